public import Caseload
import Rules
import Storage

/// What a practitioner begins the day with: what is coming, and how many people they hold. No figure of workload is in it.
public struct MyWeek: Sendable {
  /// Something with a day on it.
  public struct Item: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// A work item is due; its label from the rules.
      case work(String)
      case release
      /// The newest order or licence is expected to end.
      case end
    }
    public let day: LocalDate
    public let kind: Kind
    public let crn: String
    /// `Last, First`.
    public let name: String
  }

  /// People held of one kind of case and in one place: a line of how the count of people was made.
  public struct CountLine: Sendable, Hashable {
    /// The kind of case, by the rules; nil where no order says.
    public let type: String?
    public let isInCustody: Bool
    public let people: Int
  }

  /// Monday of the week.
  public let from: LocalDate
  /// Sunday two weeks later: ends are prepared before they come.
  public let until: LocalDate
  /// Open work whose day has passed, longest ago first.
  public let late: [Item]
  /// What comes from today on, in order of days.
  public let coming: [Item]
  /// People held now, with those of whom nothing may be shown.
  public let people: Int
  public let inCustody: Int
  /// Held since this week.
  public let new: Int
  /// Changes made here about people held, waiting for the case system.
  public let waiting: Int
  /// The practitioner's page; nil before a night named them.
  public let practitionerID: Int?
  /// How ``people`` was counted: lines that sum to it, each person in one of them.
  public let counted: [CountLine]
  /// Of ``people``, those of whom nothing may be shown; in the list they have no name.
  public let restricted: Int
  public let standing: CaseStanding
}

extension Service {
  /// Days ahead that a week shows beyond its Sunday. Assumption: an end of order takes two weeks to prepare.
  private static let daysAhead = 14
  /// More late items than this are on the case list.
  private static let mostLate = 20

  /// The actor's own week. Throws ``CaseworkRefusal/notAllowed(_:)`` for somebody who is no practitioner in the case system.
  public func myWeek() async throws -> MyWeek {
    let staff = actor.staff ?? ""
    return try await view(.viewCases, .staff(staff)) { connection in
      guard let code = self.actor.staff else {
        throw CaseworkRefusal.notAllowed(
          "Your account is not linked to a staff code, so your cases cannot be found. An administrator can add it.")
      }
      let reach = try self.require(.view, .cases, connection)
      guard reach.isEverything || reach.staff.contains(code) else { throw CaseworkRefusal.notAllowed(Self.noRole) }
      let standing = try self.caseStanding(connection)
      let today = standing.asOf
      let monday = today + -today.daysSinceMonday
      let until = monday + 6 + Self.daysAhead
      let hides = try self.restrictions(on: today, connection).hidesNow("n.")
      let items =
        try self.work(of: code, until: until, hides, connection)
        + self.dates(of: code, from: today, until: until, hides, connection)
      let sorted = items.sorted { ($0.day, $0.name, $0.crn) < ($1.day, $1.name, $1.crn) }
      let counts = try connection.first(
        """
        SELECT COUNT(*), COALESCE(SUM(CASE WHEN setting = 'custody' THEN 1 ELSE 0 END), 0),
          COALESCE(SUM(CASE WHEN held_since >= ? THEN 1 ELSE 0 END), 0)
        FROM case_now WHERE staff_code = ?
        """, [.text(monday.iso), .text(code)]
      ) { (people: try $0.int(0), custody: try $0.int(1), new: try $0.int(2)) }
      let waiting = try connection.first(
        """
        SELECT COUNT(DISTINCT l.crn) FROM local_change l JOIN case_now n ON n.crn = l.crn
        WHERE l.state = 'waiting' AND n.staff_code = ?
        """, [.text(code)]
      ) { try $0.int(0) }
      return MyWeek(
        from: monday, until: until, late: Array(sorted.filter { $0.day < today }.prefix(Self.mostLate)),
        coming: sorted.filter { $0.day >= today }, people: counts?.people ?? 0, inCustody: counts?.custody ?? 0,
        new: counts?.new ?? 0, waiting: waiting ?? 0,
        practitionerID: try self.practitionerIDs([code], connection)[code],
        counted: try self.counted(of: code, connection), restricted: try self.restricted(of: code, hides, connection),
        standing: standing)
    }
  }

