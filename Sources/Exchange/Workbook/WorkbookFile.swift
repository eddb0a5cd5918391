/// An Excel workbook (.xlsx) open for reading, sheet by sheet and row by row, never as a whole.
///
/// What stays in memory is the list of shared texts and one row. Every failure is an ``ExtractRefusal`` with a sentence.
public final class WorkbookFile {
  /// As the workbook spells them, in its order; sheets that hold no rows (charts) are left out.
  public var sheetNames: [String] { parts.sheets.map(\.name) }
  /// Days of this workbook are counted from 1904, as old Macintosh workbooks do.
  public var countsFrom1904: Bool { parts.countsFrom1904 }

  private let archive: ZipArchive
  private let parts: WorkbookParts
  private let styles: CellStyles
  private let shared: SharedTexts
  private let limits: ReadingLimits

  /// - Throws: a refusal when the file is not a readable workbook or exceeds the limits.
  public init(path: String, limits: ReadingLimits = .init()) throws(ExtractRefusal) {
    self.limits = limits
    archive = try ZipArchive(path: path, limits: limits)
    parts = try WorkbookParts(archive)
    if let part = parts.styles { styles = try CellStyles(part: part, of: archive) } else { styles = .init() }
    if let part = parts.sharedTexts {
      shared = try SharedTexts.read(part, of: archive, limits: limits)
    } else {
      shared = SharedTexts()
    }
  }

  /// Gives every row that is not blank to `onRow`, in order, until it answers `.stop`.
  ///
  /// - Parameter index: of the sheet, in `sheetNames`.
  /// - Throws: a refusal when the sheet is damaged, out of order or beyond the limits. Rows before the damage have been given.
  /// - Complexity: O(bytes of the sheet), in memory for one row.
  public func readSheet(_ index: Int, onRow: @escaping (SheetRow) -> AfterRow) throws(ExtractRefusal) {
    let sheet = parts.sheets[index]
    let handler = SheetHandler(sheet: sheet.name, styles: styles, shared: shared, limits: limits, onRow: onRow)
    try XMLPart.read(sheet.part, of: archive, what: "sheet \(shown(sheet.name))", with: handler)
  }
}

/// A text of the workbook as it may be shown: at most 80 characters, with control characters made visible.
func shown(_ text: some StringProtocol) -> String {
  var result = ""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == 80 { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      result += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
