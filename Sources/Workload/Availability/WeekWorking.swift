import Caseload

/// A week's hours while they are taken apart: nothing is taken that is not there, and every hour taken is a line.
///
/// Invariant: the lines sum to what is left.
struct WeekWorking {
  /// Hours a week.
  let contracted: Ratio
  private(set) var left: Ratio
  private(set) var lines: [AvailableTime.Line]

  init(_ contracted: WeeklyHours, isAssumed: Bool) {
    self.contracted = contracted.ratio
    left = contracted.ratio
    lines = [AvailableTime.Line(kind: .contracted(isAssumed: isAssumed), hours: contracted.ratio)]
  }

  /// Takes hours as far as they are there, and gives how many that were.
  @discardableResult mutating func take(_ hours: Ratio, as kind: AvailableTime.Line.Kind) -> Ratio {
    let taken = max(.zero, min(hours, left))
    guard taken > .zero else { return .zero }
    left = left - taken
    lines.append(AvailableTime.Line(kind: kind, hours: .zero - taken))
    return taken
  }
}
