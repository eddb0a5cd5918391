public import Caseload
import Rules
import Storage
public import Workload

/// The load of a senior post: practitioners overseen, own cases and work, against its time.
public struct SeniorLoad: Sendable {
  /// Practitioners' posts of the team, and the seniors who share them.
  public let reports: Int
  public let seniors: Int
  /// Cases that the post holds.
  public let cases: Int
  /// They sum to the work, minutes a month each.
  public let lines: [HoursLine]
  /// Hours of work a week, exact.
  public let work: Ratio
  /// Hours a week for cases and for those overseen, exact; nil where they cannot be told.
  public let available: Ratio?
  /// The percentage above which somebody has too much work, strictly.
  public let limitPercent: Int
  /// Title and version of the rules, and the set of values.
  public let rules: String

  /// Whether work is more than the limit, unrounded; false where time is not known.
  public var isOver: Bool {
    guard let available, available > .zero else { return false }
    return work * Ratio(100) > available * Ratio(limitPercent)
  }
}

extension Service {
  /// The load of a post as live hours have it; nil for a post that is no senior's, or without live hours.
  func seniorLoad(
    _ key: PostKey, _ inputs: AvailabilityInputs, available: AvailableTime, _ connection: any SQLConnection
  ) throws -> SeniorLoad? {
    guard let grade = inputs.grade, pack.holding.seniors.contains(grade.id) else { return nil }
    let text = HoursText(pack)
    let kept = try connection.first(
      "SELECT \(HoursRecords.columns), h.as_of FROM live_hours h WHERE h.staff_code = ? AND h.team = ?",
      [.text(key.staff.text), .text(key.team.text)]
    ) { row in (try HoursRecords.figure(row, from: 0), try row.day(HoursRecords.names.count)) }
    guard let kept, let day = kept.1, let set = pack.hours.set(id: kept.0.set) else { return nil }
    let counts = try text.counts(kept.0.counts)
    let explanation = HoursMeasure(pack, set, on: day).explanation(counts, kept.0.figure)
    return SeniorLoad(
      reports: counts.reports, seniors: counts.seniors, cases: kept.0.figure.held, lines: explanation.lines,
      work: kept.0.figure.work, available: available.notComputable.isEmpty ? available.available : nil,
      limitPercent: pack.limits.highPercent, rules: explanation.rules)
  }
}
