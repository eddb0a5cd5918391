extension WMT {
  /// Whether all 13 sheets are there once names are cleaned; further sheets do not matter. Source: section 2.1, gate 1.
  public static func hasExpectedSheets(_ names: [String]) -> Bool {
    let clean = Set(names.map(cleanName))
    return WMTSheets.all.allSatisfy { clean.contains($0.cleanName) }
  }

  /// What the incumbent says when gate 2 refuses.
  public static let t2aRefusal = "T2A case count is greater than or equal to case count"

  /// Whether fewer people are on the T2A sheet than on the filtered one. Source: section 2.1, gate 2.
  ///
  /// A blank cell is 0. Text makes the sum not a number, and the comparison then refuses nothing. Two empty sheets
  /// are refused.
  public static func t2aGateAccepts(t2aCounts: [Cell], filteredCounts: [Cell]) -> Bool {
    !(sum(t2aCounts) >= sum(filteredCounts))
  }

  private static func sum(_ cells: [Cell]) -> Double {
    cells.reduce(0.0) { sum, cell in
      switch cell {
      case .blank: sum
      case .text(let text): sum + ScriptNumber.whole(text)
      case .number(let number): sum + number
      case .truth(let truth): sum + (truth ? 1 : 0)
      }
    }
  }

  /// A row with cleaned headings, unexpected columns dropped. Source: section 2.3.
  ///
  /// Headings are taken in turn. A later heading that cleans to the same name replaces an earlier one, and a heading
  /// that needed cleaning replaces one that did not, wherever it stands.
  public static func cleanedRow<Value>(
    _ row: [(heading: String, value: Value)], sheet: String
  ) throws(CompatibilityProblem) -> [(column: String, value: Value)] {
    guard let sheet = WMTSheets.all.first(where: { ScriptText.same($0.cleanName, sheet) }) else {
      throw .unknownSheet(sheet)
    }
    let expected = Set(sheet.columns)
    var cells: [(column: String, value: Value?)] = row.map { ($0.heading, $0.value) }
    for (heading, _) in row {
      let clean = cleanName(heading)
      if clean != heading {
        let value = cells.first { $0.column == heading }?.value
        if let place = cells.firstIndex(where: { $0.column == clean }) {
          cells[place].value = value
        } else {
          cells.append((clean, value))
        }
        cells.removeAll { $0.column == heading }
      }
      if !expected.contains(clean) { cells.removeAll { $0.column == clean } }
    }
    return cells.compactMap { cell in cell.value.map { (cell.column, $0) } }
  }
}
