import Glibc

/// Where a folder keeps the tables of `export --all`.
enum TableFile {
  static let folder = "tables"
  /// A page of text in each of a hundred columns is a thousandth of it.
  static let longestRow = 64 << 20

  /// Whether a name can be a table's: it becomes the name of a file, and in the end part of a statement.
  static func isName(_ name: String) -> Bool {
    (1...63).contains(name.utf8.count)
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}

/// Reads back the tables that ``DataFolderWriter`` wrote for `export --all`.
public struct RestoreReader {
  /// Names of the tables in alphabetical order; empty for a folder without them.
  public let tables: [String]
  private let folder: DataFolder?

  /// - Parameter path: of the whole folder.
  public init(path: String) throws(DataRefusal) {
    let path = "\(path)/\(TableFile.folder)"
    var status = stat()
    // A workbook is not a folder and has no tables.
    guard lstat(path, &status) == 0 || errno != ENOENT && errno != ENOTDIR else {
      folder = nil
      tables = []
      return
    }
    let folder = try DataFolder(path: path)
    self.folder = folder
    tables = folder.names.map { String($0.dropLast(4)) }
    for name in folder.names where !TableFile.isName(String(name.dropLast(4))) || !name.hasSuffix(".csv") {
      throw DataRefusal(.damaged, "\(path)/\(shown(name)) is not the file of a table. Take it away, or export again.")
    }
  }

  /// The columns of a table, as its first row names them.
  public func columns(of table: String) throws(DataRefusal) -> [String] {
    try columns(open(table), table)
  }

  /// Gives every row of a table to `sink` in the order of the file, and says how many there were.
  ///
  /// - Throws: ``DataRefusal`` with the line when the file is damaged, and whatever `sink` throws.
  @discardableResult
  public func read(_ table: String, _ sink: ([TableValue]) throws -> Void) throws -> Int {
    let reader = try open(table)
    let width = try columns(reader, table).count
    var row: [TableValue] = []
    row.reserveCapacity(width)
    var count = 0
    while reader.next() {
      if let fault = reader.fault { throw damaged(table, reader.line, fault.rawValue) }
      guard reader.formFaults.isEmpty else { throw damaged(table, reader.line, "it is not in UTF-8") }
      guard reader.fields.count == width else {
        throw damaged(table, reader.line, "it has \(reader.fields.count) fields, not \(width)")
      }
      row.removeAll(keepingCapacity: true)
      for (field, isQuoted) in zip(reader.fields, reader.isQuoted) {
        guard let value = TableValue(field, isQuoted: isQuoted) else {
          throw damaged(table, reader.line, "“\(shown(shownText(field)))” is not a value")
        }
        row.append(value)
      }
      try sink(row)
      count += 1
    }
    if reader.errorNumber != 0 { throw DataRefusal.unreadable(table, code: reader.errorNumber) }
    return count
  }

  private func open(_ table: String) throws(DataRefusal) -> CSVRowReader {
    guard let folder, tables.contains(table) else {
      throw DataRefusal(.unreadable, "The folder has no table \(shown(table)). Check that it was exported with --all.")
    }
    return CSVRowReader(
      descriptor: try folder.open("\(table).csv"), longestRow: TableFile.longestRow, content: .anyText)
  }

  private func columns(_ reader: CSVRowReader, _ table: String) throws(DataRefusal) -> [String] {
    guard reader.next(), reader.fault == nil, reader.formFaults.isEmpty else {
      throw damaged(table, max(1, reader.line), "there are no names of columns")
    }
    let names = reader.fields.map { String(decoding: $0, as: UTF8.self) }
    guard names.allSatisfy(TableFile.isName), Set(names).count == names.count else {
      throw damaged(table, reader.line, "the names of the columns are not a table's")
    }
    return names
  }

  private func damaged(_ table: String, _ line: Int, _ why: String) -> DataRefusal {
    DataRefusal(
      .damaged,
      "\(TableFile.folder)/\(table).csv is damaged in line \(line): \(why). Copy the folder again, or export again.")
  }
}
