public import Storage

extension SQLiteDatabase {
  /// What SQLite adds to the common schema: words for the types, tables kept in the order of their key, triggers that
  /// refuse rewriting history, and an index of substrings.
  ///
  /// A table with row numbers of its own has its key beside it, and each row that is read along the key is looked up by
  /// its number: a nation's sheets take three times as long to read, and a fifth more room.
  public static let dialect = SQLDialect(
    id: "INTEGER PRIMARY KEY", int: "INTEGER", real: "REAL", bytes: "BLOB", byKey: " WITHOUT ROWID",
    additions: [
      1: ["post_figure", "unit_figure", "rule_pack_file"].flatMap { frozen($0) } + acceptedExtracts,
      2: frozen("allocation", unlessSame: ["crn", "starts_at", "staff_code", "team", "reason"]) + [appendOnly],
      3: ["tier_change", "tier_override"].flatMap { frozen($0) } + substringIndex,
      4: ["account", "account_role", "account_tie"].map(kept),
      5: frozen("audit_event") + auditHead,
      6: [kept("case_opening")],
      7: [kept("api_token")],
      9: frozen("disclosure"),
      11: ["reduction_request", "readiness"].map(kept),
      12: ["post_hours", "unit_hours"].flatMap { frozen($0) },
      13: ["week_figure", "excess_step"].flatMap { frozen($0) },
      15: ["case_cover", "case_cover_end", "protection_breach", "protection_breach_step"].flatMap { frozen($0) },
      16: frozen("erasure") + ErasableHistory.since16.flatMap(frozenButErasable),
      17: ["limit_setting", "local_setting"].flatMap { frozen($0) },
      18: ["time_study", "time_record"].flatMap { frozen($0) },
      20: ["allocation_decision", "outbox_event"].flatMap { frozen($0) }
        + ErasableHistory.since20.flatMap(frozenButErasable),
      21: ["concern", "concern_step"].flatMap { frozen($0) } + ErasableHistory.since21.flatMap(frozenButErasable),
      22: ["not_for_now", "not_for_now_end"].flatMap { frozen($0) } + frozenButErasable(.notForNow),
      24: frozen("outbox_delivery"),
      25: frozen("plan_scenario"),
    ])

  /// An account acted, and a role was held: both may end, but not be forgotten.
  private static func kept(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_is_kept BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'history is frozen: rows of \(table) are never removed'); END
    """
  }

  private static let appendOnly = """
    CREATE TRIGGER allocation_refuses_the_past BEFORE INSERT ON allocation
    WHEN EXISTS (SELECT 1 FROM allocation WHERE crn = NEW.crn AND starts_at > NEW.starts_at)
    BEGIN SELECT RAISE(ABORT, 'history is frozen: a holder cannot be put in before a later one'); END
    """

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

  /// In place of the trigger that refuses every change: one that lets an erasure rename a row which is being erased.
  private static func frozenButErasable(_ history: ErasableHistory) -> [String] {
    // A feed repeats rows of this table as they are.
    let repeated =
      history.table == "allocation"
      ? "(OLD.crn, OLD.starts_at, OLD.staff_code, OLD.team, OLD.reason) IS NOT (NEW.crn, NEW.starts_at, NEW.staff_code, NEW.team, NEW.reason) AND "
      : ""
    return [
      "DROP TRIGGER \(history.table)_refuses_update",
      """
      CREATE TRIGGER \(history.table)_refuses_update BEFORE UPDATE ON \(history.table)
      WHEN \(repeated)NOT (\(history.isErasure))
      BEGIN SELECT RAISE(ABORT, 'history is frozen: rows of \(history.table) are never changed'); END
      """,
    ]
  }

  /// The end of the audit trail is never taken away, and never moves back.
  private static let auditHead = [
    """
    CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_head
    BEGIN SELECT RAISE(ABORT, 'history is frozen: the end of the audit trail is never removed'); END
    """,
    """
    CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head WHEN NEW.seq < OLD.seq
    BEGIN SELECT RAISE(ABORT, 'history is frozen: the audit trail is only added to'); END
    """,
  ]

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
