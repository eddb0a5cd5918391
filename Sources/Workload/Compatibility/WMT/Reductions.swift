extension WMT {
  /// Hours a week that a reason allows: a percentage of contracted hours to two decimals, never more than all of them.
  /// Without a percentage, all of them. Source: section 9.2.
  public static func reductionAllowance(contractedHours: Double, percentage: Double?) -> Double {
    guard let percentage else { return contractedHours }
    let hours = ScriptNumber.fixed(contractedHours / 100 * percentage, places: 2)
    return min(hours, contractedHours)
  }

  /// The status of a reduction. Source: section 9.4.
  public enum ReductionStatus: String, Sendable {
    case scheduled = "SCHEDULED"
    case active = "ACTIVE"
    case archived = "ARCHIVED"
  }

  /// The status with which a reduction is saved; on both of its boundaries it is active. Source: section 9.4.
  public static func reductionStatusOnSave(start: LocalMoment, end: LocalMoment, now: LocalMoment) -> ReductionStatus {
    if start > now { return .scheduled }
    if end < now { return .archived }
    return .active
  }
}
