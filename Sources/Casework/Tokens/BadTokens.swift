import Rules
import Secrets
import Storage

extension Service {
  /// Notes in the audit trail that a program asked with a token that is not good: which one, where it was one once.
  ///
  /// A flood is noted as such once, and then writes no more until some minutes have passed (`programs.yaml`; counted within the
  /// minutes of `sign-in.yaml`). Throws ``StorageError`` when the trail takes nothing.
  ///
  /// - Parameter source: the network address that it came from.
  public func noteBadToken(_ text: String, source: String) async throws {
    let digest = SecretToken.digest(text)
    let attempts = Attempts(rules: pack.signIn.attempts, now: clock.seconds())
    let buckets = [
      Attempts.Bucket(name: "token-source:" + SecretToken.digest(source), limit: pack.programs.madeUpTokens.perSource),
      Attempts.Bucket(name: "token-all", limit: pack.programs.madeUpTokens.inAll),
    ]
    let isQuiet = try await database.read { connection in
      try attempts.closed(buckets, connection).map { try attempts.isNoted($0, connection) } ?? false
    }
    // A flood that is noted reads and writes nothing more.
    if isQuiet { return }
    try await database.write { connection in
      let found = try connection.first(
        "SELECT t.id, a.name FROM api_token t JOIN account a ON a.id = t.account_id WHERE t.token_digest = ?",
        [.text(digest)]
      ) { (id: try $0.int(0), account: try $0.text(1)) }
      let closed = try attempts.closed(buckets, connection)
      if let closed {
        guard try !attempts.isNoted(closed, connection) else { return }
        try attempts.note(closed, connection)
      } else {
        _ = try attempts.note(buckets, connection)
      }
      let detail = closed != nil ? "too many" : found.map { "token \($0.id) is good no more" } ?? "no such token"
      let entry = AuditEntry(
        .tokenUse, closed == nil ? found.map { .account($0.account) } ?? .none : .none, outcome: .refused,
        detail: detail)
      try AuditTrail.append(entry, by: .nobody, at: clock.auditMoment, connection)
    }
  }
}
