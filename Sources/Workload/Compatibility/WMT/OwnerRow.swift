extension WMT {
  /// A caseload sheet's row of one practitioner in one team, its cells unread.
  public struct CaseloadRow: Sendable, Hashable {
    /// 3 rows of 33 cells, by location and tier number.
    public var cells: [[Cell]]
    public var communityFirst16Weeks: Cell
    public var licenceFirst16Weeks: Cell
    public init() {
      cells = Array(repeating: Array(repeating: .blank, count: tiers.count), count: locations.count)
      communityFirst16Weeks = .blank
      licenceFirst16Weeks = .blank
    }
  }

  /// A case row of the sheets that flag cases.
  public struct FlagRow: Sendable, Hashable {
    public let rowType: String
    /// A tier number as text; compared as text.
    public let tierCode: String
    public let location: String
    public init(rowType: String, tierCode: String, location: String) {
      self.rowType = rowType
      self.tierCode = tierCode
      self.location = location
    }
  }

  /// The court report counts of one practitioner, unread.
  public struct ReportRow: Sendable, Hashable {
    public var standardLast30 = Cell.blank
    public var standardDueNext30 = Cell.blank
    public var fastLast30 = Cell.blank
    public var oral = Cell.blank
    public init() {}
  }

  /// What the night's sheets say of one practitioner in one team.
  public struct OwnerRows: Sendable, Hashable {
    public var rawGrade: String?
    public var extract = CaseloadRow()
    public var filtered = CaseloadRow()
    public var t2a = CaseloadRow()
    public var reports = ReportRow()
    public var flags: [FlagRow] = []
    public init() {}
  }

  /// One of the 99 rows that the incumbent keeps of a caseload, by location and tier.
  public struct TierRow: Sendable, Hashable {
    public let location: Int
    public let tier: Int
    public let total: Double
    public let filtered: Double
    public let t2a: Double
    public let warrants: Double
    public let unpaidWork: Double
    public let overdueTermination: Double
    public let standaloneSuspended: Double
    public let suspendedLifers: Double

    /// The figures in the incumbent's order.
    public var figures: [Double] {
      [total, filtered, t2a, warrants, unpaidWork, overdueTermination, standaloneSuspended, suspendedLifers]
    }
  }

  /// An owner's counts after mapping. Source: section 5.
  public struct OwnerCounts: Sendable, Hashable {
    /// All 99, locations in order and tiers in number order.
    public let tierRows: [TierRow]
    /// Flagged case rows that are kept: at a known location, with a tier code of digits only.
    public let caseDetailRows: Int
    public let communityFirst16Weeks: Double
    public let licenceFirst16Weeks: Double
    public let standardReports: Double
    public let fastReports: Double

    func sum(_ location: Int, _ figure: KeyPath<TierRow, Double>) -> Double {
      tierRows.reduce(0) { $1.location == location ? $0 + $1[keyPath: figure] : $0 }
    }

    /// Total, filtered and T2A cases of a location.
    public func cases(at location: Int) -> [Double] {
      [sum(location, \.total), sum(location, \.filtered), sum(location, \.t2a)]
    }

    public var totalT2A: Double { locations.indices.reduce(0) { $0 + sum($1, \.t2a) } }
    /// The extract's cases, and T2A cases on top. Source: section 5.4.
    public var totalCases: Double { locations.indices.reduce(0) { $0 + sum($1, \.total) } + totalT2A }
    public var totalFiltered: Double { locations.indices.reduce(0) { $0 + sum($1, \.filtered) } }

    func cases(_ figure: KeyPath<TierRow, Double>) -> Cases {
      var cases = Cases()
      for row in tierRows { cases.counts[row.location][row.tier] = TierCount(row[keyPath: figure]) }
      return cases
    }
  }

  /// Reads the counts of an owner's rows. Inactive counts go with the ordinary cases; T2A cases never get any.
  /// Source: section 5.3.
  public static func counts(of rows: OwnerRows) -> OwnerCounts {
    var tierRows: [TierRow] = []
    tierRows.reserveCapacity(locations.count * tiers.count)
    let flags = rows.flags.map { (row: $0, location: locationIndex($0.location)) }
    for location in locations.indices {
      let here = flags.filter { $0.location == location }.map(\.row)
      for tier in tiers.indices {
        let flagged = here.filter { ScriptText.same($0.tierCode, String(tier)) }
        func number(_ type: String) -> Double { Double(flagged.count { ScriptText.same($0.rowType, type) }) }
        tierRows.append(
          TierRow(
            location: location, tier: tier, total: count(from: rows.extract.cells[location][tier]),
            filtered: count(from: rows.filtered.cells[location][tier]),
            t2a: count(from: rows.t2a.cells[location][tier]), warrants: number("W"), unpaidWork: number("U"),
            overdueTermination: number("O"), standaloneSuspended: number("S"), suspendedLifers: number("L")))
      }
    }
    return OwnerCounts(
      tierRows: tierRows,
      caseDetailRows: flags.count { $0.location != nil && $0.row.tierCode.utf8.allSatisfy { (48...57).contains($0) } },
      communityFirst16Weeks: count(from: rows.extract.communityFirst16Weeks),
      licenceFirst16Weeks: count(from: rows.extract.licenceFirst16Weeks),
      standardReports: count(from: rows.reports.standardLast30), fastReports: count(from: rows.reports.fastLast30))
  }
}
