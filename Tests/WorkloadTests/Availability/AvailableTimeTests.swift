import Caseload
import Rules
import Testing

@testable import Workload

@Suite("Hours a week available for cases")
struct AvailableTimeTests {
  let made: Availabilities
  let rules: AvailabilityRules
  let day = Availabilities.day("2026-11-23")

  init() throws {
    made = try Availabilities()
    rules = made.rules
  }

  @Test("Of 37 hours 24.864 are left where the two shares are multiplied, the shipped way")
  func multiplicative() {
    let time = rules.available(made.post(), on: day)
    #expect(time.available == Ratio(24_864, over: 1_000))
    #expect(time.combination == .multiplicative)
    #expect(time.isSound && time.notComputable.isEmpty)
  }

  @Test("Of 37 hours 23.68 are left where the two shares are added")
  func additive() {
    let added = made.with([
      .init(from: day, nonEffective: 20, nonAttributable: 16, combination: .additive)
    ])
    #expect(added.available(made.post(), on: day).available == Ratio(2_368, over: 100))
  }

  @Test("Another share counts from its day on, and not before")
  func dated() {
    let changing = made.with([
      .init(
        from: Availabilities.day("2021-03-01"), nonEffective: 20, nonAttributable: 16, combination: .multiplicative),
      .init(from: day, nonEffective: 22, nonAttributable: 16, combination: .multiplicative),
    ])
    #expect(changing.available(made.post(), on: day + -1).available == Ratio(24_864, over: 1_000))
    #expect(
      changing.available(made.post(), on: day).available == Ratio(37) * Ratio(78, over: 100) * Ratio(84, over: 100))
  }

  @Test("A unit's own share counts for its posts, with the national basis beside it, and for no others")
  func local() {
    let shares = rules.timeUse.shares
    let own = made.with(
      shares,
      local: [
        .init(level: "pdu", unit: "P1", from: day, nonEffective: nil, nonAttributable: 20, source: "a survey")
      ])
    let time = own.available(made.post(units: ["T1", "P1", "R1"]), on: day)
    #expect(time.available == Ratio(37) * Ratio(80, over: 100) * Ratio(80, over: 100))
    #expect(time.nationalAvailable == Ratio(24_864, over: 1_000))
    #expect(own.available(made.post(units: ["T2", "P2"]), on: day).nationalAvailable == nil)
    #expect(own.available(made.post(units: ["T1", "P1"]), on: day + -1).nationalAvailable == nil)
  }

  @Test("A change of contract from 1 March leaves February as it was, and makes March 60 % of it")
  func contract() {
    var post = made.post()
    post.contracts = [
      .init(days: Availabilities.days("2020-01-01", "2027-02-28"), hours: WeeklyHours("37")),
      .init(days: Availabilities.days("2027-03-01"), hours: WeeklyHours("22.2")),
    ]
    let february = rules.available(post, on: Availabilities.day("2027-02-28")).available
    let march = rules.available(post, on: Availabilities.day("2027-03-01")).available
    #expect(february == Ratio(24_864, over: 1_000))
    #expect(march == february * Ratio(60, over: 100))
    #expect(rules.ceilings(post, on: Availabilities.day("2027-02-28"), everybody: 50).first?.cases == Ratio(50))
    #expect(rules.ceilings(post, on: Availabilities.day("2027-03-01"), everybody: 50).first?.cases == Ratio(30))
  }

  @Test("The first and the last day of a reduction count, and the days around them do not", arguments: [false, true])
  func inclusive(isLeapYear: Bool) {
    let last = isLeapYear ? "2028-02-29" : "2027-02-28"
    let post = made.post(
      reductions: [
        .init(reason: "court-duty", days: Availabilities.days("2027-01-04", last), hours: WeeklyHours("7.25") ?? .zero)
      ])
    let full = Ratio(24_864, over: 1_000)
    let reduced = Ratio(2_975, over: 100) * Ratio(672, over: 1_000)
    #expect(rules.available(post, on: Availabilities.day("2027-01-03")).available == full)
    #expect(rules.available(post, on: Availabilities.day("2027-01-04")).available == reduced)
    #expect(rules.available(post, on: Availabilities.day(last)).available == reduced)
    #expect(rules.available(post, on: Availabilities.day(last) + 1).available == full)
  }

  @Test("Reductions above the contract leave nothing, which is not computable and never below zero")
  func overContract() {
    let post = made.post(
      "10",
      reductions: [
        .init(reason: "other", days: Availabilities.days("2026-01-01"), hours: WeeklyHours("1000") ?? .zero),
        .init(reason: "court-duty", days: Availabilities.days("2026-01-01"), hours: WeeklyHours("5") ?? .zero),
      ])
    let time = rules.available(post, on: day)
    #expect(time.available == .zero && time.notComputable == [.noAvailability] && time.isSound)
  }

  @Test("Hours of 0, 37.5 and 40 are taken as they are", arguments: ["0", "37.5", "40"])
  func contracts(hours: String) throws {
    let time = rules.available(made.post(hours), on: day)
    let recorded = try #require(WeeklyHours(hours))
    #expect(time.available == recorded.ratio * Ratio(672, over: 1_000))
    #expect(time.notComputable == (hours == "0" ? [.noAvailability] : []))
    #expect(time.isSound)
  }

  @Test("Hours below zero and a million of them are no hours a week", arguments: ["-1", "1000000", "37.555", ""])
  func noHours(text: String) { #expect(WeeklyHours(text) == nil) }

  @Test("Without recorded hours the grade's are assumed, and a grade without any is not computable")
  func assumed() {
    let officer = rules.available(made.post(nil), on: day)
    #expect(officer.contractedIsAssumed && officer.available == Ratio(24_864, over: 1_000))
    let senior = rules.available(made.post(nil, grade: "SPO"), on: day)
    #expect(senior.notComputable == [.noHours(grade: "SPO")] && senior.lines.isEmpty)
    let unknown = rules.available(made.post(nil, grade: "XX"), on: day)
    #expect(unknown.notComputable == [.unknownGrade(code: "XX")])
  }

  @Test("Assumed hours of several posts are not computable: one week is not counted twice")
  func severalPosts() {
    #expect(rules.available(made.post(nil, posts: 2), on: day).notComputable == [.hoursNotDivided(posts: 2)])
    #expect(rules.available(made.post("18.5", posts: 2), on: day).notComputable.isEmpty)
  }

  @Test("Before the first day and after the last of every contract there is no time")
  func outside() {
    let time = rules.available(made.post(), on: Availabilities.day("2019-12-31"))
    #expect(time.contracted == nil && time.available == .zero && time.notComputable == [.noAvailability])
  }

  @Test("Of contracts that overlap the one that began last counts")
  func overlap() {
    var post = made.post()
    post.contracts.append(.init(days: Availabilities.days("2026-11-01"), hours: WeeklyHours("18.5")))
    #expect(rules.available(post, on: day).contracted == WeeklyHours("18.5"))
  }
}
