public import Caseload
import Rules

/// One week's hours for cases of a post, ahead of time: the mean of its seven days, with what absence takes of them.
public struct WeekAhead: Sendable, Hashable {
  public let monday: LocalDate
  /// Hours a week, exact; nil where contracted hours of a day of the week cannot be told. Zero where there is no post.
  public let available: Ratio?
  /// Hours a week that absence takes, exact: what would be there besides if nobody were away.
  public let away: Ratio

  public init(monday: LocalDate, available: Ratio?, away: Ratio) {
    self.monday = monday
    self.available = available
    self.away = away
  }
}

extension AvailabilityRules {
  /// The week of a post that begins on a Monday. - Complexity: seven times that of a day.
  public func week(_ inputs: AvailabilityInputs, from monday: LocalDate) -> WeekAhead {
    var present = inputs
    present.absences = []
    var (sum, without) = (Ratio.zero, Ratio.zero)
    for day in 0..<7 {
      let day = monday + day
      // Before a post begins and after it has ended there are no hours, which is known.
      guard contract(inputs, on: day) != nil else { continue }
      guard let hours = known(inputs, on: day), let undisturbed = known(present, on: day) else {
        return WeekAhead(monday: monday, available: nil, away: .zero)
      }
      sum += hours
      without += undisturbed
    }
    let seventh = Ratio(1, over: 7)
    return WeekAhead(monday: monday, available: sum * seventh, away: (without - sum) * seventh)
  }

  /// Hours of a day, zero where all are taken; nil where they cannot be told.
  func known(_ inputs: AvailabilityInputs, on day: LocalDate) -> Ratio? {
    let time = available(inputs, on: day)
    guard time.contracted != nil, time.notComputable.allSatisfy({ $0 == .noAvailability }) else { return nil }
    return time.available
  }
}
