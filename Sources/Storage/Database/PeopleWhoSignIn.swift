extension Migrations {
  /// Accounts with their roles and ties, sessions, and what slows guessing down.
  ///
  /// Moments that people look at are texts; those that only limits are reckoned with are whole seconds since 1970.
  static let peopleWhoSignIn = Migration(
    number: 4, name: "people who sign in", statements: accounts + sessions + guesses)

  private static let accounts = [
    """
    CREATE TABLE account (
      id {id}, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, password_hash TEXT, temporary_until {int},
      factor_secret TEXT, factor_pending TEXT, factor_step {int}, enabled {int} NOT NULL, must_change {int} NOT NULL,
      staff_code TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL, last_sign_in TEXT)
    """,
    // Never taken away, only ended: who held which role when is part of what the audit trail says.
    """
    CREATE TABLE account_role (
      id {id}, account_id {int} NOT NULL REFERENCES account (id), role TEXT NOT NULL, unit_level TEXT, unit_code TEXT,
      from_day TEXT NOT NULL, until_day TEXT, granted_at TEXT NOT NULL, granted_by TEXT NOT NULL, ended_at TEXT,
      ended_by TEXT)
    """,
    "CREATE INDEX account_role_by_account ON account_role (account_id)",
    """
    CREATE TABLE account_tie (
      id {id}, account_id {int} NOT NULL REFERENCES account (id), kind TEXT NOT NULL, subject TEXT NOT NULL,
      from_day TEXT NOT NULL, until_day TEXT, granted_at TEXT NOT NULL, granted_by TEXT NOT NULL, ended_at TEXT,
      ended_by TEXT)
    """,
    "CREATE INDEX account_tie_by_account ON account_tie (account_id)",
    """
    CREATE TABLE account_preference (
      account_id {int} NOT NULL REFERENCES account (id), name TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (account_id, name))
    """,
  ]

  private static let sessions = [
    """
    CREATE TABLE session (
      token_digest TEXT PRIMARY KEY, account_id {int} NOT NULL REFERENCES account (id), started {int} NOT NULL,
      seen {int} NOT NULL, form_token TEXT NOT NULL, via TEXT NOT NULL)
    """,
    "CREATE INDEX session_by_account ON session (account_id)",
    // A browser on which somebody signed in before.
    """
    CREATE TABLE device (
      token_digest TEXT PRIMARY KEY, account_id {int} NOT NULL REFERENCES account (id), seen {int} NOT NULL)
    """,
    "CREATE INDEX device_by_account ON device (account_id)",
  ]

  private static let guesses = [
    // A try that has not succeeded, in each bucket that it counts in: of a name, a source, a device.
    """
    CREATE TABLE sign_in_attempt (
      attempt TEXT NOT NULL, bucket TEXT NOT NULL, moment {int} NOT NULL, PRIMARY KEY (attempt, bucket))
    """,
    "CREATE INDEX sign_in_attempt_by_bucket ON sign_in_attempt (bucket, moment)",
    "CREATE INDEX sign_in_attempt_by_moment ON sign_in_attempt (moment)",
    // A right password that waits for its code.
    """
    CREATE TABLE challenge (
      token_digest TEXT PRIMARY KEY, account_id {int} NOT NULL REFERENCES account (id), made {int} NOT NULL,
      tries {int} NOT NULL, attempt TEXT NOT NULL, code_bucket TEXT NOT NULL, device_digest TEXT)
    """,
    "CREATE INDEX challenge_by_account ON challenge (account_id)",
    // The code of a first run, until somebody has made the first account with it.
    "CREATE TABLE claim_code (digest TEXT PRIMARY KEY, made {int} NOT NULL)",
  ]
}
