import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Characters of a reason.
  private static let longestApproval = 1_000

  /// Breaches of some teams, those that go on first, the newest first among them.
  func breaches(in teams: SQLCondition, _ connection: any SQLConnection) throws -> [ProtectionBreach] {
    let rows = try connection.query(
      """
      SELECT b.id, b.staff_code, COALESCE(s.surname, ''), COALESCE(s.forename, ''), b.team, b.protection, b.began,
        b.limit_numerator, b.limit_denominator, b.cases, b.noticed_at, a.maker_name, a.day, a.reason, e.day
      FROM protection_breach b LEFT JOIN staff s ON s.staff_code = b.staff_code
      LEFT JOIN protection_breach_step a ON a.breach_id = b.id AND a.kind = 'approved'
      LEFT JOIN protection_breach_step e ON e.breach_id = b.id AND e.kind = 'ended'
      WHERE \(teams.sql) ORDER BY CASE WHEN e.id IS NULL THEN 0 ELSE 1 END, b.began DESC, b.id DESC
      """, teams.arguments
    ) { row -> ProtectionBreach? in
      guard let began = try row.day(6) else { return nil }
      let approval = try row.optionalText(11).flatMap { by in
        try row.day(12).map { ProtectionBreach.Approval(by: by, on: $0, reason: try row.text(13)) }
      }
      return ProtectionBreach(
        id: try row.int(0), staffCode: try row.text(1), name: PostRow.lastFirst(try row.text(2), try row.text(3)),
        team: try row.text(4), protection: try row.text(5), began: began,
        limit: Ratio(try row.int(7), over: try row.int(8)), cases: try row.int(9), noticedAt: try row.text(10),
        approval: approval, endedOn: try row.day(14))
    }
    return rows.compactMap(\.self)
  }

  public func protections(level: String, code: String) async throws -> ProtectionsPage {
    try await view(
      .viewAvailability, subject(level, code), detail: "protections", keptAs: ViewKey("protections", level, code)
    ) { connection in
      let day = try self.liveDay(connection)
      let scope = try self.teamScope(level, code, on: day, connection)
      try self.require(.view, .peopleFigures, unit: scope.unit, connection)
      let weeks = TeamWeeks(service: self, connection: connection, day: day)
      let inputs = try weeks.inputs(of: scope.unit.code, to: day)
      let names = try self.staffNames(Set(inputs.keys.map(\.staff.text)), connection)
      let seesReasons = try self.scope(.view, .reductionReasons, connection).holds(scope.unit)
      let gaps = ProtectionGaps(service: self, connection: connection, day: day)
      return ProtectionsPage(
        unit: scope.unit, path: try self.openPath(scope.path, connection), day: day,
        missing: try gaps.missing(inputs, names: names).map { $0.showingReasons(seesReasons) },
        breaches: try self.breaches(in: SQLCondition("b.team = ?", [.text(scope.unit.code)]), connection),
        mayApprove: try self.approves(scope.unit.code, connection),
        rules: "\(self.pack.title), version \(self.pack.version)")
    }
  }

  public func approveBreach(_ id: Int, reason: String) async throws {
    try await notingRefusal(.breachApproval, .item(kind: "breach", id: String(id))) {
      try await database.write { connection in
        try self.require(.change, .excess, connection)
        let found = try self.breaches(in: SQLCondition("b.id = ?", [.integer(id)]), connection).first
        guard let breach = found else { throw CaseworkRefusal.notFound("There is no breach of this number.") }
        guard try self.approves(breach.team, connection) else {
          throw CaseworkRefusal.notAllowed("The head of the unit above the team approves this. Ask them.")
        }
        guard breach.approval == nil else {
          throw CaseworkRefusal.invalid("Somebody has approved this already. Nothing was changed.")
        }
        let plain = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !plain.isEmpty, plain.count <= Self.longestApproval else {
          throw CaseworkRefusal.invalid(
            "Say in a sentence why it is approved, in at most \(Self.longestApproval) characters.")
        }
        if let staff = self.actor.staff, staff == breach.staffCode {
          throw CaseworkRefusal.notAllowed("Nobody approves what they hold themselves. Ask the manager above you.")
        }
        _ = try connection.insert(
          """
          INSERT INTO protection_breach_step (breach_id, kind, day, reason, made_at, made_by, maker_name)
          VALUES (?, 'approved', ?, ?, ?, ?, ?)
          """,
          [
            .integer(id), .text(self.clock.today.iso), .text(plain), .text(self.clock.timestamp),
            .text(self.actor.name), .text(self.actor.displayName),
          ])
        try self.trail(AuditEntry(.breachApproval, .staff(breach.staffCode), detail: "number \(id)"), connection)
      }
    }
  }

  /// Whether the actor is the manager above a team, who approves what goes over a limit of it.
  private func approves(_ team: String, _ connection: any SQLConnection) throws -> Bool {
    let reach = try scope(.change, .excess, connection)
    return try reach.isEverything || reach.units.contains(ownerUnit(.pdu, team: team, connection))
  }
}

extension MissingProtection {
  /// The same with no reason of a reduction for whoever may not see it.
  func showingReasons(_ mayBeSeen: Bool) -> MissingProtection {
    guard !mayBeSeen, case .dateOfReduction = kind else { return self }
    return MissingProtection(staffCode: staffCode, name: name, team: team, kind: .dateOfReduction(reason: ""))
  }
}
