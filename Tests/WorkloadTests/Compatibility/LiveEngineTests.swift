import Caseload
import Testing

@testable import Workload

@Suite("Live service's rules")
struct LiveEngineTests {
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test(
    "A percentage has one decimal in effect, half up, and is 0 when either side is 0",
    arguments: [
      (0, 100, "0"), (500, 0, "0"), (2, 3, "66.7"), (2_394, 2_176, "110"), (2_395, 2_176, "110.1"), (1, 2_000, "0.1"),
      (27, 2_000, "1.4"), (-5, 1_000, "-0.5"), (5, -1_000, "-0.5"), (-1, 2_000, "-0.1"), (1, 2_001, "0"),
    ])
  func capacity(total: Int, available: Int, percent: String) throws {
    #expect(try LiveEngine.capacityPercent(totalPoints: total, availablePoints: available).text == percent)
  }

  @Test(
    "Available points are cut after the share is rounded to 15 places",
    arguments: [
      ("2176", "37", "35.2", 2_070), ("2176", "37", "18.5", 1_088),
      ("2176", "37", "22.2", 1_305), ("37", "37", "1", 0), ("2176", "37", "0", 0), ("2176", "37", "-1", 0),
      ("2176", "0", "37", 0), ("2176", "37", "40", 2_352),
    ])
  func available(target: String, week: String, hours: String, points: Int) throws {
    let got = try LiveEngine.availablePoints(
      nominalTarget: decimal(target), fullWeek: decimal(week), availableHours: decimal(hours))
    #expect(got == points)
  }

  @Test(
    "Only PO, PQiP and PSO have a full week, and only SPO the SPO target",
    arguments: [
      ("PO", "1", "3"), ("PQiP", "1", "3"), ("PSO", "1", "4"), ("SPO", "2", "5"), ("NQO", "1", "5"), ("", "1", "5"),
      ("po", "1", "5"),
    ])
  func grades(grade: String, target: String, hours: String) throws {
    let settings = LiveEngine.Settings(
      nominalTargetPO: ExactDecimal(1), nominalTargetSPO: ExactDecimal(2), hoursPO: ExactDecimal(3),
      hoursPSO: ExactDecimal(4), hoursSPO: ExactDecimal(5))
    let defaults = LiveEngine.defaults(grade: grade, settings: settings)
    #expect(defaults.nominalTarget == (try decimal(target)))
    #expect(defaults.hours == (try decimal(hours)))
  }

  @Test("No grade is shown as DMY and may be asked for as such")
  func noGrade() {
    #expect(LiveEngine.displayedGrade(nil) == "DMY")
    let all: [(code: String, grade: String?)] = [("a", "PO"), ("b", nil), ("c", "SPO")]
    #expect(LiveEngine.practitioners(all, grades: ["PO"]) == ["a"])
    #expect(LiveEngine.practitioners(all, grades: ["DMY"]) == ["b"])
    #expect(LiveEngine.practitioners(all, grades: []) == [])
    #expect(LiveEngine.practitioners(all, grades: nil) == ["a", "b", "c"])
  }

  @Test(
    "Scores fall into bands on both sides of every edge",
    arguments: [
      (-1, "Low"), (49, "Low"), (50, "Medium"), (74, "Medium"), (75, "High"), (89, "High"), (90, "Very High"),
      (101, "Very High"), (nil, "Score Unavailable"),
    ])
  func ogrs(score: Int?, band: String) { #expect(LiveEngine.ogrsBand(score) == band) }

  @Test(
    "Contact weights follow the published table",
    arguments: [
      ("CMS01", 9), ("CMS03", 18), ("CMS04", 9), ("CMS05", 18), ("CMS06", 26), ("CMS12", 26), ("CMS13", 9),
      ("CMS22", 5),
      ("CMS23", 9), ("CMS24", 13), ("CMS27", 18), ("CMS28", 5), ("CMS30", 18), ("CMS36", 18), ("CMS37", 0),
      ("CMS40", 0),
      ("CMS51", 0), ("NGS001", 0), ("NGS010", 0), ("", 0),
    ])
  func contacts(code: String, points: Int) { #expect(LiveEngine.contactPoints(code) == points) }

  @Test("The table of contact weights has 36 graded kinds and 22 without points")
  func contactTable() {
    #expect(LiveEngine.seedContactWeights.count == 58)
    #expect(LiveEngine.seedContactWeights.values.count { $0 == 0 } == 22)
  }

  @Test("An untiered case has no points; a tier or type outside the tables stops the service")
  func casePoints() throws {
    #expect(try LiveEngine.casePoints(tier: "A3", caseType: "LICENSE", isT2A: false) == 219)
    #expect(try LiveEngine.casePoints(tier: "A3", caseType: "LICENSE", isT2A: true) == 75)
    #expect(try LiveEngine.casePoints(tier: "A3S", caseType: "LICENSE", isT2A: false) == 0)
    #expect(try LiveEngine.casePoints(tier: "UNTIERED", caseType: "COMMUNITY", isT2A: false) == 0)
    #expect(throws: CompatibilityProblem.unknownTier("E1")) {
      try LiveEngine.casePoints(tier: "E1", caseType: "CUSTODY", isT2A: false)
    }
    #expect(throws: CompatibilityProblem.unknownCaseType("LICENCE")) {
      try LiveEngine.casePoints(tier: "A1", caseType: "LICENCE", isT2A: false)
    }
  }

