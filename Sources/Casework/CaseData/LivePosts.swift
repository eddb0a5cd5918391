import Caseload
import Rules
import Storage
import Workload

/// Works out what each post holds from cases, work items and hours as they stand on one day.
struct LivePosts {
  /// A post as figures need it.
  struct Post {
    let key: PostKey
    let forename: String
    let surname: String
    let grade: String
    var inputs: PostInputs
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  /// Posts of some people, or of everybody for nil, each with all its inputs. In order of team and staff code.
  func posts(of staff: Set<String>?) throws -> [Post] {
    var posts = try currentPosts(staff)
    try addCases(&posts, staff)
    try addWork(&posts, staff)
    return posts.values.sorted { $0.key < $1.key }.map { post in
      // Work comes in whatever order the database reads it: the same inputs are to be the same text.
      var post = post
      post.inputs.contacts.sort { ($0.code, $0.direction.rawValue) < ($1.code, $1.direction.rawValue) }
      return post
    }
  }

  /// SQL and arguments that keep a query to some people. For many everybody is read, and who is not asked for is left out.
  private func only(_ staff: Set<String>?, _ column: String) -> (sql: String, arguments: [SQLValue]) {
    guard let staff else { return ("", []) }
    guard !staff.isEmpty else { return (" AND 1 = 0", []) }
    guard staff.count <= CaseSelection.most else { return ("", []) }
    let marks = staff.map { _ in "?" }.joined(separator: ", ")
    return (" AND \(column) IN (\(marks))", staff.sorted().map(SQLValue.text))
  }

  private func currentPosts(_ staff: Set<String>?) throws -> [PostKey: Post] {
    let today = SQLValue.text(day.iso)
    let some = only(staff, "p.staff_code")
    let rows = try connection.query(
      """
      SELECT p.staff_code, p.team, p.grade, p.weekly_hours, s.forename, s.surname
      FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?) AND (s.left_on IS NULL OR s.left_on >= ?)\(some.sql)
      ORDER BY p.staff_code, p.team, p.starts_on
      """, [today, today, today] + some.arguments
    ) { row in
      Post(
        key: PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1))), forename: try row.text(4),
        surname: try row.text(5), grade: try row.text(2),
        inputs: PostInputs(
          rawGrade: rawCode(try row.text(2)), held: pack.noCases, active: pack.noCases, t2a: pack.noCases,
          hours: PostHours(contracted: try row.optionalInt(3).map { WeeklyHours(hundredths: $0) })))
    }
    // Of two rows that overlap in one team the one that began last counts.
    let wanted = rows.filter { staff?.contains($0.key.staff.text) ?? true }
    var posts = Dictionary(wanted.map { ($0.key, $0) }, uniquingKeysWith: { _, later in later })
    let postsOfPerson = Dictionary(posts.keys.map { ($0.staff, 1) }, uniquingKeysWith: +)
    for (key, post) in posts {
      let count = postsOfPerson[key.staff] ?? 1
      if count > 1, post.inputs.hours.contracted == nil {
        posts[key]?.inputs.faults.append(.hoursNotDivided(posts: count))
      }
    }
    let reductions = only(staff, "staff_code")
    try connection.each(
      """
      SELECT staff_code, team, reason, hours FROM staff_reduction
      WHERE starts_on <= ? AND ends_on >= ?\(reductions.sql) ORDER BY staff_code, team, reason, starts_on
      """, [today, today] + reductions.arguments
    ) { row in
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
      posts[key]?.inputs.hours.reductions.append(
        HoursReduction(reason: try row.text(2), hours: WeeklyHours(hundredths: try row.int(3))))
    }
    return posts
  }

  /// A code of the case system that means the grade: figures are kept with it. An unknown grade stands for itself.
  private func rawCode(_ grade: String) -> String {
    guard let index = pack.grades.all.firstIndex(where: { $0.id == grade }) else { return grade }
    return pack.grades.byRawCode.filter { $0.value == index }.keys.min() ?? grade
  }

  private func addCases(_ posts: inout [PostKey: Post], _ staff: Set<String>?) throws {
    let tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    let locations = Dictionary(uniqueKeysWithValues: pack.locations.enumerated().map { ($1.id, $0) })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    let newSince = (day + -Self.newCaseDays).iso
    let some = only(staff, "staff_code")
    // Cases are counted beside the posts: to find a post and change it there takes five times as long for each case.
    var places: [PostKey: Int] = [:]
    var tallies: [CaseTally] = []
    try connection.each(
      """
      SELECT staff_code, holder_team, holder_name, location, tier, expected_end_on, starts_on
      FROM case_now WHERE staff_code IS NOT NULL\(some.sql)
      """, some.arguments
    ) { row in
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.optionalText(1) ?? ""))
      guard staff?.contains(key.staff.text) ?? true else { return }
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = tallies.count
        places[key] = place
        tallies.append(CaseTally(key: key, name: try row.optionalText(2) ?? key.staff.text, none: pack.noCases))
      }
      let location = try row.optionalText(3).flatMap { locations[$0] }
      let tier = tiers[try row.text(4)] ?? untiered
      // A case without a type has no location: it is held and earns nothing.
      tallies[place].held[location ?? 0, location == nil ? untiered : tier] += 1
      if let end = try row.optionalText(5), end < day.iso {
        tallies[place].overdue += 1
      } else if let location {
        tallies[place].active[location, tier] += 1
      }
      if let location, try row.text(6) > newSince {
        switch pack.locations[location].id {
        case "community": tallies[place].new.community += 1
        case "licence": tallies[place].new.licence += 1
        default: break
        }
      }
    }
    for tally in tallies {
      var post = posts[tally.key] ?? postOfCases(tally)
      post.inputs.held += tally.held
      post.inputs.active += tally.active
      post.inputs.inactive.overdueTermination += tally.overdue
      post.inputs.firstSixteenWeeks.community += tally.new.community
      post.inputs.firstSixteenWeeks.licence += tally.new.licence
      posts[tally.key] = post
    }
  }

  /// Cases of somebody without such a post must not vanish: they stand as a post that is not computable.
  private func postOfCases(_ tally: CaseTally) -> Post {
    let names = tally.name.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
    return Post(
      key: tally.key, forename: names.count > 1 ? names[1] : "", surname: names.first ?? "", grade: "",
      inputs: PostInputs(rawGrade: "", held: pack.noCases, active: pack.noCases, t2a: pack.noCases))
  }

  /// Sixteen weeks, as the nightly workbook counts new cases.
  private static let newCaseDays = 112
}

/// The cases of one post, counted.
private struct CaseTally {
  let key: PostKey
  /// `Last, First` of who holds them.
  let name: String
  var held: TierCounts
  var active: TierCounts
  var overdue = 0
  var new = FirstSixteenWeeks()

  init(key: PostKey, name: String, none: TierCounts) {
    self.key = key
    self.name = name
    held = none
    active = none
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
