import Rules
import Storage

extension Service {
  public func accounts(by actor: Actor) async throws -> [AccountSummary] {
    let service = acting(as: actor)
    try await service.view(.viewAccounts) { _ = try service.require(.view, .accounts, $0) }
    return try await accounts()
  }

  public func account(_ id: Int, by actor: Actor) async throws -> AccountSummary? {
    let service = acting(as: actor)
    let account = try await accounts().first { $0.id == id }
    let subject = account.map { AuditSubject.account($0.name) } ?? .item(kind: "account-number", id: String(id))
    try await service.view(.viewAccounts, subject) { _ = try service.require(.view, .accounts, $0) }
    return account
  }

  public func requireManaging(_ action: AuditAction, by actor: Actor) async throws {
    let service = acting(as: actor)
    try await service.notingRefusal(action) {
      _ = try await database.read { try service.require(.change, .accounts, $0) }
    }
  }
}
