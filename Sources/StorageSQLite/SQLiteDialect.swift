public import Storage

extension SQLiteDatabase {
  /// What SQLite adds to the common schema: words for the types, and triggers that refuse rewriting history.
  public static let dialect = SQLDialect(
    id: "INTEGER PRIMARY KEY", int: "INTEGER", real: "REAL", bytes: "BLOB",
    additions: [
      1: ["post_figure", "unit_figure", "rule_pack_file"].flatMap { table in
        ["UPDATE", "DELETE"].map { change in
          """
          CREATE TRIGGER \(table)_refuses_\(change.lowercased()) BEFORE \(change) ON \(table)
          BEGIN SELECT RAISE(ABORT, 'history is frozen: rows of \(table) are never changed'); END
          """
        }
      } + [
        """
        CREATE TRIGGER extract_stays_accepted BEFORE UPDATE ON extract WHEN OLD.state = 'accepted'
        BEGIN SELECT RAISE(ABORT, 'history is frozen: an accepted extract is never changed'); END
        """,
        """
        CREATE TRIGGER extract_is_kept BEFORE DELETE ON extract WHEN OLD.state = 'accepted'
        BEGIN SELECT RAISE(ABORT, 'history is frozen: an accepted extract is never removed'); END
        """,
      ]
    ])
}
