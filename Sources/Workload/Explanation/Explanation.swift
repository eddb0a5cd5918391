public import Caseload
import Rules

/// One line of work: a count, what one of it takes, and the product.
public struct WorkLine: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case cases, t2aCases, standardReports, fastReports, contactsForOthers, contactsByOthers
  }
  public let kind: Kind
  /// For instance `Community, tier B2`.
  public let label: String
  public let count: Int
  /// Points each; negative for what colleagues did.
  public let pointsEach: Int
  public var points: Int { count * pointsEach }
}

/// One step from the nominal target to the available points.
public struct AvailabilityLine: Sendable, Hashable {
  public let label: String
  /// Points that this step adds or takes, exact.
  public let points: Ratio
}

/// Something that the figure does not contain, and who can mend it where somebody can.
public struct LeftOut: Sendable, Hashable {
  public let what: String
  public let whoCanMend: String?
}

/// A figure with its working: the lines sum to it exactly.
public struct Explanation: Sendable {
  public let figure: PostFigure
  public let work: [WorkLine]
  public let availability: [AvailabilityLine]
  public let leftOut: [LeftOut]
  /// `England and Wales, version 2026.1`.
  public let rules: String
  public let gradeLabel: String
}

extension PointsMeasure {
  /// The working of `figure(inputs)`. Invariants: the points of `work` sum to `figure.work`, those of `availability` to `figure.available` where there is a grade with hours.
  public func explanation(_ inputs: PostInputs) -> Explanation {
    let figure = figure(inputs)
    let grade = pack.grades.grade(rawCode: inputs.rawGrade)
    return Explanation(
      figure: figure, work: workLines(inputs), availability: availabilityLines(inputs, grade, figure),
      leftOut: leftOut(inputs),
      rules: "\(pack.title), version \(pack.version)", gradeLabel: grade?.label ?? "Unknown grade")
  }

  func workLines(_ inputs: PostInputs) -> [WorkLine] {
    var lines: [WorkLine] = []
    for (location, place) in pack.locations.enumerated() {
      for (tier, name) in pack.tiers.enumerated() where !name.isUntiered && inputs.active[location, tier] != 0 {
        lines.append(
          WorkLine(
            kind: .cases, label: "\(place.label), tier \(name.label)", count: inputs.active[location, tier],
            pointsEach: pack.points.standard[location, tier]))
      }
    }
    for (location, place) in pack.locations.enumerated() {
      for (tier, name) in pack.tiers.enumerated() where !name.isUntiered && inputs.t2a[location, tier] != 0 {
        lines.append(
          WorkLine(
            kind: .t2aCases, label: "Transition to adulthood, \(place.label.lowercased()), tier \(name.label)",
            count: inputs.t2a[location, tier], pointsEach: pack.points.t2a[location, tier]))
      }
    }
    if inputs.reports.standardLast30 != 0 {
      lines.append(
        WorkLine(
          kind: .standardReports, label: "Standard delivery reports, last 30 days",
          count: inputs.reports.standardLast30,
          pointsEach: pack.points.standardReport))
    }
    if inputs.reports.fastLast30 != 0 {
      lines.append(
        WorkLine(
          kind: .fastReports, label: "Fast delivery reports, last 30 days", count: inputs.reports.fastLast30,
          pointsEach: pack.points.fastReport))
    }
    for contact in inputs.contacts {
      guard let type = pack.contacts.byCode[contact.code] else { continue }
      let level = type.level.map { ", \($0)" } ?? ""
      switch contact.direction {
      case .forOthers:
        lines.append(
          WorkLine(
            kind: .contactsForOthers, label: "Done for colleagues: \(type.activity)\(level)", count: contact.count,
            pointsEach: type.points))
      case .byOthers:
        lines.append(
          WorkLine(
            kind: .contactsByOthers, label: "Done by colleagues: \(type.activity)\(level)", count: contact.count,
            pointsEach: -type.points))
      }
    }
    return lines
  }

  func availabilityLines(_ inputs: PostInputs, _ grade: Grade?, _ figure: PostFigure) -> [AvailabilityLine] {
    guard let grade, let fullTime = grade.fullTimeHours, let contracted = figure.contracted,
      grade.id != pack.grades.unknownID
    else { return [] }
    func points(_ hours: WeeklyHours) -> Ratio { Ratio(grade.nominalTarget) * hours.ratio / fullTime.ratio }
    var lines = [
      AvailabilityLine(
        label: "Nominal target, \(grade.label.lowercased()), \(fullTime.text) hours", points: Ratio(grade.nominalTarget)
      )
    ]
    let assumed = figure.hoursAreAssumed ? ", assumed: none are recorded" : ""
    lines.append(
      AvailabilityLine(
        label: "Contracted \(contracted.text) of \(fullTime.text) hours\(assumed)",
        points: points(contracted - fullTime)))
    for reduction in inputs.hours.reductions {
      let reason = pack.reductionReasons.first { $0.id == reduction.reason }?.label ?? reduction.reason
      lines.append(
        AvailabilityLine(
          label: "\(reason), \(reduction.hours.text) hours a week", points: points(.zero - reduction.hours)))
    }
    return lines
  }

  func leftOut(_ inputs: PostInputs) -> [LeftOut] {
    var items: [LeftOut] = []
    let untiered =
      pack.tiers.firstIndex(where: \.isUntiered).map { inputs.active.total(ofTier: $0) + inputs.t2a.total(ofTier: $0) }
      ?? 0
    if untiered > 0 {
      items.append(
        LeftOut(
          what: Self.counted(untiered, "case without a tier", "cases without a tier"),
          whoCanMend: "the practitioner, by completing the assessment in the case system"))
    }
    let suspended = pack.tiers.indices.filter { pack.tiers[$0].isSuspended }.reduce(0) {
      $0 + inputs.active.total(ofTier: $1) + inputs.t2a.total(ofTier: $1)
    }
    if suspended > 0 {
      items.append(
        LeftOut(
          what:
            "\(Self.counted(suspended, "case", "cases")) with contact suspended: no points in these rules",
          whoCanMend: "whoever keeps the rule pack"))
    }
    let inactive = inputs.held.total - inputs.active.total
    if inactive > 0 {
      items.append(
        LeftOut(
          what:
            "\(Self.counted(inactive, "case", "cases")) held but inactive: warrant, overdue termination, stand-alone suspended order or suspended lifer",
          whoCanMend: nil))
    }
    if inputs.reports.standardDueNext30 > 0 {
      items.append(
        LeftOut(
          what: Self.counted(
            inputs.reports.standardDueNext30, "standard report due in the next 30 days",
            "standard reports due in the next 30 days"), whoCanMend: nil))
    }
    if inputs.reports.oral > 0 {
      items.append(LeftOut(what: Self.counted(inputs.reports.oral, "oral report", "oral reports"), whoCanMend: nil))
    }
    items.append(
      LeftOut(
        what: "\(Self.workWithoutPoints): this measure has no points for them", whoCanMend: nil))
    return items
  }

  /// Kinds of work that the measure has no points for at all, as a list in words.
  public static let workWithoutPoints = "Travel, parole reports, recalls, breaches, group work and cover"

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
