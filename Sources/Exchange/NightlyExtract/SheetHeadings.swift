import Workload

/// The heading row of one sheet, matched with what is expected of it.
struct SheetHeadings {
  /// As the workbook spells the sheet.
  let sheet: String
  let role: SheetRole
  private(set) var table = ColumnTable()
  /// As the workbook spells them, by column.
  private(set) var texts: [Int: String] = [:]
  private(set) var problems: [ImportProblem] = []
  /// Clean names that the figures need and the sheet lacks, with a heading that looks like one of them.
  private(set) var missing: [(name: String, near: String?)] = []
  /// Two columns with one clean name.
  private(set) var repeated: [(first: Int, second: Int)] = []

  init(sheet: String, layout: SheetLayout, headings: [(column: Int, text: String)]) {
    self.sheet = sheet
    role = layout.role
    var columns: [String: Int] = [:]
    for (column, text) in headings where !trimmed(text).isEmpty {
      texts[column] = text
      let clean = WMT.cleanName(text)
      if let first = columns[clean] { repeated.append((first, column)) } else { columns[clean] = column }
    }
    for column in layout.columns {
      if let place = columns[column.name] { table.set(column.use, at: place) }
    }
    let expected = Set(layout.columns.map(\.name))
    let unexpected = columns.filter { !expected.contains($0.key) }.sorted { $0.value < $1.value }
    let absent = layout.columns.filter { columns[$0.name] == nil }
    missing = absent.filter(\.isNeeded).map { column in
      let near = unexpected.prefix(500).filter { Self.isNear($0.key, column.name) }.map(\.value).first
      return (column.name, near.map(label))
    }
    noteAbsent(
      absent.filter { $0.isSuspendedTier }, what: "for tiers with contact suspended",
      done: "They were read as no cases, as in workbooks from before 2024.")
    noteAbsent(
      absent.filter { !$0.isSuspendedTier && !$0.isNeeded }, what: "that are usually there",
      done: "The figures do not need them.")
    for (_, column) in unexpected.prefix(100) {
      problems.append(
        ImportProblem(
          severity: .noted, kind: .unexpectedColumn, sheet: sheet, row: 1, column: label(column),
          value: shown(texts[column] ?? ""), message: "This column is not part of the nightly extract as we know it.",
          done: "It was passed over. If it should be one of the usual columns, correct its heading."))
    }
  }

  private mutating func noteAbsent(_ columns: [SheetLayout.Column], what: String, done: String) {
    guard !columns.isEmpty else { return }
    let names = columns.prefix(6).map(\.name).joined(separator: ", ")
    let rest = columns.count > 6 ? " and \(columns.count - 6) more" : ""
    problems.append(
      ImportProblem(
        severity: .noted, kind: .missingColumn, sheet: sheet, row: 1,
        message:
          "The sheet is without \(columns.count == 1 ? "a column" : "\(columns.count) columns") \(what): \(names)\(rest).",
        done: done))
  }

  /// For instance `CommTierA3 (O)`.
  func label(_ column: Int) -> String {
    "\(shown(trimmed(texts[column] ?? "no heading"))) (\(ColumnLetters.text(column)))"
  }

  /// Whether one name is the other with at most two letters added, dropped or changed.
  static func isNear(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8.prefix(64)), Array(b.utf8.prefix(64)))
    guard abs(a.count - b.count) <= 2 else { return false }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let change = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count] <= 2
  }
}
