import Workload

/// Points, targets and labels as the live service has them.
enum LivePointsRules {
  @Sendable static func capacityPercent(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([("capacityPercent", .decimal(try percent(input)))])
  }

  /// Points used and available. Somebody without a record has used none and has the full target of the grade.
  static func points(_ input: RuleInput) throws(ConformanceProblem) -> (used: Int, available: Int) {
    if try input.optionalBool("hasWorkloadRecord") ?? true {
      return (try input.integer("totalPoints"), try input.integer("availablePoints"))
    }
    let target = LiveEngine.defaults(grade: try input.optionalString("grade")).nominalTarget
    let full = try ConformanceRule.reckon { () throws(CompatibilityProblem) in try target.truncated() }
    return (try input.integerOrZero("totalPoints"), try input.optionalInteger("availablePoints") ?? full)
  }

  /// The percentage of the points that many inputs have.
  static func percent(_ input: RuleInput) throws(ConformanceProblem) -> ExactDecimal {
    let (total, available) = try points(input)
    return try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.capacityPercent(totalPoints: total, availablePoints: available)
    }
  }

  @Sendable static func availablePoints(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let target = try input.decimal("nominalTargetPoints")
    let fullWeek = try input.decimal("defaultContractedHoursForGrade")
    let hours = try availableHours(input, default: nil)
    let points = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.availablePoints(nominalTarget: target, fullWeek: fullWeek, availableHours: hours)
    }
    return .fields([("availableHours", .decimal(hours)), ("availablePoints", .whole(points))])
  }

  /// Weekly hours less reduced hours; without weekly hours the default, where the rule has one.
  static func availableHours(
    _ input: RuleInput, default defaultHours: ExactDecimal?
  ) throws(ConformanceProblem) -> ExactDecimal {
    let recorded = try input.optionalDecimal("weeklyHours") ?? defaultHours
    guard let weekly = recorded else { throw input.problem("weeklyHours", nil, wants: "a decimal") }
    let reduced = try input.optionalDecimal("reductionHours") ?? .zero
    return try ConformanceRule.reckon { () throws(CompatibilityProblem) in try weekly.minus(reduced) }
  }

  @Sendable static func workloadPoints(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let weights = LiveEngine.Weights(
      cases: try caseWeights(input), standardReport: try input.optionalInteger("standardCourtReportPoints") ?? 138,
      fastReport: try input.optionalInteger("fastCourtReportPoints") ?? 65, contacts: try contactWeights(input))
    let work = try work(input)
    let points = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.workloadPoints(work, weights: weights)
    }
    return .fields([
      ("casePoints", .whole(points.cases)), ("courtReportPoints", .whole(points.courtReports)),
      ("contactsOutsideCaseloadPoints", .whole(points.contactsForOthers)),
      ("contactsByOthersPoints", .whole(points.contactsByOthers)), ("totalPoints", .whole(points.total)),
    ])
  }

  /// Cases, reports and contacts of an input.
  static func work(_ input: RuleInput) throws(ConformanceProblem) -> LiveEngine.Work {
    var cases: [LiveEngine.CaseCount] = []
    for kind in try input.inputs("cases") {
      cases.append(
        LiveEngine.CaseCount(
          tier: try kind.string("tier"), caseType: try kind.string("caseType"),
          isT2A: try kind.optionalBool("isT2A") ?? false, count: try kind.optionalInteger("count") ?? 1))
    }
    let reports = try input.optionalInput("courtReports")
    return LiveEngine.Work(
      cases: cases, standardReports: try reports?.integerOrZero("STANDARD") ?? 0,
      fastReports: try reports?.integerOrZero("FAST") ?? 0,
      contactsForOthers: try input.integers("contactsPerformedOutsideCaseload"),
      contactsByOthers: try input.integers("contactsInCaseloadPerformedByOthers"))
  }

  private static func caseWeights(_ input: RuleInput) throws(ConformanceProblem) -> LiveEngine.CaseWeights {
    guard let weights = try input.optionalInput("caseWeights") else { return .seed }
    switch try weights.string("name") {
    case "seed": return .seed
    case "uniform":
      return .uniform(main: try uniform(weights.input("main")), t2a: try uniform(weights.input("t2a")))
    case let name: throw ConformanceProblem("There are no case weights “\(name)”.")
    }
  }

  private static func uniform(_ input: RuleInput) throws(ConformanceProblem) -> LiveEngine.CaseWeights.Uniform {
    LiveEngine.CaseWeights.Uniform(
      numbered: try input.integers("numberedTiers"), suspended: try input.integers("suspendedTiers"))
  }

  private static func contactWeights(_ input: RuleInput) throws(ConformanceProblem) -> [String: Int] {
    switch input.optional("contactWeights") {
    case nil: return LiveEngine.seedContactWeights
    case .string("seed"): return LiveEngine.seedContactWeights
    default: return try input.integers("contactWeights")
    }
  }

  @Sendable static func casePoints(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let weights = try caseWeights(input)
    return .fields([("points", .whole(try pointsOfOneCase(input, weights: weights)))])
  }

  static func pointsOfOneCase(
    _ input: RuleInput, weights: LiveEngine.CaseWeights
  ) throws(ConformanceProblem) -> Int {
    let tier = try input.string("tier")
    let caseType = try input.string("caseType")
    let isT2A = try input.optionalBool("isT2A") ?? false
    return try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.casePoints(tier: tier, caseType: caseType, isT2A: isT2A, weights: weights)
    }
  }

  @Sendable static func contactWeight(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let code = try input.optionalString("typeCode") ?? ""
    return .fields([("points", .whole(LiveEngine.contactPoints(code, weights: try contactWeights(input))))])
  }

  @Sendable static func gradeDefaults(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var settings = LiveEngine.Settings.seed
    if let config = try input.optionalInput("config") {
      settings = LiveEngine.Settings(
        nominalTargetPO: try config.decimal("nominalTargetPO"),
        nominalTargetSPO: try config.decimal("nominalTargetSPO"),
        hoursPO: try config.decimal("defaultHoursPO"), hoursPSO: try config.decimal("defaultHoursPSO"),
        hoursSPO: try config.decimal("defaultHoursSPO"))
    }
    let defaults = LiveEngine.defaults(grade: try input.optionalString("grade"), settings: settings)
    return .fields([
      ("nominalTargetPoints", .decimal(defaults.nominalTarget)), ("defaultContractedHours", .decimal(defaults.hours)),
    ])
  }

  @Sendable static func displayedGrade(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([("grade", .text(LiveEngine.displayedGrade(try input.optionalString("grade"))))])
  }

  @Sendable static func ogrsBand(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer {
    .fields([("band", .text(LiveEngine.ogrsBand(try input.optionalInteger("ogrsScore"))))])
  }
}
