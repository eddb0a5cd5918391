/// A number that every change of a database's contents raises, by whichever program: the same number, the same contents.
///
/// Noting in the audit trail what was looked at leaves it as it is (``SQLDatabase/note(_:)``).
public enum ContentStamp {
  /// What the contents stand at in this transaction.
  public static func value(_ connection: any SQLConnection) throws -> Int {
    guard let value = try connection.first("SELECT value FROM content_stamp WHERE id = 1", [], { try $0.int(0) }) else {
      throw StorageError.unexpected("The database does not say what its contents stand at.")
    }
    return value
  }

  /// Raises it. Drivers do so at the end of every transaction that writes, inside it.
  public static func raise(_ connection: any SQLConnection) throws {
    try connection.execute("UPDATE content_stamp SET value = value + 1 WHERE id = 1")
  }
}

extension Migrations {
  /// What the contents stand at.
  static let contentStamp = Migration(
    number: 23, name: "content stamp",
    statements: [
      "CREATE TABLE content_stamp (id {int} PRIMARY KEY, value {int} NOT NULL)",
      "INSERT INTO content_stamp (id, value) VALUES (1, 0)",
    ])
}
