import Caseload
import Rules
import Storage

extension Service: AuditUse {
  /// Rows of one page.
  public static let auditPageSize = 50

  public func auditEvents(_ query: AuditQuery) async throws -> AuditPage {
    try await auditEvents(query, limit: Self.auditPageSize)
  }

  /// - Parameter limit: rows of a page.
  public func auditEvents(_ query: AuditQuery, limit: Int) async throws -> AuditPage {
    let search = try AuditSearch(query)
    try await view(.viewAudit, query.subjectOfView, detail: search.shape) {
      _ = try self.require(.view, .audit, $0)
    }
    return try await database.read { connection in
      let total = try connection.first("SELECT seq FROM audit_head WHERE id = 1") { try $0.int(0) } ?? 0
      let search = try self.maySearch(query, connection) ? search : search.withoutPeople
      // One more than is shown says whether there is a next page.
      var found = try search.events(limit: limit + 1, connection)
      let next = found.count > limit ? query.older(than: found[limit - 1].seq) : nil
      found = Array(found.prefix(limit))
      return AuditPage(
        query: query, events: try found.map { try self.mask($0, for: self.actor, connection) }, next: next, total: total
      )
    }
  }

  /// Follows the whole chain; see ``AuditDifference``. Holds one row at a time and writes nothing.
  ///
  /// - Parameters:
  ///   - marks: ends of the trail that were kept elsewhere.
  ///   - progress: told the number of rows so far.
  public func verifyAudit(marks: [AuditMark] = [], progress: (@Sendable (Int) -> Void)? = nil) async throws
    -> AuditReport
  {
    try await database.read { connection in
      var check = AuditCheck(connection, marks: marks)
      return try check.run(progress: progress)
    }
  }

  /// The end of the trail now, to be kept elsewhere.
  public func auditMark() async throws -> AuditMark {
    let now = clock.auditMoment
    let mark = try await database.read { connection in
      try connection.first("SELECT seq, hash FROM audit_head WHERE id = 1") {
        AuditMark(seq: try $0.int(0), hash: try $0.text(1), moment: now)
      }
    }
    guard let mark else { throw StorageError.damaged("the end of the audit trail is not where it was kept") }
    return mark
  }

  /// Hands what a query finds to `body`, oldest first, one row at a time. The export is in the trail before the first row is
  /// read. Throws ``CaseworkRefusal``, ``StorageError`` and what `body` throws.
  public func exportAudit(_ query: AuditQuery = AuditQuery(), _ body: @escaping @Sendable (AuditEvent) throws -> Void)
    async throws -> Int
  {
    let search = try AuditSearch(query)
    try await notingRefusal(.exportAudit, query.subjectOfView) {
      try await database.write {
        try self.require(.export, .audit, $0)
        try trail(.init(.exportAudit, query.subjectOfView, detail: search.shape), $0)
      }
    }
    return try await database.read { connection in
      let search = try self.maySearch(query, connection) ? search : search.withoutPeople
      var count = 0
      try search.each(connection) { event in
        count += 1
        try body(try self.mask(event, for: self.actor, connection))
      }
      return count
    }
  }
}

// MARK: - Who may see whom

extension Service {
  /// A row as a viewer may see it: without its subject where that is a case from which the viewer may be excluded.
  ///
  /// Whoever has the machine's own terminal can read the file, and sees all.
  func mask(_ event: AuditEvent, for viewer: Actor, _ connection: any SQLConnection) throws -> AuditEvent {
    guard event.subjectKind == "person", let crn = event.subject, try isHidden(crn: crn, from: viewer, connection)
    else { return event }
    var masked = event
    masked.subject = nil
    // A hash of all parts but one that can be guessed gives that one away.
    masked.hash = nil
    return masked
  }

  /// A search for a case that is hidden from the viewer finds no row about it, as for one that is not there.
  private func maySearch(_ query: AuditQuery, _ connection: any SQLConnection) throws -> Bool {
    guard let subject = query.subject, query.subjectKind ?? "person" == "person" else { return true }
    return !(try isHidden(crn: subject, from: actor, connection))
  }

  private func isHidden(crn: String, from viewer: Actor, _ connection: any SQLConnection) throws -> Bool {
    if case .terminal = viewer.way { return false }
    // As everywhere, one that is not there is not told from one that is kept from the viewer.
    // A case that was taken away is known by who held it, which stays.
    let isThere =
      try connection.first(
        "SELECT 1 FROM case_record WHERE crn = ? UNION ALL SELECT 1 FROM allocation WHERE crn = ? LIMIT 1",
        [.text(crn), .text(crn)]
      ) { try $0.int(0) } != nil
    let isHidden = try acting(as: viewer).isHidden(crn: crn, on: liveDay(connection), connection)
    return isHidden || !isThere
  }
}

extension AuditQuery {
  fileprivate func older(than seq: Int) -> AuditQuery {
    var older = self
    older.before = seq
    return older
  }

  /// Whom somebody looked for, as the subject of that view.
  fileprivate var subjectOfView: AuditSubject {
    guard let subject else { return .none }
    return switch subjectKind {
    case "person": .person(subject)
    case "staff": .staff(subject)
    case "account": .account(subject)
    case let kind?: .item(kind: kind, id: subject)
    case nil: .item(kind: "any", id: subject)
    }
  }
}
