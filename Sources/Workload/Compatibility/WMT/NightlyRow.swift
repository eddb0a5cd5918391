extension WMT {
  /// What one practitioner in one team comes to on one night. Source: sections 3 to 11.
  public struct NightlyFigure: Sendable, Hashable {
    public let grade: GradeCode
    /// Hours a week.
    public let contractedHours: Double
    public let counts: OwnerCounts
    public let points: WorkloadPoints
    /// Points with contacts, rounded half toward +∞.
    public let totalPoints: Double
    public let nominalTarget: Double
    public let availablePoints: Double
    /// Hours a week.
    public let reductionHours: Double
    /// Gained less given away.
    public let contactPoints: Double

    public var remainingPoints: Double { availablePoints - totalPoints }
    /// In percent, unrounded.
    public var capacityPercentage: Double { percentage(totalPoints, of: availablePoints) }
    /// In percent, unrounded.
    public var contactPercentage: Double { percentage(contactPoints, of: availablePoints) }
  }

  /// The whole path of a night for one owner: mapping, points, hours, result.
  ///
  /// - Parameters:
  ///   - contractedHours: hours a week on record, nil when the owner is seen for the first time.
  ///   - reductionHours: the sum of active reductions (section 9.5).
  ///   - contactPoints: the sum of contact adjustments (section 10.2).
  public static func nightlyFigure(
    _ rows: OwnerRows, contractedHours: Double?, reductionHours: Double, contactPoints: Double,
    configuration: PointsConfiguration, t2aConfiguration: PointsConfiguration,
    gradeCodes: [String: GradeCode] = gradeCodes
  ) -> NightlyFigure {
    let grade = grade(rawCode: rows.rawGrade, table: gradeCodes)
    let hours = contractedHours ?? hoursWhenFirstSeen(gradeType: grade.type, defaults: configuration.defaultHours)
    let counts = counts(of: rows)
    let points = workloadPoints(
      cases: counts.cases(\.filtered), t2a: counts.cases(\.t2a), standardReports: counts.standardReports,
      fastReports: counts.fastReports, configuration: configuration, t2aConfiguration: t2aConfiguration)
    let target = nominalTarget(gradeType: grade.type, targets: configuration.targets)
    return NightlyFigure(
      grade: grade, contractedHours: hours, counts: counts, points: points,
      totalPoints: ScriptNumber.rounded(points.total + contactPoints), nominalTarget: target,
      availablePoints: availablePoints(
        nominalTarget: target, gradeType: grade.type, contracted: hours, reduction: reductionHours,
        defaults: configuration.defaultHours),
      reductionHours: reductionHours, contactPoints: contactPoints)
  }

  /// What one practitioner of a prison-side team comes to on one night. Source: section 12.
  public struct OmicFigure: Sendable, Hashable {
    public let grade: GradeCode
    /// Hours a week.
    public let contractedHours: Double
    public let counts: OwnerCounts
    public let custodyPoints: Double
    public let projectedLicencePoints: Double
    public let standardReportPoints: Double
    public let fastReportPoints: Double
    public let nominalTarget: Double
    /// Reckoned without reductions.
    public let availablePoints: Double
  }

  /// The whole path of a night for one owner of a prison-side team, with two defects of the incumbent (section 19.1,
  /// items 3 and 4): community cases with contact suspended are never read, and T2A community cases are read again as
  /// contact suspended.
  ///
  /// `rows.extract` is the row of the OMiC sheet; its counts stand in all places, so `rows.filtered` is not looked at.
  public static func omicFigure(
    _ rows: OwnerRows, contractedHours: Double?, configuration: PointsConfiguration,
    t2aConfiguration: PointsConfiguration, gradeCodes: [String: GradeCode] = gradeCodes
  ) -> OmicFigure {
    var rows = rows
    for tier in 1...16 {
      rows.extract.cells[community][suspended(tier)] = .blank
      rows.t2a.cells[community][suspended(tier)] = rows.t2a.cells[community][tier]
    }
    rows.filtered = rows.extract
    let grade = grade(rawCode: rows.rawGrade, table: gradeCodes)
    let hours = contractedHours ?? hoursWhenFirstSeen(gradeType: grade.type, defaults: configuration.defaultHours)
    let counts = counts(of: rows)
    let all = counts.cases(\.total)
    let points = workloadPoints(
      cases: all, t2a: counts.cases(\.t2a), standardReports: counts.standardReports, fastReports: counts.fastReports,
      configuration: configuration, t2aConfiguration: t2aConfiguration)
    let target = nominalTarget(gradeType: grade.type, targets: configuration.targets)
    return OmicFigure(
      grade: grade, contractedHours: hours, counts: counts, custodyPoints: points.custody,
      projectedLicencePoints: projectedLicencePoints(all, configuration: configuration, subtractInactive: false),
      standardReportPoints: points.standardReports, fastReportPoints: points.fastReports, nominalTarget: target,
      availablePoints: availablePoints(
        nominalTarget: target, gradeType: grade.type, contracted: hours, reduction: 0,
        defaults: configuration.defaultHours))
  }
}
