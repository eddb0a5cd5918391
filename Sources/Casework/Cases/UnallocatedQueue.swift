public import Caseload
import Rules
import Storage

/// Current cases that nobody holds: first what is due first, of those the highest risk, and of those the longest waiting.
public struct UnallocatedQueue: Sendable {
  public struct Entry: Sendable, Hashable {
    public let row: CaseRow
    /// The day by which somebody should hold it; nil when it is not known since when it waits.
    public let due: LocalDate?
    public let isLate: Bool
    /// Whether it has been late for so long that it is a matter for the head of the PDU.
    public internal(set) var isEscalated = false
    /// Who held the person last; nil for somebody whom nobody has held.
    public internal(set) var lastHolder: LastHolder?
  }

  /// Who held a person before the case came into the queue.
  public struct LastHolder: Sendable, Hashable {
    /// `Last, First`.
    public let name: String
    /// The day on which it ended; nil where it is not recorded.
    public let until: LocalDate?
  }

  /// What waits in a unit directly below. Restricted cases count.
  public struct Part: Sendable, Hashable {
    /// Nil for cases of the unit itself, or of no unit.
    public let unit: UnitReference?
    public let count: Int
    public let late: Int
    /// Days of the one that waits longest; nil where it is not known since when.
    public let longest: Int?
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
  /// Of these, cases that are a matter for the head of the PDU.
  public internal(set) var escalated = 0
  /// Days after a case is late from which it is.
  public internal(set) var escalateAfterDays = 0
  /// The unit with the longest wait first.
  public internal(set) var parts: [Part] = []
}

extension Service {
  public func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue {
    try await view(
      .viewUnallocated, subject(level, code), keptAs: ViewKey("unallocated", level, code, part: String(page))
    ) { connection in
      let reach = try require(.view, .cases, connection)
      let standing = try caseStanding(connection)
      let scope = try self.scope(level: level, code: code, on: standing.asOf, connection)
      let condition = [scope.condition("team"), reach.cases()].all
      let hidden = try restrictions(on: standing.asOf, connection).hidesNow()
      let waiting = try connection.query(
        """
        SELECT crn, held_since, release_on, CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END, rosh, team FROM case_now
        WHERE staff_code IS NULL AND \(condition.sql) ORDER BY crn
        """, hidden.arguments + condition.arguments
      ) { row in
        Waiting(
          crn: try row.text(0), since: try row.day(1), release: try row.day(2), isRestricted: try row.bool(3),
          rosh: try row.optionalText(4), team: try row.optionalText(5), target: pack.supervision.allocationTargetDays)
      }.sorted()
      let (today, escalation) = (standing.asOf, pack.suitability.days.escalateAfter)
      let pages = max(1, (waiting.count + Self.casesAPage - 1) / Self.casesAPage)
      let shown = min(max(1, page), pages)
      let entries = waiting.dropFirst((shown - 1) * Self.casesAPage).prefix(Self.casesAPage)
      let open = entries.filter { !$0.isRestricted }.map(\.crn)
      let among = SQLCondition.among("crn", open)
      let found = try caseRows(
        SQLCondition("SELECT \(CaseColumns.list), 0 FROM case_now WHERE \(among.sql) ORDER BY crn", among.arguments),
        asOf: today, connection
      ).compactMap { if case .shown(let row) = $0 { row } else { nil } }
      let rows = Dictionary(found.map { ($0.crn, $0) }, uniquingKeysWith: { first, _ in first })
      let last = try lastHolders(of: open, connection)
      var queue = UnallocatedQueue(
        unit: scope.unit, path: try openPath(scope.path, connection),
        entries: entries.map { entry in
          entry.isRestricted
            ? nil
            : rows[entry.crn].map {
              UnallocatedQueue.Entry(
                row: $0, due: entry.due, isLate: entry.isLate(on: today),
                isEscalated: entry.isEscalated(on: today, after: escalation), lastHolder: last[entry.crn])
            }
        }, total: waiting.count, late: waiting.count { $0.isLate(on: today) },
        longest: waiting.compactMap { $0.days(on: today) }.max(),
        targetDays: pack.supervision.allocationTargetDays, page: shown, pages: pages, standing: standing)
      queue.escalated = waiting.count { $0.isEscalated(on: today, after: escalation) }
      queue.escalateAfterDays = escalation
      queue.parts = try parts(of: waiting, in: scope.unit, on: today, connection)
      return queue
    }
  }

