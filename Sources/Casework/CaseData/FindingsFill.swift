import Caseload
import Rules
import Storage

/// Finds records that somebody should look at, by one statement for each kind, and lists them in `quality_finding`.
struct FindingsFill {
  let connection: any SQLConnection
  let day: LocalDate
  let pack: RulePack

  /// Lists all kinds anew. - Complexity: O(cases + posts), a scan for each kind.
  func fillAll() throws {
    try connection.execute("DELETE FROM quality_finding")
    for kind in FindingKind.allCases { try fill(kind, among: nil) }
  }

  /// Lists the kinds that one case can have anew, for some cases.
  func refresh(cases: [String]) throws {
    let kinds = FindingKind.allCases.filter(\.isAboutCases)
    for group in CaseSelection.groups(of: try withNamesakes(cases)) {
      guard case .named(let crns) = group else { continue }
      let marks = crns.map { _ in "?" }.joined(separator: ", ")
      let names = crns.map(SQLValue.text)
      try connection.execute("DELETE FROM quality_finding WHERE crn IN (\(marks))", names)
      for kind in kinds { try fill(kind, among: ("c.crn IN (\(marks))", names)) }
    }
  }

  /// These cases and those that share name and date of birth with one of them, or did until now: a change of the one
  /// makes or mends a finding of the other.
  private func withNamesakes(_ cases: [String]) throws -> Set<String> {
    var all = Set(cases)
    for group in CaseSelection.groups(of: cases) {
      guard case .named(let crns) = group else { continue }
      let marks = crns.map { _ in "?" }.joined(separator: ", ")
      let names = crns.map(SQLValue.text)
      all.formUnion(
        try connection.query(
          """
          SELECT q.crn FROM quality_finding q WHERE q.kind = ? AND q.detail IN (\(marks))
          UNION
          SELECT d.crn FROM case_record r JOIN case_record d ON d.date_of_birth = r.date_of_birth
            AND d.surname = r.surname AND d.forename = r.forename
          WHERE r.crn IN (\(marks))
          """,
          [.text(FindingKind.duplicatePerson.rawValue)] + names + names
        ) { try $0.text(0) })
    }
    return all
  }

  /// Lists the kinds about posts anew: there are few posts.
  func refreshPosts() throws {
    for kind in FindingKind.allCases where !kind.isAboutCases {
      try connection.execute("DELETE FROM quality_finding WHERE kind = ?", [.text(kind.rawValue)])
      try fill(kind, among: nil)
    }
  }

  private func fill(_ kind: FindingKind, among some: (sql: String, arguments: [SQLValue])?) throws {
    let found = some == nil ? allQuery(kind) : query(kind)
    let more = some.map { " AND \($0.sql)" } ?? ""
    try connection.execute(
      """
      INSERT INTO quality_finding (kind, sheet, row_key, unit, crn, staff_code, detail)
      \(found.sql)\(more) \(found.grouping) ON CONFLICT (kind, sheet, row_key) DO NOTHING
      """, [.text(kind.rawValue)] + found.arguments + (some?.arguments ?? []))
  }

  /// A `SELECT` that ends in a condition, and what follows the condition.
  typealias Query = (sql: String, arguments: [SQLValue], grouping: String)

