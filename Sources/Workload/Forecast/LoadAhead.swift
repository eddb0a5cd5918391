public import Caseload

/// The load of one post, or of several together, in the weeks ahead.
public struct LoadAhead: Sendable {
  /// One calendar week, the mean of its seven days. Days before today count as today.
  public struct Week: Sendable {
    public let monday: LocalDate
    /// Hours of work a week, exact.
    public let work: Ratio
    /// Hours a week for cases, exact; nil where contracted hours of a day cannot be told.
    public let available: Ratio?
    /// Why it differs from the week before, or for the first from today; the sums of their hours are the changes exactly.
    public let causes: [LoadCause]

    public init(monday: LocalDate, work: Ratio, available: Ratio?, causes: [LoadCause]) {
      self.monday = monday
      self.work = work
      self.available = available
      self.causes = causes
    }

    /// Work over available time in percent, unrounded; nil where there is no time, or none can be told.
    public var percent: Ratio? {
      guard let available, available > .zero else { return nil }
      return work * Ratio(100) / available
    }
  }

  /// Hours of work a week as things stand today.
  public let work: Ratio
  /// Hours a week for cases today; nil where they cannot be told.
  public let available: Ratio?
  public let weeks: [Week]

  public init(work: Ratio, available: Ratio?, weeks: [Week]) {
    self.work = work
    self.available = available
    self.weeks = weeks
  }
}
