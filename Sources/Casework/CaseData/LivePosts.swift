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
    var posts: [PostKey: Post] = [:]
    var holders: [String: PostKey] = [:]
    if let staff {
      for case .named(let codes) in CaseSelection.groups(of: staff) {
        try addPosts(&posts, &holders) { SQLCondition.among($0, codes) }
      }
    } else {
      try addPosts(&posts, &holders) { SQLCondition("\($0) IS NOT NULL") }
    }
    try addWork(&posts, of: staff, holding: holders)
    return posts.values.sorted { $0.key < $1.key }.map { post in
      // Work comes in whatever order the database reads it: the same inputs are to be the same text.
      var post = post
      post.inputs.contacts.sort { ($0.code, $0.direction.rawValue) < ($1.code, $1.direction.rawValue) }
      return post
    }
  }

  /// - Parameter some: the condition that a column with staff codes names somebody whose posts are asked for.
  private func addPosts(
    _ posts: inout [PostKey: Post], _ holders: inout [String: PostKey], _ some: (String) -> SQLCondition
  ) throws {
    posts.merge(try currentPosts(some)) { _, new in new }
    try addCases(&posts, &holders, some("staff_code"))
  }

  private func currentPosts(_ some: (String) -> SQLCondition) throws -> [PostKey: Post] {
    let today = SQLValue.text(day.iso)
    let owners = some("p.staff_code")
    let rows = try connection.query(
      """
      SELECT p.staff_code, p.team, p.grade, p.weekly_hours, s.forename, s.surname
      FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?) AND (s.left_on IS NULL OR s.left_on >= ?)
        AND \(owners.sql)
      ORDER BY p.staff_code, p.team, p.starts_on
      """, [today, today, today] + owners.arguments
    ) { row in
      Post(
        key: PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1))), forename: try row.text(4),
        surname: try row.text(5), grade: try row.text(2),
        inputs: PostInputs(
          rawGrade: rawCode(try row.text(2)), held: pack.noCases, active: pack.noCases, t2a: pack.noCases,
          hours: PostHours(contracted: try row.optionalInt(3).map { WeeklyHours(hundredths: $0) })))
    }
    // Of two rows that overlap in one team the one that began last counts.
    var posts = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { _, later in later })
    let postsOfPerson = Dictionary(posts.keys.map { ($0.staff, 1) }, uniquingKeysWith: +)
    for (key, post) in posts {
      let count = postsOfPerson[key.staff] ?? 1
      if count > 1, post.inputs.hours.contracted == nil {
        posts[key]?.inputs.faults.append(.hoursNotDivided(posts: count))
      }
    }
    let reductions = some("r.staff_code")
    try connection.each(
      """
      SELECT r.staff_code, r.team, r.reason, r.hours FROM staff_reduction r \(AvailabilityReader.reviews)
      WHERE r.starts_on <= ? AND COALESCE(\(AvailabilityReader.lastDay), '9999-12-31') >= ? AND \(reductions.sql)
      ORDER BY r.staff_code, r.team, r.reason, r.starts_on
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

  /// Counts the cases of some people's posts, and notes which post holds each.
  private func addCases(
    _ posts: inout [PostKey: Post], _ holders: inout [String: PostKey], _ some: SQLCondition
  ) throws {
    let tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    let locations = Dictionary(uniqueKeysWithValues: pack.locations.enumerated().map { ($1.id, $0) })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    let newSince = (day + -Self.newCaseDays).iso
    // The cases of a post come one after the other: the post is taken out once and put back with all of them.
    var open: Post?
    try connection.each(
      """
      SELECT staff_code, holder_team, location, tier, CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END,
        CASE WHEN starts_on > ? THEN 1 ELSE 0 END, crn
      FROM case_now WHERE staff_code IS NOT NULL AND \(some.sql) ORDER BY staff_code, holder_team
      """, [.text(day.iso), .text(newSince)] + some.arguments
    ) { row in
      let (staff, team) = (try row.text(0), try row.optionalText(1) ?? "")
      if open?.key.staff.text != staff || open?.key.team.text != team {
        if let post = open { posts[post.key] = post }
        let key = PostKey(staff: StaffCode(staff), team: TeamCode(team))
        open = try posts.removeValue(forKey: key) ?? postWithoutGrade(key)
      }
      holders[try row.text(6)] = open?.key
      let location = try row.optionalText(2).flatMap { locations[$0] }
      let tier = tiers[try row.text(3)] ?? untiered
      open?.inputs.count(
        location, location == nil ? untiered : tier, isOverdue: try row.bool(4), isNew: try row.bool(5), pack)
    }
    if let post = open { posts[post.key] = post }
  }

  /// Cases of somebody without such a post must not vanish: they stand as a post that is not computable.
  private func postWithoutGrade(_ key: PostKey) throws -> Post {
    let name = try connection.first("SELECT forename, surname FROM staff WHERE staff_code = ?", [.text(key.staff.text)])
    { (try $0.text(0), try $0.text(1)) }
    return Post(
      key: key, forename: name?.0 ?? "", surname: name?.1 ?? key.staff.text, grade: "",
      inputs: PostInputs(rawGrade: "", held: pack.noCases, active: pack.noCases, t2a: pack.noCases))
  }

  /// Sixteen weeks, as the nightly workbook counts new cases.
  private static let newCaseDays = 112
}

extension PostInputs {
  /// Counts one case. One without a type has no location: it is held and earns nothing.
  fileprivate mutating func count(_ location: Int?, _ tier: Int, isOverdue: Bool, isNew: Bool, _ pack: RulePack) {
    held[location ?? 0, tier] += 1
    if isOverdue {
      inactive.overdueTermination += 1
    } else if let location {
      active[location, tier] += 1
    }
    guard isNew, let location else { return }
    switch pack.locations[location].id {
    case "community": firstSixteenWeeks.community += 1
    case "licence": firstSixteenWeeks.licence += 1
    default: break
    }
  }
}
