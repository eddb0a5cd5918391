/// When too much work is an alert, whose it is, and by when it is to be answered.
public struct ExcessRules: Sendable, Hashable {
  /// What a week's figure is made of.
  public enum WeekRule: String, Sendable, Hashable, CaseIterable {
    /// The mean of the nights that have a percentage.
    case meanOfNights = "mean-of-nights"
    /// The last night that has a percentage.
    case lastNight = "last-night"
  }

  /// What was done about an excess.
  public struct Outcome: Sendable, Hashable {
    /// Identifier, for instance `reallocated`.
    public let id: String
    public let label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  public let weekRule: WeekRule
  /// Weeks in a row over the high line that are a sustained excess.
  public let weeks: Int
  /// Weeks in a row over the very high line that ask for a plan of action.
  public let veryHighWeeks: Int
  /// Days in which a sustained excess is answered.
  public let dueDays: Int
  /// Days in which the plan of action is due, and the answer of a head of PDU about a caseload over the escalation line.
  public let planDays: Int
  /// Days without anything done after which an alert climbs to the head of the PDU.
  public let climbDays: Int
  /// The most days that an alert is put off at once.
  public let longestSnoozeDays: Int
  /// Days after an answer at which it is looked at again while the excess goes on.
  public let reviewDays: Int
  public let outcomes: [Outcome]

  public init(
    weekRule: WeekRule, weeks: Int, veryHighWeeks: Int, dueDays: Int, planDays: Int, climbDays: Int,
    longestSnoozeDays: Int, reviewDays: Int, outcomes: [Outcome]
  ) {
    self.weekRule = weekRule
    self.weeks = weeks
    self.veryHighWeeks = veryHighWeeks
    self.dueDays = dueDays
    self.planDays = planDays
    self.climbDays = climbDays
    self.longestSnoozeDays = longestSnoozeDays
    self.reviewDays = reviewDays
    self.outcomes = outcomes
  }

  /// A pack without the table: nothing is ever called an excess.
  public static let none = ExcessRules(
    weekRule: .meanOfNights, weeks: 0, veryHighWeeks: 0, dueDays: 0, planDays: 0, climbDays: 0, longestSnoozeDays: 0,
    reviewDays: 0, outcomes: [])

  /// The words of an outcome; its identifier where the rules do not know it.
  public func label(ofOutcome id: String) -> String { outcomes.first { $0.id == id }?.label ?? id }
}
