import Caseload
import Rules
import Storage

/// Who stands at each level for a team today, asked for once each.
struct ConcernRoute {
  /// Somebody with an account.
  struct Person: Hashable {
    let name: String
    let displayName: String
    let staff: String?
  }

  /// Whom a concern is with: those of a level, or who stands in for them.
  struct With {
    /// Index of the level; higher than asked for where nobody of it is there.
    var level: Int
    var people: [Person]
    /// Those who would have it and are away.
    var away: [Person]
  }

  let service: Service
  let connection: any SQLConnection
  private var known: [String: [Person]] = [:]

  init(service: Service, connection: any SQLConnection) {
    self.service = service
    self.connection = connection
  }

  private var today: SQLValue { .text(service.clock.today.iso) }

  /// The label of a level's role.
  func label(_ role: String) -> String { service.pack.access.role(role)?.label ?? role }

  /// Whom a concern is with at a level. While all of a level are away, or it has nobody, it is with those who deputise
  /// for them, and without any with the next level.
  mutating func with(_ concern: Concern, level: Int) throws -> With {
    guard concern.levels.indices.contains(level) else { return With(level: level, people: [], away: []) }
    let holders =
      if level == concern.firstLevel, let person = concern.person {
        try account(person)
      } else {
        try holders(of: concern.levels[level], team: concern.team)
      }
    // Nobody answers about themselves.
    let others = holders.filter { $0.staff != concern.staffCode }
    let here = try others.filter { try !isAway($0) }
    if !here.isEmpty { return With(level: level, people: here, away: []) }
    let deputies = try deputies(of: others).filter { try $0.staff != concern.staffCode && !isAway($0) }
    if !deputies.isEmpty { return With(level: level, people: deputies, away: others) }
    guard level + 1 < concern.levels.count else { return With(level: level, people: [], away: others) }
    var above = try with(concern, level: level + 1)
    above.away = others + above.away
    return above
  }

  /// `Senior probation officer: Ada Lovelace`, with who is away.
  func words(_ with: With, of concern: Concern) -> String {
    let role = concern.levels.indices.contains(with.level) ? label(concern.levels[with.level]) : ""
    let isPerson = concern.person != nil && with.level == concern.firstLevel
    let names = with.people.map(\.displayName).joined(separator: ", ")
    let first = names.isEmpty ? "\(role), nobody with an account yet" : isPerson ? names : "\(role): \(names)"
    guard !with.away.isEmpty else { return first }
    return "\(first) (\(with.away.map(\.displayName).joined(separator: ", ")) away)"
  }

  /// Accounts that hold a role for a team's unit at the role's level.
  private mutating func holders(of role: String, team: String) throws -> [Person] {
    let key = "\(role) \(team)"
    if let people = known[key] { return people }
    let level = service.pack.access.role(role)?.level ?? ""
    let unit = try OrganisationReach(on: service.liveDay(connection), service.pack, connection)
      .widened(RoleUnit(level: service.pack.levels.last?.id ?? "", code: team), to: level)
    let people = try people(
      """
      a.id IN (SELECT r.account_id FROM account_role r WHERE r.role = ? AND r.unit_level = ? AND r.unit_code = ?
        AND r.ended_at IS NULL AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?))
      """, [.text(role), .text(unit.level), .text(unit.code), today, today])
    known[key] = people
    return people
  }

  private func account(_ name: String) throws -> [Person] { try people("a.name = ?", [.text(name)]) }

  private func deputies(of people: [Person]) throws -> [Person] {
    let staff = SQLCondition.among("t.subject", people.compactMap(\.staff))
    return try self.people(
      """
      a.id IN (SELECT t.account_id FROM account_tie t WHERE t.kind = 'deputise' AND t.ended_at IS NULL
        AND t.from_day <= ? AND (t.until_day IS NULL OR t.until_day >= ?) AND \(staff.sql))
      """, [today, today] + staff.arguments)
  }

  private func people(_ condition: String, _ arguments: [SQLValue]) throws -> [Person] {
    try connection.query(
      """
      SELECT a.name, a.display_name, a.staff_code FROM account a WHERE a.enabled = 1 AND \(condition)
      ORDER BY a.display_name, a.id
      """, arguments
    ) { Person(name: try $0.text(0), displayName: try $0.text(1), staff: try $0.optionalText(2)) }
  }

  private func isAway(_ person: Person) throws -> Bool {
    guard let staff = person.staff else { return false }
    return try connection.first(
      "SELECT 1 FROM absence WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?",
      [.text(staff), today, today]
    ) { try $0.int(0) } != nil
  }
}
