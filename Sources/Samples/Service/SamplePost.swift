public import Caseload

/// A made-up practitioner.
public struct SamplePerson: Sendable, Hashable {
  public let staff: StaffCode
  public let forename: String
  public let surname: String
  public let grade: SampleGrade
  /// The grade as the case system writes it. With faults it may be a code that no rule pack lists.
  public internal(set) var rawGrade: String
  public let joined: LocalDate
}

/// One practitioner in one team on the night of the extract, with everything the workbook says about them.
public struct SamplePost: Sendable {
  /// Number of the place of work; a second post counts on from all places. The same from night to night.
  let number: Int
  public let person: SamplePerson
  /// Position in ``SampleService/teams``.
  public let team: Int
  public let key: PostKey
  /// Places for cases, taken and free.
  let places: Int
  /// Every case held, active or not.
  public let cases: [SampleCase]
  /// Transition to adulthood cases, held beside the others.
  public let t2a: [SampleCase]
  public let reports: SampleReports
  /// Nil where nobody recorded the hours.
  public let hours: SampleHours?
}

/// A practitioner's court reports.
public struct SampleReports: Sendable, Hashable {
  public var standardLast30 = 0
  public var standardDueNext30 = 0
  public var fastLast30 = 0
  public var oral = 0
  public var isEmpty: Bool { standardLast30 + standardDueNext30 + fastLast30 + oral == 0 }
}

/// Contracted hours of one post and what is taken off them.
public struct SampleHours: Sendable, Hashable {
  public let contracted: WeeklyHours
  public let reductions: [SampleReduction]

  /// Hours taken off on a day, both ends of a reduction included.
  public func reduced(on date: LocalDate) -> WeeklyHours {
    reductions.filter { $0.start <= date && date <= $0.end }.reduce(.zero) { $0 + $1.hours }
  }
}

/// Hours a week off a post for a time.
public struct SampleReduction: Sendable, Hashable {
  /// A reason of the England and Wales rule pack.
  public let reason: String
  public let hours: WeeklyHours
  public let start: LocalDate
  public let end: LocalDate

  public init(reason: String, hours: WeeklyHours, start: LocalDate, end: LocalDate) {
    self.reason = reason
    self.hours = hours
    self.start = start
    self.end = end
  }
}

extension SamplePost {
  /// Cases counted by location (community, custody, licence) and tier number. - Parameter activeOnly: leave inactive
  /// cases out.
  public func counts(activeOnly: Bool = false) -> TierCounts {
    Self.counts(activeOnly ? cases.filter { $0.inactive == nil } : cases)
  }

  static func counts(_ cases: [SampleCase]) -> TierCounts {
    var counts = TierCounts(locations: SampleLocation.allCases.count, tiers: ExtractTiers.count)
    for held in cases { counts[held.location.rawValue, held.tier] += 1 }
    return counts
  }

  /// How many people on probation the cases are of: one person may have two orders.
  static func people(_ cases: [SampleCase]) -> Int { Set(cases.map(\.number)).count }
}