  /// Open work on cases of a practitioner, and open work that names the practitioner on others' cases.
  private func work(
    of code: String, until: LocalDate, _ hides: SQLCondition, _ connection: any SQLConnection
  ) throws -> [MyWeek.Item] {
    let kinds = Dictionary(pack.workKinds.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    return try connection.query(
      """
      SELECT w.due_on, w.kind, n.crn, n.surname, n.forename FROM case_now n JOIN work_item w ON w.crn = n.crn
      WHERE n.staff_code = ? AND (w.staff_code IS NULL OR w.staff_code = ?) AND w.done_on IS NULL AND w.due_on <= ?
        AND NOT \(hides.sql)
      """, [.text(code), .text(code), .text(until.iso)] + hides.arguments
    ) { row -> MyWeek.Item? in
      guard let day = try row.day(0) else { return nil }
      let kind = try row.text(1)
      return MyWeek.Item(
        day: day, kind: .work(kinds[kind] ?? kind), crn: try row.text(2),
        name: PostRow.lastFirst(try row.text(3), try row.text(4)))
    }.compactMap(\.self)
  }

  private func dates(
    of code: String, from: LocalDate, until: LocalDate, _ hides: SQLCondition, _ connection: any SQLConnection
  ) throws -> [MyWeek.Item] {
    let days: [SQLValue] = [.text(from.iso), .text(until.iso)]
    return try connection.query(
      """
      SELECT n.release_on, n.expected_end_on, n.crn, n.surname, n.forename FROM case_now n
      WHERE n.staff_code = ? AND (n.release_on BETWEEN ? AND ? OR n.expected_end_on BETWEEN ? AND ?) AND NOT \(hides.sql)
      """, [.text(code)] + days + days + hides.arguments
    ) { row -> [MyWeek.Item] in
      let name = PostRow.lastFirst(try row.text(3), try row.text(4))
      let crn = try row.text(2)
      let dates: [(LocalDate?, MyWeek.Item.Kind)] = [(try row.day(0), .release), (try row.day(1), .end)]
      return dates.compactMap { day, kind -> MyWeek.Item? in
        guard let day, day >= from, day <= until else { return nil }
        return MyWeek.Item(day: day, kind: kind, crn: crn, name: name)
      }
    }.flatMap(\.self)
  }
}

extension Service {
  /// How many people somebody holds, by kind of case and place; the lines sum to the count of people.
  private func counted(of code: String, _ connection: any SQLConnection) throws -> [MyWeek.CountLine] {
    let order = Dictionary(
      pack.caseTypes.enumerated().map { ($1.id, (place: $0, label: $1.label)) }, uniquingKeysWith: { first, _ in first }
    )
    let found = try connection.query(
      """
      SELECT type, CASE WHEN setting = 'custody' THEN 1 ELSE 0 END, COUNT(*) FROM case_now WHERE staff_code = ?
      GROUP BY type, CASE WHEN setting = 'custody' THEN 1 ELSE 0 END
      """, [.text(code)]
    ) { (type: try $0.optionalText(0), isInCustody: try $0.bool(1), people: try $0.int(2)) }
    func place(_ type: String?) -> Int { type.flatMap { order[$0]?.place } ?? order.count }
    let sorted = found.sorted {
      (place($0.type), $0.type ?? "", $0.isInCustody ? 1 : 0) < (place($1.type), $1.type ?? "", $1.isInCustody ? 1 : 0)
    }
    return sorted.map { line in
      MyWeek.CountLine(
        type: line.type.map { order[$0]?.label ?? $0 }, isInCustody: line.isInCustody, people: line.people)
    }
  }

  private func restricted(of code: String, _ hides: SQLCondition, _ connection: any SQLConnection) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM case_now n WHERE n.staff_code = ? AND \(hides.sql)", [.text(code)] + hides.arguments
    ) { try $0.int(0) } ?? 0
  }
}
