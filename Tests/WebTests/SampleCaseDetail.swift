import Caseload
@testable import Casework

extension SampleCases {
  /// A case by its number; the one that is restricted refuses, and an even one has little recorded.
  func detail(_ crn: String) throws -> CaseDetail {
    let standing = try standing
    guard crn != "X999999" else { throw CaseworkRefusal.restricted }
    guard let number = Int(crn.dropFirst()), (100_001...100_060).contains(number) else {
      throw CaseworkRefusal.notFound("There is no case with this case reference number.")
    }
    let row = row(number - 100_001)
    let isFull = number % 2 == 1
    let holder = CaseRow.Holder(staffCode: "S2", name: "Clarke, Robin", practitionerID: 2)
    let lines = [
      CaseDetail.WorkingLine(label: "Risk of serious harm", found: "High <i>", result: "20 points"),
      CaseDetail.WorkingLine(label: "Tier", found: "", result: "B2"),
    ]
    return CaseDetail(
      summary: CaseDetail.Summary(
        crn: crn, name: row.name, dateOfBirth: isFull ? LocalDate(iso: "1990-02-28") : nil, gender: "not-known",
        team: isFull ? team : nil, path: isFull ? aboveTeam : [], setting: "community",
        responsible: isFull ? "prison" : "community", handover: isFull ? Self.day : nil,
        sexualOffence: isFull ? false : nil, start: Self.day + -400, end: number == 100_004 ? Self.day + -1 : nil,
        legacyTier: nil, type: row.type, location: row.location, mappa: row.mappa),
      orders: isFull ? [order("1", ended: nil), order("2", ended: Self.day + -10)] : [],
      registrations: isFull
        ? [
          CaseDetail.Registration(
            number: "1", type: "MAPPA", isNeed: false, level: "M2", category: "M1", registered: Self.day + -90,
            ended: nil, source: "<script>alert(1)</script>"),
          CaseDetail.Registration(
            number: "2", type: "IOM", isNeed: true, level: nil, category: nil, registered: Self.day + -90,
            ended: Self.day, source: nil),
        ] : [],
      risk: isFull
        ? [
          CaseDetail.RiskOfKind(
            kind: "rosh", newest: score("high", nil, "2026-11-20T10:00:00Z"),
            older: [score("medium", nil, "2026-01-20T10:00:00Z")]),
          CaseDetail.RiskOfKind(kind: "ogrs3", newest: score(nil, "49.99", "2026-10-01T10:00:00Z"), older: []),
        ] : [],
      needs: isFull
        ? CaseDetail.NeedsAssessment(
          completed: Self.day + -30, layer: 3, status: "locked incomplete",
          sections: [CaseDetail.NeedsAssessment.Section(label: "Thinking and behaviour", score: 4)], recorded: 2) : nil,
      requirements: isFull
        ? [
          requirement("Rehabilitation activity (RAR)", ordered: 30, done: 12, ended: nil),
          requirement("X", ordered: nil, done: nil, ended: Self.day),
        ] : [],
      workItems: isFull
        ? [
          workItem("Parole report", due: Self.day + -1, done: nil), workItem("Breach", due: nil, done: Self.day),
          workItem("Home visit", due: Self.day + 4, done: nil),
        ] : [],
      restrictions: 0, preferences: isFull ? 1 : 0,
      holders: isFull
        ? [
          CaseDetail.HolderPeriod(
            holder: holder, team: team.name, from: "2026-11-01T09:00:00Z", until: nil, days: 21, reason: nil),
          CaseDetail.HolderPeriod(
            holder: nil, team: nil, from: "2026-10-20T09:00:00Z", until: "2026-11-01T09:00:00Z", days: 12,
            reason: "Left the service"),
        ] : [],
      tier: isFull
        ? CaseDetail.TierNow(
          counts: "A2", assessed: "B2", isOverridden: true, isProvisional: true, assessedOn: Self.day,
          ruleSet: "two-axis-2021", twoAxis: "B2", singleAxis: nil, working: lines) : nil,
      tierHistory: isFull
        ? [
          CaseDetail.TierChange(
            at: "2026-11-20T10:00:05Z", tier: "B2", isProvisional: true, ruleSet: "two-axis-2021",
            reason: "Risk of serious harm changed", working: lines)
        ] : [],
      overrides: isFull
        ? [
          CaseDetail.TierOverride(at: "2026-11-21T10:00:00Z", tier: "A2", reason: "Late discovery", decidedBy: "J Kim"),
          CaseDetail.TierOverride(at: "2026-11-01T10:00:00Z", tier: nil, reason: "Reviewed", decidedBy: "J Kim"),
        ] : [],
      changes: isFull
        ? [
          change(crn, "cases", "setting", [crn], .waiting),
          change(crn, "orders", "ended_on", [crn, "1"], .contradicted),
          change(crn, "risk", "band", [crn, "rosh", "2026-11-20T10:00:00Z"], .silent),
        ] : [], standing: standing)
  }

  private func order(_ number: String, ended: LocalDate?) -> CaseDetail.Order {
    CaseDetail.Order(
      number: number, type: "Licence", sentenceType: "NC", offence: nil, sentenced: Self.day + -400, sentenceDays: 730,
      start: Self.day + -400, expectedEnd: Self.day + -2, released: Self.day + -100, recalled: nil,
      licenceEnds: Self.day + 200, ended: ended, isOverEnd: ended == nil)
  }

  private func score(_ band: String?, _ score: String?, _ at: String) -> CaseDetail.RiskScore {
    CaseDetail.RiskScore(recordedAt: at, score: score, band: band, basis: score == nil ? nil : "static", source: nil)
  }

