import Caseload
import Rules
import Testing
import Workload

@testable import Allocation

@Suite("Preferences give and take points")
struct PreferenceTests {
  let made: Candidates
  init() throws { made = try Candidates() }

  @Test(
    "Room gives all 40 points up to 70%, none from 110% on, and half of them half way",
    arguments: [(637, 40), (638, 40), (650, 39), (837, 20), (1_032, 1), (1_037, 0)])
  func room(work: Int, points: Int) {
    #expect(made.preference(.room, made.post(work: work, available: 1_000))?.points == points)
  }

  @Test("Room in proportion is rounded once, half away from zero")
  func roomRounding() {
    let room = SuitabilityPoints.Room(most: 40, allUpToPercent: 70)
    #expect(room.points(at: Ratio(70), line: 110) == 40)
    #expect(room.points(at: Ratio(705, over: 10), line: 110) == 40)
    #expect(room.points(at: Ratio(7_051, over: 100), line: 110) == 39)
    #expect(room.points(at: Ratio(1_095, over: 10), line: 110) == 1)
    #expect(room.points(at: Ratio(1_096, over: 10), line: 110) == 0)
    #expect(room.points(at: Ratio(110), line: 110) == 0)
    #expect(room.points(at: Ratio(80), line: 70) == 0 && room.points(at: Ratio(60), line: 70) == 40)
  }

  @Test("Room that is not known gives none")
  func unknownRoom() {
    #expect(made.preference(.room, made.post(reasons: [.noHours(grade: "PO")]))?.points == 0)
  }

  @Test("Somebody who held the person before comes first, with the day on which it ended")
  func continuity() {
    var profile = made.profile()
    profile.pastHolders = ["P2": Candidates.day("2024-05-06")]
    #expect(made.preference(.continuity, made.post("P1"), profile)?.points == 0)
    let past = made.preference(.continuity, made.post("P2"), profile)
    #expect(past?.points == 25 && past?.words == "Held this person until 6 May 2024")
  }

  @Test("The team of the case gives points, another does not")
  func team() {
    #expect(made.preference(.team, made.post(team: "T1"))?.points == 10)
    #expect(made.preference(.team, made.post(team: "T2"))?.points == 0)
  }

  @Test(
    "Each new case takes points, up to the most that the rules take", arguments: [(0, 0), (1, -4), (3, -12), (4, -12)])
  func week(count: Int, points: Int) {
    var post = made.post()
    post.takenInWeek = count
    #expect(made.preference(.recentWeek, post)?.points == points)
    #expect(made.preference(.recentWeek, post)?.outcome == (points < 0 ? .care : .fits))
  }

  @Test("The month counts beside the week", arguments: [(0, 0), (8, -8), (9, -8)])
  func month(count: Int, points: Int) {
    var post = made.post()
    post.takenInMonth = count
    #expect(made.preference(.recentMonth, post)?.points == points)
  }

  @Test("Cases like it give points, up to the most, and only for needs that this case has")
  func experience() {
    var post = made.post()
    post.similar = ["domestic-abuse": 2, "mappa": 9]
    let found = made.preference(.experience, post, made.profile(registers: ["ADVP"]))
    #expect(found?.points == 4 && found?.words == "Holds other cases like it: 2 with domestic abuse")
    post.similar = ["domestic-abuse": 4]
    #expect(made.preference(.experience, post, made.profile(registers: ["ADVP"]))?.points == 6)
    #expect(made.preference(.experience, post)?.points == 0)
  }

  @Test("A case of high risk takes points where eight in ten would be, and not one case under it")
  func mix() {
    let high = made.profile(rosh: "high")
    var post = made.post(cases: 14, work: 10)
    post.highRisk = 11
    #expect(made.preference(.mix, post, high)?.points == -10)
    #expect(made.preference(.mix, post, high)?.words == "11 of 14 cases of high risk; would be 12 of 15")
    post.highRisk = 10
    #expect(made.preference(.mix, post, high)?.points == 0)
    post.highRisk = 14
    #expect(made.preference(.mix, post)?.points == 0)
  }

  @Test("Few cases have no heavy mix")
  func smallMix() {
    var post = made.post(cases: 8, work: 10)
    post.highRisk = 8
    #expect(made.preference(.mix, post, made.profile(rosh: "high"))?.outcome == .fits)
  }

  @Test(
    "Time away that begins within four weeks and lasts five days takes points, a day later or shorter does not",
    arguments: [
      ("2026-12-21", "2026-12-25", true), ("2026-12-21", "2026-12-24", false), ("2026-12-22", "2027-01-20", false),
      ("2026-11-24", "2026-11-28", true), ("2026-12-01", nil, true),
    ] as [(String, String?, Bool)])
  func awayAhead(from: String, until: String?, isFound: Bool) {
    let found = made.preference(.awayAhead, made.post(absences: [Candidates.absence(from, until)]))
    #expect(found?.points == (isFound ? -8 : nil))
  }

  @Test(
    "A post that ends within 91 days takes points, on the 92nd it does not; one that goes on with a new row does not end"
  )
  func postEnds() {
    let near = made.post(contract: Candidates.days("2020-01-01", (Candidates.today + 91).iso))
    let far = made.post(contract: Candidates.days("2020-01-01", (Candidates.today + 92).iso))
    #expect(made.preference(.postEnds, near)?.points == -15)
    #expect(made.preference(.postEnds, far) == nil)
    var goesOn = near
    goesOn.availability.contracts.append(.init(days: DayRange(from: Candidates.today + 92), hours: WeeklyHours("20")))
    #expect(made.preference(.postEnds, goesOn) == nil)
    goesOn.leavesOn = Candidates.today + 10
    #expect(made.preference(.postEnds, goesOn)?.words == "The post ends on 3 December 2026")
  }

  @Test("The same last name is to be asked about and takes no points")
  func sameName() {
    let found = made.preference(.sameName, made.post(), made.profile(surname: "BYRNE"))
    #expect(found?.outcome == .care && found?.points == 0)
    #expect(made.preference(.sameName, made.post()) == nil)
    #expect(made.preference(.sameName, made.post(), made.profile(surname: "")) == nil)
  }
}
