public import Caseload
import Rules

extension AvailabilityRules {
  /// The absence that takes the post's time on a day; nil for none, and for one inside the assumed share.
  ///
  /// An absence is outside the share when it is long, when its kind always is, or when the days away in the year up to that day
  /// are more than the share of a year. Calendar days on both sides, so that weekends count alike.
  public func outsideAllowance(_ inputs: AvailabilityInputs, on day: LocalDate) -> AvailabilityInputs.Absence? {
    guard let absence = inputs.absences.first(where: { $0.days.contains(day) }) else { return nil }
    if isLong(absence, asOf: day) { return absence }
    guard let shares = timeUse.shares(on: day) else { return nil }
    let first = day + -364
    let away = inputs.absences.filter { !isLong($0, asOf: day) }.reduce(0) {
      $0 + $1.days.days(from: first, to: day)
    }
    return away * 100 > shares.nonEffective * 365 ? absence : nil
  }

  /// Whether every day of an absence is outside the assumed share. One without an end is as long as it has lasted.
  public func isLong(_ absence: AvailabilityInputs.Absence, asOf day: LocalDate) -> Bool {
    if timeUse.absences.always.contains(absence.kind) { return true }
    let end = absence.days.until ?? day
    return end - absence.days.from + 1 > timeUse.absences.longAfterDays
  }
}
