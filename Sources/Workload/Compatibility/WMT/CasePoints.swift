extension WMT {
  /// Cases of one tier at one location, with the inactive among them.
  public struct TierCount: Sendable, Hashable {
    public var total: Double
    public var warrants: Double
    public var unpaidWork: Double
    public var overdueTermination: Double
    public init(_ total: Double = 0, warrants: Double = 0, unpaidWork: Double = 0, overdueTermination: Double = 0) {
      self.total = total
      self.warrants = warrants
      self.unpaidWork = unpaidWork
      self.overdueTermination = overdueTermination
    }
  }

  /// A caseload by location and tier number.
  public struct Cases: Sendable, Hashable {
    /// 3 rows of 33 counts.
    public var counts: [[TierCount]]
    public init() {
      counts = Array(repeating: Array(repeating: TierCount(), count: tiers.count), count: locations.count)
    }
  }

  /// Points of the cases of one tier. Source: section 7.1.
  ///
  ///     points = total · p − warrants · (p · k) − unpaid work · (p · k′) − overdue · (p · k″)
  ///
  /// The three terms are taken off, in this order, only when `subtractInactive` is set. There is no floor.
  public static func pointsForTier(
    _ count: TierCount, tierPoints: Double, weighting: Weighting, subtractInactive: Bool
  ) -> Double {
    var points = count.total * tierPoints
    guard subtractInactive else { return points }
    points -= count.warrants * (tierPoints * shareLost(weighting.warrants))
    points -= count.unpaidWork * (tierPoints * shareLost(weighting.unpaidWork))
    points -= count.overdueTermination * (tierPoints * shareLost(weighting.overdueTermination))
    return points
  }

  /// The share of its points that an inactive case loses: a weighting of 100 loses nothing, 0 loses all. Source:
  /// section 7.1.
  static func shareLost(_ weighting: Double?) -> Double {
    guard let weighting else { return 1 }
    if weighting >= 100 { return 0 }
    if weighting <= 0 { return 1 }
    return (100 - weighting) / 100
  }

  /// Points of one location: tiers 1 to 32 in number order, untiered left out. Source: section 7.2.
  public static func pointsForLocation(
    _ counts: [TierCount], tierPoints: [Double], weighting: Weighting, subtractInactive: Bool
  ) -> Double {
    var points = 0.0
    for tier in 1..<tiers.count {
      points += pointsForTier(
        counts[tier], tierPoints: tierPoints[tier], weighting: weighting, subtractInactive: subtractInactive)
    }
    return points
  }

  /// A workload's points in the parts that the incumbent adds up. Source: section 7.3.
  public struct WorkloadPoints: Sendable, Hashable {
    public let community: Double
    public let custody: Double
    public let licence: Double
    public let t2aCommunity: Double
    public let t2aCustody: Double
    public let t2aLicence: Double
    public let standardReports: Double
    public let fastReports: Double

    /// Unrounded, before contacts. The order of the additions shows where inactive T2A cases leave fractions.
    public var total: Double {
      community + custody + licence + t2aCommunity + t2aCustody + t2aLicence + fastReports + standardReports
    }
  }

  /// Points of a workload. Inactive cases are taken off the T2A parts only: the other counts come without them.
  public static func workloadPoints(
    cases: Cases, t2a: Cases, standardReports: Double, fastReports: Double, configuration: PointsConfiguration,
    t2aConfiguration: PointsConfiguration
  ) -> WorkloadPoints {
    func points(_ location: Int) -> Double {
      pointsForLocation(
        cases.counts[location], tierPoints: configuration.points[location], weighting: configuration.weighting,
        subtractInactive: false)
    }
    func t2aPoints(_ location: Int) -> Double {
      pointsForLocation(
        t2a.counts[location], tierPoints: t2aConfiguration.points[location], weighting: t2aConfiguration.weighting,
        subtractInactive: true)
    }
    return WorkloadPoints(
      community: points(community), custody: points(custody), licence: points(licence),
      t2aCommunity: t2aPoints(community), t2aCustody: t2aPoints(custody), t2aLicence: t2aPoints(licence),
      standardReports: standardReports * configuration.standardReport,
      fastReports: fastReports * configuration.fastReport)
  }

  /// What the custody cases would cost on release: custody counts at licence points. Source: section 12.
  public static func projectedLicencePoints(
    _ cases: Cases, configuration: PointsConfiguration, subtractInactive: Bool
  ) -> Double {
    pointsForLocation(
      cases.counts[custody], tierPoints: configuration.points[licence], weighting: configuration.weighting,
      subtractInactive: subtractInactive)
  }
}
