import Workload

/// An officer's view, hours and offers as the live service has them.
enum LiveOfficerRules {
  @Sendable static func allocationImpact(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (total, available) = try LivePointsRules.points(input)
    let alreadyHeld = try input.optionalBool("alreadyHeldByOfficer") ?? false
    var casePoints = try input.optionalInteger("casePoints")
    if casePoints == nil { casePoints = try LivePointsRules.pointsOfOneCase(input.input("case"), weights: .seed) }
    let points = casePoints ?? 0
    return try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      let impact = try LiveEngine.allocationImpact(
        totalPoints: total, availablePoints: available, casePoints: points, alreadyHeld: alreadyHeld)
      return .fields([
        ("capacityPercent", .decimal(impact.capacityPercent)),
        ("potentialCapacityPercent", .decimal(impact.potentialCapacityPercent)),
        ("potentialCapacityWholePercent", .whole(try impact.potentialCapacityPercent.truncated())),
      ])
    }
  }

  @Sendable static func staffWorkloadCalculation(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let grade = try input.optionalString("grade")
    let hours: ExactDecimal
    if let override = try input.optionalDecimal("availableHoursOverride") {
      hours = override
    } else {
      hours = try LivePointsRules.availableHours(input, default: LiveEngine.defaults(grade: grade).hours)
    }
    let work = try LivePointsRules.work(input)
    let calculation = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
      try LiveEngine.staffCalculation(grade: grade, availableHours: hours, work: work)
    }
    return .fields([
      ("availableHours", .decimal(calculation.availableHours)),
      ("availablePoints", .whole(calculation.availablePoints)),
      ("workloadPoints", .whole(calculation.points.total)),
      ("capacityPercent", .decimal(calculation.capacityPercent)), ("caseloadCount", .whole(calculation.caseload)),
    ])
  }

  @Sendable static func officerOverview(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    guard try input.optionalBool("hasWorkloadRecord") ?? true else { return try overviewWithoutRecord(input) }
    let used = try input.integer("totalPoints")
    let available = try input.integer("availablePoints")
    var reduced = try input.optionalDecimal("currentReductionHours") ?? .zero
    var next: Double?
    if input.optional("reductions") != nil {
      let reductions = try LiveCaseRules.reductions(input)
      reduced = try ConformanceRule.reckon { () throws(CompatibilityProblem) in
        try LiveEngine.currentReductionHours(reductions)
      }
      next = LiveEngine.nextReductionChange(reductions)
    }
    return .fields([
      ("totalCases", .whole(try input.integer("communityCases") + input.integer("custodyCases"))),
      ("pointsAvailable", .whole(available)), ("pointsUsed", .whole(used)),
      ("pointsRemaining", .whole(available - used)),
      ("capacityPercent", .decimal(try LivePointsRules.percent(input))),
      ("weeklyHours", .decimal(try input.decimal("weeklyHours"))), ("totalReductionHours", .decimal(reduced)),
      ("nextReductionChangeInDays", .optional(next)),
    ])
  }

  /// Somebody whom the night does not know has the full target of the grade and no work.
  private static func overviewWithoutRecord(_ input: RuleInput) throws(ConformanceProblem) -> RuleAnswer {
    let defaults = LiveEngine.defaults(grade: try input.optionalString("grade"))
    return .fields([
      ("totalCases", .whole(0)), ("pointsAvailable", .decimal(defaults.nominalTarget)), ("pointsUsed", .whole(0)),
      ("pointsRemaining", .decimal(defaults.nominalTarget)), ("capacityPercent", .decimal(.zero)),
      ("weeklyHours", .decimal(defaults.hours)), ("totalReductionHours", .decimal(.zero)),
      ("nextReductionChangeInDays", .nothing),
    ])
  }

  @Sendable static func practitionerRow(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    var recent = 0
    for allocation in try input.optionalInputs("allocations") where try allocation.bool("isActive") {
      if try allocation.number("allocatedDaysAgo") <= Double(LiveEngine.recentDays) { recent += 1 }
    }
    return .fields([
      ("workloadPercent", .decimal(try LivePointsRules.percent(input))), ("casesPastWeek", .whole(recent)),
      ("communityCases", .whole(try input.integerOrZero("communityCases") + input.integerOrZero("licenceCases"))),
      ("custodyCases", .whole(try input.integerOrZero("custodyCases"))),
    ])
  }

  @Sendable static func casesPastWeek(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let now = try input.moment("nowLocal")
    var recent = 0
    for allocation in try input.inputs("allocations") where try allocation.bool("isActive") {
      if LiveEngine.isInPastWeek(try allocation.moment("allocatedAtLocal"), now: now) { recent += 1 }
    }
    return .fields([("casesPastWeek", .whole(recent))])
  }

  @Sendable static func filterPractitionersByGrade(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let grades = input.optional("requestedGrades") == nil ? nil : try input.strings("requestedGrades")
    var practitioners: [(code: String, grade: String?)] = []
    for practitioner in try input.inputs("practitioners") {
      practitioners.append((try practitioner.string("code"), try practitioner.optionalString("grade")))
    }
    let codes = LiveEngine.practitioners(practitioners, grades: grades)
    return .fields([("codes", .list(codes.map { .text($0) }))])
  }

  @Sendable static func teamWorkload(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    .fields([
      ("workloadPercent", .decimal(try LivePointsRules.percent(input))),
      ("totalCases", .whole(try input.integer("totalCases"))),
    ])
  }
}
