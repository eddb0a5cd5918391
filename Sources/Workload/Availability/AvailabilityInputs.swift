public import Caseload
public import Rules

/// Days from the first to the last, both included; no last day for no end.
public struct DayRange: Sendable, Hashable {
  public let from: LocalDate
  public let until: LocalDate?

  public init(from: LocalDate, until: LocalDate? = nil) {
    self.from = from
    self.until = until
  }

  public func contains(_ day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }

  /// Days of this that lie from one day to another, both included. - Complexity: O(1).
  public func days(from first: LocalDate, to last: LocalDate) -> Int {
    let begin = max(from, first)
    let end = until.map { min($0, last) } ?? last
    return max(0, end - begin + 1)
  }
}

/// Everything that a post's available time is worked out from, each with its days. Times of other posts of the person are not in it.
public struct AvailabilityInputs: Sendable, Hashable {
  /// Contracted hours a week on some days; nil where nobody recorded them.
  public struct Contract: Sendable, Hashable {
    public let days: DayRange
    public let hours: WeeklyHours?

    public init(days: DayRange, hours: WeeklyHours?) {
      self.days = days
      self.hours = hours
    }
  }

  /// A listed reduction. An adjustment for health that stands until somebody ends it has no last day here.
  public struct Reduction: Sendable, Hashable {
    public let reason: String
    public let days: DayRange
    public let hours: WeeklyHours
    /// The day of the review of an adjustment that stands; nil for what ends by itself.
    public let review: LocalDate?

    public init(reason: String, days: DayRange, hours: WeeklyHours, review: LocalDate? = nil) {
      self.review = review
      self.reason = reason
      self.days = days
      self.hours = hours
    }
  }

  public struct Absence: Sendable, Hashable {
    /// As the sheet of absences has it, for instance `sickness`.
    public let kind: String
    public let days: DayRange

    public init(kind: String, days: DayRange) {
      self.kind = kind
      self.days = days
    }
  }

  /// A duty outside cases.
  public struct Duty: Sendable, Hashable {
    /// Identifier of a ``DutyKind``; one that the rules do not know counts as outside both shares.
    public let kind: String
    public let days: DayRange
    /// Hours a week; nil for those of the rules.
    public let hours: WeeklyHours?

    public init(kind: String, days: DayRange, hours: WeeklyHours?) {
      self.kind = kind
      self.days = days
      self.hours = hours
    }
  }

  /// The grade, with its full week and the hours assumed where none are recorded; nil for an unknown one.
  public var grade: Grade?
  public var rawGrade: String
  public var contracts: [Contract]
  public var reductions: [Reduction]
  public var absences: [Absence]
  public var duties: [Duty]
  public var training: TrainingDates
  /// Codes of the team and the units above it, the narrowest first: which local shares hold.
  public var units: [String]
  /// Specialism of the team, where it has one.
  public var specialism: String?
  /// How many posts the person holds: hours that are not recorded are not divided between several.
  public var posts: Int

  public init(
    grade: Grade?, rawGrade: String = "", contracts: [Contract], reductions: [Reduction] = [],
    absences: [Absence] = [], duties: [Duty] = [], training: TrainingDates = TrainingDates(), units: [String] = [],
    specialism: String? = nil, posts: Int = 1
  ) {
    self.grade = grade
    self.rawGrade = rawGrade
    self.contracts = contracts
    self.reductions = reductions
    self.absences = absences
    self.duties = duties
    self.training = training
    self.units = units
    self.specialism = specialism
    self.posts = posts
  }
}

/// A person's own days of training and qualifying.
public struct TrainingDates: Sendable, Hashable {
  public var traineeFrom: LocalDate?
  public var qualifiedOn: LocalDate?
  /// The expected end of the newly qualified status, where one was set.
  public var newlyQualifiedUntil: LocalDate?
  /// The day on which a senior confirmed that a newly qualified officer is ready.
  public var readyOn: LocalDate?

  public init(
    traineeFrom: LocalDate? = nil, qualifiedOn: LocalDate? = nil, newlyQualifiedUntil: LocalDate? = nil,
    readyOn: LocalDate? = nil
  ) {
    self.traineeFrom = traineeFrom
    self.qualifiedOn = qualifiedOn
    self.newlyQualifiedUntil = newlyQualifiedUntil
    self.readyOn = readyOn
  }
}
