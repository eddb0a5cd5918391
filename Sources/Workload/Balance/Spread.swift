public import Caseload

/// How unevenly work lies on some parts, of people, units or grades: the share of it that would have to change hands.
///
///     moved = ½ · Σ |wᵢ − W · aᵢ ÷ A|,   share = moved ÷ W
///
/// with wᵢ and aᵢ the work and available time of a part, W and A their sums. It is 0 where all are at one percentage, and does
/// not tell whether that percentage is high. Two people with equal time at 130 and 70 % are at 15 %.
/// Source: the Hoover index, with available time in the place of population.
public struct Spread: Sendable, Hashable {
  /// Work and available time of one part, in the unit of the measure.
  public struct Part: Sendable, Hashable {
    public let work: Int
    public let available: Ratio

    public init(work: Int, available: Ratio) {
      self.work = work
      self.available = available
    }

    /// Unrounded.
    public var percent: Ratio { Ratio(work * 100) / available }
  }

  public let parts: Int
  public let work: Int
  public let available: Ratio
  /// Work that would have to change hands, in the unit of the measure.
  public let moved: Ratio
  /// Of the parts, unrounded.
  public let lowest: Ratio
  public let highest: Ratio

  /// Nil for fewer than two parts with time, and where there is no work: then nothing can be uneven.
  public init?(_ all: [Part]) {
    let parts = all.filter { $0.available > .zero }
    let work = parts.reduce(0) { $0 + $1.work }
    guard parts.count > 1, work > 0 else { return nil }
    let available = parts.reduce(Ratio.zero) { $0 + $1.available }
    let load = Ratio(work) / available
    // Those above the mean are as much above it as the others are below it.
    moved = parts.reduce(Ratio.zero) { sum, part in
      let even = load * part.available
      return Ratio(part.work) > even ? sum + (Ratio(part.work) - even) : sum
    }
    self.parts = parts.count
    self.work = work
    self.available = available
    let percents = parts.map(\.percent)
    lowest = percents.reduce(percents[0]) { min($0, $1) }
    highest = percents.reduce(percents[0]) { max($0, $1) }
  }

  /// Share of the work that would have to change hands, in percent, unrounded.
  public var percent: Ratio { moved * Ratio(100) / Ratio(work) }
  /// All work over all time, in percent, unrounded.
  public var mean: Ratio { Ratio(work * 100) / available }

  /// Whether so much lies unevenly that it is called unbalanced: from the line on.
  public func isUnbalanced(from line: Int) -> Bool { percent >= Ratio(line) }
}
