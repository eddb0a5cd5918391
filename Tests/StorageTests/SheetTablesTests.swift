import DataFormat
import Storage
import TestSupport
import Testing

@Suite("The tables of the case-level world")
struct SheetTablesTests {
  /// Columns of a table in their order, each with its place in the primary key, 0 for none.
  private func columns(_ kind: DatabaseKind, _ database: any SQLDatabase) async throws -> [String: [(String, Int)]] {
    let sql =
      switch kind {
      case .sqlite:
        """
        SELECT t.name, c.name, c.pk FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'case_search%' ORDER BY t.name, c.cid
        """
      case .postgres:
        """
        SELECT c.table_name, c.column_name, COALESCE(k.ordinal_position, 0) FROM information_schema.columns c
        LEFT JOIN information_schema.table_constraints p
          ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
        LEFT JOIN information_schema.key_column_usage k
          ON k.constraint_name = p.constraint_name AND k.table_name = c.table_name AND k.column_name = c.column_name
        WHERE c.table_schema = 'public' AND c.table_name <> 'case_search' ORDER BY c.table_name, c.ordinal_position
        """
      }
    let rows = try await database.read { connection in
      try connection.query(sql, []) { (try $0.text(0), try $0.text(1), try $0.int(2)) }
    }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map { ($0.1, $0.2) } }
  }

  @Test(
    "Each sheet's table has exactly the sheet's columns, in their order, and its key", arguments: DatabaseKind.available
  )
  func sheets(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let found = try await columns(kind, database)
      for sheet in DataSheets.all {
        let table = try #require(found[sheet.table], "\(sheet.table)")
        #expect(table.map(\.0) == sheet.columns.map(\.name), "\(sheet.table)")
        let key = table.filter { $0.1 > 0 }.sorted { $0.1 < $1.1 }.map(\.0)
        #expect(key == sheet.key, "\(sheet.table)")
      }
      #expect(Set(DataSheets.all.map(\.table)).count == DataSheets.all.count)
    }
  }

  @Test("A required column of a sheet cannot be empty in its table, and another can", arguments: DatabaseKind.available)
  func required(kind: DatabaseKind) async throws {
    let sql =
      switch kind {
      case .sqlite:
        """
        SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND (c."notnull" = 1 OR c.pk > 0)
        """
      case .postgres:
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND is_nullable = 'NO'
        """
      }
    try await withThrowawayDatabase(kind) { _, database in
      let found = Set(try await database.read { try $0.query(sql, []) { try $0.text(0) } })
      for sheet in DataSheets.all {
        for column in sheet.columns {
          #expect(found.contains("\(sheet.table).\(column.name)") == column.isRequired, "\(sheet.table).\(column.name)")
        }
      }
    }
  }

  @Test(
    "A move takes every table with all its columns, and the audit trail, but for the log of imports",
    arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let found = try await columns(kind, database)
      let moved = KeptTables.all + KeptTables.trail
      let names = DataSheets.all.map(\.table) + moved.map(\.name) + KeptTables.log
      #expect(Set(names).count == names.count)
      #expect(Set(found.keys) == Set(names))
      for table in moved {
        let columns = found[table.name]?.map(\.0) ?? []
        #expect(Set(columns) == Set(table.columns), "\(table.name)")
        #expect(columns.count == table.columns.count, "\(table.name)")
        #expect(Set(table.order).isSubset(of: Set(table.columns)), "\(table.name)")
      }
    }
  }

  @Test("A holder put in before a later one is refused, and one after it is taken", arguments: DatabaseKind.available)
  func past(kind: DatabaseKind) async throws {
    func insert(_ crn: String, _ moment: String) -> @Sendable (any SQLConnection) throws -> Void {
      { try $0.execute("INSERT INTO allocation (crn, starts_at) VALUES (?, ?)", [.text(crn), .text(moment)]) }
    }
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write(insert("X000001", "2026-03-02T09:00:00Z"))
      await #expect {
        try await database.write(insert("X000001", "2026-03-02T08:59:59Z"))
      } throws: { "\($0)".contains("history") }
      try await database.write(insert("X000002", "2026-03-02T08:59:59Z"))
      try await database.write(insert("X000001", "2026-03-02T09:00:01Z"))
      let count = try await database.read { try $0.first("SELECT COUNT(*) FROM allocation") { try $0.int(0) } }
      #expect(count == 3)
    }
  }
}
