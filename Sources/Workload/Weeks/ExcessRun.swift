public import Caseload

/// How many weeks in a row somebody's workload has been over a line, up to a week.
///
/// Over is strictly more, unrounded: 110.0 is not over 110. A week that is not computable, for leave or for missing hours,
/// pauses the run: it neither adds to it nor ends it. Any other week that is not over ends it.
public struct ExcessRun: Sendable, Hashable {
  /// Weeks over the line; those that were paused are not among them.
  public private(set) var weeks: Int
  /// Monday of the first of them; nil while there is none.
  public private(set) var began: LocalDate?

  public static let none = ExcessRun(weeks: 0, began: nil)

  public init(weeks: Int, began: LocalDate?) {
    self.weeks = weeks
    self.began = began
  }

  /// Takes the next week, in the order of days.
  public mutating func add(_ week: WeekFigure, over line: Int) {
    guard let percent = week.percent else { return }
    guard percent > Ratio(line) else {
      self = .none
      return
    }
    if weeks == 0 { began = week.monday }
    weeks += 1
  }

  /// The run at the end of some weeks in the order of days. - Complexity: O(weeks).
  public init(_ figures: some Sequence<WeekFigure>, over line: Int) {
    self = .none
    for figure in figures { add(figure, over: line) }
  }
}
