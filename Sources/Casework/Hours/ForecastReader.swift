import Caseload
import Rules
import Storage
import Workload

/// Reads what is known of the weeks ahead of some people's posts: their cases with every recorded day, work that is due, time.
struct ForecastReader {
  /// Posts with what is known of them, and the reference number behind each ``ForecastCase/reference``.
  struct Found {
    var posts: [PostKey: ForecastPost] = [:]
    var crns: [String] = []
    /// Cases held under a post that is not recorded: in no sum.
    var withoutPost = 0
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  /// The last day of the last week.
  let last: LocalDate
  let values: HoursValues

  /// A case before its days are added.
  private struct Base {
    let tier: Int
    let needs: [String]
    let requirements: [HoursCase.Requirement]
    /// Who holds it today; nil for one that is to come.
    let post: PostKey?
  }

  /// The posts that the people hold today or will hold. - Parameter staff: few people, a team's at most.
  func posts(of staff: Set<String>) throws -> Found {
    let times = try AvailabilityReader(connection: connection, pack: pack, day: day).inputs(of: staff)
    let steady = try steadyCounts(staff)
    var found = Found()
    for (key, time) in times { found.posts[key] = ForecastPost(time: time, steady: steady[key] ?? HoursCounts(pack)) }
    var bases = try held(staff)
    for (crn, base) in try coming(staff, but: bases) { bases[crn] = base }
    try addCases(bases, staff, &found)
    try addWork(bases, staff, &found)
    try addCover(staff, &found)
    return found
  }

