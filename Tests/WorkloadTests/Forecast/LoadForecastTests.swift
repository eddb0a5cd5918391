import Caseload
import Rules
import TestSupport
import Testing

@testable import Workload

@Suite("The load of the weeks ahead")
struct LoadForecastTests {
  private let world: Forecasts

  init() throws { world = try Forecasts("2027-03-03") }

  private func day(_ iso: String) -> LocalDate { Availabilities.day(iso) }

  @Test("Nothing known to change gives every week the figure of today")
  func steady() {
    let load = world.load([world.held(), world.held("A3", "licence")])
    #expect(load.weeks.count == 13)
    #expect(load.work > .zero)
    #expect(load.weeks.allSatisfy { $0.work == load.work && $0.available == load.available && $0.causes.isEmpty })
  }

  @Test("Today is the hours measure on today’s cases")
  func today() {
    let cases = [world.held(), world.held("A3", "licence", needs: ["MAPP"])]
    var counts = HoursCounts(world.pack)
    for item in cases {
      if let standing = item.standing(on: world.today, asOf: world.today, world.pack) {
        counts.add(standing, on: world.today, world.measure.set.values, world.pack)
      }
    }
    #expect(world.load(cases).work == world.pack.hours.hoursAWeek(world.measure.minutes(counts)))
  }

  /// B2: pre-release 120, and 90 up to the day of a release; licence 235 and 100 of contacts. On the day both 335 and 90.
  @Test("A release moves the line up in its week, for the days that are left of it, and in full a week later")
  func release() {
    // A Thursday: four of seven days are left.
    let load = world.load([world.held("B2", "pre-release", released: "2027-03-18")])
    func hours(_ minutes: Int) -> Ratio { world.pack.hours.hoursAWeek(minutes) }
    #expect(load.weeks[1].work == hours(210))
    #expect(load.weeks[2].work == hours(210 * 3 + 425 + 335 * 3) * Ratio(1, over: 7))
    #expect(load.weeks[3].work == hours(335))
    #expect(load.weeks[2].causes.map(\.kind) == [.released, .releaseNears])
    #expect(load.weeks[2].causes.map(\.day) == [day("2027-03-18"), day("2027-03-19")])
    #expect(load.weeks[4].causes.isEmpty)
  }

  @Test("A case is held on its expected end, and not from the day after")
  func expectedEnd() {
    let item = world.held(ends: "2027-03-21")
    #expect(item.standing(on: day("2027-03-21"), asOf: world.today, world.pack) != nil)
    #expect(item.standing(on: day("2027-03-22"), asOf: world.today, world.pack) == nil)
    let load = world.load([item])
    #expect(load.weeks[2].work > .zero)
    #expect(load.weeks[3].work == .zero)
    #expect(load.weeks[3].causes.map(\.kind) == [.ends])
  }

  @Test("A case that is past its expected end today stays as it is")
  func overdue() {
    let load = world.load([world.held(ends: "2027-02-01")])
    #expect(load.work == world.pack.hours.hoursAWeek(15))
    #expect(load.weeks.allSatisfy { $0.work == load.work })
  }

  @Test("A case that begins later counts from its first day on, with its first weeks")
  func start() {
    let load = world.load([world.held(from: "2027-03-15")])
    #expect(load.work == .zero)
    #expect(load.weeks[1].work == .zero)
    #expect(load.weeks[2].work == world.pack.hours.hoursAWeek(290 + 45))
    #expect(load.weeks[2].causes.map(\.kind) == [.starts])
  }

  @Test("A case that goes to a colleague leaves, and one that comes arrives, on the day that is recorded")
  func handover() {
    let going = world.held(holding: [Availabilities.days("2020-01-01", "2027-03-14")])
    let coming = world.held("A3", holding: [Availabilities.days("2027-03-22")])
    let load = world.load([going, coming])
    #expect(load.weeks[2].causes.map(\.kind) == [.goes])
    #expect(load.weeks[3].causes.map(\.kind) == [.comes])
  }

