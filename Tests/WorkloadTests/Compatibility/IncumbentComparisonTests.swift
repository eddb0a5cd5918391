import Caseload
import Rules
import Testing

@testable import Workload

@Suite("Figures beside the incumbent's")
struct IncumbentComparisonTests {
  /// A small pack: two locations, untiered and one tier of 100 points.
  private static let measure: PointsMeasure = {
    func grade(_ id: String, _ type: Int, defaultHours: Int?) -> Grade {
      Grade(
        id: id, label: id, typeID: type, nominalTarget: 2_176,
        defaultHours: defaultHours.map { WeeklyHours(hundredths: $0) }, fullTimeHours: WeeklyHours(hundredths: 3_700),
        holdsCases: true)
    }
    let table = PointsTable(locations: 1, tiers: 2, cells: [0, 100])
    let weighting = InactiveWeighting(warrants: 0, unpaidWork: 100, overdueTermination: 0)
    return PointsMeasure(
      RulePack(
        id: "test", title: "Test", version: "1", effectiveFrom: LocalDate(daysSinceEpoch: 0), tables: [], levels: [],
        nation: NamedCode(code: "N", name: "Nation"),
        grades: Grades(
          all: [
            grade("PO", 1, defaultHours: 3_750), grade("SPO", 2, defaultHours: nil),
            grade("PSO", 3, defaultHours: 3_700),
            grade("DMY", 5, defaultHours: nil),
          ], byRawCode: ["M": 0, "C": 1, "Q": 2], unknownID: "DMY"),
        tiers: [
          Tier(id: "untiered", label: "untiered", number: 0, columnSuffix: "0", isUntiered: true, isSuspended: false),
          Tier(id: "A3", label: "A3", number: 1, columnSuffix: "a3", isUntiered: false, isSuspended: false),
        ], locations: [CaseLocation(id: "community", label: "Community", columnPrefix: "commtier", rowNames: [])],
        caseTypes: [],
        points: PointsTables(
          standard: table, t2a: table, standardReport: 138, fastReport: 65, weighting: weighting,
          t2aWeighting: weighting),
        contacts: ContactPoints(types: [], days: 7), reductionReasons: [],
        limits: Limits(fullPercent: 100, highPercent: 110, veryHighPercent: 120, roomPercent: 105),
        extract: ExtractRules(dropPercent: 5, lateAfterHours: 36, largestCount: 99_999, longestText: 255)))
  }()

  private func inputs(
    _ grade: String = "Q", cases: Int = 10, hours: Int? = 3_700, reduced: Int = 0, faults: [NotComputable] = []
  ) -> PostInputs {
    var active = Self.measure.pack.noCases
    active[0, 1] = cases
    return PostInputs(
      rawGrade: grade, held: active, active: active, t2a: Self.measure.pack.noCases,
      hours: PostHours(
        contracted: hours.map { WeeklyHours(hundredths: $0) },
        reductions: [HoursReduction(reason: "other", hours: WeeklyHours(hundredths: reduced))]),
      faults: faults)
  }

  @Test("A full week with whole points is the same here and there, so nothing is said")
  func same() {
    let figure = Self.measure.incumbent(inputs())
    #expect(figure.totalPoints == 1_000)
    #expect(figure.availablePoints == 2_176)
    #expect(figure.capacityPercent == 1_000 / 2_176.0 * 100)
    #expect(figure.shownPercent == 46)
    #expect(figure.cases == 10)
    #expect(Self.measure.differences(inputs()) == [])
  }

  @Test("Available points lost to truncation are said, the point lost to doubles too")
  func truncation() {
    let part = inputs(hours: 2_220)
    #expect(Self.measure.incumbent(part).availablePoints == 1_305)
    #expect(
      Self.measure.differences(part) == [
        "Available points are exact here, 1305.60. The Workload Measurement Tool cuts them to whole points, 1305."
      ])
    #expect(
      Self.measure.differences(inputs(hours: 1_950, reduced: 100)) == [
        "Available points are exact here, 1088.00. The Workload Measurement Tool cuts them to whole points, 1087."
      ])
  }

  @Test("A fraction from 0.5 to below 0.6 is shown lower there, and that is said")
  func shownLower() {
    // 1,100 of 2,176 is 50.55 %
    #expect(
      Self.measure.differences(inputs(cases: 11)) == [
        "The percentage is 50.6 % here. The Workload Measurement Tool shows 50 %."
      ])
  }

  @Test("Missing hours are the whole hours of the default, none for SPO and unknown grades")
  func defaults() {
    #expect(Self.measure.incumbent(inputs("M", hours: nil)).contractedHours == 37)
    #expect(Self.measure.incumbent(inputs("Q", hours: nil)).contractedHours == 37)
    #expect(Self.measure.incumbent(inputs("C", hours: nil)).contractedHours == 0)
    #expect(Self.measure.incumbent(inputs("?", hours: nil)).contractedHours == 0)
    #expect(Self.measure.incumbent(inputs("?", hours: 3_700)).availablePoints == 0)
    #expect(Self.measure.incumbent(inputs("C", hours: 3_700)).availablePoints == 0)
  }

  @Test("A figure that is not computable here and 0 % there is said, with the reason that differs")
  func notComputable() {
    #expect(
      Self.measure.differences(inputs("?")) == [
        "The grade code “?” is not known here. The Workload Measurement Tool files it under DMY, with no availability.",
        "There is no percentage here: the figure is not computable. The Workload Measurement Tool shows 0 %.",
      ])
    #expect(
      Self.measure.differences(inputs("C", hours: nil)) == [
        "There is no percentage here: the figure is not computable. The Workload Measurement Tool shows 0 %."
      ])
    #expect(Self.measure.incumbent(inputs(hours: 1_000, reduced: 1_550)).availablePoints == -323)
    #expect(
      Self.measure.differences(inputs(hours: 1_000, reduced: 1_550)).last?.hasSuffix("shows -310 %.") == true)
  }

  @Test("A week that the incumbent counts twice is said")
  func countedTwice() {
    let sentences = Self.measure.differences(inputs(hours: nil, faults: [.hoursNotDivided(posts: 2)]))
    #expect(sentences.count == 2)
    #expect(sentences.first?.contains("a full week for each post; here one week is not counted twice") == true)
  }

  @Test("A row that was set aside here is read there, and that is said")
  func setAside() {
    let sentences = Self.measure.differences(inputs(faults: [.quarantined(sheet: "WMT_Extract", row: 7)]))
    #expect(
      sentences.first
        == "Row 7 of WMT_Extract was set aside here. The Workload Measurement Tool counts what it reads there.")
    #expect(sentences.last?.hasSuffix("shows 46 %.") == true)
  }
}