  @Test("What colleagues did is taken off, below zero if need be")
  func workload() throws {
    let points = try LiveEngine.workloadPoints(
      LiveEngine.Work(
        cases: [.init(tier: "D1", caseType: "CUSTODY", isT2A: false, count: 2)], standardReports: 1, fastReports: 2,
        contactsForOthers: ["CMS01": 1, "XX": 5], contactsByOthers: ["CMS06": 20]))
    #expect(points.cases == 26)
    #expect(points.courtReports == 268)
    #expect(points.contactsForOthers == 9)
    #expect(points.contactsByOthers == -520)
    #expect(points.total == -217)
  }

  @Test("Absurd counts are refused, not trapped")
  func overflow() {
    let cases = [LiveEngine.CaseCount(tier: "A3", caseType: "COMMUNITY", isT2A: false, count: .max)]
    #expect(throws: CompatibilityProblem.numberTooLarge) { try LiveEngine.workloadPoints(.init(cases: cases)) }
    #expect(throws: CompatibilityProblem.numberTooLarge) {
      try LiveEngine.allocationImpact(totalPoints: .max, availablePoints: 1, casePoints: .max, alreadyHeld: false)
    }
  }

  @Test("A case already held changes nothing; a new one adds its points")
  func impact() throws {
    let held = try LiveEngine.allocationImpact(totalPoints: 15, availablePoints: 102, casePoints: 12, alreadyHeld: true)
    #expect(held.capacityPercent == held.potentialCapacityPercent)
    let new = try LiveEngine.allocationImpact(
      totalPoints: 500, availablePoints: 1_000, casePoints: 59, alreadyHeld: false)
    #expect(new.potentialCapacityPercent.text == "55.9")
  }

  @Test("A contact counts where doer and manager are two people and the team fits")
  func sorting() {
    func contact(_ staff: String?, _ team: String, _ manager: String?, _ managerTeam: String) -> LiveEngine.Contact {
      .init(typeCode: "C", staff: staff, team: team, managerStaff: manager, managerTeam: managerTeam)
    }
    let sorted = LiveEngine.sort(
      [
        contact("S", "T", "X", "U"), contact("S", "other", "X", "U"), contact("X", "T", "S", "T"),
        contact("X", "T", "S", "other"), contact("S", "T", "S", "other"), contact("S", "T", nil, "T"),
        contact(nil, "T", "S", "T"),
      ], staff: "S", team: "T")
    #expect(sorted.outsideCaseload == ["C": 1])
    #expect(sorted.byOthers == ["C": 1])
  }

  @Test("Night and live cases count once, with details, and only for the active manager in the team")
  func combined() {
    let live: [LiveEngine.Manager] = [
      .init(crn: "2", staff: "OM1", team: "T1", isActive: true),
      .init(crn: "1", staff: "OM1", team: "T1", isActive: true),
      .init(crn: "3", staff: "OM1", team: "T1", isActive: false),
      .init(crn: "4", staff: "OM1", team: "T2", isActive: true),
      .init(crn: "5", staff: "OM2", team: "T1", isActive: true),
      .init(crn: "6", staff: "OM1", team: "T1", isActive: true),
    ]
    let cases = LiveEngine.combinedCaseload(
      nightly: ["1", "1", "7"], live: live, withDetails: ["1", "2", "3", "4", "5", "7"], staff: "OM1", team: "T1")
    #expect(cases == ["1", "7", "2"])
  }

  private func reduction(_ status: String, _ start: Double, _ end: Double, _ hours: String = "1.5") throws
    -> LiveEngine.Reduction
  { .init(hours: try decimal(hours), status: status, startsInDays: start, endsInDays: end) }

  @Test("Reductions count between their dates, strictly, unless archived or deleted")
  func reductions() throws {
    let hours = try LiveEngine.currentReductionHours([
      reduction("ACTIVE", -1, 1), reduction("SCHEDULED", -1, 1, "2"), reduction("ARCHIVED", -1, 1),
      reduction("DELETED", -1, 1), reduction("ACTIVE", 0, 1), reduction("ACTIVE", -1, 0),
    ])
    #expect(hours.text == "3.5")
  }

  @Test("The next change is the nearest start or end to come")
  func nextChange() throws {
    #expect(LiveEngine.nextReductionChange([]) == nil)
    #expect(LiveEngine.nextReductionChange([try reduction("ACTIVE", -9, -1)]) == nil)
    #expect(LiveEngine.nextReductionChange([try reduction("DELETED", 1, 2)]) == nil)
    #expect(LiveEngine.nextReductionChange([try reduction("ACTIVE", -2, 6), try reduction("SCHEDULED", 3, 7)]) == 3)
  }

  @Test(
    "A night moves a reduction on, but leaves one that it missed scheduled for ever",
    arguments: [
      ("SCHEDULED", -1.0, 1.0, "ACTIVE"), ("SCHEDULED", 0, 1, "SCHEDULED"), ("SCHEDULED", -5, -1, "SCHEDULED"),
      ("SCHEDULED", -5, 0, "SCHEDULED"), ("SCHEDULED", 1, 2, "SCHEDULED"), ("ACTIVE", -2, -1, "ARCHIVED"),
      ("ACTIVE", -2, 0, "ACTIVE"), ("ACTIVE", 1, 2, "ACTIVE"), ("ARCHIVED", -1, 1, "ARCHIVED"),
      ("DELETED", -7, -1, "DELETED"),
    ])
  func rollover(status: String, start: Double, end: Double, after: String) throws {
    #expect(LiveEngine.statusAfterRollover(try reduction(status, start, end)) == after)
  }

  @Test("The same practitioner again changes nothing for five minutes, then replaces the event manager")
  func repeats() {
    func effect(_ minutes: Double) -> LiveEngine.RepeatAllocation {
      LiveEngine.repeatAllocation(toSameStaffAndTeam: true, minutesSinceEventManager: minutes, requirementManager: true)
    }
    #expect(effect(5).eventManager == .unchanged)
    #expect(effect(5.01).eventManager == .replaced)
    #expect(effect(60).personManager == .unchanged)
    #expect(effect(60).calculationsSaved == 0)
    let other = LiveEngine.repeatAllocation(
      toSameStaffAndTeam: false, minutesSinceEventManager: 0, requirementManager: false)
    #expect(other.eventManager == .replaced)
    #expect(other.requirementManager == .replaced)
    #expect(other.calculationsSaved == 2)
  }

  @Test("The past week begins at midnight seven days ago")
  func pastWeek() throws {
    let now = try #require(LocalMoment(iso: "2022-07-15T14:00"))
    #expect(LiveEngine.isInPastWeek(try #require(LocalMoment(iso: "2022-07-08T00:00")), now: now))
    #expect(!LiveEngine.isInPastWeek(try #require(LocalMoment(iso: "2022-07-07T23:59:59.999")), now: now))
  }

  @Test("Report counts below one are none", arguments: [(nil, 0), (-3, 0), (0, 0), (4, 4)] as [(Int?, Int)])
  func reports(count: Int?, reports: Int) { #expect(LiveEngine.courtReports(count) == reports) }
}

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(
    "Text is read without loss and written without needless zeros",
    arguments: [
      ("14.700", "14.7"), ("0.000", "0"), ("-0.50", "-0.5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("+7", "7"),
      (".5", "0.5"), ("5.", "5"), ("100", "100"), ("-0", "0"),
    ])
  func text(given: String, written: String) { #expect(ExactDecimal(given)?.text == written) }

  @Test(
    "Other text is refused",
    arguments: [
      "", "-", ".", "1.2.3", "x", "1x", "1e", "1e99", "1e-9223372036854775808", "1234567890123456789012345678901234567",
      "123456789012345678901234567890123456e9", " 1", "1,5", "NaN",
    ])
  func refused(given: String) { #expect(ExactDecimal(given) == nil) }

  @Test(
    "Quotients round half away from zero",
    arguments: [
      ("1", "8", 2, "0.13"), ("-1", "8", 2, "-0.13"), ("1", "-8", 2, "-0.13"), ("1", "3", 15, "0.333333333333333"),
      ("2", "3", 3, "0.667"), ("1.25", "0.5", 0, "3"), ("0", "7", 3, "0"), ("12345", "0.001", 0, "12345000"),
    ])
  func quotient(a: String, b: String, places: Int, result: String) throws {
    let a = try #require(ExactDecimal(a))
    let b = try #require(ExactDecimal(b))
    #expect(try a.divided(by: b, places: places)?.text == result)
    #expect(try a.divided(by: .zero, places: places) == nil)
  }

  @Test("Sums, differences and products are exact, and too large ones are refused")
  func arithmetic() throws {
    let a = try #require(ExactDecimal("37"))
    let b = try #require(ExactDecimal("1.85"))
    #expect(try a.plus(b).text == "38.85")
    #expect(try b.minus(a).text == "-35.15")
    #expect(try a.times(b).text == "68.45")
    #expect(try b.minus(a).truncated() == -35)
    let large = try #require(ExactDecimal(String(repeating: "9", count: 36)))
    #expect(throws: CompatibilityProblem.numberTooLarge) { try large.times(large) }
    #expect(throws: CompatibilityProblem.numberTooLarge) { try large.truncated() }
    #expect(throws: CompatibilityProblem.numberTooLarge) { try large.divided(by: a, places: 15) }
  }
}
