public import Storage

extension PostgresDatabase {
  /// What PostgreSQL adds to the common schema: words for the types, texts that sort by their bytes whatever the
  /// database's language, triggers that refuse rewriting history and number rows, and an index of substrings.
  public static let dialect = SQLDialect(
    id: "BIGINT PRIMARY KEY", int: "BIGINT", real: "DOUBLE PRECISION",
    bytes: "BYTEA", text: #"TEXT COLLATE "C""#,
    additions: [
      1: [refusal] + ["post_figure", "unit_figure", "rule_pack_file"].flatMap { frozen($0) } + acceptedExtracts
        + numbering + ["extract", "unit", "practitioner", "post", "hours_reduction"].map(numbered),
      2: frozen("allocation", unlessSame: true) + appendOnly,
      3: ["tier_change", "tier_override"].flatMap { frozen($0) } + substringIndex
        + ["data_import", "tier_job", "local_change"].map(numbered),
      4: ["account", "account_role", "account_tie"].flatMap { kept($0) + [numbered($0)] },
      5: frozen("audit_event") + auditHead,
      6: kept("case_opening") + [numbered("case_opening")],
      7: kept("api_token") + [numbered("api_token")],
      9: frozen("disclosure") + ["disclosure", "subject_draft"].map(numbered),
      11: ["reduction_request", "readiness"].flatMap { kept($0) } + ["duty", "reduction_request"].map(numbered),
      12: ["post_hours", "unit_hours"].flatMap { frozen($0) } + [numbered("extra_time")],
      13: ["week_figure", "excess_step"].flatMap { frozen($0) } + ["excess", "excess_step"].map(numbered),
      15: ["case_cover", "case_cover_end", "protection_breach", "protection_breach_step"].flatMap { frozen($0) }
        + ["case_cover", "protection_breach", "protection_breach_step"].map(numbered),
      16: frozen("erasure") + [numbered("erasure")] + ErasableHistory.since16.flatMap(frozenButErasable),
      17: ["limit_setting", "local_setting"].flatMap { frozen($0) }
        + ["limit_setting", "local_setting", "planned_contacts"].map(numbered),
      18: ["time_study", "time_record"].flatMap { frozen($0) + [numbered($0)] },
      20: ["allocation_decision", "outbox_event"].flatMap { frozen($0) + [numbered($0)] }
        + ErasableHistory.since20.flatMap(frozenButErasable),
      21: ["concern", "concern_step"].flatMap { frozen($0) + [numbered($0)] }
        + ErasableHistory.since21.flatMap(frozenButErasable),
      22: ["not_for_now", "not_for_now_end"].flatMap { frozen($0) } + [numbered("not_for_now")]
        + frozenButErasable(.notForNow),
      24: frozen("outbox_delivery") + [numbered("outbox_delivery")],
      25: frozen("plan_scenario") + [numbered("plan_scenario")],
    ])

  /// An account acted, and a role was held: both may end, but not be forgotten.
  private static func kept(_ table: String) -> [String] {
    [("is_kept", "DELETE", "ROW"), ("refuses_truncate", "TRUNCATE", "STATEMENT")].map { name, change, each in
      """
      CREATE TRIGGER \(table)_\(name) BEFORE \(change) ON \(table) FOR EACH \(each)
      EXECUTE FUNCTION history_is_frozen('rows of \(table) are never removed')
      """
    }
  }

  /// A row without a number takes the one after the highest, as in SQLite: writers wait for each other, and a number of
  /// a transaction that was undone is given again, so that both databases number the same.
  private static let numbering = [
    """
    CREATE FUNCTION next_number() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF NEW.id IS NULL THEN
        EXECUTE format('SELECT COALESCE(MAX(id), 0) + 1 FROM %I', TG_TABLE_NAME) INTO NEW.id;
      END IF;
      RETURN NEW;
    END $$
    """
  ]

  private static func numbered(_ table: String) -> String {
    "CREATE TRIGGER \(table)_is_numbered BEFORE INSERT ON \(table) FOR EACH ROW EXECUTE FUNCTION next_number()"
  }

