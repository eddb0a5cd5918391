public import Caseload
import Rules
import Storage

/// Current cases that nobody holds: first what is due first, and of those the longest waiting.
public struct UnallocatedQueue: Sendable {
  public struct Entry: Sendable, Hashable {
    public let row: CaseRow
    /// The day by which somebody should hold it; nil when it is not known since when it waits.
    public let due: LocalDate?
    public let isLate: Bool
  }

  public let unit: UnitReference
  /// From the widest unit down to the one above.
  public let path: [UnitReference]
  /// Nil stands for a restricted case: nothing of it is shown.
  public let entries: [Entry?]
  /// Restricted cases among them.
  public let total: Int
  public let late: Int
  /// Days of the case that waits longest; nil when nothing waits.
  public let longest: Int?
  /// Days after which a case is late, by the rules.
  public let targetDays: Int
  public let page: Int
  public let pages: Int
  public let standing: CaseStanding
}

extension Service {
  public func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue {
    try await view(.viewUnallocated, subject(level, code)) { connection in
      let reach = try require(.view, .cases, connection)
      let standing = try caseStanding(connection)
      let scope = try self.scope(level: level, code: code, on: standing.asOf, connection)
      let condition = [scope.condition("team"), reach.cases()].all
      let hidden = try restrictions(on: standing.asOf, connection).hidesNow()
      let waiting = try connection.query(
        """
        SELECT crn, held_since, release_on, CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END FROM case_now WHERE staff_code IS NULL AND \(condition.sql)
        ORDER BY crn
        """, hidden.arguments + condition.arguments
      ) { row in
        Waiting(
          crn: try row.text(0), since: try row.day(1), release: try row.day(2), isRestricted: try row.bool(3),
          target: pack.supervision.allocationTargetDays)
      }.sorted()
      let pages = max(1, (waiting.count + Self.casesAPage - 1) / Self.casesAPage)
      let shown = min(max(1, page), pages)
      let entries = waiting.dropFirst((shown - 1) * Self.casesAPage).prefix(Self.casesAPage)
      let among = SQLCondition.among("crn", entries.filter { !$0.isRestricted }.map(\.crn))
      let found = try caseRows(
        SQLCondition("SELECT \(CaseColumns.list), 0 FROM case_now WHERE \(among.sql) ORDER BY crn", among.arguments),
        asOf: standing.asOf, connection
      ).compactMap { if case .shown(let row) = $0 { row } else { nil } }
      let rows = Dictionary(found.map { ($0.crn, $0) }, uniquingKeysWith: { first, _ in first })
      return UnallocatedQueue(
        unit: scope.unit, path: try openPath(scope.path, connection),
        entries: entries.map { entry in
          entry.isRestricted
            ? nil
            : rows[entry.crn].map {
              UnallocatedQueue.Entry(row: $0, due: entry.due, isLate: entry.isLate(on: standing.asOf))
            }
        }, total: waiting.count, late: waiting.count { $0.isLate(on: standing.asOf) },
        longest: waiting.compactMap { $0.since.map { max(0, standing.asOf - $0) } }.max(),
        targetDays: pack.supervision.allocationTargetDays, page: shown, pages: pages, standing: standing)
    }
  }
}

/// A case that waits, as far as its place in the queue goes.
private struct Waiting: Comparable {
  let crn: String
  let since: LocalDate?
  let isRestricted: Bool
  /// When the days that the rules allow have passed, or on the day of release when that comes first.
  let due: LocalDate?

  init(crn: String, since: LocalDate?, release: LocalDate?, isRestricted: Bool, target: Int) {
    self.crn = crn
    self.since = since
    self.isRestricted = isRestricted
    due = since.map { since in
      let allowed = since + target
      guard let release, release >= since else { return allowed }
      return min(allowed, release)
    }
  }

  func isLate(on day: LocalDate) -> Bool { due.map { $0 < day } ?? false }

  /// Restricted cases stand at the end: their place must not tell anything.
  static func < (a: Waiting, b: Waiting) -> Bool {
    if a.isRestricted != b.isRestricted { return b.isRestricted }
    let never = LocalDate(daysSinceEpoch: .max)
    return ((a.due ?? never), (a.since ?? never), a.crn) < ((b.due ?? never), (b.since ?? never), b.crn)
  }
}
