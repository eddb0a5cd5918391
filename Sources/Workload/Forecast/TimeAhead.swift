import Caseload
import Rules

/// Hours for cases of a post, week by week, with the lines by which a week differs from the one before.
struct TimeAhead {
  /// Hours a week; nil where they cannot be told.
  let today: Ratio?

  private let inputs: AvailabilityInputs
  private let rules: AvailabilityRules
  private let first: LocalDate

  init(_ inputs: AvailabilityInputs, _ rules: AvailabilityRules, from first: LocalDate, to last: LocalDate) {
    self.inputs = inputs
    self.rules = rules
    self.first = first
    today = rules.contract(inputs, on: first) == nil ? .zero : rules.known(inputs, on: first)
  }

  func week(_ monday: LocalDate) -> Ratio? { rules.week(inputs, from: monday).available }

  /// The lines that are others than those of the week before, or of today for the week of today.
  func causes(_ monday: LocalDate) -> [LoadCause] {
    let before = monday <= first ? lines(first...first) : lines(monday + -7...monday + -1)
    let after = lines(monday...monday + 6)
    return Set(before.keys).union(after.keys).compactMap { kind -> LoadCause? in
      let hours = (after[kind] ?? .zero) - (before[kind] ?? .zero)
      guard hours != .zero else { return nil }
      return LoadCause(kind: .time(kind), reference: nil, day: day(kind, from: monday), hours: hours)
    }.sorted { ($1.hours.magnitude, String(describing: $0.kind)) < ($0.hours.magnitude, String(describing: $1.kind)) }
  }

  /// The mean of each line over some days.
  private func lines(_ days: ClosedRange<LocalDate>) -> [AvailableTime.Line.Kind: Ratio] {
    let count = days.upperBound - days.lowerBound + 1
    var sums: [AvailableTime.Line.Kind: Ratio] = [:]
    for offset in 0..<count {
      for (kind, hours) in lines(on: days.lowerBound + offset) { sums[kind, default: .zero] += hours }
    }
    return sums.mapValues { $0 * Ratio(1, over: count) }
  }

  private func lines(on day: LocalDate) -> [AvailableTime.Line.Kind: Ratio] {
    guard rules.contract(inputs, on: day) != nil else { return [:] }
    return Dictionary(rules.available(inputs, on: day).lines.map { ($0.kind, $0.hours) }, uniquingKeysWith: +)
  }

  /// The first day of the week, or of the one before, on which a line is another than the day before; else the Monday.
  private func day(_ kind: AvailableTime.Line.Kind, from monday: LocalDate) -> LocalDate {
    for offset in -6...6 where monday + offset > first {
      let day = monday + offset
      if lines(on: day)[kind] != lines(on: day + -1)[kind] { return day }
    }
    return monday
  }
}

extension Ratio {
  fileprivate var magnitude: Ratio { self < .zero ? .zero - self : self }
}
