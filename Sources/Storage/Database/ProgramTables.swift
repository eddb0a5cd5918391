extension Migrations {
  /// Tokens with which programs ask, and the answers that were given to them once.
  static let programs = Migration(
    number: 7, name: "programs with tokens",
    statements: [
      // Never taken away, only ended: whom a token acted as is part of what the audit trail says.
      """
      CREATE TABLE api_token (
        id {id}, account_id {int} NOT NULL REFERENCES account (id), name TEXT NOT NULL, token_digest TEXT NOT NULL UNIQUE,
        scope TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, expires {int} NOT NULL, ended_at TEXT,
        ended_by TEXT)
      """,
      "CREATE INDEX api_token_by_account ON api_token (account_id)",
      // What a request with a key of its own was answered, for when it is sent again.
      """
      CREATE TABLE kept_answer (
        token_id {int} NOT NULL REFERENCES api_token (id), answer_key TEXT NOT NULL, request_digest TEXT NOT NULL,
        kept {int} NOT NULL, status {int} NOT NULL, location TEXT, version TEXT, body TEXT NOT NULL,
        PRIMARY KEY (token_id, answer_key))
      """,
      "CREATE INDEX kept_answer_by_moment ON kept_answer (kept)",
    ])
}
