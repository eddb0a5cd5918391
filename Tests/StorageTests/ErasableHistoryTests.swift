import Storage
import TestSupport
import Testing

@Suite("Frozen history while somebody is erased")
struct ErasableHistoryTests {
  private static let open = """
    INSERT INTO erasure_open (kind, code, pseudonym) VALUES ('case', 'X1', 'Z1'), ('staff', 'S1', 'E1')
    """
  private static let close = "DELETE FROM erasure_open"

  private static let rows = [
    "INSERT INTO allocation (crn, starts_at, staff_code, team, reason) VALUES ('X1', 'a', 'S1', 'T', 'why')",
    """
    INSERT INTO tier_change (crn, changed_at, rule_set, tier, provisional, reason, working)
    VALUES ('X1', 'a', 'r', 'A0', 0, 'why', '{}')
    """,
    "INSERT INTO tier_override (crn, decided_at, tier, reason, decided_by) VALUES ('X1', 'a', 'A0', 'why', 'Ada')",
    """
    INSERT INTO disclosure (crn, shared_on, agency, recipient, what, ground, reason, recorded_by, recorder_name, recorded_at)
    VALUES ('X1', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')
    """,
    """
    INSERT INTO week_figure (staff_code, monday, team, nights, nights_out, high_weeks, very_high_weeks, pack, pack_version)
    VALUES ('S1', 'a', 'T', 7, 0, 0, 0, 'p', '1')
    """,
    """
    INSERT INTO excess (staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on)
    VALUES ('S1', 'sustained', 'a', 'T', 'b', 4, 1, 1, 'team', 'c')
    """,
    """
    INSERT INTO excess_step (excess_id, made_at, made_by, maker_name, kind, reason)
    VALUES (1, 'a', 'b', 'c', 'outcome', 'why')
    """,
    """
    INSERT INTO case_cover (crn, holder, covered_by, starts_on, ends_on, made_at, made_by, maker_name)
    VALUES ('X1', 'S1', 'S1', 'a', 'b', 'c', 'd', 'e')
    """,
    """
    INSERT INTO protection_breach (staff_code, team, protection, began, limit_numerator, limit_denominator, cases, noticed_at)
    VALUES ('S1', 'T', 'trainee', 'a', 20, 1, 21, 'b')
    """,
    """
    INSERT INTO protection_breach_step (breach_id, kind, day, reason, made_at, made_by, maker_name)
    VALUES (1, 'approved', 'a', 'why', 'b', 'c', 'd')
    """,
    """
    INSERT INTO allocation_decision (crn, starts_at, staff_code, team, previous_staff, tier, rationale, oversight, findings,
      figures, overridden, override_reason, training_action, approved_by, approver_name, pack, pack_version, request_digest,
      made_at, made_by, maker_name)
    VALUES ('X1', 'a', 'S1', 'T', 'S1', 'A0', 'why', 'note', '[1]', '{}', 'training', 'why', 'course', 'h', 'H', 'p', '1',
      'd', 'b', 'c', 'e')
    """,
    """
    INSERT INTO concern (staff_code, team, kind, crn, held, too_much, beyond_skill, words, levels, first_level, named,
      answer_days, reported_on, reported_at, reported_by, reporter_name)
    VALUES ('S1', 'T', 'objection', 'X1', 0, 1, 0, 'why', 'spo', 0, 'Ada', 5, 'a', 'b', 'c', 'd')
    """,
    """
    INSERT INTO concern_step (concern_id, kind, day, made_at, made_by, maker_name, level, words, stops)
    VALUES (1, 'answered', 'a', 'b', 'c', 'd', 0, 'why', 'all')
    """,
    """
    INSERT INTO not_for_now (staff_code, starts_on, ends_on, reason, made_at, made_by, maker_name)
    VALUES ('S1', 'a', 'b', 'why', 'c', 'd', 'e')
    """,
  ]

  /// What of a decision goes with any of those it is about.
  private static let emptied = """
    rationale = 'erased', oversight = NULL, findings = '[]', override_reason = NULL, training_action = NULL
    """

  /// For each table the changes that are an erasure.
  private static let erasures: [(table: String, statements: [String])] = [
    (
      "allocation",
      [
        "UPDATE allocation SET crn = 'Z1', reason = NULL", "UPDATE allocation SET staff_code = 'E1', reason = NULL",
      ]
    ),
    ("tier_change", ["UPDATE tier_change SET crn = 'Z1', reason = 'erased', working = ''"]),
    ("tier_override", ["UPDATE tier_override SET crn = 'Z1', reason = 'erased'"]),
    (
      "disclosure",
      ["UPDATE disclosure SET crn = 'Z1', recipient = 'erased', what = 'erased', reason = 'erased'"]
    ),
    ("week_figure", ["UPDATE week_figure SET staff_code = 'E1'"]),
    ("excess_step", ["UPDATE excess_step SET reason = 'erased'"]),
    (
      "case_cover",
      [
        "UPDATE case_cover SET crn = 'Z1'", "UPDATE case_cover SET holder = 'E1'",
        "UPDATE case_cover SET covered_by = 'E1'",
      ]
    ),
    ("protection_breach", ["UPDATE protection_breach SET staff_code = 'E1'"]),
    ("protection_breach_step", ["UPDATE protection_breach_step SET reason = 'erased'"]),
    (
      "allocation_decision",
      ["crn = 'Z1'", "staff_code = 'E1'", "previous_staff = 'E1'"].map {
        "UPDATE allocation_decision SET \($0), \(emptied)"
      }
    ),
    (
      "concern_step",
      [
        """
        UPDATE concern_step SET words = 'erased', next_step = NULL, stops = NULL, requires = NULL, covers = NULL
        """
      ]
    ),
    (
      "concern",
      [
        "UPDATE concern SET crn = 'Z1', words = 'erased'",
        "UPDATE concern SET staff_code = 'E1', words = 'erased', reporter_name = 'erased'",
      ]
    ),
    ("not_for_now", ["UPDATE not_for_now SET staff_code = 'E1', reason = 'erased'"]),
  ]

