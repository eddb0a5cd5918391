import DataFormat
import Glibc

/// A workbook with the sheets of the open format, and one named `manifest`.
struct DataWorkbook {
  let path: String
  let names: [String]
  private let file: WorkbookFile

  /// Whether there is a file rather than a folder at a path.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// How a problem names a sheet.
  static func place(_ sheet: String) -> String { "sheet \(sheet)" }

  init(path: String) throws(DataRefusal) {
    self.path = path
    do { file = try WorkbookFile(path: path) } catch { throw DataRefusal(.unreadable, error.message) }
    names = file.sheetNames
  }

  func has(_ name: String) -> Bool { names.contains(name) }

  func manifest() throws(DataRefusal) -> DataManifest {
    guard has(DataManifest.sheet) else {
      throw DataRefusal(
        .manifest,
        "\(path) has no sheet \(DataManifest.sheet). Name a workbook of the format \(DataSheets.format), or add the "
          + "sheet with name and value and a row each for format, kind and as_of.")
    }
    var rows: [[String]] = []
    let cells = WorkbookCells(countsFrom1904: file.countsFrom1904)
    try rowsOf(DataManifest.sheet) { row in
      cells.take(row, width: 2) { $0 == 1 ? .instant : .text(maximum: 500) }
      cells.withFields { fields, _ in rows.append(fields.map { String(decoding: $0, as: UTF8.self) }) }
      return rows.count > DataManifest.most ? .stop : .goOn
    }
    return try DataManifest(rows: rows, place: "\(path), \(Self.place(DataManifest.sheet))")
  }

  /// Reads one sheet with its heading row, and says how many rows it has.
  func read(
    _ sheet: Sheet, _ checks: FolderChecks, _ sink: @escaping (Sheet, [FieldValue]) throws -> Void
  ) throws -> Int {
    let cells = WorkbookCells(countsFrom1904: file.countsFrom1904)
    var isFirst = true
    var rows: SheetChecks?
    var kinds: [FieldKind?] = []
    var failure: (any Error)?
    try rowsOf(sheet.name) { row in
      if isFirst {
        isFirst = false
        cells.take(row, width: 0) { _ in nil }
        let headings = cells.withFields { fields, _ in fields.map { trimmed(String(decoding: $0, as: UTF8.self)) } }
        kinds = headings.map { heading in sheet.columns.first { $0.name == heading }?.kind }
        rows = SheetHeader(
          headings, line: row.number, sheet: sheet, file: Self.place(sheet.name), problems: &checks.problems
        ).map { SheetChecks($0, checks, sink: sink) }
        return rows == nil ? .stop : .goOn
      }
      guard let rows, !rows.isOver else { return .stop }
      cells.take(row, width: kinds.count) { kinds.indices.contains($0) ? kinds[$0] : nil }
      do {
        try cells.withFields { try rows.take(line: row.number, fields: $0, formFaults: $1) }
        return .goOn
      } catch {
        failure = error
        return .stop
      }
    }
    if let failure { throw failure }
    if isFirst {
      checks.problems.add {
        DataProblem(
          kind: .noHeader, file: Self.place(sheet.name), line: 1, column: nil, value: nil,
          message: "The sheet is empty. Write the heading row, or take the sheet away.")
      }
    }
    guard let rows else {
      checks.unread.insert(sheet.name)
      return 0
    }
    try rows.finish()
    return rows.count
  }

  private func rowsOf(_ name: String, _ onRow: @escaping (SheetRow) -> AfterRow) throws(DataRefusal) {
    guard let index = names.firstIndex(of: name) else { return }
    do { try file.readSheet(index, onRow: onRow) } catch { throw DataRefusal(.unreadable, error.message) }
  }
}
