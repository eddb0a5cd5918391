import Storage

extension Service {
  /// What somebody chose for themselves, for instance not to be shown percentages; nil where nothing was chosen.
  public func preference(_ name: String, of actor: Actor) async throws -> String? {
    guard case .account(let id) = actor.way else { return nil }
    return try await database.read { connection in
      try connection.first(
        "SELECT value FROM account_preference WHERE account_id = ? AND name = ?", [.integer(id), .text(name)]
      ) { try $0.text(0) }
    }
  }

  /// Keeps a choice that concerns nobody else; it is in no trail. Throws ``CaseworkRefusal`` for whoever has no account.
  ///
  /// - Parameter value: nil to choose nothing any more.
  public func setPreference(_ name: String, to value: String?, of actor: Actor) async throws {
    try await database.write { connection in
      let id = try AccountRecord.of(actor, connection).id
      guard let value else {
        try connection.execute(
          "DELETE FROM account_preference WHERE account_id = ? AND name = ?", [.integer(id), .text(name)])
        return
      }
      try connection.execute(
        """
        INSERT INTO account_preference (account_id, name, value) VALUES (?, ?, ?)
        ON CONFLICT (account_id, name) DO UPDATE SET value = excluded.value
        """, [.integer(id), .text(name), .text(value)])
    }
  }
}
