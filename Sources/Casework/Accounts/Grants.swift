public import Caseload
import Storage

extension Service {
  public func grant(_ role: HeldRole, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor)
    async throws
  {
    let checks = AccountChecks(pack: pack)
    try checks.role(role, until: until)
    try checks.days(from: from, until: until)
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      try insert(role, of: (record.id, record.name), from: from, until: until, by: actor, connection)
    }
  }

  public func end(_ role: HeldRole, of account: String, by actor: Actor) async throws {
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      try keepingAnAdministrator(by: actor, connection) {
        let ended = try connection.query(
          """
          UPDATE account_role SET ended_at = ?, ended_by = ? WHERE account_id = ? AND role = ?
          AND COALESCE(unit_level, '') = ? AND COALESCE(unit_code, '') = ? AND ended_at IS NULL
          AND (until_day IS NULL OR until_day >= ?) RETURNING id
          """,
          [.text(clock.timestamp), .text(actor.name), .integer(record.id)] + role.values + [.text(clock.today.iso)]
        ) { try $0.int(0) }
        guard !ended.isEmpty else {
          throw CaseworkRefusal.notFound("“\(record.name)” does not have the role \(role.inWords).")
        }
      }
      try AuditTrail.append(
        AuditEntry(.roleEnd, .account(record.name), detail: role.inWords), by: actor, at: clock.auditMoment, connection)
    }
  }

  public func grant(_ tie: Tie, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor) async throws {
    let checks = AccountChecks(pack: pack)
    try checks.tie(tie)
    try checks.days(from: from, until: until)
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      try refuseTwice(
        "account_tie WHERE account_id = ? AND kind = ? AND subject = ?",
        [.integer(record.id), .text(tie.kind.rawValue), .text(tie.subject)], from: from, until: until,
        "“\(record.name)” has this for some of these days already. End it first.", connection)
      _ = try connection.insert(
        """
        INSERT INTO account_tie (account_id, kind, subject, from_day, until_day, granted_at, granted_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(record.id), .text(tie.kind.rawValue), .text(tie.subject), .text(from.iso), .optional(until?.iso),
          .text(clock.timestamp), .text(actor.name),
        ])
      try AuditTrail.append(
        AuditEntry(.tieGrant, .account(record.name), detail: tie.kind.rawValue), by: actor, at: clock.auditMoment,
        connection)
    }
  }

  public func end(_ tie: Tie, of account: String, by actor: Actor) async throws {
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      let ended = try connection.query(
        """
        UPDATE account_tie SET ended_at = ?, ended_by = ? WHERE account_id = ? AND kind = ? AND subject = ?
        AND ended_at IS NULL AND (until_day IS NULL OR until_day >= ?) RETURNING id
        """,
        [
          .text(clock.timestamp), .text(actor.name), .integer(record.id), .text(tie.kind.rawValue), .text(tie.subject),
          .text(clock.today.iso),
        ]
      ) { try $0.int(0) }
      guard !ended.isEmpty else {
        throw CaseworkRefusal.notFound("“\(record.name)” does not have \(tie.kind.rawValue) for this.")
      }
      try AuditTrail.append(
        AuditEntry(.tieEnd, .account(record.name), detail: tie.kind.rawValue), by: actor, at: clock.auditMoment,
        connection)
    }
  }

  func insert(
    _ role: HeldRole, of account: (id: Int, name: String), from: LocalDate, until: LocalDate?, by actor: Actor,
    _ connection: any SQLConnection
  ) throws {
    try refuseTwice(
      "account_role WHERE account_id = ? AND role = ? AND COALESCE(unit_level, '') = ? AND COALESCE(unit_code, '') = ?",
      [.integer(account.id)] + role.values, from: from, until: until,
      "“\(account.name)” has the role \(role.inWords) for some of these days already. End it first.", connection)
    _ = try connection.insert(
      """
      INSERT INTO account_role (account_id, role, unit_level, unit_code, from_day, until_day, granted_at, granted_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(account.id), .text(role.role), .optional(role.unit?.level), .optional(role.unit?.code),
        .text(from.iso), .optional(until?.iso), .text(clock.timestamp), .text(actor.name),
      ])
    try AuditTrail.append(
      AuditEntry(.roleGrant, .account(account.name), detail: role.inWords), by: actor, at: clock.auditMoment, connection
    )
  }

  /// Throws the sentence when there is a row that has not ended and shares a day.
  func refuseTwice(
    _ rows: String, _ values: [SQLValue], from: LocalDate, until: LocalDate?, _ sentence: String,
    _ connection: any SQLConnection
  ) throws {
    let shares =
      try connection.first(
        """
        SELECT 1 FROM \(rows) AND ended_at IS NULL AND (until_day IS NULL OR until_day >= ?)
        AND (CAST(? AS TEXT) IS NULL OR from_day <= ?) LIMIT 1
        """, values + [.text(from.iso), .optional(until?.iso), .optional(until?.iso)]
      ) { try $0.int(0) } != nil
    guard !shares else { throw CaseworkRefusal.invalid(sentence) }
  }
}

extension HeldRole {
  /// Role, level and code as they are compared with a row, where a role for the nation has neither level nor code.
  fileprivate var values: [SQLValue] { [.text(role), .text(unit?.level ?? ""), .text(unit?.code ?? "")] }

  /// `spo team:N07T01`.
  public var inWords: String { unit.map { "\(role) \($0.level):\($0.code)" } ?? role }
}
