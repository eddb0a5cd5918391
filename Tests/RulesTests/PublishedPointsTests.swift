import Rules
import TestSupport
import Testing

@Suite("Points per case, compared with the published table")
struct PublishedPointsTests {
  /// Tier, community, licence, custody, T2A at any location.
  private static let published: [(tier: String, community: Int, licence: Int, custody: Int, t2a: Int)] = [
    ("A3", 206, 219, 75, 75),
    ("A2", 158, 175, 60, 60),
    ("A1", 146, 163, 59, 59),
    ("A0", 110, 0, 0, 0),
    ("B3", 146, 161, 59, 59),
    ("B2", 115, 132, 48, 48),
    ("B1", 102, 119, 47, 47),
    ("B0", 72, 0, 0, 0),
    ("C3", 79, 77, 30, 30),
    ("C2", 63, 65, 24, 24),
    ("C1", 50, 52, 23, 23),
    ("C0", 35, 0, 0, 0),
    ("D3", 51, 51, 17, 17),
    ("D2", 41, 43, 14, 14),
    ("D1", 29, 31, 13, 13),
    ("D0", 29, 0, 0, 0),
    ("untiered", 0, 0, 0, 0),
  ]

  @Test("every cell of the sixteen tiers and of the untiered row is the published one")
  func everyCell() throws {
    let pack = try englandAndWales()
    var cells = 0
    for row in Self.published {
      let tier = try #require(pack.tiers.firstIndex { $0.id == row.tier })
      let places = ["community": row.community, "licence": row.licence, "custody": row.custody]
      for (location, place) in pack.locations.enumerated() {
        #expect(pack.points.standard[location, tier] == places[place.id], "\(row.tier) \(place.id)")
        #expect(pack.points.t2a[location, tier] == row.t2a, "T2A \(row.tier) \(place.id)")
        cells += 2
      }
    }
    #expect(cells == 17 * 3 * 2)
  }

  @Test("no tier with contact suspended earns points anywhere")
  func suspended() throws {
    let pack = try englandAndWales()
    for tier in pack.tiers.indices where pack.tiers[tier].isSuspended {
      for location in pack.locations.indices {
        #expect(pack.points.standard[location, tier] == 0)
        #expect(pack.points.t2a[location, tier] == 0)
      }
    }
  }

  @Test("a report earns 138 or 65 points once, and inactive cases keep what the published settings say")
  func settings() throws {
    let points = try englandAndWales().points
    #expect(points.standardReport == 138)
    #expect(points.fastReport == 65)
    #expect(points.weighting == InactiveWeighting(warrants: 0, unpaidWork: 100, overdueTermination: 0))
    #expect(points.t2aWeighting == InactiveWeighting(warrants: 0, unpaidWork: 0, overdueTermination: 0))
  }
}
