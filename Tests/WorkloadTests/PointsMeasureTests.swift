import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("Work and available time in points")
struct PointsMeasureTests {
  let pack: RulePack
  let measure: PointsMeasure

  init() throws {
    pack = try englandAndWales()
    measure = PointsMeasure(pack)
  }

  @Test("The real owner of the sample extract has 206 + 3 × 115 + 63 + 29 points")
  func realOwner() {
    let inputs = pack.post(
      active: ["community A3": 1, "community B2": 3, "community C2": 1, "community D0": 1], contracted: nil)
    let figure = measure.figure(inputs)
    #expect(figure.work == 206 + 3 * 115 + 63 + 29)
    #expect(figure.available == Ratio(2176))
    #expect(figure.percent == Ratio(643 * 100, over: 2176))
    #expect(figure.hoursAreAssumed)
  }

  @Test("Reports and contacts count: those done for colleagues are added, those done by colleagues taken off")
  func reportsAndContacts() {
    let inputs = pack.post(
      active: ["licence A1": 1], t2a: ["custody B2": 1],
      reports: CourtReports(standardLast30: 2, standardDueNext30: 9, fastLast30: 1, oral: 9),
      contacts: [
        ContactCount(code: "CMS06", direction: .forOthers, count: 2),
        ContactCount(code: "CMS01", direction: .byOthers, count: 1),
      ])
    #expect(measure.work(inputs) == 163 + 48 + 2 * 138 + 65 + 2 * 26 - 9)
  }

  @Test("Untiered cases and suspended tiers earn nothing and are named among what is left out")
  func leftOut() {
    let explanation = measure.explanation(pack.post(active: ["community untiered": 2, "community B2S": 3]))
    #expect(explanation.figure.work == 0)
    #expect(explanation.leftOut.contains { $0.what == "2 cases without a tier" && $0.whoCanMend != nil })
    #expect(explanation.leftOut.contains { $0.what.hasPrefix("3 cases with contact suspended") })
  }

  @Test("Part-time hours and reductions take available points off exactly, without a truncation")
  func partTime() {
    let reduction = HoursReduction(reason: "disability", hours: WeeklyHours(hundredths: 100))
    let figure = measure.figure(pack.post(active: ["community B2": 1], contracted: "19.5", reductions: [reduction]))
    #expect(figure.available == Ratio(1088))
    #expect(figure.reduced == WeeklyHours(hundredths: 100))
    #expect(!figure.hoursAreAssumed)
  }

  @Test("No available time is not computable, and neither is less than none", arguments: ["37", "40"])
  func noAvailability(reduced: String) throws {
    let hours = try #require(WeeklyHours(reduced))
    let figure = measure.figure(
      pack.post(active: ["community B2": 10], reductions: [HoursReduction(reason: "other", hours: hours)]))
    #expect(figure.notComputable == [.noAvailability])
    #expect(figure.percent == nil)
    #expect(figure.headroom == nil)
    #expect(figure.work == 1150)
  }

  @Test("A hundredth of an hour is available time, and its percentage is what it is")
  func sliver() {
    let reduction = HoursReduction(reason: "other", hours: WeeklyHours(hundredths: 3_699))
    let figure = measure.figure(pack.post(active: ["community B2": 1], reductions: [reduction]))
    #expect(figure.isComputable)
    #expect(figure.percent == Ratio(115 * 100) / (Ratio(2176) * Ratio(1, over: 3700)))
  }

  @Test(
    "An unknown grade is not computable, whatever the hours", arguments: [" ", "", "XXXX", "NPSA", "npsm", "NPSM "])
  func unknownGrade(code: String) {
    let figure = measure.figure(pack.post(grade: code, active: ["community B2": 1]))
    #expect(figure.notComputable == [.unknownGrade(code: code)])
  }

  @Test("A senior probation officer without recorded hours is not computable, with them they are")
  func seniorHours() {
    #expect(measure.figure(pack.post(grade: "NPSC", contracted: nil)).notComputable == [.noHours(grade: "SPO")])
    #expect(measure.figure(pack.post(grade: "NPSC", contracted: "37")).available == Ratio(2176))
  }

  @Test("The lines of any figure sum to it exactly, over 20,000 random posts")
  func linesSum() {
    var random = SeededRandom(seed: 20_261_122)
    for _ in 0..<20_000 {
      let inputs = pack.randomPost(using: &random)
      let explanation = measure.explanation(inputs)
      let work = explanation.work.reduce(0) { $0 + $1.points }
      let available = explanation.availability.reduce(Ratio.zero) { $0 + $1.points }
      let hasTime = !explanation.availability.isEmpty
      guard work == explanation.figure.work, work == measure.work(inputs),
        !hasTime || available == explanation.figure.available
      else {
        Issue.record("the lines of \(inputs) do not sum to its figure")
        return
      }
    }
  }
}
