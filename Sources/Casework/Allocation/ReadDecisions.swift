import Caseload
import DataFormat
import Rules
import Storage

extension Service {
  public func allocationDecision(_ id: Int) async throws -> AllocationDecision {
    try await view(.viewAllocation, of: { .person($0.crn) }, or: .item(kind: "decision", id: String(id))) {
      connection in
      try self.require(.view, .allocation, connection)
      let found = try self.decision(id, connection)
      try self.require(.view, .allocation, crn: found.crn, connection)
      return found
    }
  }

  public func allocationDecisions(crn: String) async throws -> [AllocationDecision] {
    try await view(.viewCase, .person(crn), detail: "decisions") { connection in
      let day = try self.liveDay(connection)
      try self.requireCase(.view, .cases, crn, on: day, connection)
      return try self.decisions(SQLCondition("d.crn = ?", [.text(crn)]), on: day, connection)
    }
  }

  public func handover(_ id: Int) async throws -> Handover {
    let (decision, oversight, day) = try await view(
      .viewCase, of: { .person($0.0.crn) }, or: .item(kind: "decision", id: String(id)), detail: "handover"
    ) { connection in
      try self.require(.view, .cases, connection)
      let found = try self.decision(id, connection)
      // The note is for whoever takes the case, who may not see why it was given.
      let oversight =
        try connection.first("SELECT oversight FROM allocation_decision WHERE id = ?", [.integer(id)]) {
          try $0.optionalText(0)
        } ?? nil
      return (found, oversight, try self.liveDay(connection))
    }
    return Handover(
      decision: decision, oversight: oversight, detail: try await caseDetail(crn: decision.crn), day: day)
  }

  private func decision(_ id: Int, _ connection: any SQLConnection) throws -> AllocationDecision {
    let day = try liveDay(connection)
    guard let found = try decisions(SQLCondition("d.id = ?", [.integer(id)]), on: day, connection).first else {
      throw CaseworkRefusal.notFound("There is no decision of this number.")
    }
    try requireCase(.view, .cases, found.crn, on: day, connection)
    return found
  }

  /// Newest first, each with its reasons where the actor may see who may take the case.
  private func decisions(
    _ some: SQLCondition, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> [AllocationDecision] {
    let scope = try scope(.view, .allocation, connection)
    let rows = try connection.query(
      """
      SELECT d.id, d.crn, d.staff_code, d.team, d.previous_staff, d.made_at, d.maker_name, d.starts_at, d.rationale,
        d.oversight, d.findings, d.figures, d.overridden, d.override_reason, d.training_action, d.approver_name, d.pack,
        d.pack_version, l.state, n.staff_code, n.held_since
      FROM allocation_decision d LEFT JOIN case_now n ON n.crn = d.crn
      LEFT JOIN local_change l ON l.sheet = 'allocations' AND l.row_key = d.crn || '|' || d.starts_at
      WHERE \(some.sql) ORDER BY d.id DESC, l.id DESC
      """, some.arguments
    ) { $0 }
    let staff = try rows.flatMap { [try $0.optionalText(2), try $0.optionalText(4)].compactMap(\.self) }
    let names = try staffNames(Set(staff), connection)
    var found: [AllocationDecision] = []
    for row in rows {
      let id = try row.int(0)
      // A change that was withdrawn stands beside the one that took its place.
      guard found.last?.id != id else { continue }
      let crn = try row.text(1)
      let isShown = try holds(scope, crn: crn, connection)
      let code = try row.text(2)
      let team = try row.text(3)
      found.append(
        AllocationDecision(
          id: id, crn: crn, staffCode: code, name: names[code] ?? code,
          team: try orgUnit(team, on: day, connection)?.0.name ?? team,
          previous: try row.optionalText(4).map { names[$0] ?? $0 }, madeAt: try row.text(5), maker: try row.text(6),
          state: try row.optionalText(18).flatMap(AllocationDecision.State.init) ?? .confirmed,
          isInForce: try row.optionalText(19) == code && row.optionalText(20) == row.text(7),
          nextAppointment: try nextAppointment(of: crn, on: day, connection),
          reasons: isShown ? try Self.reasons(row) : nil))
    }
    return found
  }

  private static func reasons(_ row: SQLRow) throws -> AllocationDecision.Reasons {
    let override = try row.optionalText(15).map { approver in
      AllocationDecision.Override(
        rules: try row.optionalText(12)?.split(separator: " ").map(String.init) ?? [],
        reason: try row.optionalText(13) ?? "", trainingAction: try row.optionalText(14), approver: approver)
    }
    return AllocationDecision.Reasons(
      rationale: try row.text(8), oversight: try row.optionalText(9),
      findings: try DecisionKept.findings(try row.text(10)), figures: try DecisionKept.figures(try row.text(11)),
      override: override, rules: "\(try row.text(16)), version \(try row.text(17))")
  }

  /// The first contact that is due from a day on and has not been done.
  private func nextAppointment(
    of crn: String, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> LocalDate? {
    let kinds = SQLCondition.among("kind", pack.workKinds.filter(\.isContact).map(\.id))
    return try connection.first(
      "SELECT MIN(due_on) FROM work_item WHERE crn = ? AND done_on IS NULL AND due_on >= ? AND \(kinds.sql)",
      [.text(crn), .text(day.iso)] + kinds.arguments
    ) { try $0.day(0) } ?? nil
  }
}
