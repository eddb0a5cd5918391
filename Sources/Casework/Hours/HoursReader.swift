import Caseload
import Rules
import Storage
import Workload

/// Reads what the hours measure looks at, of the posts of some people or of everybody, as it stands on one day.
struct HoursReader {
  /// A case with its holder.
  struct Held {
    let crn: String
    let post: PostKey
    var item: HoursCase
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  let values: HoursValues

  /// What each post holds and does; only posts that are named.
  ///
  /// - Parameter posts: with the grade of each, which says who is a senior.
  func counts(of posts: [PostKey: String], staff: Set<String>?) throws -> [PostKey: HoursCounts] {
    let empty = HoursCounts(pack)
    var counts = posts.mapValues { _ in empty }
    try eachCase(of: staff) { held in counts[held.post]?.add(held.item, on: day, values, pack) }
    var first: [String: PostKey] = [:]
    for key in posts.keys.sorted() where first[key.staff.text] == nil { first[key.staff.text] = key }
    let work = HoursWork(connection: connection, pack: pack, day: day)
    for some in Self.conditions(staff) {
      try work.each(some) { item in
        guard let post = item.post ?? first[item.staff] else { return }
        counts[post]?.add(item)
      }
    }
    try addOversight(posts, &counts)
    try addTravel(posts, &counts)
    return counts
  }

  /// The conditions under which a column with staff codes names one of the people; a single one for everybody.
  static func conditions(_ staff: Set<String>?) -> [(String) -> SQLCondition] {
    guard let staff else { return [{ SQLCondition("\($0) IS NOT NULL") }] }
    return staff.sorted().parts(of: CaseSelection.most).map { codes in { SQLCondition.among($0, codes) } }
  }

  /// Cases of the people in the order of their reference numbers, a stretch at a time.
  func eachCase(of staff: Set<String>?, _ body: (Held) throws -> Void) throws {
    var selections: [CaseSelection] = []
    if staff == nil {
      selections = try CaseSelection.stretches(of: CaseRefresh.stretch, connection)
    } else {
      for some in Self.conditions(staff) {
        let theirs = some("staff_code")
        let crns = try connection.query("SELECT crn FROM case_now WHERE \(theirs.sql)", theirs.arguments) {
          try $0.text(0)
        }
        selections += CaseSelection.groups(of: crns)
      }
    }
    for selection in selections {
      for held in try cases(of: selection) { try body(held) }
    }
  }

  private func cases(of selection: CaseSelection) throws -> [Held] {
    let types = Dictionary(uniqueKeysWithValues: pack.caseTypes.enumerated().map { ($1.id, $0) })
    let tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    let (condition, arguments) = selection.condition
    var cases = try connection.query(
      """
      SELECT crn, staff_code, holder_team, type, tier, starts_on, expected_end_on, release_on FROM case_now
      WHERE \(condition) AND staff_code IS NOT NULL ORDER BY crn
      """, arguments
    ) { row in
      Held(
        crn: try row.text(0),
        post: PostKey(staff: StaffCode(try row.text(1)), team: TeamCode(try row.optionalText(2) ?? "")),
        item: HoursCase(
          type: try row.optionalText(3).flatMap { types[$0] }, tier: tiers[try row.text(4)] ?? untiered,
          startsOn: LocalDate(iso: try row.text(5)),
          expectedEnd: try row.optionalText(6).flatMap { LocalDate(iso: $0) },
          release: try row.optionalText(7).flatMap { LocalDate(iso: $0) }))
    }
    guard !cases.isEmpty else { return [] }
    /// Hands each row of a table to its case: both come in the order of the key.
    func join(_ sql: String, _ more: [SQLValue], _ body: (inout HoursCase, SQLRow) throws -> Void) throws {
      var index = 0
      try connection.each("SELECT crn, \(sql) ORDER BY crn", arguments + more) { row in
        let crn = try row.text(0)
        while index < cases.count, cases[index].crn < crn { index += 1 }
        if index < cases.count, cases[index].crn == crn { try body(&cases[index].item, row) }
      }
    }
    let today = SQLValue.text(day.iso)
    let needs = SQLCondition.among("type", values.needs.keys.sorted())
    try join(
      "type FROM registration WHERE \(condition) AND registered_on <= ? AND (ended_on IS NULL OR ended_on > ?) AND \(needs.sql)",
      [today, today] + needs.arguments
    ) { item, row in
      let code = try row.text(1)
      if !item.needs.contains(code) { item.needs.append(code) }
    }
    try join(
      """
      category, ordered, done FROM requirement
      WHERE \(condition) AND (starts_on IS NULL OR starts_on <= ?) AND (ended_on IS NULL OR ended_on > ?)
      """, [today, today]
    ) { item, row in
      let done = try row.optionalInt(3) ?? 0
      item.requirements.append(
        .init(category: try row.text(1), outstanding: try row.optionalInt(2).map { $0 - done }))
    }
    try join("office, home, remote, starts_on FROM contact_plan WHERE \(condition) AND starts_on <= ?", [today]) {
      item, row in
      item.plan = ContactPlan(office: try row.int(1), home: try row.int(2), remote: try row.int(3))
    }
    try join(
      "minutes FROM extra_time WHERE \(condition) AND state = 'accepted' AND from_day <= ? AND until_day >= ?",
      [today, today]
    ) { item, row in item.agreed += try row.int(1) }
    return cases
  }

  /// A senior's posts oversee the others of the team.
  private func addOversight(_ posts: [PostKey: String], _ counts: inout [PostKey: HoursCounts]) throws {
    let seniors = posts.filter { pack.holding.seniors.contains($0.value) }.keys
    guard !seniors.isEmpty else { return }
    let senior = SQLCondition.among("grade", pack.holding.seniors)
    var teams: [String: (seniors: Int, others: Int)] = [:]
    let today = SQLValue.text(day.iso)
    for codes in Set(seniors.map(\.team.text)).sorted().parts(of: CaseSelection.most) {
      let these = SQLCondition.among("team", codes)
      try connection.each(
        """
        SELECT team, SUM(CASE WHEN \(senior.sql) THEN 1 ELSE 0 END), COUNT(*) FROM (
          SELECT DISTINCT staff_code, team, grade FROM staff_post p
          WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?) AND \(these.sql)
            AND EXISTS (SELECT 1 FROM staff s WHERE s.staff_code = p.staff_code AND (s.left_on IS NULL OR s.left_on >= ?))
        ) posts GROUP BY team
        """, senior.arguments + [today, today] + these.arguments + [today]
      ) { row in
        let count = try row.int(1)
        teams[try row.text(0)] = (count, try row.int(2) - count)
      }
    }
    for key in seniors {
      guard let team = teams[key.team.text] else { continue }
      counts[key]?.reports = team.others
      counts[key]?.seniors = max(1, team.seniors)
    }
  }

  /// The travel setting of the nearest unit above a team that has one.
  private func addTravel(_ posts: [PostKey: String], _ counts: inout [PostKey: HoursCounts]) throws {
    var settings: [String: Int] = [:]
    try connection.each(
      "SELECT unit, percent FROM travel_setting WHERE starts_on <= ? ORDER BY unit, starts_on", [.text(day.iso)]
    ) { settings[try $0.text(0)] = try $0.int(1) }
    guard !settings.isEmpty else { return }
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    for key in posts.keys {
      if let unit = chart.path(to: key.team.text).last(where: { settings[$0.code] != nil }) {
        counts[key]?.travelPercent = settings[unit.code] ?? 100
      }
    }
  }
}
