import Caseload
import Rules
import Storage
import Workload

/// Works out what each post holds from cases, work items and hours as they stand on one day, for points and hours alike.
struct LivePosts {
  /// A post as figures need it.
  struct Post {
    let key: PostKey
    let forename: String
    let surname: String
    let grade: String
    var inputs: PostInputs
    /// Nil where the pack has no hours measure on the day.
    var hours: HoursCounts?
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  /// Posts of some people, or of everybody for nil, each with all its inputs. In order of team and staff code.
  func posts(of staff: Set<String>?) throws -> [Post] {
    let measure = HoursMeasure(pack, on: day)
    var posts: [PostKey: Post] = [:]
    for some in HeldCases.conditions(staff) { posts.merge(try currentPosts(some)) { _, new in new } }
    if measure != nil {
      let empty = HoursCounts(pack)
      for key in Array(posts.keys) { posts[key]?.hours = empty }
    }
    let holders = try addCases(&posts, of: staff, measure)
    try addWork(&posts, of: staff, holding: holders)
    if let measure { try addHours(&posts, of: staff, holding: holders, measure) }
    return posts.values.sorted { $0.key < $1.key }.map { post in
      // Work comes in whatever order the database reads it: the same inputs are to be the same text.
      var post = post
      post.inputs.contacts.sort { ($0.code, $0.direction.rawValue) < ($1.code, $1.direction.rawValue) }
      return post
    }
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

  /// Counts the cases of some people's posts. Returns each case with the post that holds it.
  private func addCases(
    _ posts: inout [PostKey: Post], of staff: Set<String>?, _ measure: HoursMeasure?
  ) throws -> [String: PostKey] {
    var holders: [String: PostKey] = [:]
    var hours = try measure.map { _ in try HoursCases(connection, day: day, of: staff) }
    let (today, newSince) = (day.iso, (day + -Self.newCaseDays).iso)
    // The cases of a post come one after the other: the post is taken out once and put back with all of them.
    var open: Post?
    try HeldCases(connection, pack).each(of: staff) { held in
      if open?.key != held.post {
        if let post = open { posts[post.key] = post }
        open = try posts.removeValue(forKey: held.post) ?? postWithoutGrade(held.post, measure)
      }
      holders[held.crn] = held.post
      open?.inputs.count(
        location: held.location, tier: held.tier, isOverdue: held.expectedEndOn.map { $0 < today } ?? false,
        isNew: held.startsOn > newSince, pack)
      if let measure, let item = try hours?.item(held) { open?.hours?.add(item, on: day, measure.set.values, pack) }
    }
    if let post = open { posts[post.key] = post }
    try hours?.eachUnreckoned { held in
      if let measure { posts[held.post]?.hours?.add(held.item, on: day, measure.set.values, pack) }
    }
    return holders
  }

  /// Adds what hours count beyond the cases.
  private func addHours(
    _ posts: inout [PostKey: Post], of staff: Set<String>?, holding holders: [String: PostKey], _ measure: HoursMeasure
  ) throws {
    var counts = posts.compactMapValues(\.hours)
    try HoursReader(connection: connection, pack: pack, day: day, values: measure.set.values)
      .addWork(of: staff, holding: holders, posts.mapValues(\.grade), &counts)
    for (key, counted) in counts { posts[key]?.hours = counted }
  }

  /// Cases of somebody without such a post must not vanish: they stand as a post that is not computable.
  private func postWithoutGrade(_ key: PostKey, _ measure: HoursMeasure?) throws -> Post {
    let name = try connection.first("SELECT forename, surname FROM staff WHERE staff_code = ?", [.text(key.staff.text)])
    { (try $0.text(0), try $0.text(1)) }
    return Post(
      key: key, forename: name?.0 ?? "", surname: name?.1 ?? key.staff.text, grade: "",
      inputs: PostInputs(rawGrade: "", held: pack.noCases, active: pack.noCases, t2a: pack.noCases),
      hours: measure.map { _ in HoursCounts(pack) })
  }

  /// Sixteen weeks, as the nightly workbook counts new cases.
  private static let newCaseDays = 112
}
