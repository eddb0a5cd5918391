import Caseload
import Rules
import TestSupport

@testable import Workload

/// Builds inputs of available time, with defaults for what a test does not say.
struct Availabilities {
  let pack: RulePack
  let rules: AvailabilityRules

  init() throws {
    pack = try englandAndWales()
    rules = AvailabilityRules(pack)
  }

  static func day(_ iso: String) -> LocalDate { LocalDate(iso: iso) ?? LocalDate(daysSinceEpoch: 0) }

  static func days(_ from: String, _ until: String? = nil) -> DayRange {
    DayRange(from: day(from), until: until.map(day))
  }

  /// - Parameter hours: contracted hours a week as text; nil where none are recorded.
  func post(
    _ hours: String? = "37", grade: String = "PO", reductions: [AvailabilityInputs.Reduction] = [],
    absences: [AvailabilityInputs.Absence] = [], duties: [AvailabilityInputs.Duty] = [],
    training: TrainingDates = TrainingDates(), units: [String] = [], specialism: String? = nil, posts: Int = 1
  ) -> AvailabilityInputs {
    AvailabilityInputs(
      grade: pack.grades.grade(id: grade), rawGrade: grade,
      contracts: [.init(days: Self.days("2020-01-01"), hours: hours.flatMap { WeeklyHours($0) })],
      reductions: reductions, absences: absences, duties: duties, training: training, units: units,
      specialism: specialism, posts: posts)
  }

  /// The same rules with other shares.
  func with(
    _ shares: [TimeUseRules.Shares], local: [TimeUseRules.Local] = []
  ) -> AvailabilityRules {
    let use = rules.timeUse
    return AvailabilityRules(
      timeUse: TimeUseRules(
        shares: shares, local: local, supervision: use.supervision, supervisionFloor: use.supervisionFloor,
        absences: use.absences), duties: rules.duties, protections: rules.protections)
  }
}

extension AvailableTime {
  /// Invariants: the lines sum to what is available, nothing but contracted hours is added, and no more is taken than there is.
  var isSound: Bool {
    let sum = lines.reduce(Ratio.zero) { $0 + $1.hours }
    guard sum == available, available >= .zero else { return false }
    return lines.enumerated().allSatisfy { index, line in index == 0 ? line.hours >= .zero : line.hours < .zero }
  }

  func hours(_ matching: (Line.Kind) -> Bool) -> Ratio {
    lines.filter { matching($0.kind) }.reduce(.zero) { $0 + $1.hours }
  }
}
