import Caseload
import Rules
import Storage
import Workload

/// Who is away in some days, what they hold, and who is named to cover it.
struct CoverBook {
  /// An absence with the cases that the person holds in the team.
  struct Absence {
    let staff: String
    let kind: String
    let days: DayRange
    /// Named for the whole of it.
    let coveredBy: String?
    /// Reference numbers, in order.
    var cases: [String] = []
    /// By case: who covers it on which days.
    var covers: [String: [Cover]] = [:]
  }

  /// One case for some days. One that was ended before it began has no days.
  struct Cover: Hashable {
    let id: Int
    let coveredBy: String
    let days: DayRange
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  /// Cover in force: assigned cases `v` of a holder who still has them, with the day on which it ends.
  static let lastDay = "COALESCE(e.last_day, v.ends_on)"
  static let table = "case_cover v LEFT JOIN case_cover_end e ON e.cover_id = v.id"

  /// Absences from the day to another, of those who have a post in a team, in order of the first day.
  func absences(team: String, to last: LocalDate) throws -> [Absence] {
    try absences(
      """
      a.staff_code IN (SELECT staff_code FROM staff_post WHERE team = ? AND starts_on <= ?
        AND COALESCE(ends_on, '9999-12-31') >= ?)
      """, [.text(team), .text(last.iso), .text(day.iso)], team: team, to: last)
  }

  /// Absences of one person. - Parameter team: of which the cases are; nil for all that the person holds.
  func absences(staff: String, to last: LocalDate) throws -> [Absence] {
    try absences("a.staff_code = ?", [.text(staff)], team: nil, to: last)
  }

  /// Absences in which one of some people covers cases, from the day to another. - Parameter staff: few people.
  func absences(coveredBy staff: Set<String>, to last: LocalDate) throws -> [Absence] {
    let (wholly, partly) = (
      SQLCondition.among("a.covered_by", staff.sorted()), SQLCondition.among("v.covered_by", staff.sorted())
    )
    return try absences(
      "(\(wholly.sql) OR a.staff_code IN (SELECT v.holder FROM case_cover v WHERE \(partly.sql)))",
      wholly.arguments + partly.arguments, team: nil, to: last)
  }

  /// Who covers cases of some people today: their hours follow what the people hold.
  static func coverers(
    of staff: Set<String>, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> Set<String> {
    var found: Set<String> = []
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let holders = SQLCondition.among("v.holder", codes)
      found.formUnion(
        try connection.query(
          "SELECT DISTINCT v.covered_by FROM case_cover v WHERE \(holders.sql) AND v.starts_on <= ? AND v.ends_on >= ?",
          holders.arguments + [.text(day.iso), .text(day.iso)]
        ) { try $0.text(0) })
    }
    return found
  }

  private func absences(_ some: String, _ arguments: [SQLValue], team: String?, to last: LocalDate) throws -> [Absence]
  {
    var found = try connection.query(
      """
      SELECT a.staff_code, a.kind, a.starts_on, a.ends_on, a.covered_by FROM absence a
      WHERE \(some) AND a.starts_on <= ? AND COALESCE(a.ends_on, '9999-12-31') >= ?
      ORDER BY a.starts_on, a.staff_code
      """, arguments + [.text(last.iso), .text(day.iso)]
    ) { row -> Absence? in
      guard let from = try row.day(2) else { return nil }
      let staff = try row.text(0)
      // Nobody covers for themselves, whatever the sheet says.
      let coverer = try row.optionalText(4).flatMap { $0 == staff ? nil : $0 }
      return Absence(
        staff: staff, kind: try row.text(1), days: DayRange(from: from, until: try row.day(3)), coveredBy: coverer)
    }.compactMap(\.self)
    guard !found.isEmpty else { return [] }
    let holders = SQLCondition.among("c.staff_code", Set(found.map(\.staff)).sorted())
    let inTeam = team.map { SQLCondition("c.holder_team = ?", [.text($0)]) } ?? SQLCondition("1 = 1")
    var cases: [String: [String]] = [:]
    try connection.each(
      "SELECT c.staff_code, c.crn FROM case_now c WHERE \(holders.sql) AND \(inTeam.sql) ORDER BY c.crn",
      holders.arguments + inTeam.arguments
    ) { cases[try $0.text(0), default: []].append(try $0.text(1)) }
    var covers: [String: [String: [Cover]]] = [:]
    try connection.each(
      """
      SELECT v.id, v.crn, v.holder, v.covered_by, v.starts_on, \(Self.lastDay) FROM \(Self.table)
      JOIN case_now c ON c.crn = v.crn AND c.staff_code = v.holder WHERE \(holders.sql) ORDER BY v.id
      """, holders.arguments
    ) { row in
      guard let from = try row.day(4), let until = try row.day(5) else { return }
      covers[try row.text(2), default: [:]][try row.text(1), default: []].append(
        Cover(id: try row.int(0), coveredBy: try row.text(3), days: DayRange(from: from, until: until)))
    }
    for index in found.indices {
      found[index].cases = cases[found[index].staff] ?? []
      found[index].covers = covers[found[index].staff] ?? [:]
    }
    return found
  }
}

extension CoverBook.Absence {
  /// Whether it lasts, or may last, so long that its cases need a name.
  func needsCover(_ rules: TimeUseRules.Absences) -> Bool {
    days.until.map { $0 - days.from + 1 > rules.coverAfterDays } ?? true
  }

  /// Whether it has lasted so long on a day.
  func isDue(on day: LocalDate, _ rules: TimeUseRules.Absences) -> Bool {
    days.contains(day) && day - days.from + 1 > rules.coverAfterDays
  }

  /// Whether somebody is named for a case on every day from one to another that is a day of this absence.
  func isCovered(_ crn: String, from first: LocalDate, to last: LocalDate) -> Bool {
    firstUncovered(crn, from: first, to: last) == nil
  }

  /// The first day from one to another on which this absence leaves a case without a name; nil where there is none.
  func firstUncovered(_ crn: String, from first: LocalDate, to last: LocalDate) -> LocalDate? {
    if coveredBy != nil { return nil }
    var next = max(first, days.from)
    let end = days.until.map { min($0, last) } ?? last
    for cover in (covers[crn] ?? []).sorted(by: { $0.days.from < $1.days.from }) where cover.days.from <= next {
      if let until = cover.days.until, until >= next { next = until + 1 }
    }
    return next > end ? nil : next
  }

  /// Cases without a name for all of the days that are left; of an absence without an end, on its first day from now on.
  func uncovered(from day: LocalDate) -> [String] {
    let first = max(day, days.from)
    return cases.filter { !isCovered($0, from: first, to: days.until ?? first) }
  }

  /// Who covers cases on a day, with how many.
  func coverers(on day: LocalDate) -> [String: Int] {
    cases.reduce(into: [:]) { sums, crn in
      let named = covers[crn]?.last { $0.days.contains(day) }?.coveredBy ?? coveredBy
      if let named { sums[named, default: 0] += 1 }
    }
  }
}
