extension WMT {
  /// What an inactive case keeps of its points, in percent: 0 removes it, 100 leaves it whole. Nil takes nothing off
  /// the full points.
  public struct Weighting: Sendable, Hashable {
    public let warrants: Double?
    public let unpaidWork: Double?
    public let overdueTermination: Double?
    public init(warrants: Double?, unpaidWork: Double?, overdueTermination: Double?) {
      self.warrants = warrants
      self.unpaidWork = unpaidWork
      self.overdueTermination = overdueTermination
    }
  }

  /// Points of a full week. The column named after senior probation officers holds the PSO target. Source: section 8.2.
  public struct NominalTargets: Sendable, Hashable {
    public let pso: Double
    public let po: Double
    public init(pso: Double, po: Double) {
      self.pso = pso
      self.po = po
    }
  }

  /// Default contracted hours a week by grade. Source: section 6.2.
  public struct DefaultHours: Sendable, Hashable {
    public let po: Double
    public let pso: Double
    public let spo: Double
    public init(po: Double, pso: Double, spo: Double) {
      self.po = po
      self.pso = pso
      self.spo = spo
    }
  }

  /// One row of the incumbent's points settings. Source: section 6.
  public struct PointsConfiguration: Sendable, Hashable {
    /// Points for one case at each location and tier number, 3 rows of 33. The untiered ones are never used.
    public var points: [[Double]]
    /// A standard delivery report of the last 30 days.
    public var standardReport: Double
    /// A fast delivery report of the last 30 days.
    public var fastReport: Double
    public var targets: NominalTargets
    public var defaultHours: DefaultHours
    public var weighting: Weighting

    public init(
      points: [[Double]], standardReport: Double, fastReport: Double, targets: NominalTargets,
      defaultHours: DefaultHours, weighting: Weighting
    ) {
      self.points = points
      self.standardReport = standardReport
      self.fastReport = fastReport
      self.targets = targets
      self.defaultHours = defaultHours
      self.weighting = weighting
    }
  }
}

extension WMT.PointsConfiguration {
  /// The settings with which the incumbent's database is created. Source: hmpps-workload, migration V1, sections 6.1
  /// and 6.2.
  public static let seedStandard = WMT.PointsConfiguration(
    points: [
      table(206, 158, 146, 110, 146, 115, 102, 72, 79, 63, 50, 35, 51, 41, 29, 29),
      custodyTable,
      table(219, 175, 163, 0, 161, 132, 119, 0, 77, 65, 52, 0, 51, 43, 31, 0),
    ],
    standardReport: 138, fastReport: 65, targets: .init(pso: 2_176, po: 2_176),
    defaultHours: .init(po: 37, pso: 37, spo: 0), weighting: .init(warrants: 0, unpaidWork: 100, overdueTermination: 0))

  /// The settings for transition to adulthood cases: the custody points at every location. Source: the same.
  public static let seedT2A = WMT.PointsConfiguration(
    points: [custodyTable, custodyTable, custodyTable], standardReport: 0, fastReport: 0,
    targets: .init(pso: 0, po: 0), defaultHours: .init(po: 0, pso: 0, spo: 0),
    weighting: .init(warrants: 0, unpaidWork: 0, overdueTermination: 0))

  private static let custodyTable = table(75, 60, 59, 0, 59, 48, 47, 0, 30, 24, 23, 0, 17, 14, 13, 0)

  /// A3 to D0 as given, untiered and contact suspended at zero.
  private static func table(_ held: Double...) -> [Double] { [0] + held + held.map { _ in 0 } }
}
