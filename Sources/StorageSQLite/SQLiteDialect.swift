public import Storage

extension SQLiteDatabase {
  /// What SQLite adds to the common schema: words for the types, triggers that refuse rewriting history, and the index of parts of
  /// names.
  public static let dialect = SQLDialect(
    id: "INTEGER PRIMARY KEY", int: "INTEGER", real: "REAL", bytes: "BLOB",
    additions: [
      1: ["post_figure", "unit_figure", "rule_pack_file"].flatMap { frozen($0) } + acceptedExtracts,
      2: frozen("allocation", unlessSame: ["crn", "starts_at", "staff_code", "team", "reason"]) + [appendOnly],
      3: ["tier_change", "tier_override"].flatMap { frozen($0) } + caseSearch,
    ])

  private static let appendOnly = """
    CREATE TRIGGER allocation_refuses_the_past BEFORE INSERT ON allocation
    WHEN EXISTS (SELECT 1 FROM allocation WHERE crn = NEW.crn AND starts_at > NEW.starts_at)
    BEGIN SELECT RAISE(ABORT, 'history is frozen: a holder cannot be put in before a later one'); END
    """

  /// The list of cases by any three letters of what they are found by. A row's number is its case reference's own, so
  /// that a row can be taken out without a search.
  private static let caseSearch: [String] = {
    func number(_ row: String) -> String {
      "unicode(\(row).crn) * 1000000 + CAST(substr(\(row).crn, 2) AS INTEGER)"
    }
    let add = """
      INSERT INTO case_search (rowid, crn, search_text)
      SELECT \(number("NEW")), NEW.crn, NEW.search_text WHERE NEW.restricted = 0;
      """
    let remove = "DELETE FROM case_search WHERE rowid = \(number("OLD"));"
    return [
      "CREATE VIRTUAL TABLE case_search USING fts5(crn UNINDEXED, search_text, tokenize = 'trigram')",
      "CREATE TRIGGER case_now_is_found AFTER INSERT ON case_now BEGIN \(add) END",
      "CREATE TRIGGER case_now_is_lost AFTER DELETE ON case_now BEGIN \(remove) END",
      """
      CREATE TRIGGER case_now_is_found_again AFTER UPDATE OF crn, search_text, restricted ON case_now
      WHEN OLD.crn <> NEW.crn OR OLD.search_text <> NEW.search_text OR OLD.restricted <> NEW.restricted
      BEGIN \(remove) \(add) END
      """,
    ]
  }()

  /// - Parameter columns: all columns of a table whose rows a feed may repeat as they are; none where nothing is repeated.
  private static func frozen(_ table: String, unlessSame columns: [String] = []) -> [String] {
    func row(_ name: String) -> String { "(" + columns.map { "\(name).\($0)" }.joined(separator: ", ") + ")" }
    let changed = columns.isEmpty ? "" : "WHEN \(row("OLD")) IS NOT \(row("NEW"))"
    return [("UPDATE", changed), ("DELETE", "")].map { change, condition in
      """
      CREATE TRIGGER \(table)_refuses_\(change.lowercased()) BEFORE \(change) ON \(table) \(condition)
      BEGIN SELECT RAISE(ABORT, 'history is frozen: rows of \(table) are never changed'); END
      """
    }
  }

  private static let acceptedExtracts = [
    """
    CREATE TRIGGER extract_stays_accepted BEFORE UPDATE ON extract WHEN OLD.state = 'accepted'
    BEGIN SELECT RAISE(ABORT, 'history is frozen: an accepted extract is never changed'); END
    """,
    """
    CREATE TRIGGER extract_is_kept BEFORE DELETE ON extract WHEN OLD.state = 'accepted'
    BEGIN SELECT RAISE(ABORT, 'history is frozen: an accepted extract is never removed'); END
    """,
  ]
}