  /// What stays as it is: contacts for and by colleagues, practitioners overseen, travel settings, as live hours have them.
  private func steadyCounts(_ staff: Set<String>) throws -> [PostKey: HoursCounts] {
    var steady: [PostKey: HoursCounts] = [:]
    let text = HoursText(pack)
    for some in HeldCases.conditions(staff) {
      let theirs = some("h.staff_code")
      try connection.each(
        "SELECT h.staff_code, h.team, h.counts FROM live_hours h WHERE \(theirs.sql)", theirs.arguments
      ) { row in
        let now = try text.counts(try row.text(2))
        var counts = HoursCounts(pack)
        counts.contacts = now.contacts
        counts.reports = now.reports
        counts.seniors = now.seniors
        counts.travelPercent = now.travelPercent
        steady[PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))] = counts
      }
    }
    return steady
  }

  private func held(_ staff: Set<String>) throws -> [String: Base] {
    var bases: [String: Base] = [:]
    try HoursReader(connection: connection, pack: pack, day: day, values: values).eachCase(of: staff) { held in
      bases[held.crn] = Base(
        tier: held.item.tier, needs: held.item.needs, requirements: held.item.requirements, post: held.post)
    }
    return bases
  }

  /// Cases that begin, or come to one of the people, until the last day. Their tier is that of the day on which they begin.
  private func coming(_ staff: Set<String>, but known: [String: Base]) throws -> [String: Base] {
    let theirs = SQLCondition.among("a.staff_code", staff.sorted())
    var days: [LocalDate: [String]] = [:]
    try connection.each(
      """
      SELECT DISTINCT a.crn, r.starts_on FROM allocation a JOIN case_record r ON r.crn = a.crn
      WHERE \(theirs.sql) AND r.starts_on <= ? AND COALESCE(r.ends_on, '9999-12-31') >= ?
        AND a.starts_at <= ? AND (a.starts_at > ? OR r.starts_on > ?)
      """,
      theirs.arguments + [
        .text(last.iso), .text(day.iso), .text(Self.end(of: last)), .text(Self.end(of: day)), .text(day.iso),
      ]
    ) { row in
      let crn = try row.text(0)
      guard known[crn] == nil, let starts = try row.day(1) else { return }
      days[max(starts, day), default: []].append(crn)
    }
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    // What colleagues hold today has its tier already.
    var bases = try listed(days.values.flatMap { $0 }, untiered)
    for (first, all) in days.sorted(by: { $0.key < $1.key }) {
      let crns = all.filter { bases[$0] == nil }
      guard !crns.isEmpty else { continue }
      let assessor = CaseAssessor(pack, on: first)
      let chart = try OrganisationChart(connection, on: first.iso, pack: pack)
      let reader = CaseFactsReader(connection: connection, day: first.iso)
      for facts in try CaseSelection.groups(of: crns).flatMap({ try reader.current($0) }) {
        let team = facts.team ?? facts.holder?.team
        let tier = assessor.assess(facts, region: team.map { chart.region(of: $0) } ?? "").tier
        let counted = KeptCaseCounts(facts, on: first.iso)
        bases[facts.crn] = Base(
          tier: pack.tiers.firstIndex { $0.id == tier } ?? untiered, needs: counted.needs,
          requirements: counted.requirements, post: nil)
      }
    }
    return bases
  }

  /// Those of some cases that are on the list of current cases.
  private func listed(_ crns: [String], _ untiered: Int) throws -> [String: Base] {
    var bases: [String: Base] = [:]
    for some in crns.sorted().parts(of: CaseSelection.most) {
      let these = SQLCondition.among("crn", some)
      try connection.each("SELECT crn, tier, counted FROM case_now WHERE \(these.sql)", these.arguments) { row in
        let tier = try row.text(1)
        let counted = try KeptCaseCounts(try row.optionalText(2) ?? "")
        bases[try row.text(0)] = Base(
          tier: pack.tiers.firstIndex { $0.id == tier } ?? untiered, needs: counted.needs,
          requirements: counted.requirements, post: nil)
      }
    }
    return bases
  }

  private func addCases(_ bases: [String: Base], _ staff: Set<String>, _ found: inout Found) throws {
    let days = try CaseDays(bases.keys.sorted(), connection)
    found.crns = bases.keys.sorted()
    for (reference, crn) in found.crns.enumerated() {
      guard let base = bases[crn] else { continue }
      var holding = days.holding(crn).filter { staff.contains($0.key.staff.text) }
        .mapValues { $0.filter { $0.days(from: day, to: last) > 0 } }.filter { !$0.value.isEmpty }
      if holding.isEmpty, let post = base.post { holding[post] = [DayRange(from: day)] }
      for (post, ranges) in holding.sorted(by: { $0.key < $1.key }) {
        guard found.posts[post] != nil else {
          found.withoutPost += 1
          continue
        }
        found.posts[post]?.cases.append(
          ForecastCase(
            reference: reference, tier: base.tier, days: days.record(crn) ?? DayRange(from: day), holding: ranges,
            orders: days.orders(crn), needs: base.needs, requirements: base.requirements, plans: days.plans(crn),
            agreed: days.agreed(crn)))
      }
    }
  }

  /// Work that is not done: of who is named, in their first post, else of who holds the case today.
  private func addWork(_ bases: [String: Base], _ staff: Set<String>, _ found: inout Found) throws {
    var first: [String: PostKey] = [:]
    for (key, post) in found.posts.sorted(by: { $0.key < $1.key })
    where first[key.staff.text] == nil && post.time.contracts.contains(where: { $0.days.contains(day) }) {
      first[key.staff.text] = key
    }
    let kinds = SQLCondition.among("w.kind", pack.workKinds.filter { !$0.isContact }.map(\.id))
    let limits: [SQLValue] = [
      .text((day + -pack.hours.overdueUpToDays).iso), .text((last + pack.hours.dueWithinDays).iso),
    ]
    func read(_ whose: SQLCondition) throws {
      try connection.each(
        """
        SELECT w.kind, w.due_on, w.staff_code, w.crn FROM work_item w
        WHERE w.done_on IS NULL AND w.due_on >= ? AND w.due_on <= ? AND \(kinds.sql) AND \(whose.sql)
        ORDER BY w.due_on, w.crn, w.number
        """, limits + kinds.arguments + whose.arguments
      ) { row in
        let doer = try row.optionalText(2)
        let crn = try row.text(3)
        guard let due = try row.day(1), let post = doer.map({ first[$0] }) ?? bases[crn]?.post else { return }
        found.posts[post]?.tasks.append(ForecastPost.Task(kind: try row.text(0), dueOn: due))
      }
    }
    try read(SQLCondition.among("w.staff_code", staff.sorted()))
    for crns in bases.filter({ $0.value.post != nil }).keys.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("w.crn", crns)
      try read(SQLCondition("w.staff_code IS NULL AND \(theirs.sql)", theirs.arguments))
    }
  }

  private func addCover(_ staff: Set<String>, _ found: inout Found) throws {
    let posts = found.posts.keys.sorted()
    for absence in try CoverBook(connection: connection, pack: pack, day: day).absences(coveredBy: staff, to: last) {
      var next = max(day, absence.days.from)
      let end = absence.days.until.map { min($0, last) } ?? last
      while next <= end {
        for (coverer, cases) in absence.coverers(on: next) {
          guard let post = posts.first(where: { $0.staff.text == coverer }) else { continue }
          found.posts[post]?.covered[next, default: 0] += cases
        }
        next = next + 1
      }
    }
  }

  private static func end(of day: LocalDate) -> String { day.iso + "T23:59:59Z" }
}
