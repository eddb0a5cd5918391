import Testing

@testable import Conformance

/// Every line of the sample files, by function.
private let results: [(file: String, report: ConformanceReport)] = VectorFiles.names.map { name in
  var runner = (try? ConformanceRunner.shipped()) ?? ConformanceRunner()
  runner.run(lines: (try? VectorFiles.lines(name)) ?? [], of: name)
  return (name, runner.finish())
}

@Suite("Vector files")
struct VectorTests {
  static let functions: [(file: String, function: String, lines: Int)] = [
    ("wmt-points", "pointsConfiguration", 8), ("wmt-points", "pointsForTier", 76),
    ("wmt-points", "workloadPoints", 133), ("wmt-points", "omicWorkloadPoints", 59), ("wmt-points", "baseHours", 22),
    ("wmt-points", "nominalTarget", 7), ("wmt-points", "availablePoints", 215), ("wmt-points", "gradeCode", 57),
    ("wmt-points", "countFromCell", 14), ("wmt-points", "flagLocation", 4), ("wmt-points", "cleanName", 3),
    ("wmt-points", "workbookSheets", 5), ("wmt-points", "sheetRowColumns", 3), ("wmt-points", "t2aGuard", 5),
    ("wmt-points", "nightlyRow", 115), ("wmt-points", "omicRow", 30), ("wmt-points", "courtReporterRow", 5),
    ("wmt-points", "capacityPercentage", 32), ("wmt-points", "displayRound", 21),
    ("wmt-points", "organisationTotals", 26), ("wmt-points", "reductionAllowance", 34),
    ("wmt-points", "reductionStatusOnSave", 17), ("wmt-points", "cmsAdjustments", 26), ("wmt-points", "wmtPeriod", 21),
    ("wmt-points", "armsPointsRetired", 8), ("wmt-points", "paromPointsRetired", 2),
    ("hmpps-workload", "availablePoints", 15), ("hmpps-workload", "workloadPoints", 10),
    ("hmpps-workload", "reportingPeriod", 12), ("hmpps-workload", "allocationImpact", 8),
    ("hmpps-workload", "caseloadTotalsByTierLetter", 1), ("hmpps-workload", "officerOverview", 3),
    ("hmpps-workload", "ogrsBand", 7), ("hmpps-workload", "displayedGrade", 1),
    ("hmpps-workload", "practitionerRow", 2),
    ("hmpps-workload", "teamWorkload", 3), ("hmpps-workload", "classifyContacts", 6),
    ("hmpps-workload", "courtReportsFromCounts", 3), ("hmpps-workload", "combinedCaseload", 5),
    ("hmpps-workload", "reductionStatusRollover", 6), ("hmpps-workload", "currentReductions", 3),
    ("hmpps-workload", "repeatAllocation", 3), ("hmpps-workload", "staffWorkloadCalculation", 8),
    ("hmpps-workload", "capacityPercent", 16), ("hmpps-workload", "gradeDefaults", 7),
    ("hmpps-workload", "casePoints", 139), ("hmpps-workload", "contactWeight", 43),
    ("tier", "protect_change", 359), ("tier", "single_axis", 341), ("tier", "need_severity", 70),
    ("tier", "protect_change_2021", 69), ("tier", "register_code_lookup", 22),
    ("tier", "single_axis_provisional_rule", 10), ("hmpps-workload", "casesPastWeek", 1),
    ("hmpps-workload", "filterPractitionersByGrade", 1),
    ("planning", "lag_filter", 3), ("planning", "convolve_truncated", 2), ("planning", "weibull_hazards", 1),
    ("planning", "training_pmf", 2), ("planning", "cohort_step", 1), ("planning", "staff_pipeline", 1),
    ("planning", "capacity_hours", 2), ("planning", "first_full", 2), ("planning", "fan_quantiles", 1),
    ("planning", "tornado", 1), ("planning", "forecast_errors", 1), ("planning", "interval_score", 1),
    ("planning", "pinball_loss", 1), ("planning", "baseline_forecast", 1), ("planning", "required_fte", 2),
    ("planning", "caseload_cap", 2), ("planning", "demand_ramp", 1), ("planning", "contact_mix", 1),
    ("planning", "admin_hub", 1), ("planning", "caseload_target", 1),
  ]

  @Test("Every line of a function passes", arguments: functions)
  func everyLinePasses(file: String, function: String, lines: Int) throws {
    let report = try #require(results.first { $0.file == file }).report
    let result = try #require(report.functions.first { $0.name == function })
    let failures = report.failures.filter { $0.function == function }.map { "\($0.id ?? "?"): \($0.sentence)" }
    #expect(failures == [])
    #expect(result.passed == lines)
    #expect(result.retired == 0)
  }

  @Test("The files hold no function that is not tested above, and one rule that is retired")
  func nothingElse() {
    let named = Set(Self.functions.map(\.function))
    for (_, report) in results {
      let others = report.functions.filter { !named.contains($0.name) }
      #expect(others.allSatisfy { $0.name == "workloadPointsRetired16" && $0.retired == 1 && $0.failed == 0 })
      #expect(report.isConformant)
    }
    #expect(results.reduce(0) { $0 + $1.report.retired } == 1)
  }
}
