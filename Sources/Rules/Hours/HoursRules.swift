public import Caseload

/// The `hours` measure of a pack: its sets of time values by date, drafts of others, and how a month becomes a week.
public struct HoursRules: Sendable {
  /// In order, each from the day after the one before ends; the last has no end. Empty in a pack without the measure.
  public let sets: [HoursValueSet]
  /// Sets that nobody has adopted: shown for comparison, never counted.
  public let drafts: [HoursValueSet]
  /// Weeks in a year of twelve months: 52 (assumption of the pack).
  public let weeksInAYear: Int
  /// Days until work is due within which it counts.
  public let dueWithinDays: Int
  /// Days after it was due until which work that is not done counts.
  public let overdueUpToDays: Int
  /// Days for which a contact done for a colleague counts, its own included.
  public let contactDays: Int

  public init(
    sets: [HoursValueSet], drafts: [HoursValueSet], weeksInAYear: Int, dueWithinDays: Int, overdueUpToDays: Int,
    contactDays: Int
  ) {
    self.sets = sets
    self.drafts = drafts
    self.weeksInAYear = weeksInAYear
    self.dueWithinDays = dueWithinDays
    self.overdueUpToDays = overdueUpToDays
    self.contactDays = contactDays
  }

  /// A pack without the measure.
  public static let none = HoursRules(
    sets: [], drafts: [], weeksInAYear: 52, dueWithinDays: 0, overdueUpToDays: 0, contactDays: 0)

  /// The set in force on a day; nil before the first one, and in a pack without the measure.
  public func set(on day: LocalDate) -> HoursValueSet? { sets.last { ($0.from ?? day) <= day } }

  /// A set by its identifier, drafts included.
  public func set(id: String) -> HoursValueSet? { (sets + drafts).first { $0.id == id } }

  /// Hours a week that a month's minutes are: minutes × 12 ÷ (weeks in a year × 60), exact.
  public func hoursAWeek(_ minutes: Int) -> Ratio { Ratio(minutes * 12, over: weeksInAYear * 60) }
}

/// One set of time values: since when it holds, and who proposed, agreed and was asked.
public struct HoursValueSet: Sendable, Hashable {
  public let id: String
  public let label: String
  /// The name of its file in the pack.
  public let file: String
  /// Nil for a draft.
  public let from: LocalDate?
  public let version: String
  public let proposedBy: String
  public let agreedBy: String
  public let consulted: String
  public let evidence: String
  public let values: HoursValues

  public init(
    id: String, label: String, file: String, from: LocalDate?, version: String, proposedBy: String, agreedBy: String,
    consulted: String, evidence: String, values: HoursValues
  ) {
    self.id = id
    self.label = label
    self.file = file
    self.from = from
    self.version = version
    self.proposedBy = proposedBy
    self.agreedBy = agreedBy
    self.consulted = consulted
    self.evidence = evidence
    self.values = values
  }
}
