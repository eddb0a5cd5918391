/// The rules of the incumbent's live workload service, which reckons beside the nightly tool and differs from it.
///
/// Source: the project's description of the peer products, sections 3 and 5. Hours and percentages are exact decimals,
/// points whole numbers. Its defects are reproduced: no availability shows as 0 %, a case that moved today counts
/// twice.
public enum LiveEngine {
  /// Places of a percentage's ratio before it is multiplied by 100. Source: section 3.3.
  static let ratioPlaces = 3
  /// Places of the share of a full week. Source: section 3.3.
  static let sharePlaces = 15

  /// Points over available points in percent: the ratio to three places, half up, times 100; 0 when either is 0.
  /// Source: section 3.3.
  public static func capacityPercent(
    totalPoints: Int, availablePoints: Int
  ) throws(CompatibilityProblem) -> ExactDecimal {
    guard totalPoints != 0,
      let ratio = try ExactDecimal(totalPoints).divided(by: ExactDecimal(availablePoints), places: ratioPlaces)
    else { return .zero }
    return try ratio.times(ExactDecimal(100))
  }

  /// Points of available time, cut to whole points; 0 when there are no hours or no full week. Source: section 3.3.
  ///
  /// The share of the week is rounded to 15 places first, so that 1/37 of 37 points is 0, not 1.
  public static func availablePoints(
    nominalTarget: ExactDecimal, fullWeek: ExactDecimal, availableHours: ExactDecimal
  ) throws(CompatibilityProblem) -> Int {
    guard availableHours.isPositive, let share = try availableHours.divided(by: fullWeek, places: sharePlaces) else {
      return 0
    }
    return try nominalTarget.times(share).truncated()
  }

  /// Points of a full week and its hours, as the service looks them up by grade. Source: section 3.3.
  public struct GradeDefaults: Sendable, Hashable {
    /// Points.
    public let nominalTarget: ExactDecimal
    /// Hours a week.
    public let hours: ExactDecimal
  }

  /// The service's settings by column. The second target is meant for PSO by the nightly tool and for SPO by this
  /// service.
  public struct Settings: Sendable, Hashable {
    public let nominalTargetPO: ExactDecimal
    public let nominalTargetSPO: ExactDecimal
    public let hoursPO: ExactDecimal
    public let hoursPSO: ExactDecimal
    public let hoursSPO: ExactDecimal
    public init(
      nominalTargetPO: ExactDecimal, nominalTargetSPO: ExactDecimal, hoursPO: ExactDecimal, hoursPSO: ExactDecimal,
      hoursSPO: ExactDecimal
    ) {
      self.nominalTargetPO = nominalTargetPO
      self.nominalTargetSPO = nominalTargetSPO
      self.hoursPO = hoursPO
      self.hoursPSO = hoursPSO
      self.hoursSPO = hoursSPO
    }

    /// The settings with which the database is created. Source: section 3.2, migration V1_1.
    public static let seed = Settings(
      nominalTargetPO: ExactDecimal(2_176), nominalTargetSPO: ExactDecimal(2_176), hoursPO: ExactDecimal(37),
      hoursPSO: ExactDecimal(37), hoursSPO: .zero)
  }

  /// The grade shown where none is known. Source: section 3.3.
  public static func displayedGrade(_ grade: String?) -> String { grade ?? "DMY" }

  /// A grade's target and full week: hours of the SPO column, 0 by default, for every grade but PO, PQiP and PSO.
  public static func defaults(grade: String?, settings: Settings = .seed) -> GradeDefaults {
    let grade = displayedGrade(grade)
    let hours =
      switch grade {
      case "PO", "PQiP": settings.hoursPO
      case "PSO": settings.hoursPSO
      default: settings.hoursSPO
      }
    return GradeDefaults(
      nominalTarget: grade == "SPO" ? settings.nominalTargetSPO : settings.nominalTargetPO, hours: hours)
  }

  /// Practitioners whose grade was asked for, in their order; all of them when no grade was. Source: section 5.
  public static func practitioners(
    _ all: [(code: String, grade: String?)], grades: [String]?
  ) -> [String] {
    all.filter { grades?.contains(displayedGrade($0.grade)) ?? true }.map(\.code)
  }

  /// The band of a reoffending score, and what stands where there is none. Source: section 3.2.
  public static func ogrsBand(_ score: Int?) -> String {
    guard let score else { return "Score Unavailable" }
    return switch score {
    case ...49: "Low"
    case 50...74: "Medium"
    case 75...89: "High"
    default: "Very High"
    }
  }
}
