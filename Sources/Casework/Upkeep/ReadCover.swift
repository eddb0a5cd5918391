import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func cover(staff: String) async throws -> CoverPage {
    try await view(.viewAvailability, .staff(staff), detail: "cover") { connection in
      try self.require(.view, .peopleFigures, staff: staff, connection)
      guard let name = try self.staffNames([staff], connection)[staff] else {
        throw CaseworkRefusal.notFound("There is nobody with this staff code. Check the code.")
      }
      let day = try self.liveDay(connection)
      let last = day + 7 * Self.weeksAheadShown
      let absences = try CoverBook(connection: connection, pack: self.pack, day: day).absences(staff: staff, to: last)
      let away = try TeamWeeks(service: self, connection: connection, day: day).away(absences, [staff: name])
      let held = try self.coverCases(staff, absences, on: day, connection)
      let measure = HoursMeasure(self.pack, on: day)
      let ties = try self.scope(.change, .ties, connection)
      return CoverPage(
        staffCode: staff, name: name, day: day, absences: away, cases: held.shown, hidden: held.hidden.count,
        hiddenUncovered: held.hidden.count { crn in absences.contains { $0.uncovered(from: day).contains(crn) } },
        colleagues: try self.colleagues(of: staff, ties, on: day, connection),
        mayChange: try ties.isEverything || self.holds(ties, staff: staff, connection),
        seen: try self.coverSeen(staff, connection), minutes: measure?.set.values.cover.minutes,
        source: measure?.set.values.cover.source ?? "", coverAfterDays: self.pack.timeUse.absences.coverAfterDays)
    }
  }

  /// Counts what was ever given or ended of a person's cover: it grows with every change.
  func coverSeen(_ staff: String, _ connection: any SQLConnection) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) + COUNT(e.cover_id) FROM \(CoverBook.table) WHERE v.holder = ?", [.text(staff)]
    ) { try $0.int(0) } ?? 0
  }

  /// Cases that somebody holds: those that the actor may see with who covers them, and the numbers of the others.
  func coverCases(
    _ staff: String, _ absences: [CoverBook.Absence], on day: LocalDate, _ connection: any SQLConnection
  ) throws -> (shown: [CoverPage.Case], hidden: [String]) {
    let seen = try scope(.view, .cases, connection).cases("c.")
    let hides = try restrictions(on: day, connection).hidesNow("c.")
    let rows = try connection.query(
      """
      SELECT c.crn, c.surname, c.forename, c.tier, CASE WHEN \(seen.sql) AND NOT \(hides.sql) THEN 1 ELSE 0 END
      FROM case_now c WHERE c.staff_code = ? ORDER BY c.surname, c.forename, c.crn
      """, seen.arguments + hides.arguments + [.text(staff)]
    ) {
      (
        crn: try $0.text(0), name: PostRow.lastFirst(try $0.text(1), try $0.text(2)), tier: try $0.text(3),
        isShown: try $0.bool(4)
      )
    }
    let codes = Set(absences.flatMap { $0.covers.values.joined().map(\.coveredBy) })
    let names = try staffNames(codes, connection)
    let covers = absences.first?.covers ?? [:]
    let uncovered = Set(absences.filter { $0.needsCover(pack.timeUse.absences) }.flatMap { $0.uncovered(from: day) })
    let shown = rows.filter(\.isShown).map { row in
      CoverPage.Case(
        crn: row.crn, name: row.name, tier: pack.tiers.first { $0.id == row.tier }?.label ?? row.tier,
        covers: (covers[row.crn] ?? []).sorted { $0.days.from < $1.days.from }.compactMap { cover in
          guard let until = cover.days.until, until >= max(day, cover.days.from) else { return nil }
          return CoverPage.Cover(
            id: cover.id, name: names[cover.coveredBy] ?? cover.coveredBy, from: cover.days.from, until: until)
        }, isCovered: !uncovered.contains(row.crn))
    }
    return (shown, rows.filter { !$0.isShown }.map(\.crn))
  }

  /// People of the same teams within reach who are not away on a day.
  func colleagues(
    of staff: String, _ reach: AccessScope, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> [CoverPage.Colleague] {
    guard !reach.isEmpty else { return [] }
    let today = SQLValue.text(day.iso)
    let all = try connection.query(
      """
      SELECT DISTINCT p.staff_code, s.surname, s.forename FROM staff_post o JOIN staff_post p ON p.team = o.team
      JOIN staff s ON s.staff_code = p.staff_code
      WHERE o.staff_code = ? AND o.starts_on <= ? AND COALESCE(o.ends_on, '9999-12-31') >= ? AND p.staff_code <> ?
        AND p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND COALESCE(s.left_on, '9999-12-31') >= ?
        AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.staff_code = p.staff_code AND a.starts_on <= ?
          AND COALESCE(a.ends_on, '9999-12-31') >= ?)
      ORDER BY s.surname, s.forename, p.staff_code
      """, [.text(staff), today, today, .text(staff), today, today, today, today, today]
    ) {
      CoverPage.Colleague(staffCode: try $0.text(0), name: PostRow.lastFirst(try $0.text(1), try $0.text(2)))
    }
    return try all.filter { try holds(reach, staff: $0.staffCode, connection) }
  }
}
