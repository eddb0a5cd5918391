/// A kind of database that a storage test runs on.
public enum DatabaseKind: String, Sendable, CaseIterable {
  case sqlite

  /// A `CREATE TABLE` in this database's words.
  ///
  /// - Parameter columns: with the tokens `{int}`, `{real}` and `{bytes}` for the types.
  public func table(_ name: String, _ columns: String) -> String {
    var text = "CREATE TABLE \(name) (\(columns))"
    for (token, word) in words { text = text.replacing(token, with: word) }
    return text
  }

  private var words: [(String, String)] {
    switch self {
    case .sqlite: [("{int}", "INTEGER"), ("{real}", "REAL"), ("{bytes}", "BLOB")]
    }
  }
}
