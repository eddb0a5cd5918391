import Caseload
import Rules
import Storage

extension Service {
  public func keepPlan(_ new: NewPlan) async throws -> KeepPlanOutcome {
    let (actor, now) = (actor, clock.timestamp)
    let subject = AuditSubject.item(kind: "plan", id: new.scenario)
    return try await notingRefusal(.planKeep, subject) {
      try await database.write { connection in
        try self.require(.change, .plans, connection)
        guard let file = try self.planDesk.scenario(new.scenario) else {
          throw CaseworkRefusal.notFound("There is no scenario of this name. The plans list those that there are.")
        }
        let problems = Self.problems(of: new, file.scenario)
        guard problems.isEmpty else { return .refused(problems) }
        if let same = try KeptPlans.newest(1, connection).first, same.holds(new) { return .kept(same.id) }
        try connection.execute(
          """
          INSERT INTO plan_scenario (name, scenario, starts_on, levers, assumptions, kept_at, kept_by, keeper_name)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.name.oneLine), .text(new.scenario), .text(new.trial.from.iso),
            .text(KeptPlans.text(new.trial.amounts)), .text(new.assumptions.oneLine), .text(now), .text(actor.name),
            .text(actor.displayName),
          ])
        let id = try KeptPlans.newest(1, connection).first?.id ?? 0
        try self.trail(AuditEntry(.planKeep, subject, detail: "kept-\(id)"), connection)
        return .kept(id)
      }
    }
  }

  /// Letters of a name, and of what is assumed.
  private static let (longestName, longestWords) = (120, 2_000)

  private static func problems(of new: NewPlan, _ scenario: PlanScenario) -> [HandProblem] {
    var problems = new.trial.problems(in: scenario)
    if new.trial.amounts.isEmpty {
      problems.append(HandProblem(column: "from", message: "Try a lever first: without one there is nothing to keep."))
    }
    if new.name.oneLine.isEmpty || new.name.count > longestName {
      problems.append(HandProblem(column: "name", message: "Enter a name of up to \(longestName) letters."))
    }
    if new.assumptions.oneLine.isEmpty || new.assumptions.count > longestWords {
      problems.append(
        HandProblem(
          column: "assumptions",
          message: "Say what you assume and why, in up to \(longestWords) letters, so that others can judge it."))
    }
    return problems
  }
}

extension KeptPlan {
  fileprivate func holds(_ new: NewPlan) -> Bool {
    name == new.name.oneLine && scenario == new.scenario && trial == new.trial && assumptions == new.assumptions.oneLine
  }
}

/// What people kept of plans. Nothing of it is ever changed.
enum KeptPlans {
  private static let columns = "id, name, scenario, starts_on, levers, assumptions, kept_at, keeper_name"

  static func newest(_ most: Int, _ connection: any SQLConnection) throws -> [KeptPlan] {
    try connection.query("SELECT \(columns) FROM plan_scenario ORDER BY id DESC LIMIT ?", [.integer(most)], read)
      .compactMap(\.self)
  }

  static func one(_ id: Int, _ connection: any SQLConnection) throws -> KeptPlan? {
    try connection.query("SELECT \(columns) FROM plan_scenario WHERE id = ?", [.integer(id)], read)
      .compactMap(\.self).first
  }

  static func count(_ connection: any SQLConnection) throws -> Int {
    try connection.first("SELECT COUNT(*) FROM plan_scenario") { try $0.int(0) } ?? 0
  }

  /// `intake 100, leaving 120`, by key.
  static func text(_ amounts: [PlanTrial.Lever: Double]) -> String {
    PlanTrial.Lever.allCases.compactMap { lever in amounts[lever].map { "\(lever.rawValue) \(PlanTrial.plain($0))" } }
      .joined(separator: ", ")
  }

  private static func amounts(_ text: String) -> [PlanTrial.Lever: Double] {
    var amounts: [PlanTrial.Lever: Double] = [:]
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      guard words.count == 2, let lever = PlanTrial.Lever(rawValue: String(words[0])), let value = Double(words[1])
      else { continue }
      amounts[lever] = value
    }
    return amounts
  }

  @Sendable private static func read(_ row: SQLRow) throws -> KeptPlan? {
    guard let from = try row.day(3), let keptOn = LocalDate(iso: try row.text(6).prefix(10)) else { return nil }
    return KeptPlan(
      id: try row.int(0), name: try row.text(1), scenario: try row.text(2),
      trial: PlanTrial(from: from, amounts: amounts(try row.text(4))), assumptions: try row.text(5), keptOn: keptOn,
      keeperName: try row.text(7))
  }
}
