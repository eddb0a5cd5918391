public import Caseload
public import Rules

/// The dates of one order that decide its type on a day.
public struct SentenceTimeline: Sendable, Hashable {
  /// The case type that the case system gives the order.
  public var type: String
  public var offenceOn: LocalDate?
  public var sentenceDays: Int?
  public var releasedOn: LocalDate?
  public var recalledOn: LocalDate?
  public var licenceEndsOn: LocalDate?
  public var dateOfBirth: LocalDate?

  public init(
    type: String, offenceOn: LocalDate? = nil, sentenceDays: Int? = nil, releasedOn: LocalDate? = nil,
    recalledOn: LocalDate? = nil, licenceEndsOn: LocalDate? = nil, dateOfBirth: LocalDate? = nil
  ) {
    self.type = type
    self.offenceOn = offenceOn
    self.sentenceDays = sentenceDays
    self.releasedOn = releasedOn
    self.recalledOn = recalledOn
    self.licenceEndsOn = licenceEndsOn
    self.dateOfBirth = dateOfBirth
  }

  /// The type of the order on a day: a custodial sentence is pre-release until its release, then licence, and after the
  /// licence post-sentence supervision where a cohort of the rules has it.
  ///
  /// An order of another type keeps it. So does a licence of a person who was recalled: they stay on it, in custody.
  public func type(on day: LocalDate, _ rules: SupervisionRules) -> String {
    guard type == Self.preRelease || type == Self.licence else { return type }
    guard let releasedOn, releasedOn <= day else {
      return type == Self.licence && releasedOn == nil ? type : Self.preRelease
    }
    if let recalledOn, recalledOn >= releasedOn, recalledOn <= day { return Self.licence }
    guard let licenceEndsOn, licenceEndsOn < day else { return Self.licence }
    // An order that the case system has not ended in time does not go back to being a licence.
    guard let ends = supervisionEnds(rules), ends > licenceEndsOn else { return Self.licence }
    return Self.postSentenceSupervision
  }

  /// The last day of post-sentence supervision; nil for a person whom no cohort of the rules includes.
  public func supervisionEnds(_ rules: SupervisionRules) -> LocalDate? {
    guard let offenceOn, let sentenceDays, let releasedOn, let dateOfBirth else { return nil }
    let cohort = rules.cohorts.last {
      offenceOn >= $0.offencesFrom && sentenceDays >= $0.leastDays && sentenceDays <= $0.mostDays
        && Self.years(from: dateOfBirth, to: releasedOn) >= $0.minimumAge
    }
    return cohort.map { releasedOn + $0.endsDaysAfterRelease }
  }

  private static func years(from birth: LocalDate, to day: LocalDate) -> Int {
    let (born, then) = (birth.yearMonthDay, day.yearMonthDay)
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day) ? 1 : 0)
  }

  // Identifiers of the rule pack's case types between which a custodial sentence moves.
  private static let preRelease = "pre-release"
  private static let licence = "licence"
  private static let postSentenceSupervision = "post-sentence-supervision"
}

extension SupervisionRules {
  /// The type that counts for a person with these orders: the first in the order of precedence. Nil without an order.
  public func countingType(of types: some Sequence<String>) -> String? {
    let held = Set(types)
    return precedence.first(where: held.contains) ?? held.min()
  }
}
