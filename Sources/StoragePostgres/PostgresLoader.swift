import Storage

/// Adds rows with `COPY … FROM STDIN`, in its text form.
final class PostgresLoader: SQLLoader {
  private let table: String
  private let columns: [String]
  private let session: PostgresSession
  private let guarding: StatementGuard
  private var buffer: [UInt8] = []
  private var rows = 0
  private var isOpen = true
  private var isCopying = true

  /// Bytes gathered before they are sent.
  private static let bufferSize = 65_536

  /// An assumption: below it any plan is quick enough.
  private static let rowsWorthAnalysing = 10_000

  init(table: String, columns: [String], session: PostgresSession, guarding: StatementGuard) throws {
    self.table = table
    self.columns = columns
    self.session = session
    self.guarding = guarding
    buffer.reserveCapacity(Self.bufferSize + 4_096)
    try session.execute("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
  }

  func add(_ values: [SQLValue]) throws {
    try whileOpen {
      try StatementGuard.checkWidth(values, of: columns)
      try guarding.checkValues(values)
      for (index, value) in values.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: "\t")) }
        value.appendCopyText(to: &buffer)
      }
      buffer.append(UInt8(ascii: "\n"))
      rows += 1
      if buffer.count >= Self.bufferSize { try send() }
    }
  }

  func finish() throws {
    try whileOpen {
      try send()
      isCopying = false
      try session.endCopy()
      // The server would look at the new rows by itself after a minute or so; what reads them next is planned before.
      if rows >= Self.rowsWorthAnalysing { try session.execute("ANALYZE \(table)") }
    }
    isOpen = false
    guarding.endLoading()
  }

  /// Ends the COPY without its rows, unless it has ended.
  func abandon() {
    isOpen = false
    guard isCopying else { return }
    isCopying = false
    // The server answers with the fault that was asked for.
    try? session.endCopy(givingUp: "the transaction is undone")
  }

  private func send() throws {
    guard !buffer.isEmpty else { return }
    try session.putCopy(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// After a fault the loader takes no more rows, and the transaction cannot be kept: it is not finished.
  private func whileOpen(_ body: () throws -> Void) throws {
    guard isOpen else { throw StorageError.unexpected("A row was added to a loader that has ended.") }
    do { try body() } catch {
      isOpen = false
      throw error
    }
  }
}

extension SQLValue {
  /// Writes the value as COPY's text form has it: `\N` for nothing, and the signs that end a value or a row escaped.
  fileprivate func appendCopyText(to buffer: inout [UInt8]) {
    switch self {
    case .null: buffer.append(contentsOf: "\\N".utf8)
    case .integer(let value): buffer.append(contentsOf: value.description.utf8)
    case .real(let value): buffer.append(contentsOf: value.description.utf8)
    case .text(let value):
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): buffer.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\t"): buffer.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): buffer.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): buffer.append(contentsOf: "\\r".utf8)
        default: buffer.append(byte)
        }
      }
    case .bytes(let value):
      buffer.append(contentsOf: "\\\\x".utf8)
      for byte in value {
        buffer.append(Self.digits[Int(byte >> 4)])
        buffer.append(Self.digits[Int(byte & 15)])
      }
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
