import DataFormat

/// Takes the rows of one sheet, checks them and gives the sound ones on.
final class SheetChecks {
  /// Rows of one file: five times the largest sheet of a nation.
  static let mostRows = 5_000_000
  /// Rows of units, which are held until the end of their sheet: far more than any nation's.
  static let mostHeldRows = 1_000_000

  let sheet: Sheet
  let file: String
  let shared: FolderChecks
  private(set) var count = 0
  private let readers: [FieldReader]
  /// For each column of the sheet its position among the fields; -1 for one that the file does not have.
  private let positions: [Int]
  private let width: Int
  private let keyIsRead: Bool
  private let references: [(column: Int, sheet: String)]
  private let dateOrders: [(first: Int, second: Int)]
  let role: Role
  let columns: Columns
  private let sink: (Sheet, [FieldValue]) throws -> Void

  /// Sheets that have a check of their own.
  enum Role {
    case units, orders, registrations, risk, requirements, allocations, other

    init(_ sheet: Sheet) {
      self =
        switch sheet.name {
        case "units": .units
        case "orders": .orders
        case "registrations": .registrations
        case "risk": .risk
        case "requirements": .requirements
        case "allocations": .allocations
        default: .other
        }
    }
  }

  var values: [FieldValue]
  /// A bit for each column whose field is faulty.
  var faulty: UInt64 = 0
  var line = 0
  var seen = KeyTable()
  var newest = KeyTable()
  var units = UnitTree()
  var orderTypes: [FieldValue] = []

  init(_ header: SheetHeader, _ shared: FolderChecks, sink: @escaping (Sheet, [FieldValue]) throws -> Void) {
    sheet = header.sheet
    file = header.file
    role = Role(header.sheet)
    columns = Columns(header.sheet)
    self.shared = shared
    self.sink = sink
    positions = header.positions
    width = header.width
    readers = sheet.columns.map { FieldReader($0, lists: shared.lists) }
    values = Array(repeating: .none, count: sheet.columns.count)
    keyIsRead = positions.prefix(sheet.key.count).allSatisfy { $0 >= 0 }
    // Units refer to each other in any order and are looked up at the end of their sheet.
    references = sheet.columns.enumerated().compactMap { index, column in
      column.refersTo.flatMap { $0 == header.sheet.name ? nil : (index, $0) }
    }
    dateOrders = header.sheet.ordered.compactMap { order in
      guard let first = header.sheet.position(of: order.first), let second = header.sheet.position(of: order.second)
      else { return nil }
      return (first, second)
    }
  }

  func take(
    line: Int, fields: [UnsafeBufferPointer<UInt8>], fault: CSVRowReader.RowFault? = nil,
    formFaults: [(field: Int, fault: FieldFormFault)] = [], skipsBlank: Bool = true
  ) throws {
    self.line = line
    // A line of a file with nothing in it means nothing; a form that is sent empty is one with everything missing.
    if skipsBlank, fault == nil, fields.allSatisfy({ $0.isEmpty }) { return }
    count += 1
    let isWhole = fault == nil && fields.count == width
    if let fault {
      note(fault)
    } else if !isWhole {
      note(
        .wrongFieldCount,
        "The row has \(fields.count) fields and the heading row \(width). Look for a missing or unquoted comma.")
    }
    faulty = 0
    for (field, fault) in formFaults where isWhole { note(fault, field, fields) }
    read(fields, isWhole: isWhole)
    if !keyFaulty { register() }
    // Of a row that is not whole only the key is noted, so that rows which refer to it are not reported besides.
    guard isWhole else { return }
    try checkReferences()
    checkDates()
    try checkRow()
    if shared.problems.count == 0 { try give() }
  }

  /// Whether the file has more rows than any may; then noted once.
  var isOver: Bool {
    let most = role == .units ? Self.mostHeldRows : Self.mostRows
    guard count > most else { return false }
    note(.tooManyRows, "The file has more than \(most) rows. Check that it is the right one.")
    return true
  }

  /// What can be said only when all rows are read.
  func finish() throws {
    if !keyIsRead { shared.unread.insert(sheet.name) }
    switch role {
    case .units: try finishUnits()
    case .orders: shared.orders = seen
    default: break
    }
  }

