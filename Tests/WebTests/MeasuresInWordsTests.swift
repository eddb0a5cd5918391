import Caseload
import Rules
import Testing
import Workload

@testable import Web

@Suite("The measure that leads")
struct MeasuresInWordsTests {
  private static let points = "Nearly full: work is 96.0% of available time."

  /// 30 hours of work in 25 hours, and two posts without available time.
  private static let hours: HoursTotals = {
    var totals = HoursTotals()
    (totals.posts, totals.outPosts) = (1, 2)
    (totals.work, totals.available) = (Ratio(30), Ratio(25))
    return totals
  }()

  @Test("Points lead where the rules say so, with the hours beside them")
  func pointsLead() {
    let words = MeasuresInWords(points: Self.points, hours: Self.hours, headline: .points)
    #expect(words.statement == Self.points)
    #expect(words.beside.text.contains("30 hours of work a week against 25 available, 120.0%."))
    #expect(words.beside.text.contains("2 posts without available time left out"))
  }

  @Test("Hours lead where the rules say so, with the points beside them")
  func hoursLead() {
    let words = MeasuresInWords(points: Self.points, hours: Self.hours, headline: .hours)
    #expect(words.statement.hasPrefix("In hours: 30 hours of work a week"))
    #expect(words.beside.text.contains("In points: \(Self.points)"))
  }

  @Test("Where hours lead and there are none, points stand alone, and that is said")
  func withoutHours() {
    let words = MeasuresInWords(points: Self.points, hours: nil, headline: .hours)
    #expect(words.statement == Self.points)
    #expect(words.beside.text.contains("none were worked out"))
  }

  @Test("Hours that cannot be compared with time are said to be not computable, never as a percentage")
  func notComputable() {
    var hours = HoursTotals()
    hours.outPosts = 3
    let words = MeasuresInWords(points: Self.points, hours: hours, headline: .hours)
    #expect(words.statement == Self.points)
    #expect(MeasuresInWords(points: "", hours: hours, headline: .points).beside.text.contains("not computable"))
  }
}
