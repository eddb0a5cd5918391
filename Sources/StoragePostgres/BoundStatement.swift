import Storage

/// One statement as the server takes it: `$1` for `?`, the type of each argument, and the arguments.
struct BoundStatement {
  let text: String
  /// The numbers of the arguments' types in PostgreSQL's catalogue. The server guesses none of them.
  let types: [UInt32]
  private let values: CStrings
  private let lengths: [Int32]
  private let formats: [Int32]

  /// An argument that is nothing goes into the text as `NULL`: only there does the server find its type from what is around it.
  ///
  /// Throws ``StorageError`` when there are more or fewer arguments than question marks.
  init(_ sql: String, _ arguments: [SQLValue], before: String = "") throws {
    var text = before, types: [UInt32] = [], values = CStrings(), lengths: [Int32] = [], formats: [Int32] = []
    var left = arguments[...]
    for piece in PlaceholderScan(sql) {
      guard case .placeholder = piece else {
        if case .text(let part) = piece { text += part }
        continue
      }
      guard let argument = left.popFirst() else { throw Self.wrongCount(arguments) }
      switch argument {
      case .null:
        text += "NULL"
        continue
      case .integer(let value):
        types.append(20)  // int8
        values.append(String(value))
      case .real(let value):
        types.append(701)  // float8
        values.append(value.description)
      case .text(let value):
        types.append(25)  // text
        values.append(value)
      case .bytes(let value):
        types.append(17)  // bytea
        values.append(value)
      }
      // Bytes go as they are; all else as text, whose length libpq finds by itself.
      if case .bytes(let value) = argument {
        lengths.append(Int32(value.count))
        formats.append(1)
      } else {
        lengths.append(0)
        formats.append(0)
      }
      text += "$\(types.count)"
    }
    guard left.isEmpty else { throw Self.wrongCount(arguments) }
    (self.text, self.types, self.values, self.lengths, self.formats) = (text, types, values, lengths, formats)
  }

  /// Lends the arguments in libpq's form: count, values, lengths, formats (1 is binary).
  func withParameters<Value>(
    _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, [Int32], [Int32]) throws -> Value
  ) rethrows -> Value {
    try values.withPointers { try body(Int32(types.count), $0, lengths, formats) }
  }

  private static func wrongCount(_ arguments: [SQLValue]) -> StorageError {
    .unexpected("A statement does not have as many question marks as it was given arguments (\(arguments.count)).")
  }
}
