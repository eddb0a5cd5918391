import Caseload
import Rules
import Storage

extension Service {
  /// What stands beside the caseload of posts for which a condition on `f` holds; restricted cases that are kept from the actor are left out.
  ///
  /// - Parameter teams: codes of the units whose administrative posts count; nil for all.
  func companions(
    of posts: SQLCondition, teams: [String]?, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> Companions {
    let hides = try restrictions(on: day, connection).hidesNow("c.")
    let levels = SQLCondition.among("c.rosh", pack.lines.highRisk)
    let held = SQLCondition(
      "\(Self.held) AND NOT \(hides.sql) AND \(posts.sql)", hides.arguments + posts.arguments)
    let (cases, high) =
      try connection.first(
        """
        SELECT COUNT(*), COALESCE(SUM(CASE WHEN \(levels.sql) THEN 1 ELSE 0 END), 0)
        FROM live_figure f CROSS JOIN case_now c WHERE \(held.sql)
        """, levels.arguments + held.arguments
      ) { (try $0.int(0), try $0.int(1)) } ?? (0, 0)
    let (ordered, notBegun) =
      try connection.first(
        """
        SELECT COUNT(*), COALESCE(SUM(CASE WHEN COALESCE(r.done, 0) = 0 THEN 1 ELSE 0 END), 0)
        FROM live_figure f CROSS JOIN case_now c CROSS JOIN requirement r
        WHERE r.crn = c.crn AND r.restrictive = 0 AND r.ordered > 0 AND COALESCE(r.starts_on, '0001-01-01') <= ?
          AND COALESCE(r.ended_on, '9999-12-31') >= ? AND \(held.sql)
        """, [.text(day.iso), .text(day.iso)] + held.arguments
      ) { (try $0.int(0), try $0.int(1)) } ?? (0, 0)
    return Companions(
      cases: cases, highRisk: high, administrative: try administrative(in: teams, on: day, connection),
      interventions: ordered, notBegun: notBegun)
  }

  /// Cases at high levels of risk, by post, of posts for which a condition on `f` holds.
  func highRisk(of posts: SQLCondition, _ connection: any SQLConnection) throws -> [PostKey: Int] {
    let levels = SQLCondition.among("c.rosh", pack.lines.highRisk)
    let counts = try connection.query(
      """
      SELECT f.staff_code, f.team, COUNT(*) FROM live_figure f CROSS JOIN case_now c
      WHERE \(Self.held) AND \(levels.sql) AND \(posts.sql) GROUP BY f.staff_code, f.team
      """, levels.arguments + posts.arguments
    ) { (PostKey(staff: StaffCode(try $0.text(0)), team: TeamCode(try $0.text(1))), try $0.int(2)) }
    return Dictionary(counts, uniquingKeysWith: +)
  }

  /// Cases `c` of posts `f`. From the posts, in this order: the cases of a region are a twelfth of the index by holder, and a
  /// condition on the holder alone has all of it read.
  private static let held = "c.staff_code = f.staff_code AND c.holder_team = f.team"

  /// Full-time equivalents of administrative posts; nil where the rules name no such grade.
  private func administrative(in teams: [String]?, on day: LocalDate, _ connection: any SQLConnection) throws -> Ratio?
  {
    let grades = pack.comparison.administrative
    guard !grades.isEmpty else { return nil }
    let condition = teams.map { SQLCondition.among("p.team", $0) } ?? SQLCondition("1 = 1")
    let posts = try connection.query(
      """
      SELECT p.grade, p.weekly_hours FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND COALESCE(s.left_on, '9999-12-31') >= ?
        AND p.weekly_hours IS NOT NULL AND \(condition.sql)
      """, Array(repeating: .text(day.iso), count: 3) + condition.arguments
    ) { (try $0.text(0), WeeklyHours(hundredths: try $0.int(1))) }
    return posts.reduce(Ratio.zero) { sum, post in
      let grade = pack.grades.grade(id: post.0) ?? pack.grades.grade(rawCode: post.0)
      guard let grade, grades.contains(grade.id), let full = grade.fullTimeHours, full > .zero else { return sum }
      return sum + post.1.ratio / full.ratio
    }
  }
}
