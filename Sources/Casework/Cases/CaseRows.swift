import Caseload
import Rules
import Storage

extension Service {
  /// Lines of a list, from a query over the columns of ``CaseColumns``.
  func caseRows(_ sql: SQLCondition, asOf: LocalDate, _ connection: any SQLConnection) throws -> [CaseListPage.Row] {
    let raw = try connection.query(sql.sql, sql.arguments) { try RawCase($0) }
    let open = raw.filter { !$0.isRestricted }
    let teams = try unitNames(Set(open.compactMap(\.team)), on: asOf, connection)
    let holders = try practitionerIDs(Set(open.compactMap(\.staffCode)), connection)
    let waiting = try casesWithWaitingChanges(open.map(\.crn), connection)
    let labels = CaseLabels(pack)
    return raw.map { found in
      guard !found.isRestricted else { return .restricted }
      let since = found.heldSince.flatMap { LocalDate(iso: $0.prefix(10)) }
      let end = found.expectedEnd.flatMap { LocalDate(iso: $0) }
      return .shown(
        CaseRow(
          crn: found.crn, name: PostRow.lastFirst(found.surname, found.forename), tier: labels.tier(found.tier),
          isUntiered: labels.isUntiered(found.tier), isProvisional: found.isProvisional,
          type: found.type.map(labels.type), location: found.location.map(labels.location), rosh: found.rosh,
          mappa: found.mappa, team: found.team.map { teams[$0] ?? $0 },
          holder: found.staffCode.map { code in
            CaseRow.Holder(staffCode: code, name: found.holderName ?? code, practitionerID: holders[code])
          }, since: since, days: since.map { max(0, asOf - $0) }, release: found.release.flatMap { LocalDate(iso: $0) },
          sentenced: found.sentenced.flatMap { LocalDate(iso: $0) }, expectedEnd: end,
          isOverEnd: end.map { $0 < asOf } ?? false, hasWaitingChange: waiting.contains(found.crn)))
    }
  }

  /// Identifiers of practitioners' pages by staff code.
  func practitionerIDs(_ codes: Set<String>, _ connection: any SQLConnection) throws -> [String: Int] {
    let wanted = SQLCondition.among("staff_code", codes.sorted())
    let pairs = try connection.query(
      "SELECT staff_code, id FROM practitioner WHERE \(wanted.sql) ORDER BY staff_code", wanted.arguments
    ) { (try $0.text(0), try $0.int(1)) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  private func casesWithWaitingChanges(_ crns: [String], _ connection: any SQLConnection) throws -> Set<String> {
    let wanted = SQLCondition.among("crn", crns)
    return Set(
      try connection.query(
        "SELECT DISTINCT crn FROM local_change WHERE \(wanted.sql) AND state IN ('waiting', 'contradicted', 'silent')",
        wanted.arguments
      ) { try $0.text(0) })
  }
}

/// A row of `case_now` as it is kept, in the columns of ``CaseColumns``.
private struct RawCase {
  let crn: String
  let forename: String
  let surname: String
  let team: String?
  let staffCode: String?
  let holderName: String?
  let heldSince: String?
  let type: String?
  let location: String?
  let tier: String
  let isProvisional: Bool
  let rosh: String?
  let mappa: String?
  let release: String?
  let sentenced: String?
  let expectedEnd: String?
  let isRestricted: Bool

  init(_ row: SQLRow) throws {
    crn = try row.text(0)
    forename = try row.text(1)
    surname = try row.text(2)
    team = try row.optionalText(3)
    staffCode = try row.optionalText(4)
    holderName = try row.optionalText(5)
    heldSince = try row.optionalText(6)
    type = try row.optionalText(7)
    location = try row.optionalText(8)
    tier = try row.text(9)
    isProvisional = try row.bool(10)
    rosh = try row.optionalText(11)
    mappa = try row.optionalText(12)
    release = try row.optionalText(13)
    sentenced = try row.optionalText(14)
    expectedEnd = try row.optionalText(15)
    isRestricted = try row.bool(16)
  }
}
