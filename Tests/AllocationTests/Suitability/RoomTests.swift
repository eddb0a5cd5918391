import Caseload
import Rules
import Testing
import Workload

@testable import Allocation

@Suite("Places under limits, and time for the work")
struct RoomTests {
  let made: Candidates
  init() throws { made = try Candidates() }

  @Test(
    "The fiftieth case is the last place, the fifty-first is over the limit",
    arguments: [
      (48, Finding.Outcome.fits, "Would hold 49; the limit is 50", 0),
      (49, .care, "Would hold 50; the limit is 50: the last place", -5),
      (50, .cannot, "Would hold 51; the limit is 50", 0),
    ])
  func limit(cases: Int, outcome: Finding.Outcome, words: String, points: Int) {
    let found = made.rule(.limit, made.post(cases: cases, work: 100))
    #expect(found.outcomes == [outcome] && found.map(\.words) == [words] && found.map(\.points) == [points])
  }

  @Test("A limit is pro rata to contracted hours once, unrounded: 18 hours of 37 hold 24.3 cases")
  func partTime() {
    #expect(made.rule(.limit, made.post(hours: "18", cases: 22, work: 10)).outcomes == [.fits])
    #expect(made.rule(.limit, made.post(hours: "18", cases: 23, work: 10)).outcomes == [.care])
    let over = made.rule(.limit, made.post(hours: "18", cases: 24, work: 10))
    #expect(over.map(\.words) == ["Would hold 25; the limit is 24.3"])
  }

  @Test("Without a limit nothing is over it; with a limit and unknown hours nobody can tell")
  func unknown() {
    #expect(made.rule(.limit, made.post(cases: 90, work: 1, limit: nil)).outcomes == [.fits])
    let post = made.post(grade: "nothing", hours: nil)
    #expect(made.rule(.limit, post).outcomes == [.care])
  }

  @Test("A newly qualified officer stops at 40, whatever the general limit leaves")
  func protection() {
    let dates = TrainingDates(qualifiedOn: Candidates.day("2026-10-01"))
    let fits = made.post(cases: 38, work: 10, dates: dates)
    let last = made.post(cases: 39, work: 10, dates: dates)
    let over = made.post(cases: 40, work: 10, dates: dates)
    #expect(made.rule(.protection, fits).outcomes == [.fits])
    #expect(made.rule(.protection, last).outcomes == [.care] && made.rule(.protection, last).map(\.points) == [-5])
    #expect(
      made.rule(.protection, over).map(\.words) == [
        "Would hold 41; protected as newly qualified until 30 June 2027, with a limit of 40"
      ])
    #expect(made.rule(.limit, over).outcomes == [.fits])
    #expect(made.rule(.protection, made.post(cases: 40)).outcomes == [.fits])
  }

  @Test("A protection without known hours is to be asked about")
  func protectionWithoutHours() {
    #expect(made.rule(.protection, made.post(grade: "nothing", hours: nil, specialism: "IOM")).outcomes == [.care])
  }

  @Test("The last place takes points once, from the lower limit")
  func lastPlaceOnce() {
    let post = made.post(cases: 24, work: 10, specialism: "IOM", limit: 25)
    let points = made.findings(post).filter { $0.words.hasSuffix("the last place") }.map(\.points)
    #expect(points.sorted() == [-5, 0])
  }

  @Test("With the case exactly 110% may be taken, and one point more may not")
  func highLine() {
    let at = made.rule(.workload, made.post(work: 1_037, available: 1_000))
    #expect(at.map(\.words) == ["Would be at 110.0% of available time, over 100%"])
    let over = made.rule(.workload, made.post(work: 1_038, available: 1_000))
    #expect(over.map(\.words) == ["Would be at 110.1% of available time, over 110%"] && over.outcomes == [.cannot])
  }

  @Test("With the case exactly 100% needs no care, and one point more does")
  func fullLine() {
    #expect(made.rule(.workload, made.post(work: 937, available: 1_000)).outcomes == [.fits])
    #expect(made.rule(.workload, made.post(work: 938, available: 1_000)).outcomes == [.care])
  }

  @Test("No time for cases keeps out; hours that are not recorded are to be asked about")
  func notComputable() {
    #expect(made.rule(.workload, made.post(reasons: [.noAvailability])).outcomes == [.cannot])
    #expect(made.rule(.workload, made.post(reasons: [.noHours(grade: "PO")])).outcomes == [.care])
  }

  @Test("A person in two posts is as full as the fuller of post and person")
  func twoPosts() {
    var post = made.post(work: 400, available: 1_000)
    post.otherPosts = [made.post(work: 1_800, available: 1_000).figure]
    #expect(made.rule(.workload, post).map(\.words) == ["Would be at 113.2% of available time, over 110%"])
    post.otherPosts = [made.post(work: 100, available: 1_000).figure]
    #expect(made.rule(.workload, post).map(\.words) == ["Would be at 46.3% of available time"])
  }
}
