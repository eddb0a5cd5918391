extension SQLiteDatabase {
  /// `case_search (crn, search_text)`: an FTS5 index of three-letter pieces over `case_now`, which `LIKE` uses by itself.
  ///
  /// Its rows are known by numbers of their own: those of `case_now` are no part of its key, and VACUUM may change them.
  static let substringIndex = [
    "CREATE TABLE case_search_key (id INTEGER PRIMARY KEY, crn TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE case_search USING fts5 (crn UNINDEXED, search_text, tokenize = 'trigram', detail = 'none')",
    adding,
    """
    CREATE TRIGGER case_search_changes AFTER UPDATE OF crn, search_text ON case_now
    WHEN (OLD.crn, OLD.search_text) IS NOT (NEW.crn, NEW.search_text) BEGIN
      UPDATE case_search_key SET crn = NEW.crn WHERE crn = OLD.crn;
      UPDATE case_search SET crn = NEW.crn, search_text = NEW.search_text
      WHERE rowid = (SELECT id FROM case_search_key WHERE crn = NEW.crn);
    END
    """,
    """
    CREATE TRIGGER case_search_removes AFTER DELETE ON case_now BEGIN
      DELETE FROM case_search WHERE rowid = (SELECT id FROM case_search_key WHERE crn = OLD.crn);
      DELETE FROM case_search_key WHERE crn = OLD.crn;
    END
    """,
  ]

  private static let adding = """
    CREATE TRIGGER case_search_adds AFTER INSERT ON case_now BEGIN
      INSERT INTO case_search_key (crn) VALUES (NEW.crn);
      INSERT INTO case_search (rowid, crn, search_text)
      SELECT id, crn, NEW.search_text FROM case_search_key WHERE crn = NEW.crn;
    END
    """

  /// What runs before and after many rows are loaded into a table, in the same transaction.
  ///
  /// FTS5 writes its index out after each row of a trigger; all rows at once take a ninth of the time.
  static let aroundLoading: [String: (before: [String], after: [String])] = [
    "case_now": (
      before: ["DROP TRIGGER case_search_adds"],
      after: [
        "INSERT INTO case_search_key (crn) SELECT crn FROM case_now WHERE crn NOT IN (SELECT crn FROM case_search_key)",
        """
        INSERT INTO case_search (rowid, crn, search_text)
        SELECT k.id, k.crn, n.search_text FROM case_search_key AS k JOIN case_now AS n ON n.crn = k.crn
        WHERE k.id NOT IN (SELECT rowid FROM case_search)
        """,
        adding,
      ]
    )
  ]
}
