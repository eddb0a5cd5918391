/// A store that runs one SQL text on any driver. Drivers are known to the executable and the tests only.
///
/// Parameters are written `?`; data definitions use the tokens `{id}`, `{int}`, `{real}` and `{bytes}` where the databases differ.
public protocol SQLDatabase: Sendable {
  /// Runs `work` on one consistent view of the database; a statement in it that writes fails.
  func read<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

  /// Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. Writers wait for each other.
  func write<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value
}

/// One connection inside a transaction. It must not leave the closure it was given to.
public protocol SQLConnection {
  /// Runs one statement. Statements are kept prepared by their text.
  func execute(_ sql: String, _ arguments: [SQLValue]) throws

  /// All rows of a query, decoded by position.
  func query<Value>(_ sql: String, _ arguments: [SQLValue], _ decode: (SQLRow) throws -> Value) throws -> [Value]
}

extension SQLConnection {
  public func execute(_ sql: String) throws { try execute(sql, []) }

  /// The first row, or nil when there is none.
  public func first<Value>(_ sql: String, _ arguments: [SQLValue] = [], _ decode: (SQLRow) throws -> Value) throws
    -> Value?
  {
    try query(sql, arguments, decode).first
  }

  /// Inserts a row and returns the identifier that the database gave it.
  public func insert(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    guard let id = try first(sql + " RETURNING id", arguments, { try $0.int(0) }) else {
      throw StorageError.unexpected("The database returned no identifier for a new row.")
    }
    return id
  }
}

/// A value on its way into or out of a database.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  public static func optional(_ value: Int?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
  public static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
}

/// One row of a result, read by position. A value of another type than asked for is an error, never a default.
public struct SQLRow: Sendable {
  private let values: [SQLValue]

  public init(_ values: [SQLValue]) { self.values = values }

  /// The whole number in a column. Throws ``StorageError`` when it holds something else.
  public func int(_ column: Int) throws -> Int {
    guard case .integer(let value) = values[column] else { throw wrongType(column, "a whole number") }
    return value
  }

  /// The text in a column. Throws ``StorageError`` when it holds something else.
  public func text(_ column: Int) throws -> String {
    guard case .text(let value) = values[column] else { throw wrongType(column, "text") }
    return value
  }

  public func optionalInt(_ column: Int) throws -> Int? { values[column] == .null ? nil : try int(column) }
  public func optionalText(_ column: Int) throws -> String? { values[column] == .null ? nil : try text(column) }
  public func bool(_ column: Int) throws -> Bool { try int(column) != 0 }

  private func wrongType(_ column: Int, _ wanted: String) -> StorageError {
    .unexpected("Column \(column + 1) of a result is not \(wanted).")
  }
}
