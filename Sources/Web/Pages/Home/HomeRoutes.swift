import Casework
import Rules

extension Visit {
  /// The page that is the minute of whoever asks.
  func home() async throws -> Answer {
    switch session?.person.actor.home(use.pack.access) ?? .nothing {
    case .week:
      let week = try await use.myWeek()
      let page = WeekPage(
        week: week, own: try await ownFigure(in: week),
        weekly: try await use.ownFigures() == .weekly ? try await weeklySummary() : nil,
        standing: try? await use.standing())
      return .page(framed(page.page))
    case .unit(let unit):
      let told = ToldPart(openings: try await use.openingsToldOf())
      let awaited = try await awaitedConcerns()
      return try await overview(unit?.level, unit?.code, nil, false, notice: told.html + awaited)
    case .extracts: return try await extracts()
    case .cases: return try await cases(.list(CaseListQuery(.service)))
    case .training: return try await records(.sheet("training"))
    case .accounts: return try await accounts(.list())
    case .nothing:
      throw CaseworkRefusal.notAllowed("Your account has no role yet. An administrator can give it one.")
    }
  }
}
