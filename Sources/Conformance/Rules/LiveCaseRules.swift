import Workload

/// Caseloads, contacts, reductions and repeats as the live service has them.
enum LiveCaseRules {
  @Sendable static func caseloadTotalsByTierLetter(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var rows: [[String: Int]] = []
    for row in try input.inputs("rowsByLocation") {
      try CaseRules.checkKeys(row, known: WMT.tiers + ["location"], what: "tier")
      var counts: [String: Int] = [:]
      for tier in WMT.tiers { counts[tier] = try row.integerOrZero(tier) }
      rows.append(counts)
    }
    let totals = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.totalsByTierLetter(rows)
    }
    return .fields(totals.map { ($0.key, .whole($0.value)) })
  }

  @Sendable static func combinedCaseload(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var managers: [LiveEngine.Manager] = []
    for manager in try input.inputs("liveManagers") {
      managers.append(
        LiveEngine.Manager(
          crn: try manager.string("crn"), staff: try manager.string("staff"), team: try manager.string("team"),
          isActive: try manager.bool("isActive")))
    }
    let cases = LiveEngine.combinedCaseload(
      nightly: try input.strings("nightlyCaseNumbers"), live: managers,
      withDetails: try input.strings("caseNumbersWithDetails"), staff: try input.string("staff"),
      team: try input.string("team"))
    return .fields([("caseNumbers", .unordered(cases))])
  }

  @Sendable static func classifyContacts(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var contacts: [LiveEngine.Contact] = []
    for contact in try input.inputs("contacts") {
      contacts.append(
        LiveEngine.Contact(
          typeCode: try contact.string("typeCode"), staff: try contact.optionalString("performedByStaff"),
          team: try contact.optionalString("performedByTeam"),
          managerStaff: try contact.optionalString("caseManagerStaff"),
          managerTeam: try contact.optionalString("caseManagerTeam")))
    }
    let sorted = LiveEngine.sort(contacts, staff: try input.string("staff"), team: try input.string("team"))
    return .fields([
      ("outsideCaseload", counts(sorted.outsideCaseload)), ("byOthersInCaseload", counts(sorted.byOthers)),
    ])
  }

  private static func counts(_ counts: [String: Int]) -> RuleAnswer {
    .map(counts.sorted { $0.key < $1.key }.map { ($0.key, .whole($0.value)) })
  }

  @Sendable static func courtReportsFromCounts(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([
      ("STANDARD", .whole(LiveEngine.courtReports(try input.optionalInteger("standardCount")))),
      ("FAST", .whole(LiveEngine.courtReports(try input.optionalInteger("fastCount")))),
    ])
  }

  /// The reductions of an input.
  static func reductions(_ input: RuleInput) throws(ConformanceProblem) -> [LiveEngine.Reduction] {
    var reductions: [LiveEngine.Reduction] = []
    for item in try input.inputs("reductions") { reductions.append(try reduction(item)) }
    return reductions
  }

  private static func reduction(_ input: RuleInput) throws(ConformanceProblem) -> LiveEngine.Reduction {
    LiveEngine.Reduction(
      hours: try input.optionalDecimal("hours") ?? .zero, status: try input.string("status"),
      startsInDays: try input.number("startsInDays"), endsInDays: try input.number("endsInDays"))
  }

  @Sendable static func currentReductions(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let reductions = try reductions(input)
    let hours = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.currentReductionHours(reductions)
    }
    return .fields([
      ("totalReductionHours", .decimal(hours)),
      ("nextReductionChangeInDays", .optional(LiveEngine.nextReductionChange(reductions))),
    ])
  }

  @Sendable static func reductionStatusRollover(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([("status", .text(LiveEngine.statusAfterRollover(try reduction(input))))])
  }

  @Sendable static func repeatAllocation(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let requirement = try input.optionalString("currentRequirementManager") ?? "none"
    let effect = LiveEngine.repeatAllocation(
      toSameStaffAndTeam: try input.bool("sameStaffAndTeamAsCurrent"),
      minutesSinceEventManager: try input.numberOrZero("minutesSinceCurrentEventManagerCreated"),
      requirementManager: requirement == "none" ? nil : requirement == "sameStaff")
    return .fields([
      ("personManager", .text(effect.personManager.rawValue)), ("eventManager", .text(effect.eventManager.rawValue)),
      ("requirementManager", .text(effect.requirementManager.rawValue)),
      ("workloadCalculationsSaved", .whole(effect.calculationsSaved)),
    ])
  }

  @Sendable static func reportingPeriod(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let window = ReportingWindow(containing: try input.moment("nowLocal"))
    return .fields([
      ("periodStartLocal", .text(window.start.text(separator: "T"))),
      ("periodEndLocal", .text(window.end.text(separator: "T"))),
    ])
  }
}
