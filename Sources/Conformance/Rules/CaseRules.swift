import Workload

/// Points of cases as the nightly tool reckons them.
enum CaseRules {
  @Sendable static func pointsConfiguration(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let configuration = try configuration(input)
    return .fields([
      ("communityList", .numbers(Array(configuration.points[0].dropFirst()))),
      ("custodyList", .numbers(Array(configuration.points[1].dropFirst()))),
      ("licenceList", .numbers(Array(configuration.points[2].dropFirst()))),
      ("nominalTargetPSO", .number(configuration.targets.pso)), ("nominalTargetPO", .number(configuration.targets.po)),
      ("defaultHoursPO", .number(configuration.defaultHours.po)),
      ("defaultHoursPSO", .number(configuration.defaultHours.pso)),
      ("defaultHoursSPO", .number(configuration.defaultHours.spo)),
    ])
  }

  /// A configuration as a line writes it; points that are not given are 0.
  static func configuration(_ input: RuleInput) throws(ConformanceProblem) -> WMT.PointsConfiguration {
    let tables = try input.input("points")
    var points: [[Double]] = []
    for location in WMT.locations {
      let table = try tables.optionalInput(location)
      var row: [Double] = []
      for tier in WMT.tiers { row.append(try table?.numberOrZero(tier) ?? 0) }
      points.append(row)
    }
    return WMT.PointsConfiguration(
      points: points, standardReport: try input.numberOrZero("sdr"),
      fastReport: try input.numberOrZero("sdrConversion"),
      targets: try targets(input.input("nominalTarget")), defaultHours: try defaultHours(input.input("defaultHours")),
      weighting: try weighting(input.input("weighting")))
  }

  static func targets(_ input: RuleInput) throws(ConformanceProblem) -> WMT.NominalTargets {
    WMT.NominalTargets(pso: try input.number("PSO"), po: try input.number("PO"))
  }

  static func defaultHours(_ input: RuleInput) throws(ConformanceProblem) -> WMT.DefaultHours {
    WMT.DefaultHours(
      po: try input.numberOrZero("PO"), pso: try input.numberOrZero("PSO"), spo: try input.numberOrZero("SPO"))
  }

  static func weighting(_ input: RuleInput) throws(ConformanceProblem) -> WMT.Weighting {
    WMT.Weighting(
      warrants: try input.optionalNumber("warrants"), unpaidWork: try input.optionalNumber("unpaidWork"),
      overdueTermination: try input.optionalNumber("overdueTermination"))
  }

  @Sendable static func pointsForTier(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let count = WMT.TierCount(
      try input.number("caseTotal"), warrants: try input.numberOrZero("warrants"),
      unpaidWork: try input.numberOrZero("unpaidWork"),
      overdueTermination: try input.numberOrZero("overdueTermination"))
    let points = WMT.pointsForTier(
      count, tierPoints: try input.number("tierPoints"), weighting: try weighting(input.input("weighting")),
      subtractInactive: try input.optionalBool("subtractInactive") ?? false)
    return .fields([("points", .number(points))])
  }

  @Sendable static func workloadPoints(
    _ input: RuleInput, _ configurations: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let points = try points(input, casesKey: "filtered", configurations)
    return .fields(fields(points))
  }

  @Sendable static func omicWorkloadPoints(
    _ input: RuleInput, _ configurations: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let points = try points(input, casesKey: "all", configurations)
    let projected = WMT.projectedLicencePoints(
      try cases(input, "all"), configuration: try configurations.named(by: "pointsConfig", in: input),
      subtractInactive: false)
    let t2aProjected = WMT.projectedLicencePoints(
      try cases(input, "t2a"), configuration: try configurations.named(by: "t2aPointsConfig", in: input),
      subtractInactive: true)
    return .fields(
      fields(points) + [
        ("projectedLicencePoints", .number(projected)), ("t2aProjectedLicencePoints", .number(t2aProjected)),
      ])
  }

  private static func points(
    _ input: RuleInput, casesKey: String, _ configurations: PointsConfigurations
  ) throws(ConformanceProblem) -> WMT.WorkloadPoints {
    WMT.workloadPoints(
      cases: try cases(input, casesKey), t2a: try cases(input, "t2a"),
      standardReports: try input.numberOrZero("sdrLast30"), fastReports: try input.numberOrZero("sdrConversionsLast30"),
      configuration: try configurations.named(by: "pointsConfig", in: input),
      t2aConfiguration: try configurations.named(by: "t2aPointsConfig", in: input))
  }

  private static func fields(_ points: WMT.WorkloadPoints) -> [(key: String, value: RuleAnswer)] {
    [
      ("communityPoints", .number(points.community)), ("custodyPoints", .number(points.custody)),
      ("licencePoints", .number(points.licence)), ("t2aCommunityPoints", .number(points.t2aCommunity)),
      ("t2aCustodyPoints", .number(points.t2aCustody)), ("t2aLicencePoints", .number(points.t2aLicence)),
      ("sdrPoints", .number(points.standardReports)), ("sdrConversionPoints", .number(points.fastReports)),
      ("total", .number(points.total)),
    ]
  }

  /// A caseload by location and tier; a count is a number, or a list of total, warrants, unpaid work and overdue
  /// terminations.
  private static func cases(_ input: RuleInput, _ key: String) throws(ConformanceProblem) -> WMT.Cases {
    var cases = WMT.Cases()
    guard let caseload = try input.optionalInput(key) else { return cases }
    try checkKeys(caseload, known: WMT.locations, what: "location")
    for (location, name) in WMT.locations.enumerated() {
      guard let row = try caseload.optionalInput(name) else { continue }
      try checkKeys(row, known: WMT.tiers, what: "tier")
      for (tier, name) in WMT.tiers.enumerated() {
        if let value = row.optional(name) { cases.counts[location][tier] = try count(value, row, name) }
      }
    }
    return cases
  }

  /// A misspelt key must not pass as a count of zero.
  static func checkKeys(_ input: RuleInput, known: [String], what: String) throws(ConformanceProblem) {
    if let unknown = input.object.keys.first(where: { !known.contains($0) }) {
      throw ConformanceProblem("“\(input.place)” has no \(what) “\(unknown)”.")
    }
  }

  private static func count(
    _ value: JSONValue, _ row: RuleInput, _ key: String
  ) throws(ConformanceProblem) -> WMT.TierCount {
    switch value {
    case .number(let number): return WMT.TierCount(number.double)
    case .array(let values) where (1...4).contains(values.count):
      var numbers: [Double] = []
      for value in values {
        guard case .number(let number) = value else { throw row.problem(key, value, wants: "a list of counts") }
        numbers.append(number.double)
      }
      numbers += Array(repeating: 0, count: 4 - numbers.count)
      return WMT.TierCount(numbers[0], warrants: numbers[1], unpaidWork: numbers[2], overdueTermination: numbers[3])
    default: throw row.problem(key, value, wants: "a count, or a list of up to four")
    }
  }
}
