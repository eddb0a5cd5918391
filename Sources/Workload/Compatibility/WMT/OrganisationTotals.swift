extension WMT {
  /// One line of an overview table.
  public struct OverviewRow: Sendable, Hashable {
    public let totalPoints: Double
    public let availablePoints: Double
    /// Hours a week.
    public let contractedHours: Double
    /// Hours a week.
    public let reductionHours: Double
    public let totalCases: Double
    public let contactPoints: Double

    public init(
      totalPoints: Double, availablePoints: Double, contractedHours: Double, reductionHours: Double,
      totalCases: Double, contactPoints: Double
    ) {
      self.totalPoints = totalPoints
      self.availablePoints = availablePoints
      self.contractedHours = contractedHours
      self.reductionHours = reductionHours
      self.totalCases = totalCases
      self.contactPoints = contactPoints
    }

    /// In percent, unrounded.
    public var capacityPercentage: Double { percentage(totalPoints, of: availablePoints) }
    public var remainingPoints: Double { availablePoints - totalPoints }
    /// Contacts over availability in percent, unrounded.
    public var contactPercentage: Double { percentage(contactPoints, of: availablePoints) }
  }

  /// The totals line of an overview: sums, hours to one decimal, percentages of the sums. Source: section 15.
  public static func overviewTotals(_ rows: [OverviewRow]) -> (sums: OverviewRow, remainingPoints: Double) {
    func sum(_ value: (OverviewRow) -> Double) -> Double { rows.reduce(0) { $0 + value($1) } }
    let sums = OverviewRow(
      totalPoints: sum(\.totalPoints), availablePoints: sum(\.availablePoints),
      contractedHours: ScriptNumber.fixed(sum(\.contractedHours), places: 1),
      reductionHours: ScriptNumber.fixed(sum(\.reductionHours), places: 1), totalCases: sum(\.totalCases),
      contactPoints: sum(\.contactPoints))
    return (sums, sum(\.remainingPoints))
  }
}
