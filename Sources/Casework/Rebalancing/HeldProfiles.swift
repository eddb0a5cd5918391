import Allocation
import Caseload
import Rules
import Storage
import Workload

/// The cases of some people as the rules look at them, with what keeps one where it is: what ``CaseProfileReader`` reads of one case,
/// by a few statements for all.
struct HeldProfiles {
  /// One case that somebody holds.
  struct Held {
    let crn: String
    /// `Last, First`.
    let name: String
    let post: PostKey
    let heldSince: LocalDate?
    let sentencedOn: LocalDate?
    let releaseOn: LocalDate?
    let expectedEndOn: LocalDate?
    var profile: CaseProfile
    /// Identifiers of kinds of work that are open.
    var openWork: [String] = []
    /// Whether the case is marked as restricted.
    let isMarked: Bool
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  private var today: SQLValue { .text(day.iso) }

  /// Cases of some people, by post and number. - Parameter some: a condition on `case_now n`.
  func cases(of staff: [String], _ some: SQLCondition) throws -> [Held] {
    try Set(staff).sorted().parts(of: CaseSelection.most).flatMap { codes in
      let theirs = [SQLCondition.among("n.staff_code", codes), some].all
      var found = try held(theirs)
      try addRegisters(theirs, to: &found)
      try addRestrictions(theirs, to: &found)
      try addHolders(theirs, to: &found)
      try addWork(theirs, to: &found)
      return found.values.sorted { ($0.post, $0.crn) < ($1.post, $1.crn) }
    }
  }

  private func held(_ some: SQLCondition) throws -> [String: Held] {
    let tiers = Dictionary(pack.tiers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(pack.locations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    var found: [String: Held] = [:]
    try connection.each(
      """
      SELECT n.crn, n.surname, n.forename, n.staff_code, COALESCE(n.holder_team, ''), n.held_since, n.sentenced_on,
        n.release_on, n.expected_end_on, n.tier, n.rosh, n.mappa, n.team, n.restricted, c.sexual_offence, n.location
      FROM case_now n JOIN case_record c ON c.crn = n.crn WHERE \(some.sql)
      """, some.arguments
    ) { row in
      let crn = try row.text(0)
      let ends = try row.optionalText(8)
      let counted = CountedCase(
        location: try row.optionalText(15).flatMap { places[$0] }, tier: tiers[try row.text(9)] ?? untiered,
        isOverdue: ends.map { $0 < day.iso } ?? false)
      found[crn] = Held(
        crn: crn, name: PostRow.lastFirst(try row.text(1), try row.text(2)),
        post: PostKey(staff: StaffCode(try row.text(3)), team: TeamCode(try row.text(4))), heldSince: try row.day(5),
        sentencedOn: try row.day(6), releaseOn: try row.day(7), expectedEndOn: try row.day(8),
        profile: CaseProfile(
          tier: try row.text(9), rosh: try row.optionalText(10),
          mappaLevel: try row.optionalText(11).flatMap(CaseProfileReader.level),
          sexualOffence: try row.optionalInt(14).map { $0 != 0 }, team: try row.optionalText(12),
          surname: try row.text(1), counted: counted),
        isMarked: try row.bool(13))
    }
    return found
  }

  private func addRegisters(_ some: SQLCondition, to found: inout [String: Held]) throws {
    let rows = try connection.query(
      """
      SELECT n.crn, r.type FROM case_now n JOIN registration r ON r.crn = n.crn
      WHERE \(some.sql) AND r.registered_on <= ? AND COALESCE(r.ended_on, '9999-12-31') >= ?
      """, some.arguments + [today, today]
    ) { (try $0.text(0), try $0.text(1)) }
    for (crn, type) in rows { found[crn]?.profile.registers.insert(type) }
  }

  private func addRestrictions(_ some: SQLCondition, to found: inout [String: Held]) throws {
    let rows = try connection.query(
      """
      SELECT n.crn, r.kind, r.staff_code FROM case_now n JOIN restriction r ON r.crn = n.crn
      WHERE \(some.sql) AND r.starts_on <= ? AND COALESCE(r.ends_on, '9999-12-31') >= ?
      """, some.arguments + [today, today]
    ) { (crn: try $0.text(0), kind: try $0.text(1), staff: try $0.text(2)) }
    // A case that is marked as restricted without saying for whom is nobody's to take.
    let named = Set(rows.map(\.crn))
    for (crn, item) in found where item.isMarked && !named.contains(crn) { found[crn]?.profile.onlyFor = [] }
    for row in rows {
      if row.kind == "not" { found[row.crn]?.profile.keptFrom.insert(row.staff) }
      guard row.kind == "only" else { continue }
      let others = found[row.crn]?.profile.onlyFor ?? []
      found[row.crn]?.profile.onlyFor = others.union([row.staff])
    }
  }

  private func addHolders(_ some: SQLCondition, to found: inout [String: Held]) throws {
    var last: (crn: String, staff: String?)?
    try connection.each(
      """
      SELECT n.crn, a.staff_code, a.starts_at FROM case_now n JOIN allocation a ON a.crn = n.crn
      WHERE \(some.sql) ORDER BY n.crn, a.starts_at
      """, some.arguments
    ) { row in
      let (crn, staff) = (try row.text(0), try row.optionalText(1))
      if let before = last, before.crn == crn, let past = before.staff, past != staff, let until = try row.day(2),
        past != found[crn]?.post.staff.text
      {
        found[crn]?.profile.pastHolders[past] = until
      }
      last = (crn, staff)
    }
  }

  /// Finished reports and contacts that count for whoever holds the case, and kinds of work that are open.
  private func addWork(_ some: SQLCondition, to found: inout [String: Held]) throws {
    let kinds = Dictionary(pack.workKinds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let contactsSince = (day + (1 - pack.contacts.days)).iso
    var reports: [String: CourtReports] = [:]
    var contacts: [String: [CountedCase.Contact]] = [:]
    try connection.each(
      """
      SELECT n.crn, w.kind, w.contact, w.staff_code, w.done_on FROM case_now n JOIN work_item w ON w.crn = n.crn
      WHERE \(some.sql) AND (w.done_on IS NULL OR w.done_on > ? AND w.done_on <= ?) ORDER BY n.crn, w.number
      """, some.arguments + [.text((day + -LivePosts.reportDays).iso), today]
    ) { row in
      guard let kind = kinds[try row.text(1)] else { return }
      let crn = try row.text(0)
      guard let done = try row.optionalText(4) else {
        found[crn]?.openWork.append(kind.id)
        return
      }
      let doer = try row.optionalText(3)
      if doer == nil, let report = kind.report { reports[crn, default: CourtReports()].count(report, isDone: true) }
      if kind.isContact, let doer, let code = try row.optionalText(2), done >= contactsSince {
        contacts[crn, default: []].append(CountedCase.Contact(code: code, by: StaffCode(doer)))
      }
    }
    for crn in Set(reports.keys).union(contacts.keys) {
      guard let counted = found[crn]?.profile.counted else { continue }
      found[crn]?.profile.counted = CountedCase(
        location: counted.location, tier: counted.tier, isOverdue: counted.isOverdue,
        reports: reports[crn] ?? CourtReports(), contacts: contacts[crn] ?? [])
    }
  }
}
