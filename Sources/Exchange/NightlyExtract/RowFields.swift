import Caseload

/// The cells of one row by what they are for. Kept from row to row, so that a row allocates nothing.
struct RowFields {
  private var cells = [Int32](repeating: -1, count: ColumnField.allCases.count)

  mutating func clear() { for index in cells.indices { cells[index] = -1 } }
  mutating func set(_ field: Int, _ cell: Int) { cells[field] = Int32(cell) }

  /// Finds the fields of a row.
  mutating func gather(_ row: SheetRow, _ table: ColumnTable) {
    clear()
    for (index, cell) in row.cells.enumerated() {
      let slot = table[cell.column]
      if slot < ColumnTable.nothing { set(ColumnTable.field(slot), index) }
    }
  }

  /// Nil where the cell is blank.
  func cell(_ field: ColumnField, _ row: SheetRow) -> SheetCell? {
    let index = cells[field.rawValue]
    return index < 0 ? nil : row.cells[Int(index)]
  }

  /// Without blanks around; empty where the cell is blank.
  func bytes(_ field: ColumnField, _ row: SheetRow) -> UnsafeBufferPointer<UInt8> {
    cell(field, row).map { trimmed(row.bytes($0)) } ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  func text(_ field: ColumnField, _ row: SheetRow) -> String { String(decoding: bytes(field, row), as: UTF8.self) }
}

/// What is wrong with a cell that should hold a count.
struct CountFault {
  let kind: ImportProblem.Kind
  let message: String

  /// Nil when the cell holds a count, which `count` then is.
  static func read(_ cell: SheetCell, _ bytes: UnsafeBufferPointer<UInt8>, largest: Int, count: inout Int)
    -> CountFault?
  {
    if cell.hasFormula {
      return .init(kind: .formula, message: "The cell holds a formula where a count should stand.")
    }
    if cell.isDate {
      return .init(kind: .unreadableCount, message: "The cell holds a date where a count should stand.")
    }
    let reading: CountReading
    switch cell.kind {
    case .text: reading = CountReading(text: bytes, largest: largest)
    case .number: reading = CountReading(number: bytes, largest: largest)
    case .boolean:
      return .init(kind: .unreadableCount, message: "The cell holds true or false where a count should stand.")
    case .error:
      return .init(kind: .unreadableCount, message: "The cell holds an error where a count should stand.")
    }
    switch reading {
    case .count(let value):
      count = value
      return nil
    case .unreadable: return .init(kind: .unreadableCount, message: "The cell does not hold a whole number.")
    case .negative: return .init(kind: .negativeCount, message: "The count is below zero.")
    case .absurd:
      return .init(kind: .absurdCount, message: "The count is over \(grouped(largest)), the most that can be right.")
    }
  }
}
