public import Caseload

/// Where staff came from and went in a quarter, by grade, as means over all replications. Each row adds up.
public struct StaffTable: Sendable, Hashable {
  /// One grade in one quarter, in full-time equivalents.
  public struct Row: Sendable, Hashable {
    /// End of the quarter.
    public let date: LocalDate
    /// As ``PlanScenario/grades`` has it.
    public let grade: String
    public let opening: Double
    /// From outside: trainees who began, direct hires.
    public let joined: Double
    /// Who came by qualifying: into newly qualified by training, into officers by the end of protection.
    public let qualified: Double
    /// Who became a senior: into seniors above zero, out of officers below.
    public let promoted: Double
    /// Who went on to another grade or another service, below zero.
    public let movedOn: Double
    /// Who left the service, below zero.
    public let left: Double
    public let closing: Double

    /// What the row lacks to add up; nothing but rounding.
    public var gap: Double { opening + joined + qualified + promoted + movedOn + left - closing }
  }

  /// By quarter, then by grade.
  public let rows: [Row]

  /// The table of a run.
  public init(_ run: PlanRun) {
    rows = (1..<run.dates.count).flatMap { quarter in Self.quarter(quarter, of: run) }
  }

  private static func quarter(_ quarter: Int, of run: PlanRun) -> [Row] {
    func flow(_ flow: PlanFlow) -> Double { run.mean(flow, quarter: quarter) }
    func row(
      _ grade: String, _ measure: PlanMeasure, joined: Double, qualified: Double = 0, promoted: Double = 0,
      movedOn: Double = 0, left: Double
    ) -> Row {
      Row(
        date: run.dates[quarter], grade: grade, opening: run.mean(measure, quarter: quarter - 1), joined: joined,
        qualified: qualified, promoted: promoted, movedOn: movedOn, left: -left,
        closing: run.mean(measure, quarter: quarter))
    }
    return [
      row(
        "TRN", .trainees, joined: flow(.traineesJoined), movedOn: -flow(.traineesFinished), left: flow(.traineesLeft)),
      row(
        "NQO", .newlyQualified, joined: 0, qualified: flow(.newlyQualifiedJoined),
        movedOn: -flow(.newlyQualifiedAdvanced), left: flow(.newlyQualifiedLeft)),
      row(
        "PO", .officers, joined: flow(.officersHired), qualified: flow(.newlyQualifiedAdvanced),
        promoted: -flow(.officersPromoted), movedOn: -flow(.officersMovedOut), left: flow(.officersLeft)),
      row("PSO", .serviceOfficers, joined: flow(.serviceOfficersHired), left: flow(.serviceOfficersLeft)),
      row(
        "SPO", .seniors, joined: flow(.seniorsHired), promoted: flow(.seniorsPromoted), left: flow(.seniorsLeft)),
    ]
  }
}
