extension Migrations {
  /// What people tried on plans and kept. Only ever added to, and about nobody.
  static let plans = Migration(
    number: 25, name: "plans",
    statements: [
      // Levers are kept as they were typed: `intake 100, leaving 120`.
      """
      CREATE TABLE plan_scenario (
        id {id}, name TEXT NOT NULL, scenario TEXT NOT NULL, starts_on TEXT NOT NULL, levers TEXT NOT NULL,
        assumptions TEXT NOT NULL, kept_at TEXT NOT NULL, kept_by TEXT NOT NULL, keeper_name TEXT NOT NULL)
      """
    ])
}
