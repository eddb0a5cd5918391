public import Caseload
import Rules
import Storage
public import Workload

/// What changed in a practitioner's figure between two nights, and why.
public struct PractitionerChanges: Sendable {
  /// One of the two nights.
  public struct Night: Sendable, Hashable {
    public let date: LocalDate
    /// `England and Wales, version 2026.1`.
    public let rules: String
    /// Why there is no percentage; a sentence each.
    public let notComputable: [String]
  }
  public let id: Int
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  /// Nation, region, PDU, team of the first post.
  public let path: [UnitReference]
  /// Every night with figures of this person, the newest first.
  public let nights: [LocalDate]
  /// Nil while there is one night only: nothing can have changed.
  public let change: (before: Night, after: Night, figures: FigureChange)?
  public let standing: Standing
}

extension Service {
  /// - Parameters:
  ///   - from: the earlier night; nil for the last one at least seven days before the other, or else the oldest.
  ///   - to: the later night; nil for the newest.
  /// - Throws: ``CaseworkRefusal``: `invalid` for a day without figures of this person, or two days in the wrong order.
  public func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges {
    try await view(.viewStaff, of: { .staff($0.staffCode) }, or: .item(kind: "practitioner", id: String(id))) {
      connection in
      let current = try currentNight(connection)
      let person = try connection.first(
        "SELECT staff_code, surname, forename FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
      guard let (staffCode, name) = person else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      try require(.view, .peopleFigures, staff: staffCode, connection)
      let seesReasons = try holds(scope(.view, .reductionReasons, connection), staff: staffCode, connection)
      let nights = try nights(of: id, connection)
      let (before, after) = try Self.chosen(from: from, to: to, of: nights.map(\.date))
      func night(_ day: LocalDate) throws -> NightOfPerson {
        guard let extract = nights.first(where: { $0.date == day })?.extract else {
          throw StorageError.damaged("a night of a practitioner is gone")
        }
        return try self.night(extract, of: id, on: day, seesReasons: seesReasons, connection)
      }
      let latest = try nights.first.map { try night($0.date) }
      var change: (PractitionerChanges.Night, PractitionerChanges.Night, FigureChange)?
      if let before, let after {
        let (old, new) = (try night(before), try night(after))
        change = (
          old.night, new.night, FigureChange(from: old.posts, by: old.measure, to: new.posts, by: new.measure)
        )
      }
      return PractitionerChanges(
        id: id, staffCode: staffCode, name: name, path: try latest?.path(self, connection) ?? [],
        nights: nights.map(\.date), change: change, standing: current.standing)
    }
  }

  /// The days with figures of somebody, the newest first, each with the extract that stands for it.
  private func nights(of practitioner: Int, _ connection: any SQLConnection) throws
    -> [(date: LocalDate, extract: Int)]
  {
    try connection.query(
      """
      SELECT e.extract_date, MAX(e.id) FROM extract e
      WHERE e.state = 'accepted' AND e.id IN (
        SELECT f.extract_id FROM post p JOIN post_figure f ON f.post_id = p.id WHERE p.practitioner_id = ?)
      GROUP BY e.extract_date ORDER BY e.extract_date DESC
      """, [.integer(practitioner)]
    ) { row in
      guard let date = LocalDate(iso: try row.text(0)) else { throw StorageError.damaged("an extract has no date") }
      return (date, try row.int(1))
    }
  }

  /// The two nights, or none where there is one night only.
  private static func chosen(from: LocalDate?, to: LocalDate?, of nights: [LocalDate]) throws -> (
    LocalDate?, LocalDate?
  ) {
    for day in [from, to].compactMap(\.self) where !nights.contains(day) {
      throw CaseworkRefusal.invalid("There are no figures of this person of \(day.text). Choose a night from the list.")
    }
    guard let after = to ?? nights.first else { return (nil, nil) }
    let earlier = nights.filter { $0 < after }
    guard let before = from ?? earlier.first(where: { after - $0 >= 7 }) ?? earlier.last else { return (nil, nil) }
    guard before < after else {
      throw CaseworkRefusal.invalid("Choose an earlier night to compare with the night of \(after.text).")
    }
    return (before, after)
  }

  private struct NightOfPerson {
    let night: PractitionerChanges.Night
    let measure: PointsMeasure
    let posts: [PostOnNight]
    let team: Int?

    func path(_ service: Service, _ connection: any SQLConnection) throws -> [UnitReference] {
      try team.map { try service.unitsOf(team: $0, measure.pack, connection) } ?? []
    }
  }

  private func night(
    _ extract: Int, of practitioner: Int, on day: LocalDate, seesReasons: Bool, _ connection: any SQLConnection
  ) throws -> NightOfPerson {
    let pack = try packOf(extract: extract, connection)
    let measure = PointsMeasure(pack)
    let rows = try connection.query(
      """
      SELECT f.inputs, f.team_id, team.name FROM post_figure f
      JOIN post p ON p.id = f.post_id JOIN unit team ON team.id = f.team_id
      WHERE f.extract_id = ? AND f.post_id IN (SELECT id FROM post WHERE practitioner_id = ?) ORDER BY team.name, p.id
      """, [.integer(extract), .integer(practitioner)]
    ) { row in
      (
        post: PostOnNight(
          post: try row.text(2), inputs: try Figures.inputs(try row.text(0), pack).showingReasons(seesReasons)),
        team: try row.int(1)
      )
    }
    let posts = rows.map(\.post)
    let isComputable = PersonFigure(posts: posts.map { measure.figure($0.inputs) }).percent != nil
    let reasons =
      isComputable ? [] : posts.flatMap { post in measure.figure(post.inputs).notComputable.map { $0.sentence(pack) } }
    return NightOfPerson(
      night: .init(date: day, rules: pack.titleAndVersion, notComputable: reasons), measure: measure, posts: posts,
      team: rows.first?.team)
  }
}
