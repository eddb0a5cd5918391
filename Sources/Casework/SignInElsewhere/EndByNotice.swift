import Secrets
import Storage

extension OrganisationSignIn {
  public func end(notice token: String) async throws {
    let now = service.clock.seconds()
    let notice = try await server.notice(token, at: now)
    let moment = service.clock.auditMoment
    let isNew = try await service.database.write { connection in
      try connection.execute("DELETE FROM logout_notice WHERE good_until < ?", [.integer(now)])
      let digest = SecretToken.digest("\(server.issuer) \(notice.id)")
      let seen = try connection.first("SELECT 1 FROM logout_notice WHERE notice_digest = ?", [.text(digest)]) {
        try $0.int(0)
      }
      guard seen == nil else { return false }
      try connection.execute(
        "INSERT INTO logout_notice (notice_digest, good_until) VALUES (?, ?)",
        [.text(digest), .integer(notice.goodUntil)])
      for (account, count) in try ended(by: notice, connection).sorted(by: { $0.key < $1.key }) {
        guard let record = try AccountRecord.numbered(account, connection) else { continue }
        try AuditTrail.append(
          AuditEntry(.sessionsEnd, .account(record.name), detail: "\(count), at the sign-in server"), by: server.actor,
          at: moment, connection)
      }
      return true
    }
    guard isNew else { throw SignInServerFault.untrusted("a notice that was taken already") }
  }

  /// How many sessions of which accounts were ended.
  private func ended(by notice: LogoutNotice, _ connection: any SQLConnection) throws -> [Int: Int] {
    var conditions = ["issuer = ?"]
    var arguments: [SQLValue] = [.text(server.issuer)]
    if let subject = notice.subject {
      conditions.append("subject = ?")
      arguments.append(.text(subject))
    }
    if let session = notice.session {
      // A session of which the server told no name is meant wherever its person is.
      conditions.append(notice.subject == nil ? "sid = ?" : "(sid = ? OR sid IS NULL)")
      arguments.append(.text(session))
    }
    guard arguments.count > 1 else { return [:] }
    let accounts = try connection.query(
      """
      DELETE FROM session WHERE token_digest IN
        (SELECT token_digest FROM session_elsewhere WHERE \(conditions.joined(separator: " AND ")))
      RETURNING account_id
      """, arguments
    ) { try $0.int(0) }
    return Dictionary(accounts.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
