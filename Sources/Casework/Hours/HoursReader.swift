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
  func counts(of posts: [PostKey: String]) throws -> [PostKey: HoursCounts] {
    let empty = HoursCounts(pack)
    var counts = posts.mapValues { _ in empty }
    // The cases of a post come one after the other: its counts are taken out once and put back with all of them.
    var open: (post: PostKey, counts: HoursCounts)?
    var holders: [String: PostKey] = [:]
    try eachCase(of: nil) { held in
      holders[held.crn] = held.post
      if open?.post != held.post {
        if let open { counts[open.post] = open.counts }
        open = counts.removeValue(forKey: held.post).map { (held.post, $0) }
      }
      open?.counts.add(held.item, on: day, values, pack)
    }
    if let open { counts[open.post] = open.counts }
    try addWork(of: nil, holding: holders, posts, &counts)
    return counts
  }

  /// Adds what posts do beyond their own cases: work, contacts, cover and oversight; and the travel of where they are.
  ///
  /// - Parameters:
  ///   - holders: each case that the people hold, with the post that holds it.
  ///   - posts: with the grade of each, which says who is a senior.
  func addWork(
    of staff: Set<String>?, holding holders: [String: PostKey], _ posts: [PostKey: String],
    _ counts: inout [PostKey: HoursCounts]
  ) throws {
    var first: [String: PostKey] = [:]
    for key in posts.keys.sorted() where first[key.staff.text] == nil { first[key.staff.text] = key }
    try HoursWork(connection: connection, pack: pack, day: day).each(of: staff, holding: holders) { item in
      guard let post = item.post ?? first[item.staff] else { return }
      counts[post]?.add(item)
    }
    try addOversight(posts, &counts)
    try addTravel(posts, &counts)
  }

  /// Cases of some people, or of everybody for nil; those of one post come one after the other.
  func eachCase(of staff: Set<String>?, _ body: (Held) throws -> Void) throws {
    var cases = try HoursCases(connection, day: day, of: staff)
    try HeldCases(connection, pack).each(of: staff) { held in
      if let item = try cases.item(held) { try body(Held(crn: held.crn, post: held.post, item: item)) }
    }
    try cases.eachUnreckoned(body)
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
