import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview {
    try await view(.viewWorkload, subject(level, code)) { connection in
      let night = try currentNight(connection)
      let (unitID, unit) = try unit(level, code, night, connection)
      let reach = try require(.view, .figures, unit: unit, connection)
      let totals = try totals(of: unitID, grade: "", night, connection) ?? UnitTotals()
      let small = SmallSums(
        named: try scope(.view, .peopleFigures, connection), night: night, connection: connection)
      let path = try openPath(self.path(above: unitID, night.pack, connection), connection)
      guard try !small.areKeptBack(of: unit, id: unitID, posts: totals.posts) else {
        return Overview(
          unit: unit, path: path, rows: [], totals: UnitTotals(), byGrade: [], isKeptBack: true, sort: sort,
          descending: descending, standing: night.standing)
      }
      let rows =
        unit.level == night.pack.levels.count - 1
        ? try namedPosts(of: unitID, in: unit, night, connection)
        : try small.rows(children(of: unitID, night, connection)).filter { $0.unit.map(reach.holds) ?? false }
      let byGrade = try night.pack.grades.all.compactMap { grade in
        try self.totals(of: unitID, grade: grade.id, night, connection).map {
          Overview.GradeTotals(grade: grade, totals: $0)
        }
      }
      let grades = try small.grades(byGrade, of: unit, id: unitID)
      return Overview(
        unit: unit, path: path, rows: sort.sorted(rows, descending: descending), totals: totals,
        byGrade: grades.shown, otherGrades: grades.together, hours: try hours(of: unitID, night, connection),
        sort: sort, descending: descending,
        standing: night.standing)
    }
  }

  public func caseload(level: String, code: String) async throws -> UnitCaseload {
    try await view(.viewWorkload, subject(level, code)) { connection in
      let night = try currentNight(connection)
      let (unitID, unit) = try unit(level, code, night, connection)
      try require(.view, .figures, unit: unit, connection)
      let path = try openPath(self.path(above: unitID, night.pack, connection), connection)
      let small = SmallSums(named: try scope(.view, .peopleFigures, connection), night: night, connection: connection)
      let posts = try totals(of: unitID, grade: "", night, connection)?.posts ?? 0
      guard try !small.areKeptBack(of: unit, id: unitID, posts: posts) else {
        let none = night.pack.noCases
        return UnitCaseload(
          unit: unit, path: path, active: none, t2a: none, held: none, inactive: InactiveCases(), isKeptBack: true,
          standing: night.standing)
      }
      let kept = try connection.first(
        "SELECT caseload FROM unit_figure WHERE extract_id = ? AND unit_id = ? AND grade = ''",
        [.integer(night.extract), .integer(unitID)]
      ) { try KeptCaseload.read(try $0.text(0)) }
      return UnitCaseload(
        unit: unit, path: path, active: try kept?.active.grid(night.pack) ?? night.pack.noCases,
        t2a: try kept?.t2a.grid(night.pack) ?? night.pack.noCases,
        held: try kept?.held.grid(night.pack) ?? night.pack.noCases,
        inactive: try kept?.inactiveCases ?? InactiveCases(), standing: night.standing)
    }
  }

  /// Whose figures a page of a unit shows, for the audit trail.
  func subject(_ level: String?, _ code: String?) -> AuditSubject {
    .unit(level: level ?? pack.levels.first?.id ?? "", code: code ?? pack.nation.code)
  }

  /// A team's posts by name, for whoever may see figures with names; one's own post is always there.
  private func namedPosts(
    of team: Int, in unit: UnitReference, _ night: CurrentNight, _ connection: any SQLConnection
  ) throws -> [Overview.Row] {
    let named = try scope(.view, .peopleFigures, connection)
    if named.holds(unit) { return try posts(of: team, night, connection) }
    guard !named.staff.isEmpty else { return [] }
    return try posts(of: team, night, connection).filter { row in
      if case .post(let post) = row.subject { named.staff.contains(post.staffCode) } else { false }
    }
  }

  /// The unit with its identifier; the nation when no level is named.
  func unit(_ level: String?, _ code: String?, _ night: CurrentNight, _ connection: any SQLConnection) throws
    -> (Int, UnitReference)
  {
    let wanted = level ?? night.pack.levels.first?.id ?? ""
    guard let index = night.pack.levels.firstIndex(where: { $0.id == wanted }) else {
      throw CaseworkRefusal.notFound(
        "There is no level “\(wanted)”. The levels are \(night.pack.levels.map(\.id).joined(separator: ", ")).")
    }
    let code = code ?? night.pack.nation.code
    let found = try connection.first(
      "SELECT id, name FROM unit WHERE level = ? AND code = ?", [.integer(index), .text(code)]
    ) { row in
      (try row.int(0), UnitReference(level: index, levelID: wanted, code: code, name: try row.text(1)))
    }
    guard let found else {
      throw CaseworkRefusal.notFound(
        "There is no \(night.pack.levels[index].label.lowercased()) with the code “\(code)”.")
    }
    return found
  }

  /// The units above one, from the widest down.
  func path(above unit: Int, _ pack: RulePack, _ connection: any SQLConnection) throws -> [UnitReference] {
    var path: [UnitReference] = []
    var next =
      try connection.first("SELECT parent_id FROM unit WHERE id = ?", [.integer(unit)]) { try $0.optionalInt(0) } ?? nil
    while let id = next, path.count < pack.levels.count {
      guard let (parent, reference) = try reference(to: id, pack, connection) else { break }
      path.insert(reference, at: 0)
      next = parent
    }
    return path
  }

  func reference(to unit: Int, _ pack: RulePack, _ connection: any SQLConnection) throws -> (Int?, UnitReference)? {
    try connection.first("SELECT parent_id, level, code, name FROM unit WHERE id = ?", [.integer(unit)]) { row in
      let level = try row.int(1)
      return (
        try row.optionalInt(0),
        UnitReference(level: level, levelID: pack.levels[level].id, code: try row.text(2), name: try row.text(3))
      )
    }
  }

  private func totals(of unit: Int, grade: String, _ night: CurrentNight, _ connection: any SQLConnection) throws
    -> UnitTotals?
  {
    try connection.first(
      "SELECT \(UnitFigures.columns) FROM unit_figure t WHERE t.extract_id = ? AND t.unit_id = ? AND t.grade = ?",
      [.integer(night.extract), .integer(unit), .text(grade)]
    ) { try UnitFigures.totals($0, from: 0) }
  }

  private func hours(of unit: Int, _ night: CurrentNight, _ connection: any SQLConnection) throws -> HoursTotals? {
    try connection.first(
      "SELECT \(HoursRecords.unitNames.joined(separator: ", ")) FROM unit_hours WHERE extract_id = ? AND unit_id = ?",
      [.integer(night.extract), .integer(unit)]
    ) { try HoursRecords.totals($0, from: 0) }
  }

  private func children(of unit: Int, _ night: CurrentNight, _ connection: any SQLConnection) throws -> [Overview.Row] {
    try connection.query(
      """
      SELECT u.level, u.code, u.name, \(UnitFigures.columns) FROM unit_figure t JOIN unit u ON u.id = t.unit_id
      WHERE t.extract_id = ? AND t.parent_id = ? AND t.grade = ''
      """, [.integer(night.extract), .integer(unit)]
    ) { row in
      let level = try row.int(0)
      return Overview.Row(
        subject: .unit(
          UnitReference(
            level: level, levelID: night.pack.levels[level].id, code: try row.text(1), name: try row.text(2))),
        totals: try UnitFigures.totals(row, from: 3), notComputable: [], hoursAreAssumed: false)
    }
  }

  private func posts(of team: Int, _ night: CurrentNight, _ connection: any SQLConnection) throws -> [Overview.Row] {
    try connection.query(
      "SELECT \(PostRow.columns), \(Figures.columns) FROM post_figure f \(PostRow.joins) WHERE f.extract_id = ? AND f.team_id = ?",
      [.integer(night.extract), .integer(team)]
    ) { row in
      let figure = try Figures.figure(row, from: PostRow.columnCount)
      return Overview.Row(
        subject: .post(try PostRow.reference(row, night.pack)), totals: UnitTotals(of: [figure]),
        notComputable: figure.notComputable.map { $0.sentence(night.pack) }, hoursAreAssumed: figure.hoursAreAssumed)
    }
  }
}

/// The columns that name a post, in the order in which `reference` reads them.
enum PostRow {
  static let columns = "p.id, pr.id, pr.staff_code, team.code, pr.surname, pr.forename, f.grade"
  static let columnCount = 7
  static let joins = """
    JOIN post p ON p.id = f.post_id JOIN practitioner pr ON pr.id = p.practitioner_id JOIN unit team ON team.id = f.team_id
    """

  static func reference(_ row: SQLRow, _ pack: RulePack) throws -> PostReference {
    let grade = try row.text(6)
    return PostReference(
      id: try row.int(0), practitionerID: try row.int(1), staffCode: try row.text(2), teamCode: try row.text(3),
      name: lastFirst(try row.text(4), try row.text(5)), grade: pack.grades.grade(id: grade)?.label ?? grade)
  }

  static func lastFirst(_ surname: String, _ forename: String) -> String {
    switch (surname.isEmpty, forename.isEmpty) {
    case (false, false): "\(surname), \(forename)"
    case (true, true): "Name not recorded"
    default: surname + forename
    }
  }
}
