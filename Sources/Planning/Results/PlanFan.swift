public import Caseload

/// A measure through time with its bands.
public struct PlanFan: Sendable, Hashable {
  /// The figures at one date.
  public struct Point: Sendable, Hashable {
    public let date: LocalDate
    public let mean: Double
    /// In the order of ``PlanFan/shares``.
    public let quantiles: [Double]
    /// How far the shown median may be off for the number of replications: half of a 95 % interval.
    public let medianError: Double
    /// The value that half of the replications lie below.
    public var median: Double { quantiles[3] }
    /// The ends of the middle 80 %.
    public var band80: (low: Double, high: Double) { (quantiles[1], quantiles[5]) }
  }

  /// Bands of 90, 80 and 50 % with the median.
  public static let shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  public let measure: PlanMeasure
  public let points: [Point]
}

extension PlanRun {
  /// The fan of a measure, from the opening on.
  public func fan(_ measure: PlanMeasure) -> PlanFan {
    PlanFan(
      measure: measure,
      points: dates.indices.map { quarter in
        point(values(measure, quarter: quarter), dates[quarter], mean: mean(measure, quarter: quarter))
      })
  }

  /// The fan of the difference to another run of the same numbers, replication by replication.
  public func fan(_ measure: PlanMeasure, less base: PlanRun) -> PlanFan {
    let quarters = min(dates.count, base.dates.count)
    return PlanFan(
      measure: measure,
      points: (0..<quarters).map { quarter in
        let differences = zip(values(measure, quarter: quarter), base.values(measure, quarter: quarter)).map(-)
        return point(
          differences[...], dates[quarter],
          mean: mean(measure, quarter: quarter) - base.mean(measure, quarter: quarter))
      })
  }

  private func point(_ values: ArraySlice<Float>, _ date: LocalDate, mean: Double) -> PlanFan.Point {
    var copy = Array(values)
    // 0.98 / √n is half of a 95 % interval of the share below the median.
    let off = min(0.49, 0.98 / Double(max(1, copy.count)).squareRoot())
    let found = copy.withUnsafeMutableBufferPointer {
      Selection.quantiles($0, at: PlanFan.shares + [0.5 - off, 0.5 + off])
    }
    let count = PlanFan.shares.count
    return PlanFan.Point(
      date: date, mean: mean, quantiles: Array(found[..<count]), medianError: (found[count + 1] - found[count]) / 2)
  }
}
