public import Caseload
public import Rules
import Storage
import Workload

/// What other time values would do to today's work, by unit. Nothing is changed.
public struct HoursComparison: Sendable {
  public struct Unit: Sendable, Hashable {
    public let code: String
    public let name: String
    /// Posts with a percentage; of these, how many go over 100 % of their available time, and how many come back to it or under.
    public internal(set) var posts = 0
    public internal(set) var goOver = 0
    public internal(set) var goUnder = 0
    public internal(set) var higher = 0
    public internal(set) var lower = 0
    /// Minutes a month by the values in force and by the others.
    public internal(set) var minutesNow = 0
    public internal(set) var minutesThen = 0
    /// Hours a week of posts with a percentage.
    public internal(set) var workNow = Ratio.zero
    public internal(set) var workThen = Ratio.zero
    public internal(set) var available = Ratio.zero
    /// Posts without a percentage, in no sum.
    public internal(set) var notComputable = 0

    /// All work over all available time in percent, unrounded; nil where nobody's figure is computable.
    public var percentNow: Ratio? { available > .zero ? workNow * Ratio(100) / available : nil }
    public var percentThen: Ratio? { available > .zero ? workThen * Ratio(100) / available : nil }
  }
  public let inForce: HoursValueSet
  public let draft: HoursValueSet
  /// Identifiers of both sets.
  public var inForceID: String { inForce.id }
  public var draftID: String { draft.id }
  public let asOf: LocalDate
  public let total: Unit
  /// Units of the level asked for, by name.
  public let units: [Unit]
}

extension Service {
  /// Counts every post's work by other time values, and compares with those in force. That it was done is in the audit trail.
  ///
  /// - Parameters:
  ///   - id: a set of the rules, drafts included.
  ///   - level: identifier of the level of the organisation by which it is reported.
  /// - Complexity: O(cases within reach).
  public func compareHours(draft id: String, level: String) async throws -> HoursComparison {
    guard let depth = pack.levels.firstIndex(where: { $0.id == level }) else {
      let known = pack.levels.map(\.id).joined(separator: ", ")
      throw CaseworkRefusal.invalid("There is no level “\(level)”. The levels are \(known).")
    }
    guard let draft = pack.hours.set(id: id) else {
      let known = (pack.hours.sets + pack.hours.drafts).map(\.id).joined(separator: ", ")
      throw CaseworkRefusal.notFound("There is no set of time values “\(id)”. The sets are \(known).")
    }
    return try await view(.hoursSimulate, .item(kind: "time-values", id: id)) { connection in
      guard try require(.view, .figures, connection).isEverything else {
        throw CaseworkRefusal.notAllowed(
          "Your role does not reach all posts, on whose work draft values are tried out.")
      }
      guard try DataImports.newest(connection) != nil else { throw CaseworkRefusal.noCases }
      let day = try liveDay(connection)
      guard let now = HoursMeasure(pack, on: day) else {
        throw CaseworkRefusal.invalid("The rules have no time values for \(day.text).")
      }
      let then = HoursMeasure(pack, draft, on: day)
      var points: [PostKey: (figure: PostFigure, grade: String)] = [:]
      try connection.each("SELECT f.staff_code, f.team, f.grade, \(Figures.columns) FROM live_figure f", []) { row in
        points[PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))] =
          (try Figures.figure(row, from: 3), try row.text(2))
      }
      func counts(_ measure: HoursMeasure) throws -> [PostKey: HoursCounts] {
        try HoursReader(connection: connection, pack: pack, day: day, values: measure.set.values)
          .counts(of: points.mapValues(\.grade))
      }
      let (before, after) = (try counts(now), try counts(then))
      let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
      var total = HoursComparison.Unit(code: "", name: "All")
      var units: [String: HoursComparison.Unit] = [:]
      for (key, post) in points.sorted(by: { $0.key < $1.key }) {
        let none = HoursCounts(pack)
        let a = now.figure(before[key] ?? none, beside: post.figure)
        let b = then.figure(after[key] ?? none, beside: post.figure)
        let unit = chart.path(to: key.team.text).first { $0.level == depth }
        total.add(a, b)
        units[unit?.code ?? "", default: .init(code: unit?.code ?? "", name: unit?.name ?? "No unit")].add(a, b)
      }
      return HoursComparison(
        inForce: now.set, draft: draft, asOf: day, total: total,
        units: units.values.sorted { ($0.name, $0.code) < ($1.name, $1.code) })
    }
  }
}

extension HoursComparison.Unit {
  fileprivate mutating func add(_ now: HoursFigure, _ then: HoursFigure) {
    guard let before = now.percent, let after = then.percent else {
      notComputable += 1
      return
    }
    posts += 1
    minutesNow += now.minutes
    minutesThen += then.minutes
    workNow += now.work
    workThen += then.work
    available += now.available
    if after > before { higher += 1 }
    if after < before { lower += 1 }
    let whole = Ratio(100)
    if before <= whole, after > whole { goOver += 1 }
    if before > whole, after <= whole { goUnder += 1 }
  }
}
