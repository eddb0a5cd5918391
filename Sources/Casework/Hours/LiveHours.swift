import Caseload
import Rules
import Storage
import Workload

/// Figures of hours as they stand now, beside the figures of points: rewritten for the posts that a change touches.
enum LiveHours {
  static let columns = ["staff_code", "team", "as_of"] + HoursRecords.names

  /// Works out the hours of some people's posts, or of everybody's for nil, from the figures of points that stand.
  ///
  /// Whoever covers for them, and the seniors of their teams, are touched with them. Nothing is kept where the pack has no
  /// hours measure on the day.
  static func refresh(
    _ staff: Set<String>?, pack: RulePack, day: LocalDate, _ connection: any SQLConnection
  ) throws {
    guard let measure = HoursMeasure(pack, on: day) else {
      try connection.execute("DELETE FROM live_hours")
      return
    }
    let staff = try staff.map { try touched(by: $0, pack, day, connection) }
    let conditions = HoursReader.conditions(staff)
    var points: [PostKey: (figure: PostFigure, grade: String)] = [:]
    for some in conditions {
      let theirs = some("f.staff_code")
      try connection.each(
        "SELECT f.staff_code, f.team, f.grade, \(Figures.columns) FROM live_figure f WHERE \(theirs.sql)",
        theirs.arguments
      ) { row in
        points[PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))] =
          (try Figures.figure(row, from: 3), try row.text(2))
      }
      let gone = some("staff_code")
      try connection.execute("DELETE FROM live_hours WHERE \(gone.sql)", gone.arguments)
    }
    let reader = HoursReader(connection: connection, pack: pack, day: day, values: measure.set.values)
    let counts = try reader.counts(of: points.mapValues(\.grade), staff: staff)
    let text = HoursText(pack)
    let rows = try points.sorted { $0.key < $1.key }.map { key, post in
      let counted = counts[key] ?? HoursCounts(pack)
      let figure = measure.figure(counted, beside: post.figure)
      return [.text(key.staff.text), .text(key.team.text), .text(day.iso)]
        + (try HoursRecords.values(figure, set: measure.set.id, counts: text.text(counted)))
    }
    if staff == nil {
      let loader = try connection.loader(into: "live_hours", columns: columns)
      for row in rows { try loader.add(row) }
      try loader.finish()
    } else {
      try RowWrites(table: "live_hours", columns: columns, keyCount: 2).insert(rows, connection)
    }
  }

  /// The people, whoever covers for one of them today, and the seniors of the teams that they have posts in.
  private static func touched(
    by staff: Set<String>, _ pack: RulePack, _ day: LocalDate, _ connection: any SQLConnection
  ) throws -> Set<String> {
    var all = staff
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
      let seniors = try connection.query(
        """
        SELECT p.staff_code FROM staff_post a JOIN staff_post p ON p.team = a.team
        WHERE \(theirs.sql) AND \(senior.sql) AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?)
        """, theirs.arguments + senior.arguments + [today, today]
      ) { try $0.text(0) }
      all.formUnion(coverers + seniors)
    }
    return all
  }
}
