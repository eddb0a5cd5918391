import Caseload
import Rules
import Storage

extension Service: TieUse {
  /// Cases that are opened in one go at most.
  private static let mostSubjects = 200
  /// Characters of a reason.
  private static let longestReason = 1_000

  public func give(_ new: NewTie) async throws {
    let checks = AccountChecks(pack: pack)
    let reason = new.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !reason.isEmpty, reason.count <= Self.longestReason else {
      throw CaseworkRefusal.invalid("Say in a sentence why it is given. The reason is kept with it.")
    }
    guard !new.subjects.isEmpty, new.subjects.count <= Self.mostSubjects else {
      throw CaseworkRefusal.invalid("Name one to \(Self.mostSubjects) codes.")
    }
    guard new.kind == .inspection || new.subjects.count == 1 else {
      throw CaseworkRefusal.invalid("Name one code: each tie is about one person or one case.")
    }
    guard new.kind != .inspection || new.until != nil else {
      throw CaseworkRefusal.invalid("Give the last day: a case is opened for an inspection until a day.")
    }
    try checks.days(from: new.from, until: new.until)
    if let until = new.until, until < clock.today { throw CaseworkRefusal.invalid("The last day has passed already.") }
    for subject in new.subjects { try checks.tie(Tie(new.kind, subject)) }
    let action = AuditAction.tieGrant
    try await notingRefusal(action, .item(kind: "tie", id: new.kind.rawValue)) {
      try await database.write { connection in
        let record = try self.holder(of: new, connection)
        for subject in new.subjects {
          try self.requireSubject(new.kind, subject, connection)
          try self.insert(Tie(new.kind, subject), of: record, new, reason: reason, connection)
        }
      }
    }
  }

  public func endTie(_ id: Int) async throws {
    let (actor, now, today) = (actor, clock.timestamp, clock.today)
    try await notingRefusal(.tieEnd, .item(kind: "tie", id: String(id))) {
      try await database.write { connection in
        let found = try connection.first(
          """
          SELECT t.kind, t.subject, a.name, a.staff_code FROM account_tie t JOIN account a ON a.id = t.account_id
          WHERE t.id = ? AND t.ended_at IS NULL AND (t.until_day IS NULL OR t.until_day >= ?)
          """, [.integer(id), .text(today.iso)]
        ) { (kind: try $0.text(0), subject: try $0.text(1), account: try $0.text(2), staff: try $0.optionalText(3)) }
        guard let found, let kind = Tie.Kind(rawValue: found.kind) else {
          throw CaseworkRefusal.notFound("There is no tie of this number any more.")
        }
        if kind == .inspection {
          let scope = try self.require(.change, .inspections, connection)
          guard try self.holds(scope, crn: found.subject, connection) else {
            throw CaseworkRefusal.notAllowed(Self.otherCase)
          }
        } else {
          try self.require(.change, .ties, staff: found.staff ?? "", connection)
        }
        try connection.execute(
          "UPDATE account_tie SET ended_at = ?, ended_by = ? WHERE id = ?",
          [.text(now), .text(actor.name), .integer(id)])
        try self.trail(AuditEntry(.tieEnd, .account(found.account), detail: kind.rawValue), connection)
      }
    }
  }

  /// The account that is to hold a tie. Throws ``CaseworkRefusal`` for oneself and for somebody out of reach.
  private func holder(of new: NewTie, _ connection: any SQLConnection) throws -> AccountRecord {
    if new.kind == .inspection {
      try require(.change, .inspections, connection)
      guard try inspectors(connection).contains(where: { $0.id == new.account }) else {
        throw CaseworkRefusal.invalid("Choose somebody who has the role of an inspector.")
      }
    } else {
      try require(.change, .ties, connection)
    }
    guard let record = try AccountRecord.numbered(new.account, connection), record.isEnabled else {
      throw CaseworkRefusal.invalid("Choose who it is given to.")
    }
    if case .account(record.id) = actor.way {
      throw CaseworkRefusal.invalid("Nobody gives this to themselves. Ask another manager.")
    }
    if new.kind != .inspection {
      guard let staff = record.staff else {
        throw CaseworkRefusal.invalid("Choose somebody whose account has a staff code.")
      }
      try require(.change, .ties, staff: staff, connection)
      guard !new.subjects.contains(staff) else {
        throw CaseworkRefusal.invalid("Nobody stands in for themselves.")
      }
    }
    return record
  }

  private func requireSubject(_ kind: Tie.Kind, _ subject: String, _ connection: any SQLConnection) throws {
    switch kind {
    case .inspection: try requireCase(.change, .inspections, subject, on: liveDay(connection), connection)
    case .cowork: try requireCase(.change, .ties, subject, on: liveDay(connection), connection)
    case .trainee, .cover, .deputise: try require(.change, .ties, staff: subject, connection)
    }
  }

  private func insert(
    _ tie: Tie, of account: AccountRecord, _ new: NewTie, reason: String, _ connection: any SQLConnection
  ) throws {
    try refuseTwice(
      "account_tie WHERE account_id = ? AND kind = ? AND subject = ?",
      [.integer(account.id), .text(tie.kind.rawValue), .text(tie.subject)], from: new.from, until: new.until,
      "\(account.displayName) has this for some of these days already. End it first.", connection)
    _ = try connection.insert(
      """
      INSERT INTO account_tie (account_id, kind, subject, from_day, until_day, granted_at, granted_by, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(account.id), .text(tie.kind.rawValue), .text(tie.subject), .text(new.from.iso),
        .optional(new.until?.iso), .text(clock.timestamp), .text(actor.name), .text(reason),
      ])
    try trail(AuditEntry(.tieGrant, .account(account.name), detail: tie.kind.rawValue), connection)
    let subject: AuditSubject = tie.kind.isAboutCase ? .person(tie.subject) : .staff(tie.subject)
    try trail(AuditEntry(.tieGrant, subject, detail: tie.kind.rawValue), connection)
  }
}
