import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func practitioner(id: Int) async throws -> PractitionerPage {
    try await view(.viewStaff, of: { .staff($0.staffCode) }, or: .item(kind: "practitioner", id: String(id))) {
      connection in
      let night = try currentNight(connection)
      let person = try connection.first(
        "SELECT staff_code, surname, forename, left_on FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2)), try $0.optionalText(3)) }
      guard let (staffCode, name, leftOn) = person else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      try require(.view, .peopleFigures, staff: staffCode, connection)
      let seesReasons = try holds(scope(.view, .reductionReasons, connection), staff: staffCode, connection)
      // Someone who left is shown as they were on their last night.
      let extract = leftOn == nil ? night.extract : try lastNight(of: id, connection) ?? night.extract
      let pack = extract == night.extract ? night.pack : try packOf(extract: extract, connection)
      let posts = try connection.query(
        """
        SELECT \(PostRow.columns), f.inputs, f.team_id, \(Figures.columns) FROM post_figure f \(PostRow.joins)
        WHERE f.extract_id = ? AND f.post_id IN (SELECT id FROM post WHERE practitioner_id = ?) ORDER BY team.name, p.id
        """, [.integer(extract), .integer(id)]
      ) { row in
        let figure = try Figures.figure(row, from: PostRow.columnCount + 2)
        return PractitionerPage.Post(
          reference: try PostRow.reference(row, pack),
          path: try unitsOf(team: try row.int(PostRow.columnCount + 1), pack, connection),
          figure: figure,
          inputs: try Figures.inputs(try row.text(PostRow.columnCount), pack).showingReasons(seesReasons),
          notComputable: figure.notComputable.map { $0.sentence(pack) })
      }
      return PractitionerPage(
        id: id, staffCode: staffCode, name: name, posts: posts, person: PersonFigure(posts: posts.map(\.figure)),
        leftOn: leftOn.flatMap { LocalDate(iso: $0) }, standing: night.standing)
    }
  }

  public func explanation(post: Int) async throws -> PostExplanation {
    try await view(.viewStaff, of: { .staff($0.reference.staffCode) }, or: .item(kind: "post", id: String(post))) {
      connection in
      let night = try currentNight(connection)
      let latest = try connection.first(
        """
        SELECT f.extract_id FROM post_figure f JOIN extract e ON e.id = f.extract_id
        WHERE f.post_id = ? ORDER BY e.extract_date DESC, e.id DESC LIMIT 1
        """, [.integer(post)]
      ) { try $0.int(0) }
      guard let extract = latest else { throw CaseworkRefusal.notFound("There is no post with this address.") }
      let pack = extract == night.extract ? night.pack : try packOf(extract: extract, connection)
      let found = try connection.first(
        "SELECT \(PostRow.columns), f.inputs, f.team_id FROM post_figure f \(PostRow.joins) WHERE f.extract_id = ? AND f.post_id = ?",
        [.integer(extract), .integer(post)]
      ) { row in
        (
          try PostRow.reference(row, pack), try Figures.inputs(try row.text(PostRow.columnCount), pack),
          try row.int(PostRow.columnCount + 1)
        )
      }
      guard let (reference, allInputs, team) = found else {
        throw CaseworkRefusal.notFound("There is no post with this address.")
      }
      let staff = reference.staffCode
      try require(.view, .peopleFigures, staff: staff, connection)
      let inputs = allInputs.showingReasons(
        try holds(scope(.view, .reductionReasons, connection), staff: staff, connection))
      let measure = PointsMeasure(pack)
      let explanation = measure.explanation(inputs)
      return PostExplanation(
        reference: reference, path: try unitsOf(team: team, pack, connection), explanation: explanation,
        notComputable: explanation.figure.notComputable.map { $0.sentence(pack) }, incumbent: measure.incumbent(inputs),
        differences: measure.differences(inputs), standing: night.standing)
    }
  }

  /// Nation, region, PDU, team.
  func unitsOf(team: Int, _ pack: RulePack, _ connection: any SQLConnection) throws -> [UnitReference] {
    let above = try path(above: team, pack, connection)
    let all = above + (try reference(to: team, pack, connection).map { [$0.1] } ?? [])
    // The team is named to whoever may see the post; what is above it leads only where it may be opened.
    return try openPath(all.dropLast(), connection) + all.suffix(1)
  }

  private func lastNight(of practitioner: Int, _ connection: any SQLConnection) throws -> Int? {
    try connection.first(
      """
      SELECT f.extract_id FROM post_figure f JOIN post p ON p.id = f.post_id JOIN extract e ON e.id = f.extract_id
      WHERE p.practitioner_id = ? ORDER BY e.extract_date DESC, e.id DESC LIMIT 1
      """, [.integer(practitioner)]
    ) { try $0.int(0) }
  }

  func packOf(extract: Int, _ connection: any SQLConnection) throws -> RulePack {
    guard let record = try Extracts.find(connection, id: extract) else { throw CaseworkRefusal.noFigures }
    return try pack(of: record, connection)
  }
}
