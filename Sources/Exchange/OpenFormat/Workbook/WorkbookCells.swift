import Caseload
import DataFormat

/// Makes of the cells of a row the texts that a CSV file would have.
///
/// Numbers become their shortest digits, dates `2026-11-22` or a moment, true and false yes and no.
final class WorkbookCells {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var faults: [(field: Int, fault: FieldFormFault)] = []
  /// Day 0 of the workbook's count; see ``ExcelDate``.
  private let origin: Int

  init(countsFrom1904: Bool) {
    let day = countsFrom1904 ? LocalDate(year: 1904, month: 1, day: 1) : LocalDate(year: 1899, month: 12, day: 30)
    origin = day?.daysSinceEpoch ?? 0
  }

  /// - Parameters:
  ///   - width: fields that the row has at least.
  ///   - kind: what the field at a position holds, where it is known.
  func take(_ row: SheetRow, width: Int, kind: (Int) -> FieldKind?) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    for cell in row.cells {
      while ends.count < cell.column { ends.append(bytes.count) }
      if cell.hasFormula || cell.kind == .error { faults.append((cell.column, .formula)) }
      append(cell, row, kind(cell.column))
      ends.append(bytes.count)
    }
    while ends.count < width { ends.append(bytes.count) }
  }

  func withFields<Result>(
    _ body: ([UnsafeBufferPointer<UInt8>], [(field: Int, fault: FieldFormFault)]) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { all in
      var start = 0
      var fields: [UnsafeBufferPointer<UInt8>] = []
      fields.reserveCapacity(ends.count)
      for end in ends {
        fields.append(UnsafeBufferPointer(rebasing: all[start..<end]))
        start = end
      }
      return try body(fields, faults)
    }
  }

  private func append(_ cell: SheetCell, _ row: SheetRow, _ kind: FieldKind?) {
    let text = row.bytes(cell)
    switch cell.kind {
    case .text, .error: bytes.append(contentsOf: text)
    case .boolean: bytes.append(contentsOf: (text.first == 49 ? "yes" : "no").utf8)
    case .number:
      guard text.count <= 64, let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
        return bytes.append(contentsOf: text)
      }
      if cell.isDate, kind == .date || kind == .instant, let date = date(number, isInstant: kind == .instant) {
        bytes.append(contentsOf: date.utf8)
      } else if number == number.rounded(), number.magnitude < 1e15 {
        bytes.append(contentsOf: String(Int(number)).utf8)
      } else {
        bytes.append(contentsOf: number.description.utf8)
      }
    }
  }

  /// Nil before 1 March 1900, where spreadsheets count a day that was not, and far in the future.
  private func date(_ serial: Double, isInstant: Bool) -> String? {
    guard serial >= 61, serial < 1_000_000 else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    let day = LocalDate(daysSinceEpoch: origin + seconds / 86_400).iso
    let time = seconds % 86_400
    guard isInstant || time != 0 else { return day }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }
}
