/// Turns the elements of a worksheet into rows.
///
/// Millions of cells pass here, so that a cell makes no String: its text is gathered in one buffer of the row, or found in
/// the shared texts. State changes by `sheetData`, `row`, `c` and, within a cell, `v`, `is` and `f`; all else is passed over.
final class SheetHandler: XMLPartHandler {
  private enum Place {
    case outside, sheet, row, cell
  }
  private enum Content {
    case plain, shared, text, boolean, error, date
  }

  private let sheet: String
  private let styles: CellStyles
  private let shared: SharedTexts
  private let limits: ReadingLimits
  private let onRow: (SheetRow) -> AfterRow

  private var place = Place.outside
  private var row = 0
  private var cells: [SheetCell] = []
  private var bytes: [UInt8] = []

  private var column = -1
  private var content = Content.plain
  private var isDate = false
  private var hasFormula = false
  private var collects = false
  private var isPhonetic = false
  private var start = 0

  init(
    sheet: String, styles: CellStyles, shared: SharedTexts, limits: ReadingLimits,
    onRow: @escaping (SheetRow) -> AfterRow
  ) {
    self.sheet = sheet
    self.styles = styles
    self.shared = shared
    self.limits = limits
    self.onRow = onRow
    cells.reserveCapacity(128)
    bytes.reserveCapacity(4_096)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch place {
    case .outside:
      if name == "sheetData" { place = .sheet }
    case .sheet:
      if name == "row" { beginRow(attributes) }
    case .row:
      if name == "c" { beginCell(attributes) }
    case .cell:
      if name == "v" || name == "t" {
        collects = !isPhonetic
      } else if name == "f" {
        hasFormula = true
      } else if name == "rPh" {
        isPhonetic = true
      }
    }
  }

  override func end(_ name: XMLName) {
    switch place {
    case .outside: break
    case .sheet:
      if name == "sheetData" { place = .outside }
    case .row:
      if name == "row" { endRow() }
    case .cell:
      if name == "c" {
        endCell()
      } else if name == "v" || name == "t" {
        collects = false
      } else if name == "rPh" {
        isPhonetic = false
      }
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard collects else { return }
    bytes.append(contentsOf: text)
    let size = bytes.count - start
    if size > limits.cellCharacters, characters(bytes[start...]) > limits.cellCharacters {
      refuse(WorkbookRefusal.overlongCell("Cell \(ColumnLetters.text(column))\(row) of sheet \(shown(sheet))", limits))
    } else if bytes.count > limits.rowBytes {
      refuse(WorkbookRefusal.tooLarge("Row \(row) of sheet \(shown(sheet)) holds more than \(limits.rowBytes) bytes."))
    }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    var number = row + 1
    if let text = attributes["r"] {
      guard let value = wholeNumber(text) else {
        return garbled("a row is numbered \(shown(String(decoding: text, as: UTF8.self)))")
      }
      number = value
    }
    guard number > row, number <= limits.rows else { return garbled("row \(number) stands after row \(row)") }
    row = number
    column = -1
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    place = .row
  }

  private func endRow() {
    place = .sheet
    guard !cells.isEmpty else { return }
    let after = cells.withUnsafeBufferPointer { cells in
      bytes.withUnsafeBufferPointer { own in
        shared.bytes.withUnsafeBufferPointer { shared in
          onRow(SheetRow(number: row, cells: cells, own: own.baseAddress, shared: shared.baseAddress))
        }
      }
    }
    if after == .stop { finish() }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    var next = column + 1
    var style = -1
    content = .plain
    for index in 0..<attributes.count {
      guard let (name, value) = attributes.at(index), name[1] == 0 else { continue }
      switch name[0] {
      case 0x72:  // r
        guard let place = ColumnLetters.parse(value) else {
          return garbled("a cell of row \(row) is named \(shown(String(decoding: value, as: UTF8.self)))")
        }
        next = place.column
      case 0x73: style = wholeNumber(value) ?? -1  // s
      case 0x74: content = Self.content(value)  // t
      default: break
      }
    }
    guard next > column, next < limits.columns else {
      return garbled("row \(row) has its cells out of order")
    }
    column = next
    isDate = style >= 0 && styles[style]
    hasFormula = false
    collects = false
    isPhonetic = false
    start = bytes.count
    place = .cell
  }

  private func endCell() {
    place = .row
    let size = bytes.count - start
    guard content == .shared, size > 0 else {
      if size > 0 || hasFormula { add(start: start, count: size, isShared: false) }
      return
    }
    guard let index = wholeNumber(bytes[start...]), index < shared.count else {
      return garbled("cell \(ColumnLetters.text(column))\(row) names a shared text that is not there")
    }
    bytes.removeLast(size)
    let (from, to) = (shared.starts[index], shared.starts[index + 1])
    if to > from || hasFormula { add(start: from, count: to - from, isShared: true) }
  }

  private func add(start: Int, count: Int, isShared: Bool) {
    let kind: CellKind =
      switch content {
      case .plain: .number
      case .shared, .text, .date: .text
      case .boolean: .boolean
      case .error: .error
      }
    cells.append(
      SheetCell(
        column: column, kind: kind, hasFormula: hasFormula, isDate: content == .date || isDate && content == .plain,
        start: start, count: count, isShared: isShared))
  }

  private func garbled(_ why: String) {
    refuse(WorkbookRefusal.damaged("sheet \(shown(sheet))", why: why))
  }

  private static func content(_ type: UnsafeBufferPointer<UInt8>) -> Content {
    guard type.count == 1 else { return .text }
    switch type[0] {
    case 0x73: return .shared  // s
    case 0x6E: return .plain  // n
    case 0x62: return .boolean  // b
    case 0x65: return .error  // e
    case 0x64: return .date  // d
    default: return .text
    }
  }
}
