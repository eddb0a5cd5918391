import Storage
import StoragePostgres
import StorageSQLite
import TestSupport
import Testing

@Suite("What the drivers add to the common schema")
struct DialectTests {
  private static let frozen = [
    "allocation", "allocation_decision", "audit_event", "case_cover", "case_cover_end", "concern", "concern_step",
    "disclosure", "erasure", "excess_step",
    "limit_setting", "local_setting", "not_for_now", "not_for_now_end", "outbox_delivery", "outbox_event",
    "plan_scenario", "post_figure",
    "post_hours", "protection_breach", "protection_breach_step", "rule_pack_file", "tier_change", "time_record",
    "time_study",
    "tier_override", "unit_figure", "unit_hours", "week_figure",
  ]

  private static let kept = [
    "account", "account_role", "account_tie", "api_token", "case_opening", "readiness", "reduction_request",
  ]

  private static let numbered = [
    "account", "account_role", "account_tie", "allocation_decision", "api_token", "case_cover", "case_opening",
    "concern", "concern_step", "data_import", "disclosure", "duty", "erasure", "excess",
    "excess_step", "extra_time", "extract", "hours_reduction", "limit_setting", "local_change", "local_setting",
    "not_for_now", "outbox_delivery", "outbox_event", "plan_scenario", "planned_contacts", "post", "practitioner",
    "protection_breach", "protection_breach_step", "reduction_request", "subject_draft", "tier_job", "time_record",
    "time_study", "unit",
  ]

  @Test("The list of a driver's triggers has not grown unnoticed", arguments: DatabaseKind.available)
  func triggers(kind: DatabaseKind) async throws {
    let (sql, expected) =
      switch kind {
      case .sqlite:
        (
          "SELECT name FROM sqlite_master WHERE type = 'trigger'",
          [
            "allocation_refuses_the_past", "audit_head_is_kept", "audit_head_moves_on", "case_search_adds",
            "case_search_changes", "case_search_removes",
            "extract_is_kept",
            "extract_stays_accepted",
          ]
            + Self.frozen.flatMap { ["\($0)_refuses_delete", "\($0)_refuses_update"] }
            + Self.kept.map { "\($0)_is_kept" }
        )
      case .postgres:
        (
          "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
          [
            "allocation_refuses_the_past", "audit_head_is_kept", "audit_head_moves_on", "audit_head_refuses_truncate",
            "extract_is_kept", "extract_refuses_truncate", "extract_stays_accepted",
          ]
            + Self.numbered.map { "\($0)_is_numbered" }
            + Self.frozen.flatMap { ["\($0)_refuses_delete", "\($0)_refuses_truncate", "\($0)_refuses_update"] }
            + Self.kept.flatMap { ["\($0)_is_kept", "\($0)_refuses_truncate"] }
        )
      }
    try await withThrowawayDatabase(kind) { _, database in
      let found = try await database.read { try $0.query(sql, []) { try $0.text(0) } }
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test("The number of statements that a driver adds has not grown unnoticed")
  func counts() {
    #expect(
      SQLiteDatabase.dialect.additions.mapValues(\.count) == [
        1: 8, 2: 3, 3: 9, 4: 3, 5: 4, 6: 1, 7: 1, 9: 2, 11: 2, 12: 4, 13: 4, 15: 8, 16: 20, 17: 4, 18: 4,
        20: 6, 21: 8, 22: 6, 24: 2, 25: 2,
      ])
    #expect(
      PostgresDatabase.dialect.additions.mapValues(\.count) == [
        1: 19, 2: 5, 3: 11, 4: 9, 5: 6, 6: 3, 7: 3, 9: 5, 11: 6, 12: 7, 13: 8, 15: 15, 16: 31, 17: 9, 18: 8,
        20: 11, 21: 14, 22: 10, 24: 4, 25: 4,
      ])
  }

  @Test("The steps of the schema are numbered one after the other, none twice")
  func numbersInOrder() {
    #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
  }

  @Test("Both drivers add to the same migrations, and to none that does not exist")
  func sameMigrations() {
    let sqlite = Set(SQLiteDatabase.dialect.additions.keys), postgres = Set(PostgresDatabase.dialect.additions.keys)
    #expect(sqlite == postgres)
    #expect(sqlite.isSubset(of: Migrations.all.map(\.number)))
  }

  @Test("Both databases have the same tables with the same columns", .enabled(if: DatabaseKind.available.count == 2))
  func sameTables() async throws {
    func columns(_ kind: DatabaseKind, _ sql: String) async throws -> [String] {
      var found: [String] = []
      try await withThrowawayDatabase(kind) { _, database in
        found = try await database.read { try $0.query(sql, []) { try $0.text(0) } }
      }
      return found.sorted()
    }
    let sqlite = try await columns(
      .sqlite,
      "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'case_search%'"
    )
    let postgres = try await columns(
      .postgres,
      "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'case_search'"
    )
    #expect(sqlite == postgres)
    #expect(sqlite.count > 50)
  }
}
