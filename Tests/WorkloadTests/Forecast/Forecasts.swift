import Caseload
import Rules
import TestSupport
import Testing

@testable import Workload

/// Builds posts whose load ahead is worked out, with defaults for what a test does not say.
struct Forecasts {
  let pack: RulePack
  let measure: HoursMeasure
  let today: LocalDate
  private let time: Availabilities

  init(_ today: String) throws {
    time = try Availabilities()
    pack = time.pack
    self.today = Availabilities.day(today)
    measure = try #require(HoursMeasure(pack, on: self.today))
  }

  func held(
    _ tier: String = "B2", _ type: String = "community-order", from: String = "2020-01-01", ends: String? = nil,
    released: String? = nil, holding: [DayRange] = [Availabilities.days("2020-01-01")], needs: [String] = [],
    agreed: [ForecastCase.Agreed] = []
  ) -> ForecastCase {
    ForecastCase(
      reference: 7, tier: pack.tiers.firstIndex { $0.id == tier } ?? 0, days: Availabilities.days(from),
      holding: holding,
      orders: [
        ForecastCase.Order(
          timeline: SentenceTimeline(type: type, releasedOn: released.map(Availabilities.day)),
          startsOn: Availabilities.day(from), expectedEnd: ends.map(Availabilities.day))
      ], needs: needs, agreed: agreed)
  }

  func post(_ cases: [ForecastCase]) -> ForecastPost {
    ForecastPost(time: time.post(), cases: cases, steady: HoursCounts(pack))
  }

  func load(_ cases: [ForecastCase], weeks: Int = 13) -> LoadAhead {
    LoadForecast(measure, asOf: today).load(post(cases), weeks: weeks)
  }

  /// Invariant: from each week to the next, the causes of work and of time sum to the changes.
  func expectCausesSum(_ load: LoadAhead) {
    var before = (work: load.work, available: load.available)
    for week in load.weeks {
      let work = week.causes.filter { !$0.isTime }.reduce(Ratio.zero) { $0 + $1.hours }
      #expect(before.work + work == week.work)
      if let was = before.available, let now = week.available {
        let time = week.causes.filter(\.isTime).reduce(Ratio.zero) { $0 + $1.hours }
        #expect(was + time == now)
      }
      before = (week.work, week.available)
    }
  }

  /// Minutes a month of a post on a day, counted anew.
  func minutes(of post: ForecastPost, on day: LocalDate) -> Int {
    var counts = post.steady
    for item in post.cases {
      if let standing = item.standing(on: day, asOf: today, pack) {
        counts.add(standing, on: day, measure.set.values, pack)
      }
    }
    for task in post.tasks where task.dueOn + -30 <= day {
      let last = task.dueOn >= today ? task.dueOn : task.dueOn + 90
      if day <= last { counts.tasks[task.kind, default: 0] += 1 }
    }
    counts.covered += post.covered[day] ?? 0
    return measure.minutes(counts)
  }

  func randomPost(_ random: inout SeededRandom) -> ForecastPost {
    func near() -> LocalDate { today + Int.random(in: -60...60, using: &random) }
    func maybe<T>(_ value: @autoclosure () -> T) -> T? { Bool.random(using: &random) ? value() : nil }
    let types = ["community-order", "suspended-sentence-order", "pre-release", "licence"]
    let cases = (0..<Int.random(in: 0...6, using: &random)).map { index in
      ForecastCase(
        reference: index, tier: Int.random(in: 0..<pack.tiers.count, using: &random),
        days: DayRange(from: maybe(near()) ?? today + -400, until: maybe(near())),
        holding: [DayRange(from: maybe(near()) ?? today + -300, until: maybe(near()))],
        orders: (0..<Int.random(in: 0...2, using: &random)).map { _ in
          ForecastCase.Order(
            timeline: SentenceTimeline(
              type: types.randomElement(using: &random) ?? types[0], offenceOn: today + -500, sentenceDays: 300,
              releasedOn: maybe(near()), recalledOn: maybe(near()), licenceEndsOn: maybe(near()),
              dateOfBirth: today + -9_000),
            startsOn: maybe(near()) ?? today + -350, expectedEnd: maybe(near()), endedOn: maybe(near()))
        }, needs: maybe(["MAPP"]) ?? [], requirements: maybe([.init(category: "F", outstanding: 3)]) ?? [],
        plans: maybe([
          ForecastCase.Plan(days: DayRange(from: near(), until: maybe(near())), plan: ContactPlan(office: 1, home: 2))
        ]) ?? [],
        agreed: maybe([ForecastCase.Agreed(days: DayRange(from: near(), until: near() + 60), minutes: 90)]) ?? [])
    }
    var post = post(cases)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      post.tasks.append(ForecastPost.Task(kind: maybe("arms") ?? "parole-report", dueOn: near()))
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let first = near()
      for offset in 0..<5 { post.covered[first + offset] = Int.random(in: 1...9, using: &random) }
    }
    post.steady.travelPercent = maybe(133) ?? 100
    post.steady.reports = maybe(7) ?? 0
    post.steady.seniors = 3
    post.time.training = TrainingDates(traineeFrom: maybe(near() + -180))
    post.time.absences = maybe([.init(kind: "parental", days: DayRange(from: near(), until: maybe(near() + 90)))]) ?? []
    if let days = maybe(DayRange(from: near(), until: near() + 40)) {
      post.time.reductions = [.init(reason: "other", days: days, hours: WeeklyHours(hundredths: 370))]
    }
    return post
  }
}