  private func requirement(_ category: String, ordered: Int?, done: Int?, ended: LocalDate?) -> CaseDetail.Requirement {
    CaseDetail.Requirement(
      order: "1", number: "1", category: category, isRestrictive: ended != nil, unit: ordered == nil ? nil : "days",
      ordered: ordered, done: done, provider: nil, start: nil, ended: ended)
  }

  private func workItem(_ kind: String, due: LocalDate?, done: LocalDate?) -> CaseDetail.WorkItem {
    CaseDetail.WorkItem(
      number: "1", kind: kind, contact: nil, doneBy: nil, due: due, started: nil, done: done, outcome: nil,
      isLate: due.map { $0 < Self.day } ?? false)
  }

  private func change(
    _ crn: String, _ sheet: String, _ column: String, _ key: [String], _ state: LocalChange.State
  ) -> LocalChange {
    LocalChange(
      crn: crn, sheet: sheet, rowKey: RowKey.text(key), column: column, label: column, before: "custody <u>",
      after: "community", madeAt: "2026-11-20T10:00:00Z", madeBy: "J Kim", reason: nil, state: state,
      feedValue: state == .contradicted ? "2026-10-01" : nil)
  }

  func disagreementList(page: Int) throws -> DisagreementList {
    DisagreementList(
      changes: [
        change("X100001", "cases", "setting", ["X100001"], .contradicted),
        change("X100003", "risk", "band", ["X100003", "rosh", "2026-11-20T10:00:00Z"], .silent),
      ], restricted: 1, total: 2, page: 1, pages: 1, silentDays: 7, standing: try standing)
  }

  func staffingPage(_ level: String?, _ code: String?) throws -> StaffingPage {
    let (unit, path) = try unit(level, code)
    var line = StaffingPage.Line()
    line.funded = Ratio(20)
    line.inPost = Ratio(88, over: 5)
    line.trainees = Ratio(2)
    line.posts = 6
    line.newlyQualified = 1
    line.underAYear = 4
    line.incomplete = 1
    return StaffingPage(
      unit: unit, path: path, grades: [StaffingPage.GradeLine(grade: "Probation officer", line: line)], total: line,
      units: units(below: unit).map { StaffingPage.UnitLine(unit: $0, line: line) },
      completeTeams: 3, teams: 4, standing: try standing)
  }
}

extension SampleCases {
  func peoplePage(_ level: String?, _ code: String?) throws -> PeoplePage {
    let (unit, path) = try unit(level, code)
    func post(_ staff: String, _ name: String, cases: Int, limit: Int, own: Bool = false, status: String? = nil)
      -> PeoplePage.Post
    {
      PeoplePage.Post(
        staffCode: staff, name: name, grade: "Probation officer", team: "EG", teamName: "East Gate",
        hours: WeeklyHours(hundredths: 3_700), fte: Ratio(1), cases: cases, limit: Ratio(limit), fullWeekLimit: limit,
        isTeamsOwnLimit: own, status: status)
    }
    var page = PeoplePage(
      unit: unit, path: path,
      posts: [
        post("S1", "Over, Olive", cases: 31, limit: 30, own: true),
        post(
          "S2", "Atkins, Al", cases: 50, limit: 50, status: "newly qualified until 3 December 2026, ends in 11 days"),
      ],
      drift: [
        PeoplePage.Drift(
          kind: .qualifiedWorkByOthers, crn: "X100001", tier: "B2", holder: "Able, Ann",
          grade: "Probation services officer",
          team: "EG", reasons: ["risk of serious harm high"]),
        PeoplePage.Drift(
          kind: .caseworkBySeniors, crn: nil, tier: "", holder: "Senior, Sam", grade: "Senior probation officer",
          team: "EG",
          reasons: []),
      ],
      needs: [PeoplePage.Need(code: "RMDO", label: "Mental health", cases: 3, byTeam: ["EG": 3])],
      teams: ["EG": "East Gate"], standing: try standing)
    page.companions = SampleUse.companions
    return page
  }
}

/// Reads that answer what is about cases from ``SampleCases``.
protocol ReadsSampleCases: CaseworkReads {
  var cases: SampleCases { get }
}

extension ReadsSampleCases {
  func auditEvents(_ query: AuditQuery) async throws -> AuditPage { SampleTrail.page(query) }
  func myWeek() async throws -> MyWeek { try cases.week }
  func caseStanding() async throws -> CaseStanding? { cases.isEmpty ? nil : try cases.standing }
  func caseList(_ query: CaseListQuery) async throws -> CaseListPage { try cases.list(query) }
  func caseDetail(crn: String) async throws -> CaseDetail { try cases.detail(crn) }
  func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue {
    try cases.queue(level, code, page: page)
  }
  func findCases(_ text: String, page: Int) async throws -> CasesFound { try cases.found(text, page: page) }
  func dataQuality(level: String?, code: String?) async throws -> QualityOverview { try cases.quality(level, code) }
  func findings(_ kind: FindingKind, level: String?, code: String?, page: Int) async throws -> FindingList {
    try cases.findings(kind, level, code, page: page)
  }
  func disagreements(page: Int) async throws -> DisagreementList { try cases.disagreementList(page: page) }
  func staffing(level: String?, code: String?) async throws -> StaffingPage { try cases.staffingPage(level, code) }
  func livePosts(staff: String) async throws -> [LivePost] { cases.live.filter { $0.key.staff.text == staff } }
  func people(level: String?, code: String?) async throws -> PeoplePage { try cases.peoplePage(level, code) }
}
