import CXLSXWriter
import Caseload
public import DataFormat
import Glibc

/// Writes the sheets of the open format as one workbook, row by row: it appears whole under its name, or not at all.
public final class DataWorkbookWriter {
  /// What the format of workbooks allows, the heading row included.
  static let mostRows = 1_048_576

  private let path: String
  private let draft: String
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var page: UnsafeMutablePointer<lxw_worksheet>?
  private var text: UnsafeMutablePointer<lxw_format>?
  private var sheet: Sheet?
  private var row = 0

  /// - Parameter path: of a file that is not there yet, ending in `.xlsx`.
  /// - Throws: a refusal when it is there, or cannot be made.
  public init(path: String, manifest: DataManifest) throws(DataRefusal) {
    self.path = path
    draft = "\(path).part-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try Self.refuseExisting(path)
    // Made here first, so that only this account may read it: what is exchanged is about people.
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(draft, code: errno) }
    Glibc.close(descriptor)
    var options = lxw_workbook_options()
    options.constant_memory = 1
    workbook = workbook_new_opt(draft, &options)
    guard workbook != nil else {
      unlink(draft)
      throw .cannotWrite(draft, code: ENOMEM)
    }
    var properties = lxw_doc_properties()
    // In place of the clock: the same data make the same file.
    properties.created = (LocalDate(iso: manifest.asOf.prefix(10))?.daysSinceEpoch ?? 0) * 86_400
    workbook_set_properties(workbook, &properties)
    text = workbook_add_format(workbook)
    format_set_num_format(text, "@")
    page = workbook_add_worksheet(workbook, DataManifest.sheet)
    let rows = [
      ("name", "value"), ("format", DataSheets.format), ("kind", manifest.kind.rawValue), ("as_of", manifest.asOf),
      ("note", manifest.note ?? ""),
    ]
    for (index, (name, value)) in rows.enumerated() where !value.isEmpty {
      worksheet_write_string(page, lxw_row_t(index), 0, name, text)
      worksheet_write_string(page, lxw_row_t(index), 1, value, text)
    }
  }

  deinit {
    // The library frees its memory only by closing.
    if let workbook {
      workbook_close(workbook)
      unlink(draft)
    }
  }

  /// Begins a sheet: one that is begun and given no rows is written as an empty one.
  public func begin(_ sheet: Sheet) throws(DataRefusal) {
    page = workbook_add_worksheet(workbook, sheet.name)
    guard page != nil else { throw .cannotWrite(path, code: ENOMEM) }
    for (column, heading) in sheet.columns.enumerated() {
      worksheet_write_string(page, 0, lxw_col_t(column), heading.name, text)
    }
    self.sheet = sheet
    row = 1
  }

  /// Adds a row, beginning its sheet where it is not the one before's. The rows of a sheet come together.
  ///
  /// - Parameter values: in the order of the sheet's columns.
  /// - Throws: a refusal when the sheet has more rows than a workbook's can.
  public func write(_ sheet: Sheet, _ values: [FieldValue]) throws(DataRefusal) {
    precondition(values.count == sheet.columns.count, "a row of \(sheet.name) has a value for each column")
    if self.sheet?.name != sheet.name { try begin(sheet) }
    guard row < Self.mostRows else {
      throw DataRefusal(
        .tooLarge,
        "\(sheet.name) has more rows than a sheet of a workbook can (\(Self.mostRows)). Export to a folder instead.")
    }
    for (index, value) in values.enumerated() {
      switch (value, sheet.columns[index].kind) {
      case (.none, _): continue
      case (.whole(let number), .whole):
        worksheet_write_number(page, lxw_row_t(row), lxw_col_t(index), Double(number), nil)
      case (.whole(let number), .decimal(let places, _)):
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        worksheet_write_number(page, lxw_row_t(row), lxw_col_t(index), Double(number) / unit, nil)
      case (.whole(let hundredths), .weeklyHours):
        worksheet_write_number(page, lxw_row_t(row), lxw_col_t(index), Double(hundredths) / 100, nil)
      default:
        worksheet_write_string(
          page, lxw_row_t(row), lxw_col_t(index), sheet.columns[index].text(of: value), text)
      }
    }
    row += 1
  }

  /// Puts the sheets together and gives the file its name.
  public func finish() throws(DataRefusal) {
    guard let workbook else { return }
    self.workbook = nil
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      unlink(draft)
      throw DataRefusal(
        .cannotWrite,
        "\(path) cannot be written: \(String(cString: lxw_strerror(result))). Check the room on the disk.")
    }
    do { try Self.refuseExisting(path) } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw .cannotWrite(path, code: code)
    }
  }

  private static func refuseExisting(_ path: String) throws(DataRefusal) {
    var status = stat()
    if lstat(path, &status) == 0 {
      throw DataRefusal(.notEmpty, "\(path) is there already. Name another file; nothing is overwritten.")
    }
  }
}
