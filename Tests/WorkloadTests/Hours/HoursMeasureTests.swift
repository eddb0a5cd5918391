import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("Work and available time in hours")
struct HoursMeasureTests {
  private let pack: RulePack
  private let measure: HoursMeasure
  private let day = LocalDate(daysSinceEpoch: 20_780)

  init() throws {
    pack = try englandAndWales()
    measure = try #require(HoursMeasure(pack, on: day))
  }

  private var values: HoursValues { measure.set.values }

  private func type(_ id: String) -> Int? { pack.caseTypes.firstIndex { $0.id == id } }
  private func tier(_ id: String) -> Int { pack.tiers.firstIndex { $0.id == id } ?? 0 }

  private func held(
    _ tier: String, _ type: String = "community-order", started: Int = 400, ends: Int? = 300, release: Int? = nil,
    plan: ContactPlan? = nil, needs: [String] = [], requirements: [HoursCase.Requirement] = [], agreed: Int = 0
  ) -> HoursCase {
    HoursCase(
      type: self.type(type), tier: self.tier(tier), startsOn: day + -started, expectedEnd: ends.map { day + $0 },
      release: release.map { day + $0 }, plan: plan, needs: needs, requirements: requirements, agreed: agreed)
  }

  private func counts(_ cases: [HoursCase]) -> HoursCounts {
    var counts = HoursCounts(pack)
    for item in cases { counts.add(item, on: day, values, pack) }
    return counts
  }

  private func figure(_ counts: HoursCounts, contracted: Int = 3_700, reduced: Int = 0) -> HoursFigure {
    measure.figure(
      counts,
      beside: PostFigure(
        casesHeld: 0, casesActive: 0, work: 0, available: Ratio(1), contracted: WeeklyHours(hundredths: contracted),
        hoursAreAssumed: false, reduced: WeeklyHours(hundredths: reduced), notComputable: []))
  }

  /// Worked by hand from the published values of 2026, in minutes a month:
  ///
  /// 1. A3 community order: 295 + 3 · 40 + 45 + 20, and 40 to the home visit and back = 520
  /// 2. A3 licence, child protection and MAPPA: 330 + 225 + 60 + 60 = 675
  /// 3. B2 community order in its first 16 weeks: 190 + 2 · 40 + 20 + 45 = 335
  /// 4. B2 community order with 25 rehabilitation days to do: 190 + 100 + 2 · 45 = 380
  /// 5. B1 licence in its last four weeks: 200 + 100 + 30 = 330
  /// 6. B2 pre-release, released in 40 days: 120 + 90 = 210
  /// 7. C1 suspended sentence order: 65 + 40 + 20 = 125
  /// 8. C1 community order past its expected end: 15
  /// 9. D0 community order: 35 + 2 · 20 = 75
  /// 10. untiered: not computable
  ///
  /// Together 2,665 and a parole report of 600: 3,265 minutes a month, 3,265 · 12 ÷ 52 ÷ 60 = 12.5577 hours a week.
  /// Available: 37 · 0.8 · 0.84 = 24.864 hours. 12.5577 ÷ 24.864 = 50.5055 %.
  @Test("A hand-worked portfolio of ten cases comes to 12.56 hours a week, 50.51 per cent of 24.86")
  func tenCases() {
    var counts = counts([
      held("A3"), held("A3", "licence", needs: ["RCPR", "MAPP"]), held("B2", started: 10),
      held("B2", requirements: [.init(category: "F", outstanding: 25)]), held("B1", "licence", ends: 10),
      held("B2", "pre-release", release: 40), held("C1", "suspended-sentence-order"), held("C1", ends: -1), held("D0"),
      held("untiered"),
    ])
    counts.tasks = ["parole-report": 1]
    let figure = figure(counts)
    #expect(figure.minutes == 3_265)
    #expect(figure.work.text(places: 2) == "12.56")
    #expect(figure.available == Ratio(24_864, over: 1_000))
    #expect(figure.percent?.text(places: 2) == "50.51")
    #expect(figure.held == 10)
    #expect(figure.notCounted == 1)
    #expect(figure.travel == 80)
  }

  @Test("Four remote contacts and two home visits give one case different hours, the way there on a line of its own")
  func modes() {
    let remote = counts([held("B2", plan: ContactPlan(remote: 4))])
    let home = counts([held("B2", plan: ContactPlan(home: 2))])
    #expect(measure.minutes(remote) == 190 + 4 * 20)
    #expect(measure.minutes(home) == 190 + 2 * 45 + 2 * 40)
    #expect(measure.lines(remote).allSatisfy { $0.kind != .travel })
    #expect(measure.lines(home).filter { $0.kind == .travel }.map(\.minutes) == [80])
  }

