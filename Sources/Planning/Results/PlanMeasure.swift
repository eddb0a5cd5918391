/// A figure of a plan at the end of a quarter. Its place in the list is its row in a run.
public enum PlanMeasure: Int, Sendable, Hashable, CaseIterable {
  case communityOrders
  case suspendedOrders
  case beforeRelease
  case onLicence
  case postSentence
  /// All people, each once.
  case people
  case work
  case capacity
  /// Work over capacity.
  case utilisation
  /// Work that only qualified officers may do over their capacity.
  case qualifiedUtilisation
  /// The higher of both: what rebalancing inside a place cannot mend.
  case fullness
  case trainees
  case newlyQualified
  case officers
  case serviceOfficers
  case seniors
  case assessors
  /// Officers and newly qualified, as official series count officers in post.
  case officersPublished
  /// Service officers and trainees, as official series count the band.
  case serviceOfficersPublished
  /// Cases of qualified officers for each of those published.
  case officerCaseload
  case requiredOfficers
  case requiredServiceOfficers
  case officerShortfall
  /// Posts that hold what is over the limit of cases after all moves inside the service.
  case capPosts

  /// Row in a run.
  @inline(__always)
  var row: Int { rawValue }

  /// The measure of a name that files and commands use.
  public init?(id: String) {
    guard let found = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = found
  }

  /// Its name in files and commands, for instance `officer-caseload`.
  public var id: String {
    switch self {
    case .communityOrders: "people-CO"
    case .suspendedOrders: "people-SSO"
    case .beforeRelease: "people-PRE"
    case .onLicence: "people-LIC"
    case .postSentence: "people-PSS"
    case .people: "people"
    case .work: "work"
    case .capacity: "capacity"
    case .utilisation: "utilisation"
    case .qualifiedUtilisation: "utilisation-qualified"
    case .fullness: "fullness"
    case .trainees: "trainees"
    case .newlyQualified: "newly-qualified"
    case .officers: "officers"
    case .serviceOfficers: "service-officers"
    case .seniors: "seniors"
    case .assessors: "assessors"
    case .officersPublished: "officers-published"
    case .serviceOfficersPublished: "service-officers-published"
    case .officerCaseload: "officer-caseload"
    case .requiredOfficers: "required-officers"
    case .requiredServiceOfficers: "required-service-officers"
    case .officerShortfall: "officer-shortfall"
    case .capPosts: "cap-posts"
    }
  }

  /// As a table heads it.
  public var label: String {
    switch self {
    case .communityOrders: "Community orders"
    case .suspendedOrders: "Suspended sentence orders"
    case .beforeRelease: "Before release"
    case .onLicence: "On licence"
    case .postSentence: "Post-sentence supervision"
    case .people: "People on probation"
    case .work: "Work, hours a week"
    case .capacity: "Capacity, hours a week"
    case .utilisation: "Work over capacity"
    case .qualifiedUtilisation: "Work over capacity, qualified officers only"
    case .fullness: "Fullness after rebalancing"
    case .trainees: "Trainees"
    case .newlyQualified: "Newly qualified officers"
    case .officers: "Probation officers"
    case .serviceOfficers: "Probation service officers"
    case .seniors: "Senior probation officers"
    case .assessors: "Practice training assessors, of the officers"
    case .officersPublished: "Officers as published"
    case .serviceOfficersPublished: "Service officers as published, with trainees"
    case .officerCaseload: "Average caseload of an officer"
    case .requiredOfficers: "Officers required"
    case .requiredServiceOfficers: "Service officers required"
    case .officerShortfall: "Officers short"
    case .capPosts: "Posts needed for the limit of cases"
    }
  }

  /// The unit of its values.
  public var unit: String {
    switch self {
    case .communityOrders, .suspendedOrders, .beforeRelease, .onLicence, .postSentence, .people: "people"
    case .work, .capacity: "hours a week"
    case .utilisation, .qualifiedUtilisation, .fullness: "share"
    case .officerCaseload: "cases"
    default: "posts"
    }
  }
}

/// What comes in or goes out of a stock in a quarter. Its place in the list is its row in a run.
public enum PlanFlow: Int, Sendable, Hashable, CaseIterable {
  case started, moved, ended
  case traineesJoined, traineesFinished, traineesLeft
  case newlyQualifiedJoined, newlyQualifiedAdvanced, newlyQualifiedLeft
  case officersHired, officersPromoted, officersMovedOut, officersLeft
  case serviceOfficersHired, serviceOfficersLeft
  case seniorsHired, seniorsPromoted, seniorsLeft
}
