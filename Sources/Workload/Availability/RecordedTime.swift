public import Caseload
public import Rules

/// Time away and time inside the assumed shares that is recorded over some days, to stand beside what is assumed.
///
///     recorded share = recorded hours ÷ contracted hours of the same days
///
/// Only what somebody recorded: journeys, failing equipment and breaks are in no records, so that the second share is a least.
public struct RecordedTime: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// A kind of absence that the assumed share holds.
      case absence(String)
      /// A kind of absence that is outside it, because it is long or always is.
      case outside(String)
      /// A duty that lies inside a share.
      case duty(String, inside: AssumedShare)
    }
    public let kind: Kind
    /// Hours over all of the days, exact.
    public let hours: Ratio
  }

  public let days: ClosedRange<LocalDate>
  /// Contracted hours over all of the days, exact.
  public private(set) var contracted = Ratio.zero
  private var sums: [Line.Kind: Ratio] = [:]
  /// Posts in it, and posts without recorded hours in some of the days.
  public private(set) var posts = 0
  public private(set) var leftOut = 0

  public init(days: ClosedRange<LocalDate>) { self.days = days }

  /// The most hours first.
  public var lines: [Line] {
    sums.filter { $0.value > .zero }.map { Line(kind: $0.key, hours: $0.value) }.sorted {
      ($1.hours, String(describing: $0.kind)) < ($0.hours, String(describing: $1.kind))
    }
  }

  /// Percent of contracted hours that is recorded inside a share, unrounded; nil where nothing is, or no hours are.
  public func percent(_ share: AssumedShare) -> Ratio? {
    let hours = lines.reduce(Ratio.zero) { sum, line in
      switch line.kind {
      case .absence: share == .nonEffective ? sum + line.hours : sum
      case .duty(_, let inside): inside == share ? sum + line.hours : sum
      case .outside: sum
      }
    }
    guard contracted > .zero, hours > .zero else { return nil }
    return hours * Ratio(100) / contracted
  }

  /// Adds a post. One whose contracted hours are not recorded in some of the days is left out whole.
  /// - Complexity: O(contracts × (absences + duties)).
  public mutating func add(_ post: AvailabilityInputs, _ rules: AvailabilityRules) {
    let (first, last) = (days.lowerBound, days.upperBound)
    let contracts = post.contracts.filter { $0.days.days(from: first, to: last) > 0 }
    guard !contracts.isEmpty else { return }
    guard contracts.allSatisfy({ $0.hours != nil }) else {
      leftOut += 1
      return
    }
    posts += 1
    for contract in contracts {
      let week = contract.hours?.ratio ?? .zero
      let begin = max(first, contract.days.from)
      let end = contract.days.until.map { min($0, last) } ?? last
      contracted += week * Ratio(end - begin + 1, over: 7)
      // A day on which two absences are recorded is a day away once.
      var next = begin
      for absence in post.absences.sorted(by: { $0.days.from < $1.days.from }) {
        let from = max(next, absence.days.from)
        let until = absence.days.until.map { min($0, end) } ?? end
        guard from <= until else { continue }
        let kind: Line.Kind =
          rules.isLong(absence, asOf: last) ? .outside(absence.kind) : .absence(absence.kind)
        sums[kind, default: .zero] += week * Ratio(until - from + 1, over: 7)
        next = until + 1
      }
      for duty in post.duties {
        guard let kind = rules.duty(duty.kind), let share = kind.inside, let hours = duty.hours ?? kind.hoursEach
        else { continue }
        let count = duty.days.days(from: begin, to: end)
        if count > 0 { sums[.duty(kind.id, inside: share), default: .zero] += hours.ratio * Ratio(count, over: 7) }
      }
    }
  }
}
