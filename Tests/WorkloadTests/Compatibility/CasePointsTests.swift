import Testing

@testable import Workload

@Suite("Incumbent's case points")
struct CasePointsTests {
  private func points(_ weighting: Double?, inactive: Double = 1) -> Double {
    WMT.pointsForTier(
      WMT.TierCount(10, warrants: inactive), tierPoints: 10,
      weighting: .init(warrants: weighting, unpaidWork: 100, overdueTermination: 100), subtractInactive: true)
  }

  @Test(
    "A weighting is what an inactive case keeps, on both sides of 0 and 100",
    arguments: [(0.0, 90.0), (-1, 90), (0.5, 90.05), (50, 95), (99.5, 99.95), (100, 100), (150, 100)])
  func weighting(percent: Double, result: Double) { #expect(points(percent) == result) }

  @Test("Without a weighting an inactive case loses all its points")
  func noWeighting() { #expect(points(nil) == 90) }

  @Test("More inactive cases than cases give negative points")
  func noFloor() { #expect(points(0, inactive: 12) == -20) }

  @Test("Warrants, unpaid work and overdue terminations come off in this order, in doubles")
  func order() {
    let points = WMT.pointsForTier(
      WMT.TierCount(6, warrants: 6, unpaidWork: 12, overdueTermination: 9), tierPoints: 161,
      weighting: .init(warrants: 75, unpaidWork: 35, overdueTermination: 75), subtractInactive: true)
    #expect(points == -893.5500000000002)
  }

  @Test("Inactive cases matter for T2A only, and untiered cases for nothing")
  func t2aOnly() {
    var cases = WMT.Cases()
    cases.counts[WMT.community][0] = WMT.TierCount(100)
    cases.counts[WMT.community][1] = WMT.TierCount(2, warrants: 1)
    let points = WMT.workloadPoints(
      cases: cases, t2a: cases, standardReports: 1, fastReports: 2, configuration: .seedStandard,
      t2aConfiguration: .seedT2A)
    #expect(points.community == 412)
    #expect(points.t2aCommunity == 75)
    #expect(points.standardReports == 138)
    #expect(points.fastReports == 130)
    #expect(points.total == 755)
  }

  @Test("Custody cases are projected at licence points, T2A ones less their inactive")
  func projection() {
    var cases = WMT.Cases()
    cases.counts[WMT.custody][1] = WMT.TierCount(3, overdueTermination: 1)
    cases.counts[WMT.licence][1] = WMT.TierCount(50)
    #expect(WMT.projectedLicencePoints(cases, configuration: .seedStandard, subtractInactive: false) == 657)
    #expect(WMT.projectedLicencePoints(cases, configuration: .seedT2A, subtractInactive: true) == 150)
  }

  @Test("There are 33 tiers in number order, and every points table has a place for each")
  func tiers() {
    #expect(WMT.tiers.count == 33)
    #expect(WMT.tiers[1] == "A3")
    #expect(WMT.tiers[16] == "D0")
    #expect(WMT.tiers[17] == "A3S")
    #expect(WMT.tiers[32] == "D0S")
    for configuration in [WMT.PointsConfiguration.seedStandard, .seedT2A] {
      #expect(configuration.points.map(\.count) == [33, 33, 33])
    }
  }

  @Test("The published standard table stands cell by cell")
  func seed() {
    let published: [(tier: String, community: Double, licence: Double, custody: Double)] = [
      ("A3", 206, 219, 75), ("A2", 158, 175, 60), ("A1", 146, 163, 59), ("A0", 110, 0, 0), ("B3", 146, 161, 59),
      ("B2", 115, 132, 48), ("B1", 102, 119, 47), ("B0", 72, 0, 0), ("C3", 79, 77, 30), ("C2", 63, 65, 24),
      ("C1", 50, 52, 23), ("C0", 35, 0, 0), ("D3", 51, 51, 17), ("D2", 41, 43, 14), ("D1", 29, 31, 13),
      ("D0", 29, 0, 0),
    ]
    let standard = WMT.PointsConfiguration.seedStandard.points
    let t2a = WMT.PointsConfiguration.seedT2A.points
    for (index, row) in published.enumerated() {
      #expect(WMT.tiers[index + 1] == row.tier)
      #expect(standard[WMT.community][index + 1] == row.community)
      #expect(standard[WMT.licence][index + 1] == row.licence)
      #expect(standard[WMT.custody][index + 1] == row.custody)
      #expect(t2a.allSatisfy { $0[index + 1] == row.custody })
    }
    #expect((standard + t2a).allSatisfy { row in row[0] == 0 && row[17...].allSatisfy { $0 == 0 } })
  }
}
