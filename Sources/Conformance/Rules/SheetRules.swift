import Workload

/// Cells, names and gates of the nightly workbook.
enum SheetRules {
  @Sendable static func countFromCell(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let count = WMT.count(from: try input.cell("cell"))
    return .fields([("isNumber", .truth(!count.isNaN)), ("count", .number(count))])
  }

  @Sendable static func flagLocation(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    guard let location = try input.optionalString("location") else { return .fields([("location", .nothing)]) }
    return .fields([("location", .text(WMT.flagLocation(location)))])
  }

  @Sendable static func cleanName(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    .fields([("clean", .text(WMT.cleanName(try input.string("name"))))])
  }

  @Sendable static func workbookSheets(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([("valid", .truth(WMT.hasExpectedSheets(try input.strings("sheetNames"))))])
  }

  @Sendable static func sheetRowColumns(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let sheet = try input.string("sheet")
    let cells = try input.input("row").object.entries.map { (heading: $0.key, value: $0.value) }
    let clean = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try WMT.cleanedRow(cells, sheet: sheet)
    }
    return .fields([("row", .map(clean.map { ($0.column, RuleAnswer($0.value)) }))])
  }

  @Sendable static func t2aGuard(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer {
    let accepted = WMT.t2aGateAccepts(
      t2aCounts: try cells(input, "t2aCrnCounts"), filteredCounts: try cells(input, "filteredCrnCounts"))
    if accepted { return .fields([("accepted", .truth(true))]) }
    return .fields([("accepted", .truth(false)), ("message", .text(WMT.t2aRefusal))])
  }

  private static func cells(_ input: RuleInput, _ key: String) throws(ConformanceProblem) -> [WMT.Cell] {
    var cells: [WMT.Cell] = []
    for value in try input.array(key) {
      guard let cell = RuleInput.cell(value) else { throw input.problem(key, value, wants: "a list of cells") }
      cells.append(cell)
    }
    return cells
  }
}
