public import Caseload
public import Rules

/// What the hours measure looks at in one case.
public struct HoursCase: Sendable, Hashable {
  /// Index of the case type in the pack; nil where the case has none.
  public var type: Int?
  /// Index of the tier in the pack.
  public var tier: Int
  public var startsOn: LocalDate?
  public var expectedEnd: LocalDate?
  public var release: LocalDate?
  /// Contacts agreed for this case, in place of its tier's.
  public var plan: ContactPlan?
  /// Codes of current registrations, each once.
  public var needs: [String]
  /// Open requirements: the category, and what is still to be done of it where that is known.
  public var requirements: [Requirement]
  /// Minutes a month that a senior accepted beyond the values.
  public var agreed: Int

  /// An open requirement of an order of the case.
  public struct Requirement: Sendable, Hashable {
    public let category: String
    public let outstanding: Int?
    public init(category: String, outstanding: Int?) {
      self.category = category
      self.outstanding = outstanding
    }
  }

  public init(
    type: Int?, tier: Int, startsOn: LocalDate? = nil, expectedEnd: LocalDate? = nil, release: LocalDate? = nil,
    plan: ContactPlan? = nil, needs: [String] = [], requirements: [Requirement] = [], agreed: Int = 0
  ) {
    self.type = type
    self.tier = tier
    self.startsOn = startsOn
    self.expectedEnd = expectedEnd
    self.release = release
    self.plan = plan
    self.needs = needs
    self.requirements = requirements
    self.agreed = agreed
  }
}

extension HoursCounts {
  /// Counts one case as it stands on a day.
  ///
  /// A case without a tier or type is counted as not computable and as nothing else. One past its expected end counts as
  /// overdue alone. The others count with their stage: the first and the last days may both hold of a short case.
  public mutating func add(_ item: HoursCase, on day: LocalDate, _ values: HoursValues, _ pack: RulePack) {
    agreed += item.agreed
    guard !pack.tiers[item.tier].isUntiered else {
      withoutTier += 1
      return
    }
    guard let type = item.type else {
      withoutType += 1
      return
    }
    if let end = item.expectedEnd, end < day {
      overdue += 1
      return
    }
    let cell = type * pack.tiers.count + item.tier
    cases[cell] += 1
    if values.contactsCountFor[type] {
      if let plan = item.plan {
        own.office += plan.office
        own.home += plan.home
        own.remote += plan.remote
      } else {
        byPlan[cell] += 1
      }
    }
    if let start = item.startsOn, start <= day, start + values.start.days > day { atStart += 1 }
    if let end = item.expectedEnd, day + values.last.days > end { atLast += 1 }
    if let release = item.release, release >= day, day + values.release.days > release { beforeRelease += 1 }
    for code in item.needs where values.needs[code] != nil { needs[code, default: 0] += 1 }
    for open in item.requirements {
      guard let requirement = values.requirements.first(where: { $0.category == open.category }) else { continue }
      let units = requirement.daysAMonth.map { min($0, max(0, open.outstanding ?? $0)) } ?? 1
      if units > 0 { requirements[open.category, default: 0] += units }
    }
  }
}
