public import Caseload

/// Everything that is known of one post's load in the weeks ahead.
public struct ForecastPost: Sendable {
  /// A piece of work that is not done.
  public struct Task: Sendable, Hashable {
    public let kind: String
    public let dueOn: LocalDate
    public init(kind: String, dueOn: LocalDate) {
      self.kind = kind
      self.dueOn = dueOn
    }
  }

  public var time: AvailabilityInputs
  public var cases: [ForecastCase]
  public var tasks: [Task]
  /// Cases of absent colleagues that the post covers, on days on which there are any.
  public var covered: [LocalDate: Int]
  /// What stays as it is today: contacts for and by colleagues, practitioners overseen, the local travel setting.
  public var steady: HoursCounts

  public init(
    time: AvailabilityInputs, cases: [ForecastCase] = [], tasks: [Task] = [], covered: [LocalDate: Int] = [:],
    steady: HoursCounts
  ) {
    self.time = time
    self.cases = cases
    self.tasks = tasks
    self.covered = covered
    self.steady = steady
  }
}
