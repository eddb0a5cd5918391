public import Caseload
import Rules
import Storage
import Workload

/// A private mark: for some days nobody should give this person more work. It moves them below the others who may take a case and
/// keeps nobody from deciding otherwise. Why is for the person's own managers.
public struct NotForNow: Sendable, Hashable {
  public let id: Int
  public let from: LocalDate
  public let until: LocalDate
  public let reason: String
  /// Who made it, by name.
  public let by: String

  public init(id: Int, from: LocalDate, until: LocalDate, reason: String, by: String) {
    self.id = id
    self.from = from
    self.until = until
    self.reason = reason
    self.by = by
  }
}

/// A mark to be made, as somebody wrote it.
public struct NewNotForNow: Sendable, Hashable {
  public var staff: String
  public var from: String
  public var until: String
  public var reason: String

  public init(staff: String, from: String, until: String, reason: String) {
    self.staff = staff
    self.from = from
    self.until = until
    self.reason = reason
  }
}

/// The marks of one database.
struct NotForNowBook {
  let connection: any SQLConnection

  static let lastDay = "COALESCE(e.last_day, m.ends_on)"
  static let table = "not_for_now m LEFT JOIN not_for_now_end e ON e.mark_id = m.id"

  /// Marks of one person that are in force or to come, in order of their first day.
  func marks(of staff: String, from day: LocalDate) throws -> [NotForNow] {
    try connection.query(
      """
      SELECT m.id, m.starts_on, \(Self.lastDay), m.reason, m.maker_name FROM \(Self.table)
      WHERE m.staff_code = ? AND \(Self.lastDay) >= ? AND \(Self.lastDay) >= m.starts_on ORDER BY m.starts_on, m.id
      """, [.text(staff), .text(day.iso)]
    ) { row -> NotForNow? in
      guard let from = try row.day(1), let until = try row.day(2) else { return nil }
      return NotForNow(
        id: try row.int(0), from: from, until: until, reason: try row.text(3), by: try row.text(4))
    }.compactMap(\.self)
  }

  /// The last day of whatever mark of some people is in force on a day, by staff code. - Parameter staff: few people.
  func lastDays(of staff: [String], on day: LocalDate) throws -> [String: LocalDate] {
    let theirs = SQLCondition.among("m.staff_code", staff)
    var found: [String: LocalDate] = [:]
    try connection.each(
      """
      SELECT m.staff_code, MAX(\(Self.lastDay)) FROM \(Self.table)
      WHERE m.starts_on <= ? AND \(Self.lastDay) >= ? AND \(theirs.sql) GROUP BY m.staff_code
      """, [.text(day.iso), .text(day.iso)] + theirs.arguments
    ) { found[try $0.text(0)] = try $0.day(1) }
    return found
  }
}

extension Service {
  /// Characters of a reason.
  private static let longestReason = 500

  public func markNotForNow(_ new: NewNotForNow) async throws -> [HandProblem] {
    try await notingRefusal(.notForNow, .staff(new.staff)) {
      try await database.write { connection in
        try self.requireMarks(of: new.staff, connection)
        let day = try self.liveDay(connection)
        let (days, problems) = self.checked(new, on: day)
        guard let days, let until = days.until, problems.isEmpty else { return problems }
        let overlaps = try NotForNowBook(connection: connection).marks(of: new.staff, from: days.from)
          .contains { $0.from <= until }
        guard !overlaps else {
          return [HandProblem(column: "mark-from", message: "A mark stands on some of these days. End it first.")]
        }
        let id = try connection.insert(
          """
          INSERT INTO not_for_now (staff_code, starts_on, ends_on, reason, made_at, made_by, maker_name)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.staff), .text(days.from.iso), .text(until.iso), .text(Self.oneLine(new.reason)),
            .text(self.clock.timestamp), .text(self.actor.name), .text(self.actor.displayName),
          ])
        // Days and number, and not why: the trail has other readers.
        try self.trail(
          AuditEntry(.notForNow, .staff(new.staff), detail: "number \(id), \(days.from.iso) to \(until.iso)"),
          connection)
        return []
      }
    }
  }

  public func endNotForNow(_ id: Int, of staff: String) async throws {
    try await notingRefusal(.notForNow, .staff(staff)) {
      try await database.write { connection in
        try self.requireMarks(of: staff, connection)
        let day = try self.liveDay(connection)
        let found = try NotForNowBook(connection: connection).marks(of: staff, from: day).first { $0.id == id }
        guard let found else {
          throw CaseworkRefusal.notFound("There is no mark of this number that still stands. Nothing was changed.")
        }
        try connection.execute(
          "INSERT INTO not_for_now_end (mark_id, last_day, made_at, made_by, maker_name) VALUES (?, ?, ?, ?, ?)",
          [
            .integer(id), .text(max(day + -1, found.from + -1).iso), .text(self.clock.timestamp),
            .text(self.actor.name), .text(self.actor.displayName),
          ])
        try self.trail(AuditEntry(.notForNow, .staff(staff), detail: "number \(id) ends"), connection)
      }
    }
  }

  /// Whether the actor reads why somebody is marked: whoever may read reports of stress of the person. Nobody marks themselves.
  func seesMarks(of staff: String, _ connection: any SQLConnection) throws -> Bool {
    guard pack.suitability.days.notForNowAtMost > 0, actor.staff != staff else { return false }
    return try holds(scope(.view, .stressReports, connection), staff: staff, connection)
  }

  private func requireMarks(of staff: String, _ connection: any SQLConnection) throws {
    try require(.change, .staff, staff: staff, connection)
    try require(.view, .stressReports, staff: staff, connection)
    guard try seesMarks(of: staff, connection) else {
      throw CaseworkRefusal.notAllowed("Nobody marks themselves. Speak to your own manager.")
    }
  }

  private func checked(_ new: NewNotForNow, on day: LocalDate) -> (DayRange?, [HandProblem]) {
    var problems: [HandProblem] = []
    func wrong(_ column: String, _ message: String) { problems.append(HandProblem(column: column, message: message)) }
    let most = pack.suitability.days.notForNowAtMost
    let from = new.from.isEmpty ? day : LocalDate(iso: new.from)
    if from == nil { wrong("mark-from", "Enter the first day as \(day.iso), or leave it empty for today.") }
    if let from, from < day { wrong("mark-from", "The first day is past. Enter today or a later day.") }
    let until = LocalDate(iso: new.until)
    if until == nil { wrong("mark-until", "Enter the last day as \((day + 28).iso). It ends by itself after it.") }
    if let from, let until, until < from { wrong("mark-until", "The last day is before the first.") }
    if let from, let until, until - from >= most {
      wrong("mark-until", "It stands for at most \(most) days, and can be made again after a talk.")
    }
    let reason = Self.oneLine(new.reason)
    if reason.isEmpty { wrong("mark-reason", "Say why. Only the managers of this person read it.") }
    if reason.count > Self.longestReason { wrong("mark-reason", "Use at most \(Self.longestReason) characters.") }
    guard let from, let until, problems.isEmpty else { return (nil, problems) }
    return (DayRange(from: from, until: until), [])
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
