/// `points-standard.yaml` or `points-t2a.yaml`: points by tier and location, for reports, and what inactive cases keep.
struct CasePointsTable {
  /// Nil when the tiers or locations could not be read: the grid's layout is then not known.
  private(set) var cells: PointsTable?
  let standardReport: Int?
  let fastReport: Int?
  let weighting: InactiveWeighting?

  /// Points for one case or report; the incumbent's screen admits the same.
  private static let admitted = 0...999

  init(_ file: RuleEntry, tiers: TierTable?, locations: LocationTable?) {
    let reports = file.entry("reports")
    standardReport = reports?.whole("standard", in: Self.admitted)
    fastReport = reports?.whole("fast", in: Self.admitted)
    reports?.refuseOtherKeys()

    let keep = file.entry("inactiveCasesKeep")
    let warrants = keep?.whole("warrants", in: 0...100)
    let unpaidWork = keep?.whole("unpaidWork", in: 0...100)
    let overdue = keep?.whole("overdueTermination", in: 0...100)
    keep?.refuseOtherKeys()
    if let warrants, let unpaidWork, let overdue {
      weighting = InactiveWeighting(warrants: warrants, unpaidWork: unpaidWork, overdueTermination: overdue)
    } else {
      weighting = nil
    }
    cells = Self.cells(file, tiers: tiers, locations: locations)
  }

  private static func cells(_ file: RuleEntry, tiers: TierTable?, locations: LocationTable?) -> PointsTable? {
    var rows: [String: [Int?]] = [:]
    var unique = Uniqueness(of: "tier")
    var allNamed = true
    for entry in file.entries("points") {
      let tier = entry.text("tier")
      unique.check(tier, at: "tier", of: entry)
      if let tier, let known = tiers?.ids, !known.contains(tier) {
        entry.fault("tier", "names \"\(tier)\", which is no tier of tiers.yaml")
      }
      // Without the locations there is no telling a misspelt column from a right one.
      guard let places = locations?.ids else { continue }
      let points = places.map { entry.whole($0, in: admitted) }
      entry.refuseOtherKeys()
      if let tier, tier == tiers?.untieredID {
        for (place, each) in zip(places, points) where (each ?? 0) != 0 {
          entry.fault(place, "untiered cases earn no points; this must be 0")
        }
      }
      if let tier { rows[tier] = points } else { allNamed = false }
    }
    guard let order = tiers?.ids, let places = locations?.ids else { return nil }
    if allNamed {
      for tier in order where rows[tier] == nil { file.fault("points", "lacks the tier \"\(tier)\"") }
    }
    let cells = places.indices.flatMap { place in order.map { Int32(rows[$0]?[place] ?? 0) } }
    return PointsTable(locations: places.count, tiers: order.count, cells: cells)
  }
}

extension PointsTables {
  /// Nil when a part of either table could not be read.
  init?(standard: CasePointsTable, t2a: CasePointsTable) {
    guard let cells = standard.cells, let t2aCells = t2a.cells, let standardReport = standard.standardReport,
      let fastReport = standard.fastReport, let weighting = standard.weighting, let t2aWeighting = t2a.weighting
    else { return nil }
    self.init(
      standard: cells, t2a: t2aCells, standardReport: standardReport, fastReport: fastReport, weighting: weighting,
      t2aWeighting: t2aWeighting)
  }
}
