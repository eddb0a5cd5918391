import Caseload
public import Rules
import Storage
public import Workload

/// What is recorded of time inside the assumed shares, beside what the rules assume on a day.
public struct RecordedShares: Sendable {
  public let recorded: RecordedTime
  /// Nil where the rules assume none.
  public let assumed: TimeUseRules.Shares?
  /// The unit's own share beside it, where it has one.
  public let local: TimeUseRules.Local?

  public init(recorded: RecordedTime, assumed: TimeUseRules.Shares?, local: TimeUseRules.Local? = nil) {
    self.recorded = recorded
    self.assumed = assumed
    self.local = local
  }
}

extension Service {
  /// Days that are looked back on: a year, so that every season of leave is in it once.
  private static let daysOfRecords = 365

  /// What is recorded of a person's posts.
  func recordedShares(
    _ posts: [AvailabilityInputs], on day: LocalDate
  ) -> RecordedShares {
    let rules = AvailabilityRules(pack)
    var recorded = RecordedTime(days: day + (1 - Self.daysOfRecords)...day)
    for post in posts { recorded.add(post, rules) }
    return RecordedShares(
      recorded: recorded, assumed: pack.timeUse.shares(on: day),
      local: pack.timeUse.local(of: posts.first?.units ?? [], on: day))
  }

  /// What is recorded of all posts of a unit.
  func recordedShares(
    in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> RecordedShares {
    let days = day + (1 - Self.daysOfRecords)...day
    let limits: [SQLValue] = [.text(days.upperBound.iso), .text(days.lowerBound.iso)]
    let (posts, duties) = (scope.condition("p.team"), scope.condition("d.team"))
    var inputs: [PostKey: AvailabilityInputs] = [:]
    try connection.each(
      """
      SELECT p.staff_code, p.team, p.starts_on, p.ends_on, p.weekly_hours FROM staff_post p
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND \(posts.sql)
      ORDER BY p.staff_code, p.team, p.starts_on
      """, limits + posts.arguments
    ) { row in
      guard let from = try row.day(2) else { return }
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
      inputs[key, default: AvailabilityInputs(grade: nil, contracts: [])].contracts.append(
        .init(
          days: DayRange(from: from, until: try row.day(3)),
          hours: try row.optionalInt(4).map { WeeklyHours(hundredths: $0) }))
    }
    var absences: [String: [AvailabilityInputs.Absence]] = [:]
    let everybody = scope.codes == nil
    try connection.each(
      """
      SELECT a.staff_code, a.kind, a.starts_on, a.ends_on FROM absence a
      WHERE a.starts_on <= ? AND COALESCE(a.ends_on, '9999-12-31') >= ?
        AND \(everybody ? "1 = 1" : "a.staff_code IN (SELECT p.staff_code FROM staff_post p WHERE \(posts.sql))")
      """, limits + (everybody ? [] : posts.arguments)
    ) { row in
      guard let from = try row.day(2) else { return }
      absences[try row.text(0), default: []].append(
        .init(kind: try row.text(1), days: DayRange(from: from, until: try row.day(3))))
    }
    try connection.each(
      """
      SELECT d.staff_code, d.team, d.kind, d.starts_on, d.ends_on, d.hours FROM duty d
      WHERE d.starts_on <= ? AND COALESCE(d.ends_on, '9999-12-31') >= ? AND \(duties.sql)
      """, limits + duties.arguments
    ) { row in
      guard let from = try row.day(3) else { return }
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
      inputs[key]?.duties.append(
        .init(
          kind: try row.text(2), days: DayRange(from: from, until: try row.day(4)),
          hours: try row.optionalInt(5).map { WeeklyHours(hundredths: $0) }))
    }
    let rules = AvailabilityRules(pack)
    var recorded = RecordedTime(days: days)
    for (key, post) in inputs.sorted(by: { $0.key < $1.key }) {
      var post = post
      post.absences = absences[key.staff.text] ?? []
      recorded.add(post, rules)
    }
    return RecordedShares(
      recorded: recorded, assumed: pack.timeUse.shares(on: day),
      local: pack.timeUse.local(of: [scope.unit.code] + scope.path.reversed().map(\.code), on: day))
  }
}
