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

  private func insertion(of count: Int) -> String {
    let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    let rows = Array(repeating: row, count: count).joined(separator: ", ")
    return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)"
  }
}
