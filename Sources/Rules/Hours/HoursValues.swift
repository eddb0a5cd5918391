/// Minutes of work of one set of time values, laid out by the pack's case types and tiers.
public struct HoursValues: Sendable, Hashable {
  /// Minutes of one thing, the share that a hub could take, and where the number comes from.
  public struct Value: Sendable, Hashable {
    public let minutes: Int
    /// Percent.
    public let hub: Int
    /// A source, or the word *assumption*.
    public let source: String
    public init(minutes: Int, hub: Int = 0, source: String) {
      self.minutes = minutes
      self.hub = hub
      self.source = source
    }
  }

  /// A part of a case's course: so many days from its start, or up to its end or release.
  public struct Stage: Sendable, Hashable {
    public let days: Int
    public let value: Value
    public init(days: Int, value: Value) {
      self.days = days
      self.value = value
    }
  }

  /// A requirement of an order by the category code of the case system.
  public struct Requirement: Sendable, Hashable {
    public let category: String
    public let label: String
    public let value: Value
    /// Where the minutes are for each day of the requirement: days a month at most. Nil: minutes a month while it is open.
    public let daysAMonth: Int?
    public init(category: String, label: String, value: Value, daysAMonth: Int?) {
      self.category = category
      self.label = label
      self.value = value
      self.daysAMonth = daysAMonth
    }
  }

  /// Minutes of a contact done for a colleague.
  public struct ForColleagues: Sendable, Hashable {
    public let byLevel: [String: Int]
    public let withoutLevel: Int
    public let source: String
    public init(byLevel: [String: Int], withoutLevel: Int, source: String) {
      self.byLevel = byLevel
      self.withoutLevel = withoutLevel
      self.source = source
    }
  }

  /// Minutes a month of managing a case, by type × number of tiers + tier; −1 where the case type or tier has none.
  public let caseMinutes: [Int32]
  /// Where the row of each tier comes from, in the pack's order; empty for the untiered.
  public let caseSources: [String]
  /// Contacts a month by tier, in the pack's order.
  public let plans: [ContactPlan]
  /// Whether contacts are counted for a case type, in the pack's order.
  public let contactsCountFor: [Bool]
  public let office: Value
  public let home: Value
  public let remote: Value
  /// To a home visit and back.
  public let travel: Value
  public let start: Stage
  public let last: Stage
  public let release: Stage
  public let overdue: Value
  /// By code of the registration.
  public let needs: [String: Value]
  public let requirements: [Requirement]
  /// By kind of work.
  public let tasks: [String: Value]
  public let forColleagues: ForColleagues
  /// For each case of an absent colleague, a month.
  public let cover: Value
  /// Of a senior, for each practitioner's post in the team, a month.
  public let oversight: Value

  public init(
    caseMinutes: [Int32], caseSources: [String], plans: [ContactPlan], contactsCountFor: [Bool], office: Value,
    home: Value, remote: Value, travel: Value, start: Stage, last: Stage, release: Stage, overdue: Value,
    needs: [String: Value], requirements: [Requirement], tasks: [String: Value], forColleagues: ForColleagues,
    cover: Value, oversight: Value
  ) {
    self.caseMinutes = caseMinutes
    self.caseSources = caseSources
    self.plans = plans
    self.contactsCountFor = contactsCountFor
    self.office = office
    self.home = home
    self.remote = remote
    self.travel = travel
    self.start = start
    self.last = last
    self.release = release
    self.overdue = overdue
    self.needs = needs
    self.requirements = requirements
    self.tasks = tasks
    self.forColleagues = forColleagues
    self.cover = cover
    self.oversight = oversight
  }
}

/// How often somebody is seen or spoken to in a month, by how.
public struct ContactPlan: Sendable, Hashable {
  public var office: Int
  public var home: Int
  public var remote: Int
  public init(office: Int = 0, home: Int = 0, remote: Int = 0) {
    self.office = office
    self.home = home
    self.remote = remote
  }
}
