public import Caseload
import Rules

/// Works out the hours of a post in the weeks ahead: the same measure on the caseload as it will stand each day.
///
/// Only what is recorded today is known: starts, expected ends, releases, days on which work is due, contracts, absences,
/// reductions, duties, stages of training. Nobody is expected whom nothing announces.
///
///     work of a week = Σ over its seven days of minutes(day) ÷ 7, in hours a week
///
/// A change on the i-th day of a week counts for the days that are left of it, and in full from the week after: it is a cause
/// of two weeks, and the causes of a week sum to its change exactly.
public struct LoadForecast: Sendable {
  public let measure: HoursMeasure
  public let rules: AvailabilityRules
  /// The day that the records are of.
  public let today: LocalDate

  public init(_ measure: HoursMeasure, asOf today: LocalDate) {
    self.measure = measure
    rules = AvailabilityRules(measure.pack)
    self.today = today
  }

  private var pack: RulePack { measure.pack }

  /// Monday of the week of today, and of as many after it as make so many weeks.
  public func mondays(_ count: Int) -> [LocalDate] { (0..<count).map { today + (7 * $0 - today.daysSinceMonday) } }

  /// The weeks of a post from the one of today on. - Complexity: O(turns × cases).
  public func load(_ post: ForecastPost, weeks count: Int) -> LoadAhead {
    let mondays = mondays(count)
    let last = (mondays.last ?? today) + 6
    let work = WorkAhead(post, measure, from: today, to: last)
    let time = TimeAhead(post.time, rules, from: today, to: last)
    var weeks: [LoadAhead.Week] = []
    var before = (work: hours(work.today), available: time.today)
    for monday in mondays {
      let change = work.changes.reduce(Ratio.zero) { $0 + share($1, of: monday) }
      let available = time.week(monday)
      var causes = work.changes.compactMap { cause($0, of: monday) }
      if available != nil, before.available != nil { causes += time.causes(monday) }
      before = (before.work + change, available)
      weeks.append(LoadAhead.Week(monday: monday, work: before.work, available: available, causes: causes))
    }
    return LoadAhead(work: hours(work.today), available: time.today, weeks: weeks)
  }

  private func hours(_ minutes: Int) -> Ratio { pack.hours.hoursAWeek(minutes) }

  /// Hours a week by which a change makes the mean of a week differ from that of the week before.
  private func share(_ change: WorkAhead.Change, of monday: LocalDate) -> Ratio {
    let passed = change.day - monday
    // What has been there for part of the week before is there for the rest of it besides.
    let sevenths = (0..<7).contains(passed) ? 7 - passed : (-7..<0).contains(passed) ? passed + 7 : 0
    return hours(change.minutes) * Ratio(sevenths, over: 7)
  }

  private func cause(_ change: WorkAhead.Change, of monday: LocalDate) -> LoadCause? {
    let hours = share(change, of: monday)
    guard hours != .zero else { return nil }
    return LoadCause(kind: change.kind, reference: change.reference, day: change.day, hours: hours)
  }
}
