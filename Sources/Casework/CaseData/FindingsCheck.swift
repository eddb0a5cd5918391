import Caseload
import Rules
import Storage

/// Where the list of findings does not stand as it should.
struct FindingSuspects: Sendable {
  var cases: Set<String> = []
  /// Whether findings about posts do not.
  var posts = false
}

/// A finding as it is listed under its kind.
private struct ListedFinding: Hashable {
  let sheet: String
  let rowKey: String
  let unit: String?
  let crn: String?
  let staff: String?
  let detail: String?

  /// A row whose columns begin with the sheet at `first`.
  init(_ row: SQLRow, from first: Int) throws {
    sheet = try row.text(first)
    rowKey = try row.text(first + 1)
    unit = try row.optionalText(first + 2)
    crn = try row.optionalText(first + 3)
    staff = try row.optionalText(first + 4)
    detail = try row.optionalText(first + 5)
  }
}

extension FindingsFill {
  /// More cases than this take longer by name than all kinds anew.
  private static let mostByName = 4_000

  /// Looks for cases and posts whose findings differ from those that are listed, without changing anything.
  func differing() throws -> FindingSuspects {
    var suspects = FindingSuspects()
    for kind in FindingKind.allCases {
      let listed = try connection.query(
        "SELECT sheet, row_key, unit, crn, staff_code, detail FROM quality_finding WHERE kind = ?",
        [.text(kind.rawValue)]
      ) { try ListedFinding($0, from: 0) }
      let all = allQuery(kind)
      let found = try connection.query(
        "\(all.sql) \(all.grouping)", [.text(kind.rawValue)] + all.arguments
      ) { try ListedFinding($0, from: 1) }
      for finding in Set(listed).symmetricDifference(found) {
        if let crn = finding.crn { suspects.cases.insert(crn) } else { suspects.posts = true }
      }
    }
    return suspects
  }

  /// Lists the findings of suspects anew.
  func refresh(_ suspects: FindingSuspects) throws {
    guard suspects.cases.count <= Self.mostByName else { return try fillAll() }
    if !suspects.cases.isEmpty { try refresh(cases: suspects.cases.sorted()) }
    if suspects.posts { try refreshPosts() }
  }

  /// What selects the findings of a kind among all cases: the same as ``query(_:)``, laid out so that the few that are
  /// suspect are looked for first, and not the rest of every case looked up.
  func allQuery(_ kind: FindingKind) -> Query {
    let today = SQLValue.text(day.iso)
    switch kind {
    case .noTeam:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, c.team, c.crn, c.staff_code, c.holder_team
        FROM case_now c WHERE c.crn IN (SELECT r.crn FROM case_record r WHERE r.team IS NULL)
        """, [], ""
      )
    case .holderLeft:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, COALESCE(c.team, c.holder_team), c.crn, c.staff_code, s.left_on
        FROM staff s CROSS JOIN case_now c WHERE s.left_on < ? AND c.staff_code = s.staff_code
        """, [today], ""
      )
    case .holderWithoutPost:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, COALESCE(c.team, c.holder_team), c.crn, c.staff_code, c.holder_team
        FROM (SELECT DISTINCT staff_code, holder_team FROM case_now WHERE staff_code IS NOT NULL) h CROSS JOIN case_now c
        WHERE c.staff_code = h.staff_code AND COALESCE(c.holder_team, '') = COALESCE(h.holder_team, '')
          AND NOT EXISTS (
            SELECT 1 FROM staff_post p WHERE p.staff_code = h.staff_code AND p.team = h.holder_team
              AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?))
        """, [today, today], ""
      )
    case .allocationBeforeStart:
      return (
        """
        SELECT CAST(? AS TEXT), 'allocations', a.crn || '|' || a.starts_at, c.team, c.crn, a.staff_code, a.starts_at
        FROM (SELECT crn, MIN(starts_at) AS starts_at FROM allocation GROUP BY crn) f CROSS JOIN case_now c
        CROSS JOIN allocation a
        WHERE c.crn = f.crn AND f.starts_at < c.starts_on AND a.crn = f.crn AND a.starts_at < c.starts_on
        """, [], ""
      )
    case .duplicatePerson:
      return (
        """
        SELECT CAST(? AS TEXT), 'cases', c.crn, c.team, c.crn, c.staff_code, MIN(d.crn)
        FROM (
          SELECT date_of_birth, surname, forename FROM case_record WHERE date_of_birth IS NOT NULL
          GROUP BY date_of_birth, surname, forename HAVING COUNT(*) > 1) g
        CROSS JOIN case_record r CROSS JOIN case_record d CROSS JOIN case_now c CROSS JOIN case_now n
        WHERE r.date_of_birth = g.date_of_birth AND r.surname = g.surname AND r.forename = g.forename
          AND d.date_of_birth = g.date_of_birth AND d.surname = g.surname AND d.forename = g.forename
          AND d.crn <> r.crn AND c.crn = r.crn AND n.crn = d.crn
        """, [], "GROUP BY c.crn, c.team, c.staff_code"
      )
    default: return query(kind)
    }
  }
}
