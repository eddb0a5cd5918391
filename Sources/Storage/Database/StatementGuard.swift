/// What every connection refuses in the same words on every database.
///
/// One database would forgive what another cannot do; a mistake must show on the one that the tests run on first.
public final class StatementGuard {
  /// A loader is open: no other statement may run.
  public private(set) var isLoading = false

  public init() {}

  /// Throws when rows are being loaded, and when an argument cannot be kept. Call before every statement.
  public func check(_ arguments: [SQLValue]) throws {
    guard !isLoading else {
      throw StorageError.unexpected("A statement was run while rows are being loaded: finish the loader first.")
    }
    try checkValues(arguments)
  }

  /// Throws when a text holds a zero byte: one database refuses it and another cuts the text off there.
  public func checkValues(_ values: [SQLValue]) throws {
    for case .text(let text) in values where text.utf8.contains(0) {
      throw StorageError.unexpected("A text holds a zero byte, which no database keeps.")
    }
  }

  /// Notes that a loader was opened. Throws when one is open already.
  public func startLoading() throws {
    try check([])
    isLoading = true
  }

  public func endLoading() { isLoading = false }

  /// Throws when a loader was left open: its rows are not all in the table. Call before the commit.
  public func checkFinished() throws {
    guard !isLoading else {
      throw StorageError.unexpected("Rows were loaded and the loader was not finished.")
    }
  }

  /// Throws when a row does not have one value for each column.
  public static func checkWidth(_ values: [SQLValue], of columns: [String]) throws {
    guard values.count == columns.count else {
      throw StorageError.unexpected("A row to load has \(values.count) values for \(columns.count) columns.")
    }
  }
}
