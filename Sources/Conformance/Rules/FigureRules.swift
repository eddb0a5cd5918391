import Workload

/// Percentages and totals as the nightly tool shows them.
enum FigureRules {
  @Sendable static func capacityPercentage(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let percentage = WMT.percentage(try input.number("totalPoints"), of: try input.number("availablePoints"))
    return .fields([("percentage", .number(percentage))])
  }

  @Sendable static func displayRound(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    guard let value = try input.optionalNumber("value") else { return .fields([("rounded", .nothing)]) }
    return .fields([("rounded", .number(WMT.displayRound(value)))])
  }

  @Sendable static func organisationTotals(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var rows: [WMT.OverviewRow] = []
    for row in try input.inputs("rows") {
      rows.append(
        WMT.OverviewRow(
          totalPoints: try row.number("totalPoints"), availablePoints: try row.number("availablePoints"),
          contractedHours: try row.number("contractedHours"), reductionHours: try row.number("reductionHours"),
          totalCases: try row.number("totalCases"), contactPoints: try row.number("cmsAdjustmentPoints")))
    }
    let totals = WMT.overviewTotals(rows)
    return .fields([
      (
        "rows",
        .list(
          rows.map { row in
            .fields([
              ("capacityPercentage", .number(row.capacityPercentage)),
              ("remainingPoints", .number(row.remainingPoints)), ("cmsPercentage", .number(row.contactPercentage)),
            ])
          })
      ),
      (
        "totals",
        .fields([
          ("totalCapacityPercentage", .number(totals.sums.capacityPercentage)),
          ("totalPoints", .number(totals.sums.totalPoints)),
          ("totalAvailablePoints", .number(totals.sums.availablePoints)),
          ("totalContractedHours", .number(totals.sums.contractedHours)),
          ("totalReduction", .number(totals.sums.reductionHours)),
          ("totalTotalCases", .number(totals.sums.totalCases)),
          ("totalRemainingPoints", .number(totals.remainingPoints)),
          ("totalCMSPoints", .number(totals.sums.contactPoints)),
          ("totalCMSPercentage", .number(totals.sums.contactPercentage)),
        ])
      ),
    ])
  }
}