  private static let appendOnly = [
    """
    CREATE FUNCTION allocation_refuses_the_past() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF EXISTS (SELECT 1 FROM allocation WHERE crn = NEW.crn AND starts_at > NEW.starts_at) THEN
        RAISE EXCEPTION 'history is frozen: a holder cannot be put in before a later one';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER allocation_refuses_the_past BEFORE INSERT ON allocation FOR EACH ROW
    EXECUTE FUNCTION allocation_refuses_the_past()
    """,
  ]

  /// Refuses whatever it is triggered by, in the words of the trigger.
  private static let refusal = """
    CREATE FUNCTION history_is_frozen() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'history is frozen: %', TG_ARGV[0]; END $$
    """

  /// - Parameter unlessSame: whether a feed may repeat the table's rows as they are.
  private static func frozen(_ table: String, unlessSame: Bool = false) -> [String] {
    let changed = unlessSame ? "WHEN (OLD.* IS DISTINCT FROM NEW.*)" : ""
    return [("UPDATE", "ROW \(changed)"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")].map { change, each in
      """
      CREATE TRIGGER \(table)_refuses_\(change.lowercased()) BEFORE \(change) ON \(table) FOR EACH \(each)
      EXECUTE FUNCTION history_is_frozen('rows of \(table) are never changed')
      """
    }
  }

  /// In place of the trigger that refuses every change: one that lets an erasure rename a row which is being erased.
  private static func frozenButErasable(_ history: ErasableHistory) -> [String] {
    let table = history.table
    // A feed repeats rows of this table as they are.
    let changed = table == "allocation" ? "WHEN (OLD.* IS DISTINCT FROM NEW.*)" : ""
    return [
      """
      CREATE FUNCTION \(table)_unless_erased() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF \(history.isErasure) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'history is frozen: rows of \(table) are never changed';
      END $$
      """,
      "DROP TRIGGER \(table)_refuses_update ON \(table)",
      """
      CREATE TRIGGER \(table)_refuses_update BEFORE UPDATE ON \(table) FOR EACH ROW \(changed)
      EXECUTE FUNCTION \(table)_unless_erased()
      """,
    ]
  }

  /// `case_search (crn, search_text)`: `case_now` with an index of three-letter pieces, which `LIKE` uses by itself.
  ///
  /// A server without the extension pg_trgm, or one that does not let us have it, finds the same and takes longer.
  private static let substringIndex = [
    "CREATE VIEW case_search AS SELECT crn, search_text FROM case_now",
    """
    DO $$ BEGIN
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE INDEX case_now_by_text ON case_now USING gin (search_text gin_trgm_ops);
    EXCEPTION WHEN undefined_file OR feature_not_supported OR insufficient_privilege THEN NULL;
    END $$
    """,
  ]

  /// The end of the audit trail is never taken away, and never moves back.
  private static let auditHead = [
    """
    CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_head FOR EACH ROW
    EXECUTE FUNCTION history_is_frozen('the end of the audit trail is never removed')
    """,
    """
    CREATE TRIGGER audit_head_refuses_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT
    EXECUTE FUNCTION history_is_frozen('the end of the audit trail is never removed')
    """,
    """
    CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.seq < OLD.seq)
    EXECUTE FUNCTION history_is_frozen('the audit trail is only added to')
    """,
  ]

  private static let acceptedExtracts = [
    """
    CREATE TRIGGER extract_stays_accepted BEFORE UPDATE ON extract FOR EACH ROW WHEN (OLD.state = 'accepted')
    EXECUTE FUNCTION history_is_frozen('an accepted extract is never changed')
    """,
    """
    CREATE TRIGGER extract_is_kept BEFORE DELETE ON extract FOR EACH ROW WHEN (OLD.state = 'accepted')
    EXECUTE FUNCTION history_is_frozen('an accepted extract is never removed')
    """,
    """
    CREATE TRIGGER extract_refuses_truncate BEFORE TRUNCATE ON extract FOR EACH STATEMENT
    EXECUTE FUNCTION history_is_frozen('an accepted extract is never removed')
    """,
  ]
}
