import Caseload
import Exchange
import Rules
import Storage

extension Service {
  /// What an import of hours did.
  public struct HoursReport: Sendable {
    public let posts: Int
    public let reductions: Int
  }

  /// Records contracted hours and reductions from a CSV file; they count from the next accepted extract.
  ///
  /// For each post that the file names, hours and reductions are replaced by the file's, so the same file twice changes nothing.
  /// Throws ``HoursRefusal`` with every faulty row; nothing is then recorded.
  public func importHours(path: String) async throws -> HoursReport {
    let records = try await notingRefusal(.importHours) {
      try HoursFile.read(path: path, reasons: Set(pack.reductionReasons.map(\.id)))
    }
    let recordedAt = clock.timestamp
    try await notingRefusal(.importHours) { _ = try await database.read { try self.require(.change, .data, $0) } }
    return try await database.write { connection in
      for record in records {
        let key: [SQLValue] = [.text(record.post.staff.text), .text(record.post.team.text)]
        try connection.execute(
          """
          INSERT INTO contracted_hours (staff_code, team_code, hundredths, recorded_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (staff_code, team_code) DO UPDATE SET hundredths = excluded.hundredths, recorded_at = excluded.recorded_at
          """, key + [.integer(record.contracted.hundredths), .text(recordedAt)])
        try connection.execute("DELETE FROM hours_reduction WHERE staff_code = ? AND team_code = ?", key)
        for reduction in record.reductions {
          try connection.execute(
            """
            INSERT INTO hours_reduction (staff_code, team_code, reason, hundredths, starts_on, ends_on, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            key + [
              .text(reduction.reason), .integer(reduction.hours.hundredths), .text(reduction.start.iso),
              .text(reduction.end.iso),
              .text(recordedAt),
            ])
        }
      }
      try trail(.init(.importHours, detail: "\(records.count) posts"), connection)
      return HoursReport(posts: records.count, reductions: records.reduce(0) { $0 + $1.reductions.count })
    }
  }

  /// Marks the database as holding a made-up service; every page then says so.
  public func markAsSample() async throws {
    try await database.write { connection in
      try connection.execute("INSERT INTO setting (name, value) VALUES ('sample', 'yes') ON CONFLICT (name) DO NOTHING")
    }
  }
}
