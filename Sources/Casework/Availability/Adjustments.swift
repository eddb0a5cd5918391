public import Caseload
import DataFormat
import Rules
import Storage

extension Service {
  public func endAdjustment(staff: String, team: String, reason: String, from: String, on last: LocalDate) async throws
  {
    let (actor, now) = (actor, clock.timestamp)
    try await notingRefusal(.adjustment, .staff(staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: staff, connection)
        try require(.view, .reductionReasons, staff: staff, connection)
        let key: [SQLValue] = [.text(staff), .text(team), .text(reason), .text(from)]
        let found = try connection.first(
          """
          SELECT ended_on FROM adjustment_review WHERE staff_code = ? AND team = ? AND reason = ? AND starts_on = ?
          """, key
        ) { (ended: try $0.optionalText(0), isThere: true) }
        guard let found else { throw CaseworkRefusal.notFound("There is no such adjustment.") }
        guard found.ended == nil else {
          throw CaseworkRefusal.invalid(
            "Somebody has ended this adjustment since the page was opened. Nothing was changed.")
        }
        guard last.iso >= from else {
          throw CaseworkRefusal.invalid("The last day is before the first. Nothing was changed.")
        }
        try connection.execute(
          """
          UPDATE adjustment_review SET ended_on = ?, reviewed_by = ?, reviewer_name = ?, reviewed_at = ?
          WHERE staff_code = ? AND team = ? AND reason = ? AND starts_on = ?
          """, [.text(last.iso), .text(actor.name), .text(actor.displayName), .text(now)] + key)
        try trail(AuditEntry(.adjustment, .staff(staff), detail: "ends \(last.iso)"), connection)
        var touched = TouchedRows()
        touched.staff = [staff]
        _ = try CaseloadUpdate(connection: connection, pack: pack, day: try liveDay(connection), moment: now)
          .effects(of: touched, reason: "adjustment ended by \(actor.displayName)")
      }
    }
  }

  /// Notes that a reduction just recorded is an adjustment for health, which stands until somebody ends it.
  func noteAdjustment(_ sheet: Sheet, _ values: [String: String], _ connection: any SQLConnection) throws {
    guard sheet.name == DataSheets.reductions.name, let reason = values["reason"],
      pack.reductionReasons.first(where: { $0.id == reason })?.isAdjustment == true
    else { return }
    try connection.execute(
      """
      INSERT INTO adjustment_review (staff_code, team, reason, starts_on) VALUES (?, ?, ?, ?)
      ON CONFLICT (staff_code, team, reason, starts_on) DO NOTHING
      """,
      ["staff_code", "team", "reason", "starts_on"].map { .text(values[$0] ?? "") })
  }
}