  @Test("A local travel setting is a line of its own, and the national basis is without it")
  func localTravel() {
    var counts = counts([held("A3"), held("A3")])
    counts.travelPercent = 150
    let figure = figure(counts)
    let explanation = measure.explanation(counts, figure)
    #expect(figure.local == 40)
    #expect(explanation.nationalMinutes == 1_040)
    #expect(figure.minutes == 1_080)
    #expect(explanation.lines.filter { $0.kind == .localTravel }.map(\.minutes) == [40])
  }

  @Test(
    "Each kind of work with a value adds its minutes",
    arguments: ["parole-report", "referral", "arms", "recall-review", "breach", "group-session"])
  func kinds(kind: String) throws {
    var counts = counts([held("B2")])
    let before = measure.minutes(counts)
    counts.tasks[kind] = 1
    let minutes = try #require(values.tasks[kind]?.minutes)
    #expect(minutes > 0)
    #expect(measure.minutes(counts) == before + minutes)
  }

  @Test("A contact for a colleague moves its minutes from the holder to who did it")
  func forColleague() {
    var doer = counts([]), holder = counts([held("B2")])
    let (doerBefore, holderBefore) = (measure.minutes(doer), measure.minutes(holder))
    doer.contacts = [ContactCount(code: "CMS33", direction: .forOthers, count: 1)]
    holder.contacts = [ContactCount(code: "CMS33", direction: .byOthers, count: 1)]
    #expect(measure.minutes(doer) - doerBefore == 60)
    #expect(measure.minutes(holder) - holderBefore == -60)
  }

  @Test("The first day and the last day of a stage count, the day after does not", arguments: [(111, 45), (112, 0)])
  func stageEdges(started: Int, minutes: Int) {
    let usual = measure.minutes(counts([held("C1")]))
    #expect(measure.minutes(counts([held("C1", started: started)])) - usual == minutes)
  }

  @Test("A case on its expected end still counts in full, and the day after as overdue alone")
  func expectedEnd() {
    #expect(measure.minutes(counts([held("C1", ends: 0)])) == 125 + 30)
    #expect(measure.minutes(counts([held("C1", ends: -1)])) == 15)
  }

  @Test(
    "Rehabilitation days count up to the month's pace, and what is done no more",
    arguments: [(25, 2), (1, 1), (0, 0), (-3, 0)])
  func rehabilitation(outstanding: Int, days: Int) {
    let usual = measure.minutes(counts([held("C1")]))
    let with = counts([held("C1", requirements: [.init(category: "F", outstanding: outstanding)])])
    #expect(measure.minutes(with) - usual == days * 45)
  }

  @Test("Cases without a tier or an order are in no sum, and listed with who can mend them")
  func notComputableCases() {
    let counts = counts([held("untiered"), held("B2", "no such order")])
    let figure = figure(counts)
    #expect(figure.minutes == 0)
    #expect(figure.notCounted == 2)
    let listed = measure.explanation(counts, figure).leftOut.filter { $0.what.contains("not computable") }
    #expect(listed.count == 2)
    #expect(listed.allSatisfy { $0.whoCanMend != nil })
  }

  @Test("What a senior agreed is a line of its own")
  func agreed() {
    let counts = counts([held("C1", agreed: 120)])
    #expect(measure.lines(counts).filter { $0.kind == .agreed }.map(\.minutes) == [120])
    #expect(measure.minutes(counts) == 125 + 120)
  }

  @Test("Two posts with the same cases at two places are equal to the last decimal")
  func comparable() {
    let cases = [held("A3"), held("B2", needs: ["RCPR"]), held("D0", "licence")]
    #expect(figure(counts(cases)) == figure(counts(cases.reversed())))
    #expect(figure(counts(cases)).percent == figure(counts(cases.reversed())).percent)
  }

  @Test("A sum is all work over all time, never the average of percentages")
  func totals() throws {
    let (busy, part) = (figure(counts([held("A3"), held("A3")])), figure(counts([held("D0")]), contracted: 1_000))
    let away = figure(counts([held("A3")]), contracted: 1_000, reduced: 1_000)
    let totals = HoursTotals(of: [busy, part, away])
    #expect(totals.percent == (busy.work + part.work) * Ratio(100) / (busy.available + part.available))
    #expect(totals.outPosts == 1)
    #expect(totals.outMinutes == 520)
    #expect(away.notComputable == [.noAvailability])
  }

  @Test("Minutes of a hub are the share that each value names, in hundredths")
  func hub() {
    let counts = counts([held("D0")])
    #expect(figure(counts).hub == 2 * 20 * 25)
  }

  @Test("A senior's minutes for the team are shared between its seniors and rounded once")
  func oversight() {
    var counts = counts([])
    (counts.reports, counts.seniors) = (7, 3)
    #expect(measure.minutes(counts) == 560)
    (counts.reports, counts.seniors) = (1, 0)
    #expect(measure.minutes(counts) == 240)
  }
}
