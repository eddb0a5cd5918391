import Workload

/// A rule that lines of a vector file can be tried against.
struct ConformanceRule: Sendable {
  typealias PointsAnswer = @Sendable (RuleInput, PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  typealias TierAnswer = @Sendable (RuleInput, TierRulebook) throws(ConformanceProblem) -> RuleAnswer

  /// How a rule comes to its figures, by what else it needs.
  enum Answer: Sendable {
    case points(PointsAnswer)
    case tier(TierAnswer)
    /// A retired rule that is described in words only.
    case retired
  }

  /// What a line calls it.
  let function: String
  /// Keys of `input` by which this form of the rule is known, where one name stands for two forms.
  let keys: [String]
  let answer: Answer

  init(_ function: String, keys: [String] = [], _ answer: PointsAnswer?) {
    self.function = function
    self.keys = keys
    self.answer = answer.map { .points($0) } ?? .retired
  }

  init(_ function: String, tier answer: @escaping TierAnswer) {
    self.function = function
    keys = []
    self.answer = .tier(answer)
  }

  /// The rules by the name that lines use: one, or two that are told apart by the keys of `input`.
  static let byFunction = Dictionary(grouping: all, by: \.function)

  static let all: [ConformanceRule] = wmt + liveEngine + tiers + planning

  /// The nightly tool's rules, in the order of their description.
  private static let wmt: [ConformanceRule] = [
    ConformanceRule("pointsConfiguration", CaseRules.pointsConfiguration),
    ConformanceRule("pointsForTier", CaseRules.pointsForTier),
    ConformanceRule("workloadPoints", keys: ["filtered", "pointsConfig"], CaseRules.workloadPoints),
    ConformanceRule("omicWorkloadPoints", CaseRules.omicWorkloadPoints),
    ConformanceRule("baseHours", HoursRules.baseHours),
    ConformanceRule("nominalTarget", HoursRules.nominalTarget),
    ConformanceRule("availablePoints", keys: ["nominalTarget"], HoursRules.availablePoints),
    ConformanceRule("gradeCode", HoursRules.gradeCode),
    ConformanceRule("countFromCell", SheetRules.countFromCell),
    ConformanceRule("flagLocation", SheetRules.flagLocation),
    ConformanceRule("cleanName", SheetRules.cleanName),
    ConformanceRule("workbookSheets", SheetRules.workbookSheets),
    ConformanceRule("sheetRowColumns", SheetRules.sheetRowColumns),
    ConformanceRule("t2aGuard", SheetRules.t2aGuard),
    ConformanceRule("nightlyRow", NightRules.nightlyRow),
    ConformanceRule("omicRow", NightRules.omicRow),
    ConformanceRule("courtReporterRow", NightRules.courtReporterRow),
    ConformanceRule("capacityPercentage", FigureRules.capacityPercentage),
    ConformanceRule("displayRound", FigureRules.displayRound),
    ConformanceRule("organisationTotals", FigureRules.organisationTotals),
    ConformanceRule("reductionAllowance", AdjustmentRules.reductionAllowance),
    ConformanceRule("reductionStatusOnSave", AdjustmentRules.reductionStatusOnSave),
    ConformanceRule("cmsAdjustments", AdjustmentRules.cmsAdjustments),
    ConformanceRule("wmtPeriod", AdjustmentRules.wmtPeriod),
    ConformanceRule("armsPointsRetired", RetiredRules.armsPoints),
    ConformanceRule("paromPointsRetired", RetiredRules.paromPoints),
    ConformanceRule("workloadPointsRetired16", nil),
  ]

  /// The live service's rules, in the order of their description.
  private static let liveEngine: [ConformanceRule] = [
    ConformanceRule("capacityPercent", LivePointsRules.capacityPercent),
    ConformanceRule("availablePoints", keys: ["nominalTargetPoints"], LivePointsRules.availablePoints),
    ConformanceRule("workloadPoints", keys: ["cases"], LivePointsRules.workloadPoints),
    ConformanceRule("casePoints", LivePointsRules.casePoints),
    ConformanceRule("contactWeight", LivePointsRules.contactWeight),
    ConformanceRule("allocationImpact", LiveOfficerRules.allocationImpact),
    ConformanceRule("staffWorkloadCalculation", LiveOfficerRules.staffWorkloadCalculation),
    ConformanceRule("gradeDefaults", LivePointsRules.gradeDefaults),
    ConformanceRule("displayedGrade", LivePointsRules.displayedGrade),
    ConformanceRule("officerOverview", LiveOfficerRules.officerOverview),
    ConformanceRule("practitionerRow", LiveOfficerRules.practitionerRow),
    ConformanceRule("casesPastWeek", LiveOfficerRules.casesPastWeek),
    ConformanceRule("filterPractitionersByGrade", LiveOfficerRules.filterPractitionersByGrade),
    ConformanceRule("teamWorkload", LiveOfficerRules.teamWorkload),
    ConformanceRule("caseloadTotalsByTierLetter", LiveCaseRules.caseloadTotalsByTierLetter),
    ConformanceRule("combinedCaseload", LiveCaseRules.combinedCaseload),
    ConformanceRule("classifyContacts", LiveCaseRules.classifyContacts),
    ConformanceRule("courtReportsFromCounts", LiveCaseRules.courtReportsFromCounts),
    ConformanceRule("currentReductions", LiveCaseRules.currentReductions),
    ConformanceRule("reductionStatusRollover", LiveCaseRules.reductionStatusRollover),
    ConformanceRule("repeatAllocation", LiveCaseRules.repeatAllocation),
    ConformanceRule("reportingPeriod", LiveCaseRules.reportingPeriod),
    ConformanceRule("ogrsBand", LivePointsRules.ogrsBand),
  ]

  /// The tier service's rules, in the order of their description.
  private static let tiers: [ConformanceRule] = [
    ConformanceRule("protect_change", tier: TwoAxisRules.protectChange),
    ConformanceRule("single_axis", tier: SingleAxisRules.singleAxis),
    ConformanceRule("single_axis_provisional_rule", tier: SingleAxisRules.provisional),
    ConformanceRule("need_severity", tier: TwoAxisRules.needSeverity),
    ConformanceRule("register_code_lookup", tier: TierCodeRules.registerCodeLookup),
    ConformanceRule("protect_change_2021", tier: TwoAxisRulesOf2021.protectChange),
  ]

  /// What a planner reckons with, in the order of its description.
  private static let planning: [ConformanceRule] = [
    ConformanceRule("lag_filter", PlanningFlowRules.lagFilter),
    ConformanceRule("convolve_truncated", PlanningFlowRules.convolveTruncated),
    ConformanceRule("weibull_hazards", PlanningFlowRules.weibullHazards),
    ConformanceRule("training_pmf", PlanningFlowRules.trainingShares),
    ConformanceRule("cohort_step", PlanningFlowRules.cohortStep),
    ConformanceRule("staff_pipeline", PlanningFlowRules.staffPipeline),
    ConformanceRule("demand_ramp", PlanningFlowRules.demandRamp),
    ConformanceRule("capacity_hours", PlanningFigureRules.capacityHours),
    ConformanceRule("first_full", PlanningFigureRules.firstFull),
    ConformanceRule("required_fte", PlanningFigureRules.requiredStaff),
    ConformanceRule("caseload_cap", PlanningFigureRules.caseloadCap),
    ConformanceRule("caseload_target", PlanningFigureRules.caseloadTarget),
    ConformanceRule("contact_mix", PlanningFigureRules.contactMix),
    ConformanceRule("admin_hub", PlanningFigureRules.adminHub),
    ConformanceRule("fan_quantiles", PlanningForecastRules.fanQuantiles),
    ConformanceRule("tornado", PlanningForecastRules.tornado),
    ConformanceRule("forecast_errors", PlanningForecastRules.forecastErrors),
    ConformanceRule("interval_score", PlanningForecastRules.intervalScore),
    ConformanceRule("pinball_loss", PlanningForecastRules.pinballLoss),
    ConformanceRule("baseline_forecast", PlanningForecastRules.baselineForecast),
  ]

  /// The form of a rule that an input is for; the only form where there is one.
  static func rule(for function: String, input: JSONObject) throws(ConformanceProblem) -> ConformanceRule {
    guard let forms = byFunction[function] else {
      throw ConformanceProblem("There is no function “\(function)”.")
    }
    if forms.count == 1 { return forms[0] }
    guard let form = forms.first(where: { form in form.keys.contains { input[$0] != nil } }) else {
      let keys = forms.map { "“\($0.keys.joined(separator: "” or “"))”" }.joined(separator: " or ")
      throw ConformanceProblem("“\(function)” has two forms, known by \(keys) in the input; none is there.")
    }
    return form
  }

  /// Runs a rule of the incumbent and turns its refusal into a sentence.
  static func reckon<Figure>(
    _ body: () throws(CompatibilityProblem) -> Figure
  ) throws(ConformanceProblem) -> Figure {
    do {
      return try body()
    } catch {
      throw ConformanceProblem(error)
    }
  }
}
