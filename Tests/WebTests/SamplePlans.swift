import Caseload
import Planning
import Rules

@testable import Casework

/// Plans as the service runs them: they are of shipped numbers alone. What was kept has hostile words.
extension SampleUse {
  private static let desk = PlanDesk()

  static let keptPlan = KeptPlan(
    id: 1, name: SampleCases.hostileName, scenario: "baseline",
    trial: PlanTrial(from: LocalDate(daysSinceEpoch: 20_454), amounts: [.intake: 100, .leaving: 120]),
    assumptions: "Two <b>courts</b> at once", keptOn: SampleCases.day, keeperName: SampleCases.hostileName)

  private func shelf() throws -> PlanShelf {
    PlanShelf(
      scenarios: try ShippedScenarios.names().compactMap { try Self.desk.scenario($0)?.scenario },
      kept: [Self.keptPlan], keptInAll: 1)
  }

  func plans() async throws -> PlanShelf { try shelf() }

  func planScenario(_ scenario: String) async throws -> PlanScenario {
    guard let found = try Self.desk.scenario(scenario) else { throw CaseworkRefusal.notFound("No plan.") }
    return found.scenario
  }

  func plan(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer {
    guard let file = try Self.desk.scenario(scenario) else { throw CaseworkRefusal.notFound("No plan.") }
    let run = await Self.desk.run(file)
    let tried = trial?.applied(to: file)
    var other: PlanRun?
    if let tried { other = await Self.desk.run(tried) }
    return PlanAnswer(
      file: tried ?? file, run: other ?? run, base: other == nil ? nil : run, trial: trial,
      history: try Self.desk.history(), mayKeep: true)
  }

  func planFile(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer {
    try await plan(scenario, trial: trial)
  }

  func keepPlan(_ new: NewPlan) async throws -> KeepPlanOutcome {
    new.name.isEmpty ? .refused([HandProblem(column: "name", message: "Enter a name.")]) : .kept(1)
  }

  func comparePlans(_ first: String, _ second: String) async throws -> PlanPair {
    guard !first.isEmpty, !second.isEmpty else { return PlanPair(shelf: try shelf(), sides: []) }
    var sides: [PlanPair.Side] = []
    for key in [first, second] {
      let kept = key == "kept-1" ? Self.keptPlan : nil
      let answer = try await plan(kept?.scenario ?? key, trial: kept?.trial)
      sides.append(PlanPair.Side(key: key, file: answer.file, run: answer.run, kept: kept))
    }
    return PlanPair(shelf: try shelf(), sides: sides)
  }
}