  @Test("A report counts from thirty days before it is due until that day")
  func report() {
    var post = world.post([])
    post.tasks = [ForecastPost.Task(kind: "parole-report", dueOn: day("2027-04-18"))]
    let load = LoadForecast(world.measure, asOf: world.today).load(post, weeks: 13)
    #expect(load.work == .zero)
    #expect(load.weeks[1].work == .zero)
    // From Friday 19 March on.
    #expect(load.weeks[2].work == world.pack.hours.hoursAWeek(600) * Ratio(3, over: 7))
    #expect(load.weeks[6].work == world.pack.hours.hoursAWeek(600))
    #expect(load.weeks[7].work == .zero)
    #expect(load.weeks[7].causes.map(\.kind) == [.task("parole-report")])
  }

  @Test("Time that a senior agreed ends on its last day")
  func agreed() {
    let item = world.held(agreed: [.init(days: Availabilities.days("2027-01-01", "2027-03-21"), minutes: 120)])
    let load = world.load([item])
    #expect(
      load.weeks[3].causes == [
        LoadCause(
          kind: .agreed, reference: item.reference, day: day("2027-03-22"),
          hours: .zero - world.pack.hours.hoursAWeek(120))
      ])
  }

  @Test("A trainee’s next stage and long leave move the time, and their lines sum to the change")
  func time() throws {
    let world = try Forecasts("2027-03-03")
    var post = world.post([world.held()])
    post.time.training = TrainingDates(traineeFrom: day("2026-09-17"))
    post.time.absences = [.init(kind: "parental", days: Availabilities.days("2027-04-05"))]
    let load = LoadForecast(world.measure, asOf: world.today).load(post, weeks: 13)
    let stage = try #require(load.weeks[2].causes.first { $0.kind == .time(.protection(.trainee(fromMonth: 6))) })
    #expect(stage.day == day("2027-03-17"))
    #expect(load.weeks[3].available.map { $0 > load.available ?? .zero } == true)
    #expect(load.weeks[5].available == .zero)
    #expect(load.weeks[5].percent == nil)
    world.expectCausesSum(load)
  }

  @Test("Hours that cannot be told leave a week without a percentage and without causes of time")
  func unknownHours() {
    var post = world.post([world.held()])
    post.time.grade = nil
    post.time.contracts = [.init(days: Availabilities.days("2020-01-01"), hours: nil)]
    let load = LoadForecast(world.measure, asOf: world.today).load(post, weeks: 4)
    #expect(load.available == nil)
    #expect(load.weeks.allSatisfy { $0.percent == nil && $0.causes.isEmpty })
    #expect(LoadAhead.sum([load]).weeks.isEmpty)
  }

  @Test("Posts together are the sums of their work over the sums of their time")
  func together() {
    let one = world.load([world.held("A3")])
    let two = world.load([world.held(), world.held("B2", "pre-release", released: "2027-03-18")])
    let both = LoadAhead.sum([one, two])
    for week in both.weeks.indices {
      #expect(both.weeks[week].work == one.weeks[week].work + two.weeks[week].work)
      #expect(both.weeks[week].available == one.weeks[week].available.map { $0 + $0 })
    }
    world.expectCausesSum(both)
  }

  @Test(
    "Weeks with a leap day or a change of clocks are weeks of seven days",
    arguments: ["2028-02-23", "2028-02-29", "2027-03-24", "2027-10-27", "2026-12-30"])
  func oddWeeks(today: String) throws {
    let world = try Forecasts(today)
    let forecast = LoadForecast(world.measure, asOf: world.today)
    let mondays = forecast.mondays(13)
    #expect(mondays.allSatisfy { $0.daysSinceMonday == 0 })
    #expect(zip(mondays, mondays.dropFirst()).allSatisfy { $1 - $0 == 7 })
    let load = world.load([world.held(ends: (world.today + 9).iso)])
    world.expectCausesSum(load)
    #expect(load.weeks.last?.work == .zero)
  }

  /// An oracle that looks at every day and knows nothing of turns.
  @Test(
    "On 300 random posts every week is the mean of its seven days, and the causes sum to each change",
    arguments: 1...300)
  func randomPosts(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let post = world.randomPost(&random)
    let load = LoadForecast(world.measure, asOf: world.today).load(post, weeks: 6)
    for week in load.weeks {
      let minutes = (0..<7).map { world.minutes(of: post, on: max(week.monday + $0, world.today)) }
      #expect(week.work == minutes.reduce(.zero) { $0 + world.pack.hours.hoursAWeek($1) } * Ratio(1, over: 7))
    }
    world.expectCausesSum(load)
  }
}
