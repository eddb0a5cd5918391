public import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func reportedPosition(of staff: String?, on asked: LocalDate?) async throws -> ReportedPosition {
    let code = staff ?? actor.staff
    return try await view(.viewConcern, code.map(AuditSubject.staff) ?? .none) { connection in
      try self.require(.view, .stressReports, connection)
      guard self.actor.way == .terminal || code == self.actor.staff else {
        throw CaseworkRefusal.notAllowed("A reported position is shown to the person themselves and to nobody else.")
      }
      let isKnown = try code.map { code in
        try connection.first(
          "SELECT 1 FROM staff WHERE staff_code = ? UNION SELECT 1 FROM practitioner WHERE staff_code = ?",
          [.text(code), .text(code)]
        ) { try $0.int(0) } != nil
      }
      // Somebody without records has a page of their own with nothing on it; at a terminal it is a code that was mistyped.
      if self.actor.way == .terminal, isKnown == false {
        throw CaseworkRefusal.notFound("There is nobody with this staff code. Check the code.")
      }
      let today = self.clock.today
      let day = asked ?? today
      guard day <= today else { throw CaseworkRefusal.invalid("Give a day up to today, \(today.text).") }
      var concerns: [Concern] = []
      if let code {
        concerns = try ConcernReader(service: self, connection: connection).concerns(
          where: SQLCondition("c.staff_code = ? AND c.reported_on <= ?", [.text(code), .text(day.iso)]))
      }
      let route = ConcernRoute(service: self, connection: connection)
      let levels = Set(concerns.flatMap(\.levels))
      return ReportedPosition(
        staffCode: code, name: self.actor.way == .terminal ? code ?? "" : self.actor.displayName, day: day,
        today: today,
        concerns: concerns.map { ($0, $0.state(on: day)) },
        levelNames: Dictionary(uniqueKeysWithValues: levels.map { ($0, route.label($0)) }),
        night: try code.flatMap { try self.frozenNight(of: $0, until: day, connection) }, rules: self.pack.concerns)
    }
  }

  /// What the newest night up to a day had frozen for somebody; nil where it had nothing of them.
  private func frozenNight(of staff: String, until day: LocalDate, _ connection: any SQLConnection) throws
    -> ReportedPosition.Night?
  {
    let night = try connection.first(
      """
      SELECT extract_date, MAX(id) FROM extract WHERE state = 'accepted' AND extract_date <= ?
      GROUP BY extract_date ORDER BY extract_date DESC LIMIT 1
      """, [.text(day.iso)]
    ) { (day: try $0.day(0), extract: try $0.int(1)) }
    guard let night, let date = night.day else { return nil }
    let posts = try connection.query(
      """
      SELECT \(Figures.columns), h.work_numerator, h.work_denominator, h.available_numerator, h.available_denominator
      FROM post_figure f JOIN post p ON p.id = f.post_id JOIN practitioner r ON r.id = p.practitioner_id
      LEFT JOIN post_hours h ON h.extract_id = f.extract_id AND h.post_id = f.post_id
      WHERE f.extract_id = ? AND r.staff_code = ?
      """, [.integer(night.extract), .text(staff)]
    ) { row in
      let hours = Figures.columnCount
      return (
        figure: try Figures.figure(row, from: 0), work: try Self.ratio(row, hours),
        available: try Self.ratio(row, hours + 2)
      )
    }
    guard !posts.isEmpty else { return nil }
    let figure = PersonFigure(posts: posts.map(\.figure))
    let work = posts.compactMap(\.work), available = posts.compactMap(\.available)
    return ReportedPosition.Night(
      day: date, cases: figure.casesHeld, work: figure.work, available: figure.available,
      hours: work.isEmpty ? nil : work.reduce(Ratio(0), +),
      availableHours: available.isEmpty ? nil : available.reduce(Ratio(0), +))
  }

  /// A fraction of two columns; nil where the night has none.
  private static func ratio(_ row: SQLRow, _ column: Int) throws -> Ratio? {
    guard let top = try row.optionalInt(column), let bottom = try row.optionalInt(column + 1), bottom != 0 else {
      return nil
    }
    return Ratio(top, over: bottom)
  }
}
