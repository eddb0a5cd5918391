import Workload

/// Hours, targets and grades as the nightly tool takes them.
enum HoursRules {
  @Sendable static func baseHours(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let hours = WMT.baseHours(
      gradeType: try input.number("offenderManagerTypeId"), contracted: try input.optionalNumber("contractedHours"),
      defaults: try CaseRules.defaultHours(input.input("defaultHours")))
    guard let hours else { return .fields([("supported", .truth(false))]) }
    return .fields([
      ("supported", .truth(true)), ("baseHours", .number(hours.base)),
      ("defaultHoursForGrade", .number(hours.defaultForGrade)),
    ])
  }

  @Sendable static func nominalTarget(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let target = WMT.nominalTarget(
      gradeType: try input.number("offenderManagerTypeId"), targets: try CaseRules.targets(input.input("targets")))
    return .fields([("nominalTarget", .number(target))])
  }

  @Sendable static func availablePoints(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let points = WMT.availablePoints(
      nominalTarget: try input.number("nominalTarget"), gradeType: try input.number("offenderManagerTypeId"),
      contracted: try input.optionalNumber("contractedHours"), reduction: try input.optionalNumber("reductionHours"),
      defaults: try CaseRules.defaultHours(input.input("defaultHours")))
    return .fields([("availablePoints", .number(points))])
  }

  @Sendable static func gradeCode(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let grade = WMT.grade(rawCode: try input.optionalString("rawGrade"))
    return .fields([("grade", .text(grade.grade)), ("offenderManagerTypeId", .number(grade.type))])
  }
}
