import Caseload
import Rules
import Storage

/// How many records of a unit somebody should look at.
public struct QualityOverview: Sendable {
  public struct KindCount: Sendable, Hashable {
    public let kind: FindingKind
    public let count: Int
  }
  public struct UnitCount: Sendable, Hashable {
    /// Nil for records that name no unit below this one.
    public let unit: UnitReference?
    public let count: Int
  }

  public let unit: UnitReference
  /// From the widest unit down to the one above.
  public let path: [UnitReference]
  /// Every kind, in the order of ``FindingKind``.
  public let kinds: [KindCount]
  /// Units directly below with at least one, most first.
  public let units: [UnitCount]
  public let total: Int
  public let standing: CaseStanding
}

/// One page of the records of a kind.
public struct FindingList: Sendable {
  /// One record. What is not known is nil.
  public struct Finding: Sendable, Hashable {
    public let crn: String?
    /// `Last, First` of the person on probation.
    public let name: String?
    public let staff: CaseRow.Holder?
    /// Name of the unit.
    public let unit: String?
    public let detail: String?
  }

  public let kind: FindingKind
  public let unit: UnitReference
  /// From the widest unit down to the one above.
  public let path: [UnitReference]
  /// Nil stands for a record of a restricted case: nothing of it is shown.
  public let findings: [Finding?]
  public let total: Int
  public let page: Int
  public let pages: Int
  public let standing: CaseStanding
}

extension Service {
  public func dataQuality(level: String?, code: String?) async throws -> QualityOverview {
    try await view(.viewQuality, subject(level, code), keptAs: ViewKey("quality", level, code)) { connection in
      let standing = try caseStanding(connection)
      let scope = try self.scope(level: level, code: code, on: standing.asOf, connection)
      try require(.view, .quality, unit: scope.unit, connection)
      let chart = try OrganisationChart(connection, on: standing.asOf.iso, pack: pack)
      let condition = scope.condition("unit")
      let counts = try connection.query(
        "SELECT kind, unit, COUNT(*) FROM quality_finding WHERE \(condition.sql) GROUP BY kind, unit ORDER BY kind, unit",
        condition.arguments
      ) { (kind: FindingKind(rawValue: try $0.text(0)), unit: try $0.optionalText(1), count: try $0.int(2)) }
      .filter { $0.kind != nil }
      var byUnit: [UnitReference?: Int] = [:]
      for line in counts {
        byUnit[line.unit.flatMap { chart.child(of: scope.unit, holding: $0) }, default: 0] += line.count
      }
      return QualityOverview(
        unit: scope.unit, path: try openPath(scope.path, connection),
        kinds: FindingKind.allCases.map { kind in
          QualityOverview.KindCount(
            kind: kind, count: counts.filter { $0.kind == kind }.reduce(0) { $0 + $1.count })
        },
        units: byUnit.map { QualityOverview.UnitCount(unit: $0.key, count: $0.value) }
          .sorted { ($1.count, $0.unit?.name ?? "~") < ($0.count, $1.unit?.name ?? "~") },
        total: counts.reduce(0) { $0 + $1.count }, standing: standing)
    }
  }

  public func findings(_ kind: FindingKind, level: String?, code: String?, page: Int) async throws -> FindingList {
    try await view(
      .viewQuality, subject(level, code), keptAs: ViewKey("findings", level, code, part: "\(kind) \(page)")
    ) { connection in
      let standing = try caseStanding(connection)
      let scope = try self.scope(level: level, code: code, on: standing.asOf, connection)
      try require(.view, .quality, unit: scope.unit, connection)
      let restrictions = try restrictions(on: standing.asOf, connection)
      let condition = scope.condition("q.unit")
      let total =
        try connection.first(
          "SELECT COUNT(*) FROM quality_finding q WHERE q.kind = ? AND \(condition.sql)",
          [.text(kind.rawValue)] + condition.arguments
        ) { try $0.int(0) } ?? 0
      let pages = max(1, (total + Self.casesAPage - 1) / Self.casesAPage)
      let shown = min(max(1, page), pages)
      // The other of two records that may be one person may be restricted, and the detail names it.
      let hides =
        kind == .duplicatePerson
        ? [restrictions.hides("q.crn"), restrictions.hides("q.detail")].any : restrictions.hides("q.crn")
      let rows = try connection.query(
        """
        SELECT q.crn, c.surname, c.forename, q.staff_code, s.surname, s.forename, q.unit, q.detail,
          CASE WHEN \(hides.sql) THEN 1 ELSE 0 END AS restricted
        FROM quality_finding q LEFT JOIN case_record c ON c.crn = q.crn LEFT JOIN staff s ON s.staff_code = q.staff_code
        WHERE q.kind = ? AND \(condition.sql) 
        ORDER BY restricted, COALESCE(q.unit, ''), COALESCE(q.crn, ''), COALESCE(q.staff_code, ''), q.row_key LIMIT ? OFFSET ?
        """,
        hides.arguments + [.text(kind.rawValue)] + condition.arguments
          + [.integer(Self.casesAPage), .integer((shown - 1) * Self.casesAPage)]
      ) { row in
        (
          crn: try row.optionalText(0), name: try Self.name(row, 1), staff: try row.optionalText(3),
          staffName: try Self.name(row, 4), unit: try row.optionalText(6), detail: try row.optionalText(7),
          isRestricted: try row.bool(8)
        )
      }
      let open = rows.filter { !$0.isRestricted }
      let people = try practitionerIDs(Set(open.compactMap(\.staff)), connection)
      let units = try unitNames(Set(open.compactMap(\.unit)), on: standing.asOf, connection)
      return FindingList(
        kind: kind, unit: scope.unit, path: try openPath(scope.path, connection),
        findings: rows.map { row in
          guard !row.isRestricted else { return nil }
          return FindingList.Finding(
            crn: row.crn, name: row.name,
            staff: row.staff.map {
              CaseRow.Holder(staffCode: $0, name: row.staffName ?? $0, practitionerID: people[$0])
            }, unit: row.unit.map { units[$0] ?? $0 }, detail: row.detail)
        }, total: total, page: shown, pages: pages, standing: standing)
    }
  }

  /// `Last, First` of a surname and the forename after it; nil when the join found nobody.
  private static func name(_ row: SQLRow, _ column: Int) throws -> String? {
    try row.optionalText(column).map { PostRow.lastFirst($0, try row.optionalText(column + 1) ?? "") }
  }
}
