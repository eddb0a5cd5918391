import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("Sums over units and persons")
struct TotalsTests {
  let pack: RulePack
  let measure: PointsMeasure

  init() throws {
    pack = try englandAndWales()
    measure = PointsMeasure(pack)
  }

  @Test("A unit's percentage is all work over all available time, not an average of percentages")
  func notAnAverage() {
    let full = measure.figure(pack.post(active: ["community B2": 10]))
    let half = measure.figure(pack.post(active: ["community B2": 10], contracted: "18.5"))
    let totals = UnitTotals(of: [full, half])
    #expect(totals.percent == Ratio(2_300 * 100, over: 2_176 + 1_088))
    #expect(totals.headroom == Ratio(3_264 - 2_300))
  }

  @Test("A post that is not computable stands on a line of its own, in neither side of the percentage")
  func notComputable() {
    let known = measure.figure(pack.post(active: ["community B2": 10]))
    let unknown = measure.figure(pack.post(grade: " ", active: ["community A3": 4]))
    let totals = UnitTotals(of: [known, unknown])
    #expect(totals.percent == known.percent)
    #expect(totals.computable.work == 1_150)
    #expect(totals.notComputable.work == 824)
    #expect(totals.notComputable.casesHeld == 4)
    #expect(totals.work == 1_974)
    #expect(totals.posts == 2)
  }

  @Test("A unit in which nobody is computable has no percentage, and neither has an empty one")
  func nobody() {
    #expect(UnitTotals().percent == nil)
    #expect(UnitTotals(of: [measure.figure(pack.post(grade: " "))]).percent == nil)
  }

  @Test("Sums of sums equal the sum of all, however posts are grouped")
  func grouping() {
    var random = SeededRandom(seed: 7)
    let figures = (0..<600).map { _ in measure.figure(pack.randomPost(using: &random)) }
    var grouped = UnitTotals()
    for start in stride(from: 0, to: 600, by: 37) { grouped += UnitTotals(of: figures[start..<min(start + 37, 600)]) }
    #expect(grouped == UnitTotals(of: figures))
  }

  @Test("A person with two posts whose hours are not divided has one week, not two")
  func oneWeek() {
    let fault = NotComputable.hoursNotDivided(posts: 2)
    let posts = [
      measure.figure(pack.post(active: ["community B2": 10], contracted: nil, faults: [fault])),
      measure.figure(pack.post(active: ["community B2": 9], contracted: nil, faults: [fault])),
    ]
    let person = PersonFigure(posts: posts)
    #expect(posts.allSatisfy { $0.percent == nil })
    #expect(person.percent == Ratio(19 * 115 * 100, over: 2_176))
    #expect(person.sharesOneWeek)
  }

  @Test("A person with divided hours is summed over both posts")
  func dividedHours() {
    let posts = [
      measure.figure(pack.post(active: ["community B2": 10], contracted: "18.5")),
      measure.figure(pack.post(active: ["community B2": 9], contracted: "18.5")),
    ]
    #expect(PersonFigure(posts: posts).percent == Ratio(19 * 115 * 100, over: 2_176))
    #expect(!PersonFigure(posts: posts).sharesOneWeek)
  }

  @Test("A person of whom one post cannot be trusted has no percentage")
  func untrusted() {
    let posts = [
      measure.figure(pack.post(active: ["community B2": 10], contracted: "18.5")),
      measure.figure(pack.post(contracted: "18.5", faults: [.quarantined(sheet: "T2A", row: 9)])),
    ]
    #expect(PersonFigure(posts: posts).percent == nil)
  }
}
