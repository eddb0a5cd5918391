import Allocation
import Caseload
import Rules
import Storage
import Workload

/// Reads what the rules look at of one current case, as it stands on a day.
struct CaseProfileReader {
  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  private var today: SQLValue { .text(day.iso) }

  /// The case with the code of whoever holds it now; nil for one that is not current.
  func profile(of crn: String) throws -> (profile: CaseProfile, holder: String?)? {
    guard let held = try HeldCases(connection, pack).one(crn) else { return nil }
    let counted = try counted(held)
    let found = try connection.first(
      """
      SELECT n.tier, n.rosh, n.mappa, n.team, n.surname, n.staff_code, n.restricted, c.sexual_offence
      FROM case_now n JOIN case_record c ON c.crn = n.crn WHERE n.crn = ?
      """, [.text(crn)]
    ) { row in
      (
        profile: CaseProfile(
          tier: try row.text(0), rosh: try row.optionalText(1),
          mappaLevel: try row.optionalText(2).flatMap(Self.level),
          sexualOffence: try row.optionalInt(7).map { $0 != 0 },
          team: try row.optionalText(3), surname: try row.text(4), counted: counted),
        holder: try row.optionalText(5), isRestricted: try row.bool(6)
      )
    }
    guard let found else { return nil }
    var profile = found.profile
    profile.registers = try registers(of: crn)
    try addRestrictions(of: crn, isMarked: found.isRestricted, to: &profile)
    profile.pastHolders = try pastHolders(of: crn, now: found.holder)
    return (profile, found.holder)
  }

  /// `category 2 level 3` as 3; nil for a text without a level.
  static func level(_ mappa: String) -> Int? {
    mappa.contains("level") ? mappa.split(separator: " ").last.flatMap { Int($0) } : nil
  }

  private func registers(of crn: String) throws -> Set<String> {
    Set(
      try connection.query(
        """
        SELECT type FROM registration WHERE crn = ? AND registered_on <= ? AND COALESCE(ended_on, '9999-12-31') >= ?
        """, [.text(crn), today, today]
      ) { try $0.text(0) })
  }

  /// A case that is marked as restricted without saying for whom is nobody's to take: nobody can tell who must not see it.
  private func addRestrictions(of crn: String, isMarked: Bool, to profile: inout CaseProfile) throws {
    let rows = try connection.query(
      "SELECT kind, staff_code FROM restriction WHERE crn = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?",
      [.text(crn), today, today]
    ) { (kind: try $0.text(0), staff: try $0.text(1)) }
    profile.keptFrom = Set(rows.filter { $0.kind == "not" }.map(\.staff))
    let only = Set(rows.filter { $0.kind == "only" }.map(\.staff))
    profile.onlyFor = only.isEmpty && !(rows.isEmpty && isMarked) ? nil : only
  }

  /// The last day on which each earlier holder held the person. Whoever holds the case now is none of them.
  private func pastHolders(of crn: String, now holder: String?) throws -> [String: LocalDate] {
    let rows = try connection.query(
      "SELECT staff_code, starts_at FROM allocation WHERE crn = ? ORDER BY starts_at", [.text(crn)]
    ) { (staff: try $0.optionalText(0), from: try $0.day(1)) }
    var past: [String: LocalDate] = [:]
    for (row, next) in zip(rows, rows.dropFirst()) {
      if let staff = row.staff, staff != holder, staff != next.staff, let until = next.from { past[staff] = until }
    }
    return past
  }

  /// The case as it counts, with finished reports that nobody is named for and contacts of the days that count: as
  /// ``LivePosts`` counts them for whoever holds it.
  private func counted(_ held: HeldCases.Case) throws -> CountedCase {
    let kinds = Dictionary(pack.workKinds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let contactsSince = (day + (1 - pack.contacts.days)).iso
    var reports = CourtReports()
    var contacts: [CountedCase.Contact] = []
    try connection.each(
      "SELECT kind, contact, staff_code, done_on FROM work_item WHERE crn = ? AND done_on > ? AND done_on <= ? ORDER BY number",
      [.text(held.crn), .text((day + -LivePosts.reportDays).iso), today]
    ) { row in
      guard let kind = kinds[try row.text(0)] else { return }
      let doer = try row.optionalText(2)
      if doer == nil, let report = kind.report { reports.count(report, isDone: true) }
      if kind.isContact, let doer, let code = try row.optionalText(1), try row.text(3) >= contactsSince {
        contacts.append(CountedCase.Contact(code: code, by: StaffCode(doer)))
      }
    }
    return CountedCase(
      location: held.location, tier: held.tier, isOverdue: held.expectedEndOn.map { $0 < day.iso } ?? false,
      reports: reports, contacts: contacts)
  }
}
