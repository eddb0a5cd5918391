import CPostgreSQL
import Storage

/// What the server answered, freed when nobody holds it.
final class PostgresResult {
  private let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) { self.handle = handle }

  deinit { if let handle { PQclear(handle) } }

  var isFault: Bool {
    switch PQresultStatus(handle) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_EMPTY_QUERY: false
    default: true
    }
  }

  /// The command that was run: `COMMIT`, `INSERT 0 1`.
  var command: String { handle.flatMap { PQcmdStatus($0) }.map { String(cString: $0) } ?? "" }

  var rows: Int32 { PQntuples(handle) }

  /// The rows' values, one row after the other. The buffer is used again for each row unless the body keeps it.
  func each(_ body: (SQLRow) throws -> Void) throws {
    let columns = PQnfields(handle)
    let types = (0..<columns).map { PostgresType(PQftype(handle, $0)) }
    var values = [SQLValue](repeating: .null, count: Int(columns))
    for row in 0..<rows {
      for column in 0..<columns {
        values[Int(column)] = try value(row, column, types[Int(column)])
      }
      try body(SQLRow(values))
    }
  }

  private func value(_ row: Int32, _ column: Int32, _ type: PostgresType) throws -> SQLValue {
    guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
    let count = Int(PQgetlength(handle, row, column))
    return try type.value(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The answer as an error of the store.
  ///
  /// - Parameter message: what the connection says, for when the server said nothing.
  func fault(isConnected: Bool, _ message: String) -> StorageError {
    let code = field("C"), primary = field("M")
    guard isConnected, let code else { return .connectionLost(primary ?? message) }
    return switch code {
    // A lock that could not be had in time, or two transactions in each other's way.
    case "55P03", "40001", "40P01": .busy
    case "53100": .full
    case "57P01", "57P02", "57P03": .connectionLost(primary ?? message)
    case "XX001", "XX002": .damaged(primary ?? message)
    default: .unexpected("\(primary ?? message) (\(code)).")
    }
  }

  /// A part of the server's message, by the letters of the PostgreSQL protocol: C the SQLSTATE, M the first sentence.
  private func field(_ letter: Unicode.Scalar) -> String? {
    PQresultErrorField(handle, Int32(letter.value)).map { String(cString: $0) }
  }
}
