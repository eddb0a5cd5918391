public import Caseload
public import Rules

/// How often people on probation change practitioners: a measure of an aim, and of nobody's work.
public struct Continuity: Sendable, Hashable {
  /// Why a case changed hands, with how often.
  public struct Reason: Sendable, Hashable {
    /// As it was recorded; nil where nothing was.
    public let words: String?
    public let changes: Int
  }

  /// Cases that have had one practitioner for a number of days after the first took them.
  public struct Same: Sendable, Hashable {
    public let days: Int
    public let same: Int
    /// Cases whose first holder took them so many days ago and at most a year longer.
    public let of: Int
    /// Nil where there is no such case.
    public var percent: Ratio? { of > 0 ? Ratio(same * 100, over: of) : nil }
  }

  public let changes: Int
  /// Days on which one of the cases was held, over all cases.
  public let caseDays: Int
  /// The commonest first, of two alike the one that comes first by its words.
  public let reasons: [Reason]
  public let same: [Same]

  /// Changes for a case held for a year; nil where none was held at all.
  public var changesPerCaseYear: Ratio? { caseDays > 0 ? Ratio(changes * Self.year, over: caseDays) : nil }

  /// Days of a year, and of the year over which cases are looked at that were first held so many days ago.
  private static let year = 365

  /// - Complexity: O(spells of all cases).
  public init(_ histories: some Sequence<HolderHistory>, on day: LocalDate, _ rules: SuitabilityRules.Standing) {
    let first = day + (1 - rules.changesWithin)
    var (changes, days) = (0, 0)
    var reasons: [String?: Int] = [:]
    var same = rules.sameAfter.map { (days: $0, same: 0, of: 0) }
    for history in histories {
      let found = history.changes(from: first, to: day)
      changes += found.count
      days += history.daysHeld(from: first, to: day)
      for change in found { reasons[change.reason, default: 0] += 1 }
      guard let began = history.givings.first?.from else { continue }
      for index in same.indices {
        let age = day - began - same[index].days
        guard (0...Self.year).contains(age), let isSame = history.isWithFirst(for: same[index].days) else { continue }
        same[index].of += 1
        same[index].same += isSame ? 1 : 0
      }
    }
    self.changes = changes
    caseDays = days
    self.reasons = reasons.map { Reason(words: $0.key, changes: $0.value) }.sorted {
      ($1.changes, $0.words ?? "~") < ($0.changes, $1.words ?? "~")
    }
    self.same = same.map { Same(days: $0.days, same: $0.same, of: $0.of) }
  }
}