  /// Gives the row on; one that the store refuses is a problem like any other.
  private func give() throws {
    do { try sink(sheet, values) } catch let refusal as RowRefusal {
      switch refusal {
      case .rewritesHistory:
        note(
          .rewritesHistory,
          "The row says something else about a moment that is kept already, or comes before the newest one kept. "
            + "History is only added to: give a row of a later moment.")
      }
    }
  }

  /// Whether a value of the key is missing or faulty.
  private var keyFaulty: Bool { !keyIsRead || faulty & (1 << UInt64(sheet.key.count) - 1) != 0 }

  func isFaulty(_ column: Int) -> Bool { faulty & 1 << UInt64(column) != 0 }

  private func read(_ fields: [UnsafeBufferPointer<UInt8>], isWhole: Bool) {
    // Worked on outside the object, because each access to a property of it is checked as the program runs.
    var values: [FieldValue] = []
    swap(&values, &self.values)
    var faulty = self.faulty
    for index in readers.indices {
      let position = positions[index]
      values[index] = .none
      guard position >= 0 else { continue }
      guard position < fields.count else {
        faulty |= 1 << UInt64(index)
        continue
      }
      if faulty & 1 << UInt64(index) != 0 { continue }
      do throws(FieldFault) { values[index] = try readers[index].read(fields[position]) } catch {
        faulty |= 1 << UInt64(index)
        if isWhole { note(DataProblem.Kind(error.kind), index, shownText(fields[position]), error.message) }
      }
    }
    swap(&values, &self.values)
    self.faulty = faulty
  }

  private func checkReferences() throws {
    for (column, target) in references where !isFaulty(column) {
      if try !shared.exists(values[column], in: target) { noteUnknown(column, target) }
    }
  }

  private func checkDates() {
    for (first, second) in dateOrders {
      guard case .text(let start) = values[first], case .text(let end) = values[second], end < start else { continue }
      note(
        .endBeforeStart, second, end,
        "\(sheet.columns[second].name) is before \(sheet.columns[first].name), \(start). Correct one of the two.")
    }
  }

  private func note(_ fault: FieldFormFault, _ field: Int, _ fields: [UnsafeBufferPointer<UInt8>]) {
    guard let column = positions.firstIndex(of: field) else { return }
    faulty |= 1 << UInt64(column)
    switch fault {
    case .encoding:
      note(
        .encoding, column, shownText(fields[field]),
        "The text is not in UTF-8. Save the file as UTF-8 (in a spreadsheet: CSV UTF-8) and try again.")
    case .nul:
      note(
        .nulByte, column, shownText(fields[field]),
        "There is a NUL byte in the value. Save the file as plain text in UTF-8 and try again.")
    case .formula:
      note(
        .formula, column, shownText(fields[field]),
        "The cell is a formula or an error. Put the value itself there (in a spreadsheet: paste values).")
    }
  }

  private func note(_ fault: CSVRowReader.RowFault) {
    note(DataProblem.Kind(rawValue: fault.rawValue) ?? .lineTooLong, fault.message)
  }

  /// Notes what is wrong with the row as a whole.
  func note(_ kind: DataProblem.Kind, _ message: @autoclosure () -> String) { note(kind, nil, nil, message()) }

  /// Notes what is wrong with one field.
  func note(
    _ kind: DataProblem.Kind, _ column: Int?, _ value: String?, at line: Int? = nil,
    _ message: @autoclosure () -> String
  ) {
    shared.problems.add {
      DataProblem(
        kind: kind, file: file, line: line ?? self.line, column: column.map { sheet.columns[$0].name },
        value: value.map { shown($0) }, message: message())
    }
  }
}

/// At most so much of a field as may be shown.
func shownText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(decoding: UnsafeBufferPointer(rebasing: bytes.prefix(400)), as: UTF8.self)
}

extension CSVRowReader.RowFault {
  /// What is wrong, and what to do.
  var message: String {
    switch self {
    case .tooLong:
      "The line is longer than \(CSVRowReader.longestDataRow) bytes, more than a row can be. Look for lost line ends."
    case .unterminatedQuote:
      "A quotation mark opens a field here and none closes it. Close it, or double it if it is part of the text."
    case .textAfterQuote:
      "Text follows a closing quotation mark. Double the marks inside the text, and put one at each end."
    case .strayQuote:
      "A quotation mark stands inside a field that does not begin with one. Double it, and put the field in marks."
    case .notUTF8: "The file is in UTF-16. Save it as UTF-8 (in a spreadsheet: CSV UTF-8) and try again."
    }
  }
}
