import Caseload
import Rules
import Workload

@testable import Casework

/// The hours measure of the pages' tests that need no database: nothing is worked out, and nothing was raised.
extension SampleUse {
  func hours(practitioner id: Int) async throws -> PersonHours {
    let person = try await reads.practitioner(id: id)
    return PersonHours(practitionerID: id, staffCode: person.staffCode, name: person.name, posts: [])
  }

  func ahead(practitioner id: Int, weeks: Int) async throws -> PersonAhead {
    guard Service.forecastWeeks.contains(weeks) else { throw CaseworkRefusal.invalid("Choose 4 to 13 weeks.") }
    let person = try await reads.practitioner(id: id)
    return PersonAhead(
      practitionerID: id, staffCode: person.staffCode, name: person.name, day: SampleCases.day,
      posts: [
        .init(
          key: PostKey(staff: StaffCode(person.staffCode), team: TeamCode("T1")), team: "Team",
          load: SampleAhead.load)
      ], total: SampleAhead.load,
      cases: [
        0: AheadCase(crn: "X200001", name: SampleCases.hostileName),
        1: AheadCase(crn: nil, name: "A case that is not shown to you"),
      ], leftOut: 1, withoutPost: 2, rules: "\(pack.title), version \(pack.version)")
  }

  func compareHours(draft id: String, level: String) async throws -> HoursComparison {
    throw CaseworkRefusal.noCases
  }

  func extraTime() async throws -> [ExtraTime] { [] }

  func raiseExtraTime(crn: String, minutes: Int, reason: String) async throws -> Int { 1 }

  func contactPlans(crn: String) async throws -> ContactPlansPage {
    let detail = try await reads.caseDetail(crn: crn)
    return ContactPlansPage(
      crn: crn, name: detail.summary.name, day: SampleHours.day, tier: "B2", byTier: ContactPlan(office: 2),
      entries: SampleHours.entries, holderName: "Kim, Jo", holderID: 1, mayChange: true)
  }

  func contactPlanEffect(_ new: NewContactPlan) async throws -> ContactPlanOutcome { .effect(SampleHours.effect) }

  func recordContactPlan(_ new: NewContactPlan) async throws -> ContactPlanOutcome {
    new.reason.isEmpty
      ? .refused([HandProblem(column: "reason", message: "Say why.")]) : .effect(SampleHours.effect)
  }

  func localSettings(level: String, code: String) async throws -> LocalSettingsPage {
    let overview = try await reads.overview(level: level, code: code, sort: .name, descending: false)
    return LocalSettingsPage(
      unit: overview.unit, path: overview.path, day: SampleHours.day, entries: SampleHours.settings,
      travelPercent: 120, setBy: overview.unit, effect: SampleHours.settingEffect, mayChange: true)
  }

  func localSettingEffect(_ new: NewLocalSetting) async throws -> LocalSettingOutcome {
    .effect(SampleHours.settingEffect)
  }

  func recordLocalSetting(_ new: NewLocalSetting) async throws -> LocalSettingOutcome {
    .effect(SampleHours.settingEffect)
  }

  func limits() async throws -> LimitsPage {
    let entry = LimitEntry(
      id: 1, key: .specialism("IOM"), cases: 22, from: SampleHours.day, until: nil, reason: "Agreed <b>nationally</b>",
      recordedOn: SampleHours.day, recorderName: "Ada Lovelace")
    return LimitsPage(
      day: SampleHours.day,
      lines: [
        LimitsPage.Line(key: .everybody, national: 50, adopted: nil),
        LimitsPage.Line(key: .specialism("IOM"), national: 25, adopted: entry),
      ], entries: [entry], specialisms: ["IOM"], mayChange: true)
  }

  func limitEffect(_ new: NewLimit) async throws -> LimitOutcome { .effect(SampleHours.limitEffect) }

  func adoptLimit(_ new: NewLimit) async throws -> LimitOutcome { .effect(SampleHours.limitEffect) }

  func helpOffer(crn: String) async throws -> HelpOffer? {
    HelpOffer(
      crn: crn, holderName: SampleCases.hostileName,
      kinds: [HelpOffer.Kind(code: "CMS17", words: "Home and prison visits, medium", minutes: 60)], suggested: "CMS17",
      day: SampleHours.day, days: 30)
  }

  func recordHelp(_ new: NewHelp) async throws -> HelpOutcome {
    new.code == "CMS17"
      ? .kept(minutes: 60) : .refused([HandProblem(column: "contact", message: "Select what you did.")])
  }

  func timeStudies() async throws -> TimeStudiesPage { SampleHours.studies }

  func timeStudiesFile() async throws -> TimeStudiesPage { SampleHours.studies }

  func startTimeStudy(_ new: NewTimeStudy) async throws -> [HandProblem] { [] }

  func recordTime(_ new: NewTimeRecord) async throws -> [HandProblem] {
    new.minutes > 600 ? [HandProblem(column: "minutes", message: "Enter from 1 to 600 minutes.")] : []
  }

  func decideExtraTime(_ id: Int, _ decision: ExtraTimeDecision) async throws {}
}

/// What the pages of things entered by hand show in tests that need no database.
enum SampleHours {
  static let day = LocalDate(iso: "2026-11-22") ?? LocalDate(daysSinceEpoch: 0)
  static let entries = [
    ContactPlanEntry(
      id: 2, plan: ContactPlan(office: 1, home: 2, remote: 1), from: day, until: day + 30, reason: "Cannot travel",
      recordedOn: day, recorderName: "Ada Lovelace"),
    ContactPlanEntry(
      id: 1, plan: nil, from: day + -30, until: nil, reason: "Moved", recordedOn: day + -30,
      recorderName: "Ada Lovelace"),
  ]
  static let effect = ContactPlanEffect(
    caseBefore: 120, caseAfter: 240, travelBefore: 0, travelAfter: 60, postBefore: Ratio(30), postAfter: Ratio(31))
  static var limitEffect: LimitEffect {
    var unit = LimitEffect.Unit(name: "East PDU")
    unit.posts = 12
    unit.overBefore = 1
    unit.overAfter = 3
    unit.notComputable = 1
    return LimitEffect(total: unit, units: [unit])
  }
  static var studies: TimeStudiesPage {
    func study(_ id: Int, _ minutes: [Int]) -> TimeStudy {
      TimeStudy(
        id: id, work: .home, label: "Home visits", target: 60, from: day, until: day + 30,
        why: "An <i>assumption</i>", makerName: "Ada Lovelace", estimate: TimeStudyEstimate(minutes, seed: 1),
        value: nil)
    }
    return TimeStudiesPage(
      day: day, studies: [study(2, Array(40...60)), study(1, [5])],
      works: [TimeStudiesPage.Work(work: .home, label: "Home visits", minutes: 30)], mayStart: true, mayRecord: true,
      seen: 0, rules: "rules 1")
  }
  static let settings = [
    LocalSetting(
      id: 1, kind: .travel, percent: 120, from: day, until: nil, reason: "Long roads", recordedOn: day,
      recorderName: "Ada Lovelace")
  ]
  static var settingEffect: LocalSettingEffect {
    var effect = LocalSettingEffect()
    effect.posts = 3
    effect.travel = 600
    effect.localBefore = 120
    effect.localAfter = 180
    effect.national = Ratio(90)
    effect.before = Ratio(92)
    effect.after = Ratio(93)
    return effect
  }
}
