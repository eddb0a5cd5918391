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
    // The cases of a post come one after the other: its counts are taken out once and put back with all of them.
    var open: (post: PostKey, counts: HoursCounts)?
    var holders: [String: PostKey] = [:]
    try eachCase(of: staff) { held in
      holders[held.crn] = held.post
      if open?.post != held.post {
        if let open { counts[open.post] = open.counts }
        open = counts.removeValue(forKey: held.post).map { (held.post, $0) }
      }
      open?.counts.add(held.item, on: day, values, pack)
    }
    if let open { counts[open.post] = open.counts }
    var first: [String: PostKey] = [:]
    for key in posts.keys.sorted() where first[key.staff.text] == nil { first[key.staff.text] = key }
    try HoursWork(connection: connection, pack: pack, day: day).each(of: staff, holding: holders) { item in
      guard let post = item.post ?? first[item.staff] else { return }
      counts[post]?.add(item)
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

  /// Cases of the people, those of one post one after the other, from one index of the list alone.
  func eachCase(of staff: Set<String>?, _ body: (Held) throws -> Void) throws {
    let types = Dictionary(uniqueKeysWithValues: pack.caseTypes.enumerated().map { ($1.id, $0) })
    let tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    // Few texts stand for many cases.
    var known: [String: KeptCaseCounts] = [:]
    var unreckoned: [String: Held] = [:]
    var post = PostKey(staff: StaffCode(""), team: TeamCode(""))
    let (plans, agreed) = (try plans(of: staff), try agreed(of: staff))
    for some in Self.conditions(staff) {
      let theirs = some("staff_code")
      try connection.each(
        """
        SELECT crn, staff_code, holder_team, type, tier, starts_on, expected_end_on, release_on, counted FROM case_now
        WHERE staff_code IS NOT NULL AND \(theirs.sql) ORDER BY staff_code, holder_team
        """, theirs.arguments
      ) { row in
        let (staff, team) = (try row.text(1), try row.optionalText(2) ?? "")
        if post.staff.text != staff || post.team.text != team {
          post = PostKey(staff: StaffCode(staff), team: TeamCode(team))
        }
        var held = Held(
          crn: try row.text(0), post: post,
          item: HoursCase(
            type: try row.optionalText(3).flatMap { types[$0] }, tier: tiers[try row.text(4)] ?? untiered,
            startsOn: LocalDate(iso: try row.text(5)),
            expectedEnd: try row.optionalText(6).flatMap { LocalDate(iso: $0) },
            release: try row.optionalText(7).flatMap { LocalDate(iso: $0) }))
        if !plans.isEmpty { held.item.plan = plans[held.crn] }
        if !agreed.isEmpty { held.item.agreed = agreed[held.crn] ?? 0 }
        guard let text = try row.optionalText(8) else {
          unreckoned[held.crn] = held
          return
        }
        if !text.isEmpty {
          let counted = try known[text] ?? KeptCaseCounts(text)
          known[text] = counted
          held.item.count(counted)
        }
        try body(held)
      }
    }
    try eachUnreckoned(unreckoned, body)
  }

  /// Cases whose row was written before there was a place in it for what hours count: from the sheets, until the next night.
  private func eachUnreckoned(_ cases: [String: Held], _ body: (Held) throws -> Void) throws {
    let reader = CaseFactsReader(connection: connection, day: day.iso)
    var cases = cases
    for selection in CaseSelection.groups(of: cases.keys) {
      for facts in try reader.current(selection) {
        cases[facts.crn]?.item.count(KeptCaseCounts(facts, on: day.iso))
      }
    }
    for held in cases.values { try body(held) }
  }

  /// Contacts agreed for single cases in place of their tier's, by case; there are few.
  private func plans(of staff: Set<String>?) throws -> [String: ContactPlan] {
    var plans: [String: ContactPlan] = [:]
    try eachRow(
      of: staff, "planned_contacts", "office, t.home, t.remote",
      "t.starts_on <= ? AND (t.ends_on IS NULL OR t.ends_on >= ?) ORDER BY t.id", [.text(day.iso), .text(day.iso)]
    ) { crn, row in
      plans[crn] = try ContactPlanEntry.plan(row, from: 1)
    }
    return plans
  }

  /// Minutes a month that seniors accepted beyond the values, by case; there are few.
  private func agreed(of staff: Set<String>?) throws -> [String: Int] {
    var minutes: [String: Int] = [:]
    try eachRow(
      of: staff, "extra_time", "minutes", "t.state = 'accepted' AND t.from_day <= ? AND t.until_day >= ?",
      [.text(day.iso), .text(day.iso)]
    ) { crn, row in minutes[crn, default: 0] += try row.int(1) }
    return minutes
  }

  /// Rows of a small table `t` about cases: all of them for many people, else those of the cases that the people hold.
  private func eachRow(
    of staff: Set<String>?, _ table: String, _ columns: String, _ condition: String, _ arguments: [SQLValue],
    _ body: (String, SQLRow) throws -> Void
  ) throws {
    var (sql, theirs) = ("\(table) t WHERE", [SQLValue]())
    if let staff, staff.count <= CaseSelection.most {
      let among = SQLCondition.among("c.staff_code", staff.sorted())
      (sql, theirs) = ("case_now c CROSS JOIN \(table) t WHERE t.crn = c.crn AND \(among.sql) AND", among.arguments)
    }
    try connection.each("SELECT t.crn, t.\(columns) FROM \(sql) \(condition)", theirs + arguments) { row in
      try body(try row.text(0), row)
    }
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
    let settings = try LocalSettings.inForce(.travel, on: day, connection)
    guard !settings.isEmpty else { return }
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    for key in posts.keys {
      if let unit = chart.path(to: key.team.text).last(where: { settings[$0.code] != nil }) {
        counts[key]?.travelPercent = settings[unit.code] ?? 100
      }
    }
  }
}

extension HoursCase {
  fileprivate mutating func count(_ counted: KeptCaseCounts) {
    needs = counted.needs
    requirements = counted.requirements
  }
}
