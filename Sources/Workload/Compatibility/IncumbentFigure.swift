/// What the Workload Measurement Tool would show for the same night, so that a difference can be seen and explained.
public struct IncumbentFigure: Sendable, Hashable {
  /// Grade as the incumbent maps it, `DMY` for a code it does not know.
  public let grade: String
  /// `filtered + T2A`, the number in its overviews.
  public let cases: Int
  /// Rounded to whole points.
  public let totalPoints: Int
  public let contractedHours: Double
  /// Truncated to whole points, in double arithmetic; negative when reductions exceed hours.
  public let availablePoints: Double
  /// 0 when there is no availability.
  public let capacityPercent: Double
  /// As its capacity table prints it.
  public let shownPercent: Double

  public init(
    grade: String, cases: Int, totalPoints: Int, contractedHours: Double, availablePoints: Double,
    capacityPercent: Double, shownPercent: Double
  ) {
    self.grade = grade
    self.cases = cases
    self.totalPoints = totalPoints
    self.contractedHours = contractedHours
    self.availablePoints = availablePoints
    self.capacityPercent = capacityPercent
    self.shownPercent = shownPercent
  }
}
