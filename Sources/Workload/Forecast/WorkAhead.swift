import Caseload
import Rules

/// Minutes of work of a post from one day to another, as what changes them.
///
/// Invariant: the minutes of the changes of a day are those of the measure on it less those of the day before.
struct WorkAhead {
  struct Change {
    let kind: LoadCause.Kind
    let reference: Int?
    let day: LocalDate
    /// A month.
    let minutes: Int
  }

  /// Minutes a month on the first day.
  let today: Int
  private(set) var changes: [Change] = []

  init(_ post: ForecastPost, _ measure: HoursMeasure, from first: LocalDate, to last: LocalDate) {
    let empty = HoursCounts(measure.pack)
    let reader = Reader(post: post, measure: measure, first: first, empty: empty)
    var counts = reader.counts(on: first)
    today = measure.minutes(counts)
    let turning = reader.turns(to: last)
    for day in turning.keys.sorted() {
      let before = counts
      counts = reader.counts(on: day)
      for index in turning[day] ?? [] {
        if let change = reader.change(post.cases[index], on: day) { changes.append(change) }
      }
      changes += reader.changesOfWork(on: day)
      let local = measure.local(counts, travel: measure.travel(counts))
      let localBefore = measure.local(before, travel: measure.travel(before))
      if local != localBefore {
        changes.append(Change(kind: .localTravel, reference: nil, day: day, minutes: local - localBefore))
      }
    }
  }

  private struct Reader {
    let post: ForecastPost
    let measure: HoursMeasure
    let first: LocalDate
    let empty: HoursCounts

    private var pack: RulePack { measure.pack }

    /// Days after the first on which something may change, with the places of the cases that it may be.
    func turns(to last: LocalDate) -> [LocalDate: [Int]] {
      var turns: [LocalDate: [Int]] = [:]
      for (index, item) in post.cases.enumerated() {
        for day in Set(item.turns(measure.values, pack)) where day > first && day <= last {
          turns[day, default: []].append(index)
        }
      }
      for task in post.tasks {
        for day in [task.dueOn + -pack.hours.dueWithinDays, lastDay(of: task) + 1] where day > first && day <= last {
          turns[day, default: []] += []
        }
      }
      for day in post.covered.keys {
        for day in [day, day + 1] where day > first && day <= last { turns[day, default: []] += [] }
      }
      return turns
    }

    func counts(on day: LocalDate) -> HoursCounts {
      var counts = post.steady
      for item in post.cases {
        if let standing = item.standing(on: day, asOf: first, pack) {
          counts.add(standing, on: day, measure.values, pack)
        }
      }
      for task in post.tasks where isOpen(task, on: day) { counts.tasks[task.kind, default: 0] += 1 }
      counts.covered += post.covered[day] ?? 0
      return counts
    }

    /// Work is taken to be done by the day it is due. What was due before today and is open still counts as the rules have it.
    private func lastDay(of task: ForecastPost.Task) -> LocalDate {
      task.dueOn >= first ? task.dueOn : task.dueOn + pack.hours.overdueUpToDays
    }

    private func isOpen(_ task: ForecastPost.Task, on day: LocalDate) -> Bool {
      task.dueOn + -pack.hours.dueWithinDays <= day && day <= lastDay(of: task)
    }

    /// What a case takes more or less on a day than on the one before.
    func change(_ item: ForecastCase, on day: LocalDate) -> Change? {
      let before = item.standing(on: day + -1, asOf: first, pack)
      let after = item.standing(on: day, asOf: first, pack)
      let minutes = self.minutes(after, on: day) - self.minutes(before, on: day + -1)
      guard minutes != 0 else { return nil }
      return Change(
        kind: item.kind(from: before, to: after, on: day, pack) ?? stage(before, after, on: day),
        reference: item.reference, day: day, minutes: minutes)
    }

    private func minutes(_ item: HoursCase?, on day: LocalDate) -> Int {
      guard let item else { return 0 }
      var counts = empty
      counts.add(item, on: day, measure.values, pack)
      return measure.minutes(counts)
    }

    private func stage(_ before: HoursCase?, _ after: HoursCase?, on day: LocalDate) -> LoadCause.Kind {
      func counts(_ item: HoursCase?, _ day: LocalDate) -> HoursCounts {
        var counts = empty
        if let item { counts.add(item, on: day, measure.values, pack) }
        return counts
      }
      let (old, new) = (counts(before, day + -1), counts(after, day))
      if new.beforeRelease != old.beforeRelease { return .releaseNears }
      if new.atLast != old.atLast { return .lastDays }
      return .startIsOver
    }

    /// Pieces of work and cover that begin or end on a day.
    func changesOfWork(on day: LocalDate) -> [Change] {
      var minutes: [String: Int] = [:]
      for task in post.tasks {
        let (was, isNow) = (isOpen(task, on: day + -1), isOpen(task, on: day))
        let value = measure.values.tasks[task.kind]?.minutes ?? 0
        if was != isNow { minutes[task.kind, default: 0] += isNow ? value : -value }
      }
      var changes = minutes.sorted { $0.key < $1.key }.filter { $0.value != 0 }.map {
        Change(kind: .task($0.key), reference: nil, day: day, minutes: $0.value)
      }
      let cover = ((post.covered[day] ?? 0) - (post.covered[day + -1] ?? 0)) * measure.values.cover.minutes
      if cover != 0 { changes.append(Change(kind: .cover, reference: nil, day: day, minutes: cover)) }
      return changes
    }
  }
}

extension ForecastCase {
  /// What a change of a case is; nil where only a stage of its course begins or ends.
  fileprivate func kind(
    from before: HoursCase?, to after: HoursCase?, on day: LocalDate, _ pack: RulePack
  ) -> LoadCause.Kind? {
    guard let before else { return days.from == day ? .starts : .comes }
    guard let after else {
      let isHeld = days.contains(day) && holding.contains { $0.contains(day) }
      return isHeld || !days.contains(day) ? .ends : .goes
    }
    if before.type != after.type {
      let wasInside = before.type.map { pack.caseTypes[$0].location == Self.custody } ?? false
      let isInside = after.type.map { pack.caseTypes[$0].location == Self.custody } ?? false
      return wasInside && !isInside ? .released : .otherType
    }
    if before.agreed != after.agreed { return .agreed }
    if before.plan != after.plan { return .plan }
    return nil
  }

  /// The location of the rules for people in custody.
  private static let custody = "custody"
}
