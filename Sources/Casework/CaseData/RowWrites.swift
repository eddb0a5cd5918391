import Storage

/// Writes rows of one table so that the database has as little to do as can be: many new rows in one statement, and of a
/// row that stands already only what differs, so that no index is written that the change leaves alone.
struct RowWrites {
  let table: String
  let columns: [String]
  /// The columns of the key; they come first.
  let keyCount: Int

  /// Values of one statement at most: SQLite takes 32,766, and longer texts are no quicker.
  private static let mostValues = 2_000

  /// Adds rows that are not there yet, in their order.
  func insert(_ rows: [[SQLValue]], _ connection: any SQLConnection) throws {
    let most = max(1, Self.mostValues / columns.count)
    for some in rows.parts(of: most) {
      try connection.execute(insertion(of: some.count), some.flatMap(\.self))
    }
  }

  /// Changes a row in the columns in which it differs from what stands there; both have the same key.
  func change(from before: [SQLValue], to after: [SQLValue], _ connection: any SQLConnection) throws {
    let differing = columns.indices.filter { $0 >= keyCount && before[$0] != after[$0] }
    guard !differing.isEmpty else { return }
    let changes = differing.map { "\(columns[$0]) = ?" }.joined(separator: ", ")
    let match = columns.prefix(keyCount).map { "\($0) = ?" }.joined(separator: " AND ")
    try connection.execute(
      "UPDATE \(table) SET \(changes) WHERE \(match)", differing.map { after[$0] } + after.prefix(keyCount))
  }

  /// Puts rows in place of all that stand under some values of a column, or of all rows for nil. A row of a key that stands
  /// is written over where it is.
  func replace(
    _ some: (column: String, values: Set<String>)?, with rows: [[SQLValue]], _ connection: any SQLConnection
  ) throws {
    guard let some else {
      try connection.execute("DELETE FROM \(table)")
      let loader = try connection.loader(into: table, columns: columns)
      for row in rows { try loader.add(row) }
      return try loader.finish()
    }
    let keys = columns.prefix(keyCount).joined(separator: ", ")
    let kept = Set(rows.map { Array($0.prefix(keyCount)) })
    for codes in some.values.sorted().parts(of: CaseSelection.most) {
      let among = SQLCondition.among(some.column, codes)
      let standing = try connection.query("SELECT \(keys) FROM \(table) WHERE \(among.sql)", among.arguments) { row in
        (0..<keyCount).map { row.value($0) }
      }
      let match = columns.prefix(keyCount).map { "\($0) = ?" }.joined(separator: " AND ")
      for key in standing where !kept.contains(key) {
        try connection.execute("DELETE FROM \(table) WHERE \(match)", key)
      }
    }
    let others = columns.dropFirst(keyCount).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    for some in rows.parts(of: max(1, Self.mostValues / columns.count)) {
      try connection.execute(
        "\(insertion(of: some.count)) ON CONFLICT (\(keys)) DO UPDATE SET \(others)", some.flatMap(\.self))
    }
  }

  private func insertion(of count: Int) -> String {
    let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    let rows = Array(repeating: row, count: count).joined(separator: ", ")
    return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)"
  }
}
