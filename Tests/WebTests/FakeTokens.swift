import Caseload
import Synchronization

@testable import Casework

/// Tokens in memory, by the rules of ``TokenUse``.
extension FakeAccounts {
  struct Token {
    let id: Int
    let text: String
    let new: NewToken
    var isEnded = false
  }

  func holder(ofToken text: String) async throws -> TokenHolder? {
    book.withLock { book in
      guard let token = book.tokens.first(where: { $0.text == text && !$0.isEnded }),
        let account = book.accounts.first(where: { $0.summary.name == token.new.account })?.summary, account.isEnabled
      else { return nil }
      return TokenHolder(
        actor: Actor(
          way: .token(token.id), name: account.name, displayName: account.displayName, staff: account.staff,
          roles: account.roles.map(\.role), narrowing: token.new.scope.permissions),
        seesMetrics: token.new.scope.seesMetrics)
    }
  }

  func noteBadToken(_ text: String, source: String) async throws { book.withLock { $0.changes.append("noteBadToken") } }

  func issueToken(_ new: NewToken, by actor: Actor) async throws -> IssuedToken {
    guard new.name != "no" else { throw CaseworkRefusal.invalid("Give the token a better name.") }
    return book.withLock { book in
      let token = Token(id: book.tokens.count + 1, text: "headroom_token-\(book.tokens.count + 1)", new: new)
      book.tokens.append(token)
      book.changes.append("issueToken")
      return IssuedToken(id: token.id, text: token.text)
    }
  }

  func tokens(of account: String?, by actor: Actor) async throws -> [TokenSummary] {
    book.withLock { book in
      book.tokens.filter { account == nil || $0.new.account == account }.map {
        TokenSummary(
          id: $0.id, account: $0.new.account, name: $0.new.name, scope: $0.new.scope.words, until: $0.new.until,
          issuedAt: "2026-11-22T09:00:00Z", issuedBy: "ada@example.org", state: $0.isEnded ? .ended : .good)
      }.reversed()
    }
  }

  func endToken(_ id: Int, by actor: Actor) async throws {
    try book.withLock { book in
      guard let index = book.tokens.firstIndex(where: { $0.id == id && !$0.isEnded }) else {
        throw CaseworkRefusal.notFound("There is no token of this number.")
      }
      book.tokens[index].isEnded = true
      book.changes.append("endToken")
    }
  }
}
