import Caseload
import Storage
import Workload

/// The hours that people recorded, as they stand on one day: reductions count from their first day to their last, both included.
struct RecordedHours {
  private var contracted: [PostKey: WeeklyHours] = [:]
  private var reductions: [PostKey: [HoursReduction]] = [:]

  init(_ connection: any SQLConnection, on date: LocalDate) throws {
    let rows = try connection.query("SELECT staff_code, team_code, hundredths FROM contracted_hours", []) { row in
      (try Self.key(row), WeeklyHours(hundredths: try row.int(2)))
    }
    for (key, hours) in rows { contracted[key] = hours }
    let reduced = try connection.query(
      """
      SELECT staff_code, team_code, hundredths, reason FROM hours_reduction
      WHERE starts_on <= ? AND ends_on >= ? ORDER BY reason, starts_on, id
      """, [.text(date.iso), .text(date.iso)]
    ) { row in
      (try Self.key(row), HoursReduction(reason: try row.text(3), hours: WeeklyHours(hundredths: try row.int(2))))
    }
    for (key, reduction) in reduced { reductions[key, default: []].append(reduction) }
  }

  private static func key(_ row: SQLRow) throws -> PostKey {
    PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
  }

  subscript(key: PostKey) -> PostHours { PostHours(contracted: contracted[key], reductions: reductions[key] ?? []) }
}
