import Caseload
import Rules
import Secrets
import Storage

extension Service {
  /// What every token begins with, so that one that was published by mistake is recognised as such.
  public static let tokenPrefix = "headroom_"

  public func holder(ofToken text: String) async throws -> TokenHolder? {
    guard text.hasPrefix(Self.tokenPrefix) else { return nil }
    let digest = SecretToken.digest(text)
    let today = clock.today
    guard let record = try await database.read({ try TokenRecord(digest: digest, today: today, $0) }), record.isGood,
      record.expires > clock.seconds()
    else { return nil }
    return record.holder
  }

  public func issueToken(_ new: NewToken, by actor: Actor) async throws -> IssuedToken {
    let name = try AccountChecks(pack: pack).displayName(new.name)
    guard new.until >= clock.today, new.until - clock.today <= pack.programs.longestTokenDays else {
      throw CaseworkRefusal.invalid(
        "Choose a last day from today on and within \(pack.programs.longestTokenDays) days from today.")
    }
    let text = Self.tokenPrefix + SecretToken.make()
    // Good through its last day.
    let expires = (new.until.daysSinceEpoch + 1) * 86_400
    let service = acting(as: actor)
    return try await service.notingRefusal(.tokenIssue) {
      try await database.write { connection in
        try service.require(.change, .accounts, connection)
        let account = try AccountRecord.required(new.account, connection)
        guard account.isEnabled else {
          throw CaseworkRefusal.invalid("“\(account.name)” is disabled. Enable the account first.")
        }
        let id = try connection.insert(
          """
          INSERT INTO api_token (account_id, name, token_digest, scope, issued_at, issued_by, expires)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .integer(account.id), .text(name), .text(SecretToken.digest(text)), .text(new.scope.words),
            .text(clock.timestamp), .text(actor.name), .integer(expires),
          ])
        try service.trail(
          AuditEntry(.tokenIssue, .account(account.name), detail: "token \(id): \(new.scope.words)"), connection)
        return IssuedToken(id: id, text: text)
      }
    }
  }

  public func tokens(of account: String?, by actor: Actor) async throws -> [TokenSummary] {
    let now = clock.seconds()
    let service = acting(as: actor)
    let subject = account.map { AuditSubject.account($0) } ?? .none
    return try await service.view(.viewAccounts, subject, detail: "tokens") { connection in
      try service.require(.view, .accounts, connection)
      let record = try account.map { try AccountRecord.required($0, connection) }
      return try connection.query(
        """
        SELECT t.id, a.name, t.name, t.scope, t.expires, t.issued_at, t.issued_by, t.ended_at FROM api_token t
        JOIN account a ON a.id = t.account_id \(record == nil ? "" : "WHERE a.id = ?") ORDER BY t.id DESC
        """, record.map { [.integer($0.id)] } ?? []
      ) { row in
        let expires = try row.int(4)
        let state: TokenSummary.State =
          try row.optionalText(7) != nil ? .ended : expires <= now ? .expired : .good
        return TokenSummary(
          id: try row.int(0), account: try row.text(1), name: try row.text(2), scope: try row.text(3),
          until: LocalDate(daysSinceEpoch: expires / 86_400 - 1), issuedAt: try row.text(5),
          issuedBy: try row.text(6), state: state)
      }
    }
  }

  public func endToken(_ id: Int, by actor: Actor) async throws {
    let service = acting(as: actor)
    try await service.notingRefusal(.tokenEnd) {
      try await database.write { connection in
        try service.require(.change, .accounts, connection)
        let account = try connection.first(
          "SELECT a.name FROM api_token t JOIN account a ON a.id = t.account_id WHERE t.id = ? AND t.ended_at IS NULL",
          [.integer(id)]
        ) { try $0.text(0) }
        guard let account else {
          throw CaseworkRefusal.notFound("There is no token number \(id), or it has ended already.")
        }
        try connection.execute(
          "UPDATE api_token SET ended_at = ?, ended_by = ? WHERE id = ?",
          [.text(clock.timestamp), .text(actor.name), .integer(id)])
        try service.trail(AuditEntry(.tokenEnd, .account(account), detail: "token \(id)"), connection)
      }
    }
  }

  /// Ends every token of an account that is disabled: enabling it again brings none of them back.
  static func endTokens(of account: Int, by actor: Actor, at moment: String, _ connection: any SQLConnection) throws {
    try connection.execute(
      "UPDATE api_token SET ended_at = ?, ended_by = ? WHERE account_id = ? AND ended_at IS NULL",
      [.text(moment), .text(actor.name), .integer(account)])
  }
}
