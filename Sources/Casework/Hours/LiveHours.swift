import Caseload
import Rules
import Storage
import Workload

/// Figures of hours as they stand now, beside the figures of points: rewritten for the posts that a change touches.
enum LiveHours {
  static let columns = ["staff_code", "team", "as_of"] + HoursRecords.names

  /// Writes the hours of some people's posts, or of everybody's for nil, in place of what stood there.
  ///
  /// Nothing is kept where the pack has no hours measure on the day.
  ///
  /// - Parameters:
  ///   - staff: with whoever is ``touched(by:movedPosts:pack:day:_:)`` with them.
  ///   - posts: of these people.
  ///   - figures: the figures of points of the posts, in their order.
  static func replace(
    _ staff: Set<String>?, with posts: [LivePosts.Post], _ figures: [KeptPostFigure], pack: RulePack, day: LocalDate,
    _ connection: any SQLConnection
  ) throws {
    guard let measure = HoursMeasure(pack, on: day) else {
      try connection.execute("DELETE FROM live_hours")
      return
    }
    let text = HoursText(pack, many: staff == nil)
    let rows = try zip(posts, figures).map { post, points in
      let counted = post.hours ?? HoursCounts(pack)
      let figure = measure.figure(counted, beside: points.figure)
      return [.text(post.key.staff.text), .text(post.key.team.text), .text(day.iso)]
        + (try HoursRecords.values(figure, set: measure.set.id, counts: text.text(counted)))
    }
    try RowWrites(table: "live_hours", columns: columns, keyCount: 2).replace(
      staff.map { ("staff_code", $0) }, with: rows, connection)
  }

  /// Works out the hours of some people anew, or of everybody for nil, after a change to something that points do not count.
  static func refresh(_ staff: Set<String>?, pack: RulePack, day: LocalDate, _ connection: any SQLConnection) throws {
    let staff = try staff.map { try touched(by: $0, movedPosts: [], pack: pack, day: day, connection) }
    let posts = try LivePosts(connection: connection, pack: pack, day: day).posts(of: staff)
    let keeping = PostFigureKeeping(pack)
    try replace(
      staff, with: posts, try posts.map { try keeping.kept($0.inputs) }, pack: pack, day: day, connection)
  }

  /// The people, whoever covers for one of them today, and where posts changed the seniors of their teams: what a senior oversees
  /// is people, however many cases these hold.
  ///
  /// - Parameter movedPosts: those of the people whose posts changed, or who left.
  static func touched(
    by staff: Set<String>, movedPosts: Set<String>, pack: RulePack, day: LocalDate, _ connection: any SQLConnection
  ) throws -> Set<String> {
    var all = staff.union(try CoverBook.coverers(of: staff, on: day, connection))
    let senior = SQLCondition.among("p.grade", pack.holding.seniors)
    let today = SQLValue.text(day.iso)
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("a.staff_code", codes)
      let coverers = try connection.query(
        """
        SELECT a.covered_by FROM absence a WHERE \(theirs.sql) AND a.covered_by IS NOT NULL AND a.starts_on <= ?
          AND (a.ends_on IS NULL OR a.ends_on >= ?)
        """, theirs.arguments + [today, today]
      ) { try $0.text(0) }
      all.formUnion(coverers)
    }
    for codes in movedPosts.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("a.staff_code", codes)
      let seniors = try connection.query(
        """
        SELECT p.staff_code FROM staff_post a JOIN staff_post p ON p.team = a.team
        WHERE \(theirs.sql) AND \(senior.sql) AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?)
        """, theirs.arguments + senior.arguments + [today, today]
      ) { try $0.text(0) }
      all.formUnion(seniors)
    }
    return all
  }
}