  private func refuses(_ database: any SQLDatabase, _ statements: [String], _ comment: String) async {
    await #expect(throws: StorageError.self, "\(comment)") {
      try await database.write { connection in for sql in statements { try connection.execute(sql) } }
    }
  }

  private func run(_ kind: DatabaseKind, _ body: (any SQLDatabase) async throws -> Void) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in for row in Self.rows { try connection.execute(row) } }
      try await body(database)
    }
  }

  @Test("The list of tables is the one that is tried here")
  func list() {
    #expect(Set((ErasableHistory.all + [.notForNow]).map(\.table)) == Set(Self.erasures.map(\.table)))
  }

  @Test(
    "A row is renamed and emptied while its subject is being erased, and else never", arguments: DatabaseKind.available)
  func erased(kind: DatabaseKind) async throws {
    try await run(kind) { database in
      for (table, statements) in Self.erasures {
        for statement in statements {
          await refuses(database, [statement], "closed: \(statement)")
          try await database.write { connection in
            for sql in [Self.open, statement, Self.close] { try connection.execute(sql) }
          }
        }
        // A feed repeats allocations as they are.
        if table != "allocation" { await refuses(database, statements, "closed again: \(table)") }
      }
    }
  }

  @Test(
    "An erasure that leaves the texts, names another, or changes anything else is refused",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await run(kind) { database in
      for statement in [
        "UPDATE allocation SET crn = 'Z1'", "UPDATE allocation SET crn = 'Z2', reason = NULL",
        "UPDATE allocation SET crn = 'Z1', reason = NULL, team = 'U'",
        "UPDATE allocation SET crn = 'Z1', staff_code = 'E1', reason = NULL",
        "UPDATE allocation SET staff_code = 'E1', reason = NULL, starts_at = 'b'",
        "UPDATE tier_change SET crn = 'Z1', reason = 'erased'",
        "UPDATE tier_change SET crn = 'Z1', reason = 'erased', working = '', tier = 'B1'",
        "UPDATE tier_override SET crn = 'Z1', reason = 'erased', decided_by = 'Bo'",
        "UPDATE tier_override SET reason = 'erased'",
        "UPDATE disclosure SET crn = 'Z1', recipient = 'erased', what = 'other', reason = 'erased'",
        "UPDATE week_figure SET staff_code = 'E1', nights = 6", "UPDATE week_figure SET staff_code = 'E2'",
        "UPDATE excess_step SET reason = 'other'", "UPDATE excess_step SET reason = 'erased', maker_name = 'Bo'",
        "UPDATE case_cover SET holder = 'E1', covered_by = 'E1'", "UPDATE case_cover SET crn = 'Z1', ends_on = 'z'",
        "UPDATE protection_breach SET staff_code = 'E1', cases = 20",
        "UPDATE protection_breach_step SET reason = 'erased', kind = 'ended'", "DELETE FROM case_cover",
        "UPDATE allocation_decision SET crn = 'Z1'",
        "UPDATE allocation_decision SET crn = 'Z1', tier = 'B1', \(Self.emptied)",
        "UPDATE allocation_decision SET staff_code = 'E1', previous_staff = 'E1', \(Self.emptied)",
        "UPDATE allocation_decision SET staff_code = 'E1', maker_name = 'Bo', \(Self.emptied)",
        "DELETE FROM allocation_decision",
        "UPDATE concern SET crn = 'Z1'", "UPDATE concern SET staff_code = 'E1', words = 'erased'",
        "UPDATE concern SET crn = 'Z1', words = 'erased', answer_days = 50", "UPDATE concern_step SET words = 'erased'",
        "UPDATE concern_step SET words = 'other', stops = NULL", "DELETE FROM concern", "DELETE FROM concern_step",
        "DELETE FROM allocation", "DELETE FROM tier_change", "DELETE FROM disclosure", "DELETE FROM week_figure",
        "DELETE FROM excess_step", "DELETE FROM tier_override",
        "UPDATE not_for_now SET staff_code = 'E1'", "UPDATE not_for_now SET reason = 'erased', ends_on = 'z'",
        "DELETE FROM not_for_now",
      ] {
        await refuses(database, [Self.open, statement, Self.close], statement)
      }
    }
  }

  @Test(
    "An erasure that is not closed does not commit, and what was noted of one is never changed",
    arguments: DatabaseKind.available)
  func open(kind: DatabaseKind) async throws {
    try await run(kind) { database in
      await refuses(database, [Self.open], "left open")
      await refuses(database, ["INSERT INTO erasure_never (id) VALUES (1)", Self.open], "made possible")
      try await database.write {
        try $0.execute(
          """
          INSERT INTO erasure (kind, pseudonym, erased_at, erased_by, due_before) VALUES ('case', 'Z1', 'a', 'b', 'c')
          """)
      }
      await refuses(database, ["UPDATE erasure SET pseudonym = 'Z2'"], "changed")
      await refuses(database, ["DELETE FROM erasure"], "removed")
    }
  }
}
