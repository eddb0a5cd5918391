import Glibc

/// What is wrong with a field before its value is looked at.
enum FieldFormFault {
  /// Its bytes are not UTF-8.
  case encoding
  case nul
  /// The cell of a workbook is a formula, or what an impossible one came to.
  case formula
}

/// Reads a CSV file (RFC 4180, UTF-8) row by row, however large the file and its lines are.
///
/// What stays in memory is one buffer: a row longer than `longestRow` is reported and passed over unread. A row whose
/// quotation marks do not pair is reported at its first line, and reading goes on with the line after it, so that one
/// stray mark does not hide what is wrong in the rest of the file.
final class CSVRowReader {
  /// What is wrong with a row as a whole.
  enum RowFault: String {
    case tooLong = "line-too-long"
    case unterminatedQuote = "unterminated-quote"
    case textAfterQuote = "text-after-quote"
    case strayQuote = "stray-quote"
    case notUTF8 = "utf-16"
  }
  /// What may stand in a file.
  enum Content {
    /// Data: no NUL bytes; blank lines are passed over.
    case data
    /// Any text; a blank line is a row with one empty field.
    case anyText
  }

  /// Bytes of a row of the open format: six times what its longest row needs.
  static let longestDataRow = 65_536

  /// Physical line on which the current row begins, from 1.
  private(set) var line = 0
  /// The fields of the current row without their quotes; they hold until the next row is read.
  private(set) var fields: [UnsafeBufferPointer<UInt8>] = []
  /// Whether each field stood in quotation marks.
  private(set) var isQuoted: [Bool] = []
  /// Nil when the row is well formed; otherwise `fields` are those before the fault.
  private(set) var fault: RowFault?
  private(set) var formFaults: [(field: Int, fault: FieldFormFault)] = []
  /// Bytes that the reader holds at present: its bound on memory.
  var bufferedBytes: Int { input.capacity }
  /// The number of the error that ended reading before the end of the file; 0 when none did.
  var errorNumber: Int32 { input.errorNumber }

  let input: ByteInput
  private let longestRow: Int
  private let content: Content
  private var nextLine = 1
  private var hasBegun = false
  private var isSkipPending = false
  /// Where the fields of the current row stand, while it is taken apart.
  var ranges: [FieldRange] = []
  var isInQuotes = false

  struct FieldRange {
    let start: Int
    let end: Int
    var isQuoted = false
    var hasEscapes = false
  }

  enum Outcome {
    case complete(next: Int, lines: Int)
    case needsMore
    case faulty(RowFault)
  }

  /// - Parameters:
  ///   - descriptor: of the open file; closed with the reader.
  ///   - longestRow: in bytes.
  ///   - content: what may stand in the file.
  init(descriptor: Int32, longestRow: Int = CSVRowReader.longestDataRow, content: Content = .data) {
    self.longestRow = longestRow
    self.content = content
    input = ByteInput(descriptor: descriptor, capacity: max(1 << 18, min(longestRow * 2, 1 << 20)))
    fields.reserveCapacity(32)
    isQuoted.reserveCapacity(32)
    ranges.reserveCapacity(32)
  }

  /// Goes to the next row. False at the end of the file.
  func next() -> Bool {
    if !hasBegun, begin() { return true }
    if isSkipPending {
      isSkipPending = false
      input.skipLine()
    }
    while true {
      clear()
      line = nextLine
      if input.start == input.end {
        if input.isAtEnd { return false }
        input.fill()
        continue
      }
      switch parse() {
      case .needsMore:
        if input.end - input.start > longestRow { return passOver() }
        input.fill()
      case .faulty(let fault):
        self.fault = fault
        finishFields()
        resumeAfterFirstLine()
        return true
      case .complete(let next, let lines):
        if next - input.start > longestRow + 2 { fault = .tooLong }
        finishFields()
        input.start = next
        nextLine += lines
        if content == .data, fields.count == 1, fields[0].isEmpty, !isQuoted[0] { continue }
        return true
      }
    }
  }

  /// Passes over a byte order mark. True when the file is in UTF-16, which is given as one faulty row.
  private func begin() -> Bool {
    hasBegun = true
    while input.end < 3, !input.isAtEnd { input.fill() }
    let base = input.base
    if input.end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      input.start = 3
    } else if input.end >= 2, base[0] == 0xFF && base[1] == 0xFE || base[0] == 0xFE && base[1] == 0xFF {
      line = 1
      fault = .notUTF8
      input.stop()
      return true
    }
    return false
  }

  func clear() {
    fields.removeAll(keepingCapacity: true)
    isQuoted.removeAll(keepingCapacity: true)
    formFaults.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    isInQuotes = false
    fault = nil
  }

  /// A row that does not fit: an unpaired quotation mark has swallowed the lines after it, or the line is too long.
  private func passOver() -> Bool {
    clear()
    _ = parseFields(from: input.start)
    if isInQuotes, memchr(input.base + input.start, 10, input.end - input.start) != nil {
      fault = .unterminatedQuote
      finishFields()
      resumeAfterFirstLine()
    } else {
      fault = .tooLong
      finishFields()
      // The fields before the long one hold until the next row is asked for.
      isSkipPending = true
      nextLine += 1
    }
    return true
  }

  private func resumeAfterFirstLine() {
    input.start = endOfLine(from: input.start).map { $0 + 1 } ?? input.end
    nextLine += 1
  }

  /// Makes fields of the ranges; doubled quotation marks are made single where they stand.
  private func finishFields() {
    let base = input.base
    let isSound = fault == nil
    // Worked on outside the object, because each access to a property of it is checked as the program runs.
    var (fields, isQuoted) = ([UnsafeBufferPointer<UInt8>](), [Bool]())
    swap(&fields, &self.fields)
    swap(&isQuoted, &self.isQuoted)
    var all = UInt8(0)
    var hasNUL = false
    for range in ranges {
      let end = range.hasEscapes && isSound ? unescape(range, base) : range.end
      let field = UnsafeBufferPointer(start: UnsafePointer(base + range.start), count: end - range.start)
      fields.append(field)
      isQuoted.append(range.isQuoted)
      for byte in field {
        all |= byte
        if byte == 0 { hasNUL = true }
      }
    }
    swap(&fields, &self.fields)
    swap(&isQuoted, &self.isQuoted)
    if all >= 0x80 || hasNUL && content == .data { findFormFaults() }
  }

  private func findFormFaults() {
    for (index, field) in fields.enumerated() {
      if String(validating: field, as: UTF8.self) == nil {
        formFaults.append((index, .encoding))
      } else if content == .data, field.contains(0) {
        formFaults.append((index, .nul))
      }
    }
  }

  private func unescape(_ range: FieldRange, _ base: UnsafeMutablePointer<UInt8>) -> Int {
    var (from, to) = (range.start, range.start)
    while from < range.end {
      base[to] = base[from]
      from += base[from] == 34 ? 2 : 1
      to += 1
    }
    return to
  }
}
