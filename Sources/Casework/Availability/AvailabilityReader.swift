import Caseload
import Rules
import Storage
import Workload

/// Reads what the available time of posts is worked out from.
struct AvailabilityReader {
  let connection: any SQLConnection
  let pack: RulePack
  /// The day whose posts are read. Contracts, reductions and absences of other days are read with them.
  let day: LocalDate

  /// What is read of one person, whatever the post.
  private struct Person {
    var absences: [AvailabilityInputs.Absence] = []
    var training = TrainingDates()
  }

  /// Inputs of the posts that some people hold on the day or will hold after it, or of everybody's for nil.
  func inputs(of staff: Set<String>?) throws -> [PostKey: AvailabilityInputs] {
    let people = try self.people(staff)
    var posts = try contracts(staff)
    let count = Dictionary(
      posts.filter { $0.value.contracts.contains { $0.days.contains(day) } }.map { ($0.key.staff, 1) },
      uniquingKeysWith: +)
    for (key, reduction) in try reductions(staff) { posts[key]?.reductions.append(reduction) }
    for (key, duty) in try duties(staff) { posts[key]?.duties.append(duty) }
    let units = try UnitWays(connection: connection, day: day)
    for key in posts.keys {
      let person = people[key.staff.text]
      posts[key]?.absences = person?.absences ?? []
      posts[key]?.training = person?.training ?? TrainingDates()
      posts[key]?.units = units.way(from: key.team.text)
      posts[key]?.specialism = units.specialism[key.team.text]
      posts[key]?.posts = count[key.staff] ?? 1
    }
    return posts
  }

  private func theirs(_ column: String, _ staff: Set<String>?) -> SQLCondition {
    staff.map { SQLCondition.among(column, $0.sorted()) } ?? SQLCondition("1 = 1")
  }

  private func contracts(_ staff: Set<String>?) throws -> [PostKey: AvailabilityInputs] {
    let theirs = theirs("staff_code", staff)
    var posts: [PostKey: AvailabilityInputs] = [:]
    try connection.each(
      """
      SELECT staff_code, team, starts_on, ends_on, grade, weekly_hours FROM staff_post WHERE \(theirs.sql)
      ORDER BY staff_code, team, starts_on
      """, theirs.arguments
    ) { row in
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
      let code = try row.text(4)
      guard let days = try row.days(2) else { return }
      var post = posts[key] ?? AvailabilityInputs(grade: nil, contracts: [])
      // The grade is that of the contract in force on the day, or of the last that began before it.
      if days.from <= day || post.contracts.isEmpty {
        let known = pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code)
        post.grade = known?.id == pack.grades.unknownID ? nil : known
        post.rawGrade = code
      }
      post.contracts.append(
        .init(days: days, hours: try row.optionalInt(5).map { WeeklyHours(hundredths: $0) }))
      posts[key] = post
    }
    return posts.filter { _, post in post.contracts.contains { $0.days.until.map { $0 >= day } ?? true } }
  }

  private func reductions(_ staff: Set<String>?) throws -> [(PostKey, AvailabilityInputs.Reduction)] {
    let theirs = theirs("r.staff_code", staff)
    return try connection.query(
      """
      SELECT r.staff_code, r.team, r.starts_on, \(Self.lastDay), r.reason, r.hours, r.ends_on FROM staff_reduction r
      \(Self.reviews) WHERE \(theirs.sql) ORDER BY r.staff_code, r.team, r.starts_on, r.reason
      """, theirs.arguments
    ) { row -> (PostKey, AvailabilityInputs.Reduction)? in
      guard let days = try row.days(2) else { return nil }
      return (
        PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1))),
        .init(
          reason: try row.text(4), days: days, hours: WeeklyHours(hundredths: try row.int(5)),
          review: days.until == nil ? try row.day(6) : nil)
      )
    }.compactMap(\.self)
  }

  /// The last day of a reduction `r`: none for an adjustment that nobody has ended.
  static let lastDay = "CASE WHEN a.staff_code IS NULL THEN r.ends_on ELSE a.ended_on END"
  /// Joins what is recorded of adjustments to reductions `r`.
  static let reviews = """
    LEFT JOIN adjustment_review a
      ON a.staff_code = r.staff_code AND a.team = r.team AND a.reason = r.reason AND a.starts_on = r.starts_on
    """

  private func duties(_ staff: Set<String>?) throws -> [(PostKey, AvailabilityInputs.Duty)] {
    let theirs = theirs("staff_code", staff)
    return try connection.query(
      "SELECT staff_code, team, starts_on, ends_on, kind, hours FROM duty WHERE \(theirs.sql) ORDER BY id",
      theirs.arguments
    ) { row -> (PostKey, AvailabilityInputs.Duty)? in
      guard let days = try row.days(2) else { return nil }
      return (
        PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1))),
        .init(kind: try row.text(4), days: days, hours: try row.optionalInt(5).map { WeeklyHours(hundredths: $0) })
      )
    }.compactMap(\.self)
  }

  private func people(_ staff: Set<String>?) throws -> [String: Person] {
    var people: [String: Person] = [:]
    let absent = theirs("staff_code", staff)
    try connection.each(
      "SELECT staff_code, kind, starts_on, ends_on FROM absence WHERE \(absent.sql) ORDER BY staff_code, starts_on",
      absent.arguments
    ) { row in
      guard let days = try row.days(2) else { return }
      people[try row.text(0), default: Person()].absences.append(.init(kind: try row.text(1), days: days))
    }
    let theirs = theirs("s.staff_code", staff)
    try connection.each(
      """
      SELECT s.staff_code, s.trainee_from, s.qualified_on, s.newly_qualified_until, d.confirmed_on
      FROM staff s LEFT JOIN readiness d ON d.staff_code = s.staff_code
      WHERE (s.trainee_from IS NOT NULL OR s.qualified_on IS NOT NULL) AND \(theirs.sql)
      """, theirs.arguments
    ) { row in
      people[try row.text(0), default: Person()].training = TrainingDates(
        traineeFrom: try row.day(1), qualifiedOn: try row.day(2), newlyQualifiedUntil: try row.day(3),
        readyOn: try row.day(4))
    }
    return people
  }
}

extension SQLRow {
  /// The days from one column to the next; nil when the first is no day.
  fileprivate func days(_ column: Int) throws -> DayRange? {
    guard let from = try day(column) else { return nil }
    return DayRange(from: from, until: try day(column + 1))
  }
}

/// The way from each unit to the widest, and what teams specialise in, on one day.
private struct UnitWays {
  private var parents: [String: String] = [:]
  private(set) var specialism: [String: String] = [:]

  init(connection: any SQLConnection, day: LocalDate) throws {
    var parents: [String: String] = [:]
    var specialism: [String: String] = [:]
    try connection.each(
      """
      SELECT code, parent, specialism FROM org_unit WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY code, starts_on
      """, [.text(day.iso), .text(day.iso)]
    ) { row in
      let code = try row.text(0)
      parents[code] = try row.optionalText(1)
      specialism[code] = try row.optionalText(2)
    }
    self.parents = parents
    self.specialism = specialism
  }

  /// The narrowest first. Sixteen levels end a circle, which an import would refuse.
  func way(from code: String) -> [String] {
    var way = [code]
    while way.count < 16, let last = way.last, let parent = parents[last] { way.append(parent) }
    return way
  }
}
