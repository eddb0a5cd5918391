import Caseload
import Rules
import TestSupport
import Workload

@testable import Allocation

/// Builds cases and posts for the rules, with defaults for what a test does not say: a full-time officer with nothing against
/// them, and a case that asks for nothing.
struct Candidates {
  static let today = Self.day("2026-11-23")
  let pack: RulePack
  let suitability: Suitability

  init() throws {
    pack = try englandAndWales()
    suitability = Suitability(pack, on: Self.today)
  }

  static func day(_ iso: String) -> LocalDate { LocalDate(iso: iso) ?? LocalDate(daysSinceEpoch: 0) }

  static func days(_ from: String, _ until: String? = nil) -> DayRange {
    DayRange(from: day(from), until: until.map(day))
  }

  static func absence(_ from: String, _ until: String? = nil) -> AvailabilityInputs.Absence {
    AvailabilityInputs.Absence(kind: "leave", days: days(from, until))
  }

  /// A community case of a tier, C2 where a test does not say: 63 points.
  func profile(
    tier: String = "C2", rosh: String? = "medium", mappaLevel: Int? = nil, registers: Set<String> = [],
    sexualOffence: Bool? = false, surname: String = "Ashdown", contacts: [CountedCase.Contact] = []
  ) -> CaseProfile {
    CaseProfile(
      tier: tier, rosh: rosh, mappaLevel: mappaLevel, registers: registers, sexualOffence: sexualOffence, team: "T1",
      surname: surname,
      counted: CountedCase(
        location: pack.locations.firstIndex { $0.id == "community" },
        tier: pack.tiers.firstIndex { $0.id == tier } ?? 0, contacts: contacts))
  }

  /// - Parameters:
  ///   - cases: held at tier C2.
  ///   - work: points; nil for those of the cases.
  func post(
    _ code: String = "P1", team: String = "T1", grade: String = "PO", hours: String? = "37", cases: Int = 10,
    work: Int? = nil, available: Int = 2_176, reasons: [NotComputable] = [],
    absences: [AvailabilityInputs.Absence] = [], contract: DayRange = Candidates.days("2020-01-01"),
    dates: TrainingDates = TrainingDates(), specialism: String? = nil, limit: Int? = 50
  ) -> CandidatePost {
    let contracted = hours.flatMap { WeeklyHours($0) }
    return CandidatePost(
      key: PostKey(staff: StaffCode(code), team: TeamCode(team)), surname: "Byrne", grade: grade,
      availability: AvailabilityInputs(
        grade: pack.grades.grade(id: grade), rawGrade: grade, contracts: [.init(days: contract, hours: contracted)],
        absences: absences, training: dates, specialism: specialism),
      limit: limit,
      figure: PostFigure(
        casesHeld: cases, casesActive: cases, work: work ?? cases * 63, available: Ratio(available),
        contracted: contracted, hoursAreAssumed: false, reduced: .zero, notComputable: reasons),
      training: [.init("domestic-abuse"), .init("sexual-offending"), .init("mappa"), .init("safeguarding")],
      clearances: [.init("enhanced")])
  }

  /// What is found about a post and a case.
  func findings(_ post: CandidatePost, _ profile: CaseProfile? = nil) -> [Finding] {
    suitability.candidate(post, for: profile ?? self.profile()).findings
  }

  /// The findings of one rule.
  func rule(
    _ rule: SuitabilityRules.HardRule, _ post: CandidatePost, _ profile: CaseProfile? = nil
  ) -> [Finding] { findings(post, profile).filter { $0.subject == .rule(rule) } }

  /// The finding of one preference; nil where it says nothing.
  func preference(
    _ preference: Finding.Preference, _ post: CandidatePost, _ profile: CaseProfile? = nil
  ) -> Finding? { findings(post, profile).first { $0.subject == .preference(preference) } }
}

extension [Finding] {
  var outcomes: [Finding.Outcome] { map(\.outcome) }
}
