internal import CXLSXWriter
internal import Caseload

/// libxlsxwriter in its constant-memory mode: rows go to disk as they come and must come in order.
final class WorkbookWriter {
  private let path: String
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let text: UnsafeMutablePointer<lxw_format>?
  private let dates: [SampleCell.DateStyle: UnsafeMutablePointer<lxw_format>]

  /// - Parameter date: written as the file's date of creation, in place of the clock.
  init(path: String, date: LocalDate) throws(SampleFileError) {
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(path, &options) else {
      throw SampleFileError(path: path, reason: "the workbook library could not begin")
    }
    self.workbook = workbook
    var properties = lxw_doc_properties()
    properties.created = date.daysSinceEpoch * 86_400
    workbook_set_properties(workbook, &properties)

    text = workbook_add_format(workbook)
    format_set_num_format(text, "@")
    var dates: [SampleCell.DateStyle: UnsafeMutablePointer<lxw_format>] = [:]
    for style in SampleCell.DateStyle.allCases {
      guard let format = workbook_add_format(workbook) else { continue }
      switch style {
      case .timeOfDay: format_set_num_format(format, "hh\\:mm\\:ss")
      case .shortDate: format_set_num_format_index(format, 14)
      case .shortDateAndTime: format_set_num_format_index(format, 22)
      case .dayMonthYear: format_set_num_format(format, "dd\\/mm\\/yyyy")
      }
      dates[style] = format
    }
    self.dates = dates
  }

  func begin(_ sheet: ExtractSheet) {
    self.sheet = workbook_add_worksheet(workbook, sheet.name)
    for (column, heading) in sheet.headings.enumerated() {
      worksheet_write_string(self.sheet, 0, lxw_col_t(column), heading, text)
    }
  }

  func write(_ row: SampleRow) {
    let number = lxw_row_t(row.number - 1)
    for (position, cell) in row.cells.enumerated() {
      let column = lxw_col_t(position)
      switch cell {
      case .blank: continue
      case .text(let value): worksheet_write_string(sheet, number, column, value, text)
      case .number(let value): worksheet_write_number(sheet, number, column, Double(value), nil)
      case .date(let value, let style): worksheet_write_number(sheet, number, column, value, dates[style])
      }
    }
  }

  /// Puts the sheets together and closes the file.
  func close() throws(SampleFileError) {
    guard let workbook else { return }
    self.workbook = nil
    let result = workbook_close(workbook)
    if result != LXW_NO_ERROR {
      throw SampleFileError(path: path, reason: String(cString: lxw_strerror(result)))
    }
  }

  deinit {
    // Not closed after an error: the library frees its memory only by closing; the passing file is removed afterwards.
    if let workbook { workbook_close(workbook) }
  }
}
