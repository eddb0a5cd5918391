import Caseload
import Rules
import Workload

/// The thirteen sheets of a workbook with their headings; anything else in it is passed over.
struct WorkbookSheets {
  struct Sheet {
    /// In the workbook's list.
    let index: Int
    let headingRow: Int
    let headings: SheetHeadings
  }
  let book: WorkbookFile
  private(set) var byRole: [SheetRole: Sheet] = [:]
  private(set) var problems: [ImportProblem] = []

  /// - Throws: a refusal that names every sheet or column that is missing or there twice.
  init(_ book: WorkbookFile, pack: RulePack) throws(ExtractRefusal) {
    self.book = book
    var indices: [String: [Int]] = [:]
    for (index, name) in book.sheetNames.enumerated() { indices[WMT.cleanName(name), default: []].append(index) }
    try Self.checkNames(book.sheetNames, indices)
    for role in SheetRole.allCases {
      guard let index = indices[role.rawValue]?.first else { continue }
      byRole[role] = try Self.sheet(book, index, SheetLayout(role, pack: pack))
    }
    let sheets = SheetRole.allCases.compactMap { byRole[$0]?.headings }
    try Self.checkColumns(sheets)
    problems = sheets.flatMap(\.problems)
  }

  private static func checkNames(_ names: [String], _ indices: [String: [Int]]) throws(ExtractRefusal) {
    let missing = SheetRole.allCases.filter { indices[$0.rawValue] == nil }.map(\.rawValue)
    if !missing.isEmpty {
      let known = Set(SheetRole.allCases.map(\.rawValue))
      let others = names.filter { !known.contains(WMT.cleanName($0)) }
      let found = others.isEmpty ? "" : " It also has \(list(others.prefix(10).map { shown($0) }))."
      throw ExtractRefusal(
        reason: .missingSheet,
        message: "The workbook is without the \(missing.count == 1 ? "sheet" : "sheets") \(list(missing)).\(found) "
          + "Nothing was changed. Check that this is the nightly extract, or ask for a new one.")
    }
    for role in SheetRole.allCases {
      guard let same = indices[role.rawValue], same.count > 1 else { continue }
      throw ExtractRefusal(
        reason: .duplicateSheet,
        message: "The workbook has \(same.count) sheets for \(role.rawValue): \(list(same.map { shown(names[$0]) })). "
          + "Nobody can tell which is right. Nothing was changed. Remove or rename one and try again.")
    }
  }

  private static func sheet(_ book: WorkbookFile, _ index: Int, _ layout: SheetLayout) throws(ExtractRefusal) -> Sheet {
    var headings: [(column: Int, text: String)] = []
    var number = 0
    try book.readSheet(index) { row in
      guard row.cells.contains(where: { !trimmed(row.bytes($0)).isEmpty }) else { return .goOn }
      headings = row.cells.map { ($0.column, row.text($0)) }
      number = row.number
      return .stop
    }
    return Sheet(
      index: index, headingRow: number,
      headings: SheetHeadings(sheet: book.sheetNames[index], layout: layout, headings: headings))
  }

  private static func checkColumns(_ sheets: [SheetHeadings]) throws(ExtractRefusal) {
    let repeated = sheets.flatMap { sheet in
      sheet.repeated.map { "\(shown(sheet.sheet)) has \(sheet.label($0.first)) and \(sheet.label($0.second))" }
    }
    if !repeated.isEmpty {
      throw ExtractRefusal(
        reason: .duplicateColumn,
        message: "Two columns have one name: \(list(Array(repeated.prefix(20)))). Nobody can tell which is right. "
          + "Nothing was changed. Remove or rename one and try again.")
    }
    let lacking = sheets.filter { !$0.missing.isEmpty }.map { sheet in
      let names = sheet.missing.prefix(8).map { missing in
        missing.name + (missing.near.map { " (found \($0))" } ?? "")
      }
      let rest = sheet.missing.count > 8 ? ["\(sheet.missing.count - 8) more"] : []
      return "\(shown(sheet.sheet)) is without \(list(names + rest))"
    }
    if !lacking.isEmpty {
      throw ExtractRefusal(
        reason: .missingColumn,
        message: "Columns are missing: \(lacking.joined(separator: "; ")). Nothing was changed. "
          + "Correct the headings, or ask for a new extract.")
    }
  }

  /// `a`, `a and b`, `a, b and c`.
  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
