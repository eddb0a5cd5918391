extension Migrations {
  /// Accounts of people whom the organisation's own sign-in server vouches for.
  static let signInElsewhere = Migration(
    number: 8, name: "signing in elsewhere",
    statements: [
      """
      CREATE TABLE account_elsewhere (
        issuer TEXT NOT NULL, subject TEXT NOT NULL, account_id {int} NOT NULL REFERENCES account (id),
        linked_at TEXT NOT NULL, PRIMARY KEY (issuer, subject))
      """,
      "CREATE INDEX account_elsewhere_by_account ON account_elsewhere (account_id)",
      // What the sign-in server calls a session of ours, for when it says that it is over.
      """
      CREATE TABLE session_elsewhere (
        token_digest TEXT PRIMARY KEY REFERENCES session (token_digest) ON DELETE CASCADE, issuer TEXT NOT NULL,
        subject TEXT NOT NULL, sid TEXT)
      """,
      "CREATE INDEX session_elsewhere_by_subject ON session_elsewhere (issuer, subject)",
      "CREATE INDEX session_elsewhere_by_sid ON session_elsewhere (issuer, sid)",
      // A browser that was led to the sign-in server and is not back yet.
      """
      CREATE TABLE sign_in_begun (
        state_digest TEXT PRIMARY KEY, browser_digest TEXT NOT NULL, nonce TEXT NOT NULL, verifier TEXT NOT NULL,
        destination TEXT, made {int} NOT NULL)
      """,
      "CREATE INDEX sign_in_begun_by_moment ON sign_in_begun (made)",
      // Notices of the sign-in server that were taken, until they would be too old anyway.
      "CREATE TABLE logout_notice (notice_digest TEXT PRIMARY KEY, good_until {int} NOT NULL)",
    ])
}
