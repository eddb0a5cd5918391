import Casework
import Rules

extension Visit {
  func practitioner(_ id: Int, _ showsWorkload: Bool) async throws -> Answer {
    let model = try await use.practitioner(id: id)
    let live = try await use.livePosts(staff: model.staffCode)
    let isOwn = session?.person.actor.staff == model.staffCode
    var view = PractitionerView(
      model: model, live: live, asked: showsWorkload, own: isOwn ? try await use.ownFigures() : nil, pack: use.pack)
    if view.own == .weekly { view.weekly = try await weeklySummary() }
    if view.showsWorkload { view.weeksOver = try await use.weeksOver(staff: model.staffCode) }
    if view.showsWorkload, use.pack.measures.headline == .hours, !live.isEmpty {
      view.inHours = try await use.hours(practitioner: id).totals
    }
    return .page(framed(view.page))
  }
}
