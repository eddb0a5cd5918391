extension WMT {
  /// The incumbent's numbers for grades. Source: section 4.2; 7 is a second PSO band that only its rules know.
  public enum GradeType {
    public static let po = 1.0
    public static let spo = 2.0
    public static let pso = 3.0
    public static let tpo = 4.0
    public static let dummy = 5.0
    public static let secondPSOBand = 7.0
  }

  /// The hours that the calculation uses, and the full week that they are set against.
  public struct BaseHours: Sendable, Hashable {
    /// Hours a week that the person works.
    public let base: Double
    /// Hours a week that the nominal target stands for.
    public let defaultForGrade: Double
  }

  /// Hours a week for the calculation, nil for a grade without capacity. Zero stays zero; only missing hours take the
  /// default. Source: section 8.1.
  public static func baseHours(gradeType: Double, contracted: Double?, defaults: DefaultHours) -> BaseHours? {
    if gradeType == GradeType.dummy { return nil }
    let forGrade =
      switch gradeType {
      case GradeType.pso, GradeType.secondPSOBand: defaults.pso
      case GradeType.spo: defaults.spo
      default: defaults.po
      }
    return BaseHours(base: contracted ?? forGrade, defaultForGrade: forGrade)
  }

  /// Contracted hours a week that the incumbent writes when it first sees a person in a team: whole hours of the
  /// default. Source: section 8.1.
  public static func hoursWhenFirstSeen(gradeType: Double, defaults: DefaultHours) -> Double {
    let hours =
      switch gradeType {
      case GradeType.po, GradeType.tpo: defaults.po
      case GradeType.pso: defaults.pso
      default: defaults.spo
      }
    return ScriptNumber.leadingWholeNumber(hours)
  }

  /// Points of a full week: the PSO target for type 3, the PO target for every other. Source: section 8.2.
  public static func nominalTarget(gradeType: Double, targets: NominalTargets) -> Double {
    gradeType == GradeType.pso ? targets.pso : targets.po
  }

  /// Points of available time, cut to whole points toward zero; negative where reductions exceed hours. Source:
  /// section 8.3.
  ///
  ///     available = trunc((nominal · (base / default)) · ((base − reduction) / base))
  ///
  /// The order of the operations decides the last point and must stay: 19.5 hours less 1 gives 1087, not 1088.
  /// The whole number is read from the written number, so a remainder such as −3.3e−15 gives −3.
  public static func availablePoints(
    nominalTarget: Double, gradeType: Double, contracted: Double?, reduction: Double?, defaults: DefaultHours
  ) -> Double {
    guard let hours = baseHours(gradeType: gradeType, contracted: contracted, defaults: defaults), hours.base != 0,
      hours.defaultForGrade != 0
    else { return 0 }
    let full = nominalTarget * (hours.base / hours.defaultForGrade)
    return ScriptNumber.leadingWholeNumber(full * ((hours.base - (reduction ?? 0)) / hours.base))
  }
}
