import Rules
import Storage

extension Service: ProgramUse {
  public func unitsInReach() async throws -> [UnitInReach] {
    try await view(.viewWorkload, subject(nil, nil), detail: "the list of units") { connection in
      let night = try currentNight(connection)
      let scope = try require(.view, .figures, connection)
      return try connection.query(
        """
        SELECT u.level, u.code, u.name, p.code FROM unit_figure f JOIN unit u ON u.id = f.unit_id
        LEFT JOIN unit p ON p.id = u.parent_id WHERE f.extract_id = ? AND f.grade = '' ORDER BY u.level, u.name, u.code
        """, [.integer(night.extract)]
      ) { row in
        let level = try row.int(0)
        guard night.pack.levels.indices.contains(level) else {
          throw StorageError.damaged("a unit has a level that the rules have not")
        }
        let unit = UnitReference(
          level: level, levelID: night.pack.levels[level].id, code: try row.text(1), name: try row.text(2))
        return UnitInReach(unit: unit, parent: try row.optionalText(3))
      }.filter { scope.holds($0.unit) }
    }
  }

  public func serviceState() async throws -> ServiceState {
    let rules = pack.signIn
    let now = clock.seconds()
    return try await database.read { connection in
      let schema = try connection.first("SELECT MAX(number) FROM schema_migration") { try $0.int(0) } ?? 0
      let sessions =
        try connection.first(
          "SELECT COUNT(*) FROM session WHERE seen > ? AND started > ?",
          [.integer(now - rules.idleMinutes * 60), .integer(now - rules.absoluteHours * 3_600)]
        ) { try $0.int(0) } ?? 0
      return ServiceState(
        schema: schema, knownSchema: Migrations.all.last?.number ?? 0, sessions: sessions,
        standing: try Extracts.current(connection).map { try standing(of: $0, connection) })
    }
  }
}
