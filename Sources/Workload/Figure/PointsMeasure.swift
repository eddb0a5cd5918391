public import Caseload
public import Rules

/// The `wmt-points` measure: work as points by location and tier, reports and contacts; availability as points of a nominal week.
///
///     work      = Σ activeₗₜ · pₗₜ + Σ t2aₗₜ · qₗₜ + standard · r + fast · s + Σ contacts for others − Σ contacts by others
///     available = target · (contracted − reduced) / full-time hours
///
/// with p and q the standard and the T2A table of the rule pack, r and s its report points, the target and the full-time hours those of the grade.
/// Source: the rule pack's tables. Everything is exact; nothing is rounded here.
public struct PointsMeasure: Sendable {
  public let pack: RulePack

  public init(_ pack: RulePack) { self.pack = pack }

  /// Points of work of one post. - Complexity: O(locations × tiers + contacts).
  public func work(_ inputs: PostInputs) -> Int {
    var sum = Self.points(inputs.active, pack.points.standard) + Self.points(inputs.t2a, pack.points.t2a)
    sum += inputs.reports.standardLast30 * pack.points.standardReport
    sum += inputs.reports.fastLast30 * pack.points.fastReport
    for contact in inputs.contacts {
      let points = contact.count * (pack.contacts.byCode[contact.code]?.points ?? 0)
      sum += contact.direction == .forOthers ? points : -points
    }
    return sum
  }

  /// Σ count · points over a grid. Untiered cases have zero points in every table. - Complexity: O(cells), one multiply-add a cell.
  public static func points(_ counts: TierCounts, _ table: PointsTable) -> Int {
    precondition(counts.cells.count == table.cells.count, "counts and points have the same layout")
    return counts.cells.withUnsafeBufferPointer { count in
      table.cells.withUnsafeBufferPointer { points in
        var sum: Int64 = 0
        for cell in 0..<count.count { sum &+= Int64(count[cell]) &* Int64(points[cell]) }
        return Int(sum)
      }
    }
  }

  /// What one post's night comes to, or the reasons why it has no percentage.
  public func figure(_ inputs: PostInputs) -> PostFigure {
    var reasons = inputs.faults
    let grade = pack.grades.grade(rawCode: inputs.rawGrade)
    let contracted = inputs.hours.contracted ?? grade?.defaultHours
    var available = Ratio.zero
    if let grade, grade.id != pack.grades.unknownID {
      if let contracted, let fullTime = grade.fullTimeHours {
        available = Ratio(grade.nominalTarget) * (contracted - inputs.hours.reduced).ratio / fullTime.ratio
        if available <= .zero { reasons.append(.noAvailability) }
      } else {
        reasons.append(.noHours(grade: grade.id))
      }
    } else {
      reasons.append(.unknownGrade(code: inputs.rawGrade))
    }
    return PostFigure(
      casesHeld: inputs.held.total + inputs.t2a.total, casesActive: inputs.active.total + inputs.t2a.total,
      work: work(inputs), available: available, contracted: contracted, hoursAreAssumed: inputs.hours.contracted == nil,
      reduced: inputs.hours.reduced, notComputable: reasons)
  }
}