  /// What selects the findings of a kind: kind, sheet, key of the row, unit, CRN, staff code, detail.
  func query(_ kind: FindingKind) -> Query {
    let today = SQLValue.text(day.iso)
    func ofCases(_ detail: String, _ condition: String, _ arguments: [SQLValue] = []) -> Query {
      (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, c.team, c.crn, c.staff_code, \(detail) FROM case_now c WHERE \(condition)
        """, arguments, ""
      )
    }
    switch kind {
    case .noTier: return ofCases("NULL", "c.tier = 'untiered'")
    case .noOrder: return ofCases("NULL", "c.orders = 0")
    case .noTeam:
      // The list of current cases falls back on the holder's team, and so shows the case where somebody can mend it.
      return ofCases(
        "c.holder_team",
        "EXISTS (SELECT 1 FROM case_record r WHERE r.crn = c.crn AND r.team IS NULL)")
    case .roshMissing: return ofCases("NULL", "c.rosh IS NULL")
    case .endedOrderOpen:
      return (
        """
        SELECT CAST(? AS TEXT), 'orders', o.crn || '|' || o.number, c.team, c.crn, c.staff_code, o.expected_end_on
        FROM case_now c JOIN case_order o ON o.crn = c.crn
        WHERE o.ended_on IS NULL AND o.expected_end_on < ?
        """, [today], ""
      )
    case .custodyWithoutRelease:
      // A release that has passed counts too: a person recalled was released, and is not before release.
      return ofCases(
        "NULL",
        """
        c.setting = 'custody' AND NOT EXISTS (
          SELECT 1 FROM case_order o WHERE o.crn = c.crn AND o.released_on IS NOT NULL
            AND (o.ended_on IS NULL OR o.ended_on >= ?))
        """, [today])
    case .holderLeft:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, COALESCE(c.team, c.holder_team), c.crn, c.staff_code, s.left_on
        FROM case_now c JOIN staff s ON s.staff_code = c.staff_code WHERE s.left_on < ?
        """, [today], ""
      )
    case .holderWithoutPost:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, COALESCE(c.team, c.holder_team), c.crn, c.staff_code, c.holder_team
        FROM case_now c WHERE c.staff_code IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM staff_post p WHERE p.staff_code = c.staff_code AND p.team = c.holder_team
            AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?))
        """, [today, today], ""
      )
    case .allocationBeforeStart:
      return (
        """
        SELECT CAST(? AS TEXT), 'allocations', a.crn || '|' || a.starts_at, c.team, c.crn, a.staff_code, a.starts_at
        FROM case_now c JOIN allocation a ON a.crn = c.crn WHERE a.starts_at < c.starts_on
        """, [], ""
      )
    case .duplicatePerson:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, c.team, c.crn, c.staff_code, MIN(d.crn)
        FROM case_now c JOIN case_record r ON r.crn = c.crn
        JOIN case_record d ON d.date_of_birth = r.date_of_birth AND d.surname = r.surname AND d.forename = r.forename
          AND d.crn <> r.crn
        JOIN case_now n ON n.crn = d.crn WHERE r.date_of_birth IS NOT NULL
        """, [], "GROUP BY c.crn, c.team, c.staff_code"
      )
    case .hoursMissing:
      return ofPosts("p.grade", "p.weekly_hours IS NULL")
    case .unknownGrade:
      let known = pack.grades.all.map(\.id).filter { $0 != pack.grades.unknownID }
      return ofPosts(
        "p.grade", "p.grade NOT IN (\(known.map { _ in "?" }.joined(separator: ", ")))", known.map(SQLValue.text))
    case .overlappingPosts:
      return (
        """
        SELECT CAST(? AS TEXT), 'posts', p.staff_code || '|' || p.team || '|' || p.starts_on, p.team, NULL, p.staff_code,
          MIN(q.starts_on)
        FROM staff_post p JOIN staff_post q ON q.staff_code = p.staff_code AND q.team = p.team
          AND q.starts_on > p.starts_on AND (p.ends_on IS NULL OR p.ends_on >= q.starts_on) WHERE 1 = 1
        """, [], "GROUP BY p.staff_code, p.team, p.starts_on"
      )
    }
  }

  private func ofPosts(_ detail: String, _ condition: String, _ arguments: [SQLValue] = []) -> Query {
    (
      """
      SELECT CAST(? AS TEXT), 'posts', p.staff_code || '|' || p.team || '|' || p.starts_on, p.team, NULL, p.staff_code,
        \(detail)
      FROM staff_post p WHERE p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?) AND \(condition)
      """, [.text(day.iso), .text(day.iso)] + arguments, ""
    )
  }
}
