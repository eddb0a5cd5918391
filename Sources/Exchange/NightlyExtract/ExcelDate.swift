import Caseload

/// Reads the day out of a cell that holds a date: a serial number, or text that begins as `2026-11-22`.
struct ExcelDate {
  /// Day 0 of the workbook's count.
  private let origin: Int

  /// A workbook counts days from 1900 or from 1904.
  init(countsFrom1904: Bool) {
    // Spreadsheets take 1900 for a leap year, so that day 61 on, 1 March 1900, counts from 30 December 1899.
    let day = countsFrom1904 ? LocalDate(year: 1904, month: 1, day: 1) : LocalDate(year: 1899, month: 12, day: 30)
    origin = day?.daysSinceEpoch ?? 0
  }

  /// Nil for anything else, and for days before 1970 or after 2199: no extract or contact is of such a day.
  func day(_ cell: SheetCell, _ bytes: UnsafeBufferPointer<UInt8>) -> LocalDate? {
    guard cell.kind == .number || cell.kind == .text, !cell.hasFormula, bytes.count <= 64 else { return nil }
    let text = String(decoding: trimmed(bytes), as: UTF8.self)
    let day: LocalDate?
    if let date = LocalDate(iso: text.prefix(10)), Self.isTime(text.dropFirst(10)) {
      day = date
    } else if cell.kind == .number, let serial = Double(text), serial >= 61, serial < 1_000_000 {
      day = LocalDate(daysSinceEpoch: origin + Int(serial))
    } else {
      day = nil
    }
    guard let day, (1970...2199).contains(day.yearMonthDay.year) else { return nil }
    return day
  }

  /// Nothing, or a time of day behind a blank or a T: the day alone is used.
  private static func isTime(_ text: Substring) -> Bool {
    guard let first = text.utf8.first else { return true }
    return (first == 32 || first == 84)
      && text.utf8.dropFirst().allSatisfy { $0.isDigit || $0 == 58 || $0 == 46 || $0 == 90 || $0 == 43 || $0 == 45 }
  }
}
