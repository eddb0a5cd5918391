/// A tier of supervision. Only a label with an order: what it costs stands in the points tables.
public struct Tier: Sendable, Hashable {
  /// Identifier and short label, for instance `B2`, `B2S`, or `untiered`.
  public let id: String
  /// For instance `B2, contact suspended`.
  public let label: String
  /// The number the case system writes into case rows (`Tier_Code`), 0 to 32 in England and Wales.
  public let number: Int
  /// What follows the location's prefix in a caseload sheet's heading, in lower case: `b2` in `CommTierB2`.
  public let columnSuffix: String
  public let isUntiered: Bool
  /// Contact suspended (probation reset, April 2024).
  public let isSuspended: Bool
  public init(id: String, label: String, number: Int, columnSuffix: String, isUntiered: Bool, isSuspended: Bool) {
    self.id = id
    self.label = label
    self.number = number
    self.columnSuffix = columnSuffix
    self.isUntiered = isUntiered
    self.isSuspended = isSuspended
  }
}

/// Where the person on probation is supervised.
public struct CaseLocation: Sendable, Hashable {
  /// `community`, `custody` or `licence`.
  public let id: String
  public let label: String
  /// What a caseload sheet's headings begin with, in lower case: `commtier`.
  public let columnPrefix: String
  /// What the case rows write, compared in upper case.
  public let rowNames: [String]
  public init(id: String, label: String, columnPrefix: String, rowNames: [String]) {
    self.id = id
    self.label = label
    self.columnPrefix = columnPrefix
    self.rowNames = rowNames
  }
}

/// A kind of order or sentence, and where its cases are counted.
public struct CaseType: Sendable, Hashable {
  public let id: String
  public let label: String
  /// Identifier of the location at which cases of this type are counted.
  public let location: String
  public init(id: String, label: String, location: String) {
    self.id = id
    self.label = label
    self.location = location
  }
}

/// Points for one case at each location and tier, in the pack's layout; whole points.
public struct PointsTable: Sendable, Hashable {
  public let locations: Int
  public let tiers: Int
  public let cells: [Int32]
  public init(locations: Int, tiers: Int, cells: [Int32]) {
    precondition(cells.count == locations * tiers, "a points table has a cell for every location and tier")
    self.locations = locations
    self.tiers = tiers
    self.cells = cells
  }
  public subscript(location: Int, tier: Int) -> Int { Int(cells[location * tiers + tier]) }
}

/// What an inactive case keeps of its points, in percent: 0 removes it, 100 leaves it whole.
public struct InactiveWeighting: Sendable, Hashable {
  public let warrants: Int
  public let unpaidWork: Int
  public let overdueTermination: Int
  public init(warrants: Int, unpaidWork: Int, overdueTermination: Int) {
    self.warrants = warrants
    self.unpaidWork = unpaidWork
    self.overdueTermination = overdueTermination
  }
}

/// The points that the `wmt-points` measure gives.
public struct PointsTables: Sendable, Hashable {
  public let standard: PointsTable
  /// Transition to adulthood cases.
  public let t2a: PointsTable
  /// A standard delivery report completed in the last 30 days.
  public let standardReport: Int
  /// A fast delivery report ("SDR conversion") completed in the last 30 days.
  public let fastReport: Int
  public let weighting: InactiveWeighting
  public let t2aWeighting: InactiveWeighting
  public init(
    standard: PointsTable, t2a: PointsTable, standardReport: Int, fastReport: Int, weighting: InactiveWeighting,
    t2aWeighting: InactiveWeighting
  ) {
    self.standard = standard
    self.t2a = t2a
    self.standardReport = standardReport
    self.fastReport = fastReport
    self.weighting = weighting
    self.t2aWeighting = t2aWeighting
  }
}

/// A kind of contact that one practitioner may do on a case that another holds.
public struct ContactType: Sendable, Hashable {
  /// For instance `CMS05`.
  public let code: String
  public let activity: String
  /// `low`, `medium`, `high`, or nil.
  public let level: String?
  public let points: Int
  /// `case-management-support` or `group-supervision`.
  public let category: String
  public init(code: String, activity: String, level: String?, points: Int, category: String) {
    self.code = code
    self.activity = activity
    self.level = level
    self.points = points
    self.category = category
  }
}

/// Points for contacts done for a colleague, and how long they count.
public struct ContactPoints: Sendable {
  public let types: [ContactType]
  /// How many days a contact counts, its own day included.
  public let days: Int
  public let byCode: [String: ContactType]
  public init(types: [ContactType], days: Int) {
    self.types = types
    self.days = days
    byCode = Dictionary(types.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
