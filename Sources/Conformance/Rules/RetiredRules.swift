import Workload

/// Rules that the nightly tool no longer has.
enum RetiredRules {
  @Sendable static func armsPoints(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let points = WMT.retiredARMSPoints(
      licenceCases: try input.number("licenceCases"), communityCases: try input.number("communityCases"),
      licenceWeighting: try input.number("licenceWeighting"),
      communityWeighting: try input.number("communityWeighting"))
    return .fields([("points", .number(points))])
  }

  @Sendable static func paromPoints(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let points = WMT.retiredParolePoints(
      completedLast30: try input.number("completedLast30"), pointsEach: try input.number("pointsEach"),
      enabled: try input.bool("enabled"))
    return .fields([("points", .number(points))])
  }
}
