import Caseload
import Planning
public import Rules
import Storage

extension Service: PlanUse {
  public func plans() async throws -> PlanShelf {
    try await view(.viewPlan, .item(kind: "plan", id: "all")) { connection in
      try self.require(.view, .plans, connection)
      return try self.shelf(connection)
    }
  }

  public func planScenario(_ scenario: String) async throws -> PlanScenario {
    try await opened(.viewPlan, scenario)
    return try found(scenario).scenario
  }

  public func plan(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer {
    try await opened(.viewPlan, scenario)
    return try await answer(scenario, trial)
  }

  public func planFile(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer {
    try await opened(.export, scenario)
    return try await answer(scenario, trial)
  }

  public func comparePlans(_ first: String, _ second: String) async throws -> PlanPair {
    let (shelf, kept) = try await view(.viewPlan, .item(kind: "plan", id: "compared")) { connection in
      try self.require(.view, .plans, connection)
      return (
        try self.shelf(connection),
        try [first, second].map { try Self.keptNumber($0).flatMap { try KeptPlans.one($0, connection) } }
      )
    }
    guard !first.isEmpty, !second.isEmpty else { return PlanPair(shelf: shelf, sides: []) }
    var sides: [PlanPair.Side] = []
    for (key, kept) in zip([first, second], kept) {
      if Self.keptNumber(key) != nil, kept == nil { throw CaseworkRefusal.notFound("There is no plan of this number.") }
      let base = try found(kept?.scenario ?? key)
      let file = kept?.trial.applied(to: base) ?? base
      sides.append(PlanPair.Side(key: key, file: file, run: await planDesk.run(file), kept: kept))
    }
    guard sides[0].run.scenario.from == sides[1].run.scenario.from else {
      throw CaseworkRefusal.invalid("These two begin on different days. Select two that begin on the same day.")
    }
    return PlanPair(shelf: shelf, sides: sides)
  }

  private func opened(_ action: AuditAction, _ scenario: String) async throws {
    try await view(action, .item(kind: "plan", id: scenario)) { connection in
      _ = try self.require(.view, .plans, connection)
    }
  }

  private static func keptNumber(_ key: String) -> Int? {
    key.hasPrefix("kept-") ? Int(key.dropFirst(5)) : nil
  }

  private func shelf(_ connection: any SQLConnection) throws -> PlanShelf {
    PlanShelf(
      scenarios: try ShippedScenarios.names().compactMap { try planDesk.scenario($0)?.scenario },
      kept: try KeptPlans.newest(PlanShelf.mostShown, connection), keptInAll: try KeptPlans.count(connection))
  }

  private func found(_ name: String) throws -> NamedScenario {
    guard let file = try planDesk.scenario(name) else {
      throw CaseworkRefusal.notFound("There is no scenario of this name. The plans list those that there are.")
    }
    return file
  }

  private func answer(_ name: String, _ trial: PlanTrial?) async throws -> PlanAnswer {
    let file = try found(name)
    let run = await planDesk.run(file)
    let mayKeep = actor.may(.change, .plans, pack.access)
    guard let trial, !trial.amounts.isEmpty else {
      return PlanAnswer(
        file: file, run: run, base: nil, trial: nil, history: try planDesk.history(), mayKeep: mayKeep)
    }
    if let problem = trial.problems(in: file.scenario).first {
      throw CaseworkRefusal.invalid("\(problem.column ?? ""): \(problem.message)")
    }
    let tried = trial.applied(to: file)
    return PlanAnswer(
      file: tried, run: await planDesk.run(tried), base: run, trial: trial, history: try planDesk.history(),
      mayKeep: mayKeep)
  }
}
