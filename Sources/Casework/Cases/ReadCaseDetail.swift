import Caseload
import Rules
import Storage

extension Service {
  public func caseDetail(crn: String) async throws -> CaseDetail {
    try await view(.viewCase, .person(crn)) { connection in
      let standing = try caseStanding(connection)
      let day = standing.asOf
      try requireCase(.view, .cases, crn, on: day, connection)
      let reader = CaseReader(crn: crn, day: day, pack: pack, connection: connection)
      let summary = try summary(of: crn, on: day, connection)
      return CaseDetail(
        summary: summary, orders: try reader.orders(),
        registrations: try reader.registrations(), risk: try reader.risk(), needs: try reader.needs(),
        requirements: try reader.requirements(), workItems: try reader.workItems(),
        restrictions: try reader.standingEntries(of: "restriction"),
        preferences: try reader.standingEntries(of: "preference"),
        holders: try holders(of: crn, on: min(day, summary.end ?? day), connection),
        tier: try reader.tier(), tierHistory: try reader.tierHistory(), overrides: try reader.overrides(),
        changes: try changes(of: crn, connection), standing: standing)
    }
  }

  private func summary(of crn: String, on day: LocalDate, _ connection: any SQLConnection) throws -> CaseDetail.Summary
  {
    let labels = CaseLabels(pack)
    let found = try connection.first(
      """
      SELECT c.surname, c.forename, c.date_of_birth, c.gender, c.team, c.setting, c.responsible, c.handover_on,
        c.sexual_offence, c.starts_on, c.ends_on, c.legacy_tier, n.type, n.location, n.mappa
      FROM case_record c LEFT JOIN case_now n ON n.crn = c.crn WHERE c.crn = ?
      """, [.text(crn)]
    ) { row in
      let team = try row.optionalText(4)
      let unit = try team.flatMap { try orgUnit($0, on: day, connection)?.0 }
      let path = try unit.map { try scope(level: $0.levelID, code: $0.code, on: day, connection).path } ?? []
      let openPath = try openPath(path, connection)
      return CaseDetail.Summary(
        crn: crn, name: PostRow.lastFirst(try row.text(0), try row.text(1)), dateOfBirth: try row.day(2),
        gender: try row.text(3), team: unit, path: openPath, setting: try row.text(5), responsible: try row.text(6),
        handover: try row.day(7), sexualOffence: try row.optionalInt(8).map { $0 != 0 }, start: try row.day(9),
        end: try row.day(10), legacyTier: try row.optionalText(11), type: try row.optionalText(12).map(labels.type),
        location: try row.optionalText(13).map(labels.location), mappa: try row.optionalText(14))
    }
    guard let found else { throw CaseworkRefusal.notFound("There is no case with this case reference number.") }
    return found
  }

  /// Who held the case when, newest first, up to a day. Days are whole days between the moments.
  private func holders(of crn: String, on day: LocalDate, _ connection: any SQLConnection) throws
    -> [CaseDetail.HolderPeriod]
  {
    let rows = try connection.query(
      """
      SELECT a.starts_at, a.staff_code, a.team, a.reason, s.surname, s.forename FROM allocation a
      LEFT JOIN staff s ON s.staff_code = a.staff_code WHERE a.crn = ? ORDER BY a.starts_at
      """, [.text(crn)]
    ) { row in
      (
        from: try row.text(0), code: try row.optionalText(1), team: try row.optionalText(2),
        reason: try row.optionalText(3),
        name: PostRow.lastFirst(try row.optionalText(4) ?? "", try row.optionalText(5) ?? "")
      )
    }
    let pages = try practitionerIDs(Set(rows.compactMap(\.code)), connection)
    let teams = try unitNames(Set(rows.compactMap(\.team)), on: day, connection)
    return rows.indices.reversed().map { index in
      let row = rows[index]
      let until = index + 1 < rows.count ? rows[index + 1].from : nil
      let first = LocalDate(iso: row.from.prefix(10))
      let last = until.map { LocalDate(iso: $0.prefix(10)) } ?? day
      return CaseDetail.HolderPeriod(
        holder: row.code.map { CaseRow.Holder(staffCode: $0, name: row.name, practitionerID: pages[$0]) },
        team: row.team.map { teams[$0] ?? $0 }, from: row.from, until: until,
        days: first.flatMap { first in last.map { max(0, $0 - first) } }, reason: row.reason)
    }
  }
}

extension SQLRow {
  /// The day in a column that holds ISO text; nil when it is NULL.
  func day(_ column: Int) throws -> LocalDate? { try optionalText(column).flatMap { LocalDate(iso: $0.prefix(10)) } }
}
