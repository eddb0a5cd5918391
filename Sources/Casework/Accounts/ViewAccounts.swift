import Rules
import Storage

extension Service {
  public func accounts(for actor: Actor) async throws -> [AccountSummary] {
    let service = acting(as: actor)
    return try await service.view(.viewAccounts) { connection in
      try service.require(.view, .accounts, connection)
      return try service.accountSummaries(connection)
    }
  }

  public func account(_ id: Int, for actor: Actor) async throws -> AccountSummary? {
    let service = acting(as: actor)
    let number = AuditSubject.item(kind: "account-number", id: String(id))
    return try await service.view(.viewAccounts, of: { $0.map { .account($0.name) } ?? number }, or: number) {
      connection in
      try service.require(.view, .accounts, connection)
      return try service.accountSummaries(connection).first { $0.id == id }
    }
  }

  public func requireManaging(_ action: AuditAction, by actor: Actor) async throws {
    let service = acting(as: actor)
    try await service.notingRefusal(action) {
      _ = try await database.read { try service.require(.change, .accounts, $0) }
    }
  }
}
