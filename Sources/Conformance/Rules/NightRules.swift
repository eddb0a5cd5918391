import Workload

/// The whole path of a night for one owner, from cells to figures.
enum NightRules {
  @Sendable static func nightlyRow(
    _ input: RuleInput, _ configurations: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var rows = try ownerRows(input)
    rows.filtered = try caseload(input, "extractFiltered")
    let figure = WMT.nightlyFigure(
      rows, contractedHours: try input.optionalNumber("contractedHours"),
      reductionHours: try input.numberOrZero("reductionHours"),
      contactPoints: try input.numberOrZero("cmsAdjustmentPoints"),
      configuration: try configurations.named(by: "pointsConfig", in: input),
      t2aConfiguration: try configurations.named(by: "t2aPointsConfig", in: input))
    return .fields(
      [("grade", .text(figure.grade.grade)), ("contractedHours", .number(figure.contractedHours))]
        + fields(figure.counts) + [
          ("sdrPoints", .number(figure.points.standardReports)),
          ("sdrConversionPoints", .number(figure.points.fastReports)),
          ("totalPoints", .number(figure.totalPoints)), ("nominalTarget", .number(figure.nominalTarget)),
          ("availablePoints", .number(figure.availablePoints)), ("reductionHours", .number(figure.reductionHours)),
          ("cmsAdjustmentPoints", .number(figure.contactPoints)),
          ("remainingPoints", .number(figure.remainingPoints)),
          ("capacityPercentage", .number(figure.capacityPercentage)),
          ("cmsPercentage", .number(figure.contactPercentage)),
          ("dashboardCapacity", .number(WMT.dashboardCapacity(figure.capacityPercentage))),
          ("dashboardCms", .number(WMT.dashboardContacts(figure.contactPercentage))),
        ])
  }

  @Sendable static func omicRow(
    _ input: RuleInput, _ configurations: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let figure = WMT.omicFigure(
      try ownerRows(input), contractedHours: try input.optionalNumber("contractedHours"),
      configuration: try configurations.named(by: "pointsConfig", in: input),
      t2aConfiguration: try configurations.named(by: "t2aPointsConfig", in: input))
    return .fields(
      [("grade", .text(figure.grade.grade)), ("contractedHours", .number(figure.contractedHours))]
        + fields(figure.counts) + [
          ("custodyPoints", .number(figure.custodyPoints)),
          ("projectedLicencePoints", .number(figure.projectedLicencePoints)),
          ("sdrPoints", .number(figure.standardReportPoints)),
          ("sdrConversionPoints", .number(figure.fastReportPoints)), ("nominalTarget", .number(figure.nominalTarget)),
          ("availablePoints", .number(figure.availablePoints)),
        ])
  }

  @Sendable static func courtReporterRow(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([
      ("totalSdrs", .number(WMT.count(from: try input.cell("sdrLast30")))),
      ("totalFdrs", .number(WMT.count(from: try input.cell("sdrConvLast30")))),
      ("totalOralReports", .number(WMT.count(from: try input.cell("oralReports")))),
    ])
  }

  private static func fields(_ counts: WMT.OwnerCounts) -> [(key: String, value: RuleAnswer)] {
    let kept = counts.tierRows.filter { row in row.figures.contains { $0 != 0 && !$0.isNaN } }
    let tierRows = kept.map { row in
      RuleAnswer.list(
        [.text(WMT.locations[row.location]), .text(WMT.tiers[row.tier])] + row.figures.map { .number($0) })
    }
    return [
      ("totalCases", .number(counts.totalCases)), ("totalFilteredCases", .number(counts.totalFiltered)),
      ("totalT2aCases", .number(counts.totalT2A)),
      ("byLocation", .list(WMT.locations.indices.map { .numbers(counts.cases(at: $0)) })),
      ("communityLast16Weeks", .number(counts.communityFirst16Weeks)),
      ("licenceLast16Weeks", .number(counts.licenceFirst16Weeks)), ("tierRows", .list(tierRows)),
      ("caseDetailRows", .number(Double(counts.caseDetailRows))),
    ]
  }

  private static func ownerRows(_ input: RuleInput) throws(ConformanceProblem) -> WMT.OwnerRows {
    var rows = WMT.OwnerRows()
    rows.rawGrade = try input.optionalString("rawGrade")
    rows.extract = try caseload(input, "extract")
    rows.t2a = try caseload(input, "t2a")
    if let reports = try input.optionalInput("courtReports") {
      rows.reports.standardLast30 = try reports.cell("sdrLast30")
      rows.reports.standardDueNext30 = try reports.cell("sdrDueNext30")
      rows.reports.fastLast30 = try reports.cell("sdrConvLast30")
    }
    if input.optional("flags") != nil {
      for flag in try input.array("flags") { rows.flags.append(try flagRow(flag, input)) }
    }
    return rows
  }

  /// The cells of a caseload sheet's row. A missing key is a blank cell, null a sheet without a row for the owner.
  private static func caseload(_ input: RuleInput, _ key: String) throws(ConformanceProblem) -> WMT.CaseloadRow {
    var row = WMT.CaseloadRow()
    guard let sheet = try input.optionalInput(key) else { return row }
    try CaseRules.checkKeys(sheet, known: WMT.locations + ["comIn1st16Weeks", "licIn1st16Weeks"], what: "column")
    for (location, name) in WMT.locations.enumerated() {
      guard let cells = try sheet.optionalInput(name) else { continue }
      try CaseRules.checkKeys(cells, known: WMT.tiers, what: "tier")
      for (tier, name) in WMT.tiers.enumerated() { row.cells[location][tier] = try cells.cell(name) }
    }
    row.communityFirst16Weeks = try sheet.cell("comIn1st16Weeks")
    row.licenceFirst16Weeks = try sheet.cell("licIn1st16Weeks")
    return row
  }

  /// A case row as row type, tier code and location. The incumbent stops at one without tier code or location.
  private static func flagRow(_ value: JSONValue, _ input: RuleInput) throws(ConformanceProblem) -> WMT.FlagRow {
    guard case .array(let parts) = value, parts.count == 3 else {
      throw input.problem("flags", value, wants: "a list of row type, tier code and location")
    }
    let rowType: String? =
      switch parts[0] {
      case .string(let text): text
      case .null: ""
      default: nil
      }
    let tierCode: String? =
      switch parts[1] {
      case .string(let text): text
      case .number(let number): Int(exactly: number.double).map(String.init) ?? number.text
      default: nil
      }
    guard let rowType, let tierCode, case .string(let location) = parts[2] else {
      throw ConformanceProblem(
        "A case row without a tier code or a location stops the incumbent's night at this owner.")
    }
    return WMT.FlagRow(rowType: rowType, tierCode: tierCode, location: location)
  }
}