  /// What waits by the unit directly below, the longest wait first.
  private func parts(
    of waiting: [Waiting], in unit: UnitReference, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> [UnallocatedQueue.Part] {
    guard unit.levelID != pack.levels.last?.id, !waiting.isEmpty else { return [] }
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    return Dictionary(grouping: waiting) { $0.team.flatMap { chart.child(of: unit, holding: $0) } }
      .map { unit, cases in
        UnallocatedQueue.Part(
          unit: unit, count: cases.count, late: cases.count { $0.isLate(on: day) },
          longest: cases.compactMap { $0.days(on: day) }.max())
      }.sorted { a, b in
        (b.longest ?? -1, b.count, a.unit?.name ?? "~") < (a.longest ?? -1, a.count, b.unit?.name ?? "~")
      }
  }

  /// Who held each of some cases last that nobody holds now; cases that nobody ever held are left out.
  private func lastHolders(
    of crns: [String], _ connection: any SQLConnection
  ) throws -> [String: UnallocatedQueue.LastHolder] {
    let among = SQLCondition.among("a.crn", crns)
    var last: [String: UnallocatedQueue.LastHolder] = [:]
    var open: (crn: String, name: String)?
    try connection.each(
      """
      SELECT a.crn, a.starts_at, a.staff_code, s.surname, s.forename FROM allocation a
      LEFT JOIN staff s ON s.staff_code = a.staff_code WHERE \(among.sql) ORDER BY a.crn, a.starts_at
      """, among.arguments
    ) { row in
      let crn = try row.text(0)
      if let before = open, before.crn == crn {
        last[crn] = UnallocatedQueue.LastHolder(name: before.name, until: try row.day(1))
      }
      let name = PostRow.lastFirst(try row.optionalText(3) ?? "", try row.optionalText(4) ?? "")
      open = try row.optionalText(2).map { (crn, name.isEmpty ? $0 : name) }
    }
    return last
  }
}

/// A case that waits, as far as its place in the queue goes.
private struct Waiting: Comparable {
  let crn: String
  let since: LocalDate?
  let isRestricted: Bool
  /// 0 for the highest risk of serious harm. One that nobody has recorded stands with high, as it does for the grade of a holder.
  let risk: Int
  let team: String?
  let due: LocalDate?

  init(
    crn: String, since: LocalDate?, release: LocalDate?, isRestricted: Bool, rosh: String?, team: String?, target: Int
  ) {
    self.crn = crn
    self.since = since
    self.isRestricted = isRestricted
    self.team = team
    risk = ["very-high", "high", "medium", "low"].firstIndex(of: rosh ?? "high") ?? 1
    due = AllocationDue.day(since: since, release: release, target: target)
  }

  func isLate(on day: LocalDate) -> Bool { due.map { $0 < day } ?? false }

  func isEscalated(on day: LocalDate, after days: Int) -> Bool { due.map { day - $0 > days } ?? false }

  func days(on day: LocalDate) -> Int? { since.map { max(0, day - $0) } }

  /// Restricted cases stand at the end: their place must not tell anything.
  static func < (a: Waiting, b: Waiting) -> Bool {
    if a.isRestricted != b.isRestricted { return b.isRestricted }
    let never = LocalDate(daysSinceEpoch: .max)
    return ((a.due ?? never), a.risk, (a.since ?? never), a.crn) < ((b.due ?? never), b.risk, (b.since ?? never), b.crn)
  }
}
