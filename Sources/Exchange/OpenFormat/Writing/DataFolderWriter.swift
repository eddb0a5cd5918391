public import DataFormat
import Glibc

/// Writes a folder of the open format: it appears whole under its name, or not at all.
///
/// Files are written into a folder beside it, which takes the name in the end. A writer that is released before
/// ``finish()`` takes that folder away.
public final class DataFolderWriter {
  private let path: String
  private let draft: String
  private var output: ByteOutput?
  private var sheet: Sheet?
  private var table: (name: String, columns: Int)?
  private var written: [String] = []
  private var hasTables = false
  private var isFinished = false

  /// - Parameter path: of a folder that is not there yet or is empty.
  /// - Throws: a refusal when it is there and not empty, or cannot be made.
  public init(path: String, manifest: DataManifest) throws(DataRefusal) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    draft = "\(path).part-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try Self.refuseFilled(path)
    guard mkdir(draft, 0o700) == 0 else {
      isFinished = true
      throw .cannotWrite(draft, code: errno)
    }
    let file = try create(DataManifest.file)
    var rows = [("name", "value"), ("format", DataSheets.format), ("kind", manifest.kind.rawValue)]
    rows.append(("as_of", manifest.asOf))
    if let note = manifest.note { rows.append(("note", note)) }
    for (name, value) in rows {
      file.append(name)
      file.append(44)
      file.appendField(value)
      try file.endRow()
    }
    try file.close()
  }

  deinit { if !isFinished { removeDraft() } }

  /// Begins the file of a sheet: a sheet that is begun and given no rows is written as an empty one.
  public func begin(_ sheet: Sheet) throws(DataRefusal) {
    try endFile()
    let file = try create("\(sheet.name).csv")
    file.append(sheet.columns.map(\.name).joined(separator: ","))
    try file.endRow()
    self.sheet = sheet
    output = file
  }

  /// Adds a row, beginning the sheet's file where it is not the one before's.
  ///
  /// - Parameter values: in the order of the sheet's columns.
  public func write(_ sheet: Sheet, _ values: [FieldValue]) throws(DataRefusal) {
    precondition(values.count == sheet.columns.count, "a row of \(sheet.name) has a value for each column")
    if self.sheet?.name != sheet.name { try begin(sheet) }
    guard let output else { return }
    for index in values.indices {
      if index > 0 { output.append(44) }
      switch values[index] {
      case .none: break
      case .text(let text): output.appendField(text)
      case .whole: output.append(sheet.columns[index].text(of: values[index]))
      }
    }
    try output.endRow()
  }

  /// Begins `tables/NAME.csv`, for rows of a table of the database as they are.
  ///
  /// Names are of small letters, digits and underscores.
  public func begin(table: String, columns: [String]) throws(DataRefusal) {
    try endFile()
    for name in [table] + columns where !TableFile.isName(name) {
      throw DataRefusal(.cannotWrite, "“\(shown(name))” cannot name a table's file or its column. Nothing was written.")
    }
    if !hasTables, mkdir("\(draft)/\(TableFile.folder)", 0o700) != 0 { throw .cannotWrite(draft, code: errno) }
    hasTables = true
    let file = try create("\(TableFile.folder)/\(table).csv")
    for (index, column) in columns.enumerated() {
      if index > 0 { file.append(44) }
      file.appendField(column, isQuoted: true)
    }
    try file.endRow()
    self.table = (table, columns.count)
    output = file
  }

  /// Adds a row to the table begun last.
  public func write(_ row: [TableValue]) throws(DataRefusal) {
    guard let table, let output else { preconditionFailure("a table is begun before its rows") }
    precondition(row.count == table.columns, "a row of \(table.name) has a value for each column")
    for index in row.indices {
      if index > 0 { output.append(44) }
      row[index].append(to: output)
    }
    try output.endRow()
  }

  /// Gives the folder its name.
  public func finish() throws(DataRefusal) {
    try endFile()
    try Self.refuseFilled(path)
    guard rename(draft, path) == 0 else {
      if errno == ENOTEMPTY || errno == EEXIST { throw Self.filled(path) }
      throw .cannotWrite(path, code: errno)
    }
    isFinished = true
  }

  private func create(_ name: String) throws(DataRefusal) -> ByteOutput {
    let file = try ByteOutput(path: "\(draft)/\(name)")
    written.append(name)
    return file
  }

  private func endFile() throws(DataRefusal) {
    try output?.close()
    output = nil
    sheet = nil
    table = nil
  }

  private func removeDraft() {
    output = nil
    for name in written { unlink("\(draft)/\(name)") }
    if hasTables { rmdir("\(draft)/\(TableFile.folder)") }
    rmdir(draft)
  }

  private static func filled(_ path: String) -> DataRefusal {
    DataRefusal(.notEmpty, "\(path) is there and is not an empty folder. Name another folder; nothing is overwritten.")
  }

  private static func refuseFilled(_ path: String) throws(DataRefusal) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .cannotWrite(path, code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) else { throw filled(path) }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    // A folder lists itself and the one above.
    if count > 2 { throw filled(path) }
  }
}
