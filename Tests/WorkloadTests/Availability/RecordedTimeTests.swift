import Caseload
import Rules
import TestSupport
import Testing

@testable import Workload

@Suite("Recorded time beside the assumed shares")
struct RecordedTimeTests {
  private let world: Availabilities
  /// Ten weeks of 37 hours.
  private let days = Availabilities.day("2026-09-14")...Availabilities.day("2026-11-22")

  init() throws { world = try Availabilities() }

  private func recorded(_ posts: AvailabilityInputs...) -> RecordedTime {
    var recorded = RecordedTime(days: days)
    for post in posts { recorded.add(post, world.rules) }
    return recorded
  }

  @Test("A week of leave in ten weeks is ten per cent of contracted hours")
  func leave() {
    let post = world.post(absences: [.init(kind: "leave", days: Availabilities.days("2026-10-05", "2026-10-11"))])
    let time = recorded(post)
    #expect(time.contracted == Ratio(370))
    #expect(time.percent(.nonEffective) == Ratio(10))
    #expect(time.percent(.nonAttributable) == nil)
  }

  @Test("A long absence is outside both shares and listed apart")
  func long() {
    let post = world.post(absences: [
      .init(kind: "sickness", days: Availabilities.days("2026-09-14", "2026-10-12")),
      .init(kind: "parental", days: Availabilities.days("2026-11-16")),
    ])
    let time = recorded(post)
    #expect(time.percent(.nonEffective) == nil)
    #expect(time.lines.map(\.kind) == [.outside("sickness"), .outside("parental")])
  }

  @Test("Duties inside a share are in it, others are in none, and a part-timer’s hours weigh as they are")
  func duties() {
    let post = world.post(
      "18.5",
      duties: [
        .init(kind: "training", days: Availabilities.days("2026-09-14"), hours: WeeklyHours("3.7")),
        .init(kind: "supervision", days: Availabilities.days("2026-11-16"), hours: WeeklyHours("1.85")),
        .init(kind: "reception", days: Availabilities.days("2026-09-14"), hours: WeeklyHours("5")),
      ])
    let time = recorded(post)
    #expect(time.percent(.nonEffective) == Ratio(20))
    #expect(time.percent(.nonAttributable) == Ratio(1))
  }

  @Test("A day on which two absences are recorded is away once, and days outside the period do not count")
  func overlap() {
    let post = world.post(absences: [
      .init(kind: "leave", days: Availabilities.days("2026-09-07", "2026-09-20")),
      .init(kind: "sickness", days: Availabilities.days("2026-09-18", "2026-09-20")),
    ])
    #expect(recorded(post).percent(.nonEffective) == Ratio(10))
  }

  @Test("A post without recorded hours is left out and counted, and nobody at all gives no share")
  func unknown() {
    let time = recorded(world.post(nil))
    #expect(time.leftOut == 1 && time.posts == 0 && time.percent(.nonEffective) == nil)
    #expect(RecordedTime(days: days).lines.isEmpty)
  }
}
