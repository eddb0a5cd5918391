/// A value on its way into or out of a database.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  public static func optional(_ value: Int?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
  public static func optional(_ value: Double?) -> SQLValue { value.map(SQLValue.real) ?? .null }
  public static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
}

/// One row of a result, read by position. A value of another type than asked for is an error, never a default.
public struct SQLRow: Sendable {
  public let values: [SQLValue]

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

  /// What a column holds, of whatever type.
  public func value(_ column: Int) -> SQLValue { values[column] }

  public func optionalInt(_ column: Int) throws -> Int? { values[column] == .null ? nil : try int(column) }
  public func optionalText(_ column: Int) throws -> String? { values[column] == .null ? nil : try text(column) }

  /// The number in a column, whole or not. Throws ``StorageError`` when it holds something else.
  public func real(_ column: Int) throws -> Double {
    switch values[column] {
    case .real(let value): return value
    case .integer(let value): return Double(value)
    default: throw wrongType(column, "a number")
    }
  }

  /// The bytes in a column. Throws ``StorageError`` when it holds something else.
  public func bytes(_ column: Int) throws -> [UInt8] {
    guard case .bytes(let value) = values[column] else { throw wrongType(column, "bytes") }
    return value
  }

  public func bool(_ column: Int) throws -> Bool { try int(column) != 0 }

  private func wrongType(_ column: Int, _ wanted: String) -> StorageError {
    .unexpected("Column \(column + 1) of a result is not \(wanted).")
  }
}
