import Caseload
import Rules
import Storage
import Workload

/// Opens and ends breaches of protected limits, from the caseloads that stand. Run twice it changes nothing the second time.
struct BreachWatch {
  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  /// UTC.
  let moment: String

  private struct Open {
    let id: Int
    let key: PostKey
  }

  /// How many people are read together: the organisation is read anew for each such group.
  private static let together = 2_000

  /// Looks at some people, or at everybody for nil.
  func follow(_ staff: Set<String>? = nil) throws {
    // A statement takes only so many names, and of everybody few are protected.
    let named = staff.flatMap { $0.count > CaseSelection.most ? nil : $0 }
    var open = try openBreaches(named).filter { staff?.contains($0.key.staff.text) ?? true }
    var people = try protected(named).union(open.keys.map(\.staff.text))
    if let staff { people.formIntersection(staff) }
    guard !people.isEmpty else { return }
    let reader = AvailabilityReader(connection: connection, pack: pack, day: day)
    var inputs: [PostKey: AvailabilityInputs] = [:]
    for codes in people.sorted().parts(of: Self.together) {
      inputs.merge(try reader.inputs(of: Set(codes))) { first, _ in first }
    }
    let cases = try casesHeld(people)
    let rules = AvailabilityRules(pack)
    for (key, post) in inputs.sorted(by: { $0.key < $1.key }) {
      let standing = open.removeValue(forKey: key)
      let ceilings = rules.ceilings(post, on: day, everybody: 0)
      guard case .protection(let kind)? = ceilings.first?.source, let limit = ceilings.first?.cases,
        let held = cases[key], Ratio(held) > limit
      else {
        if let standing { try end(standing) }
        continue
      }
      guard standing == nil else { continue }
      _ = try connection.insert(
        """
        INSERT INTO protection_breach (staff_code, team, protection, began, limit_numerator, limit_denominator, cases,
          noticed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(key.staff.text), .text(key.team.text), .text(Self.name(of: kind)), .text(day.iso),
          .integer(limit.numerator), .integer(limit.denominator), .integer(held), .text(moment),
        ])
    }
    // The post is gone, and with it what it held.
    for left in open.values.sorted(by: { $0.id < $1.id }) { try end(left) }
  }

  /// As a breach keeps what protects.
  static func name(of kind: Protection.Kind) -> String {
    switch kind {
    case .trainee(let month): "trainee-\(month)"
    case .newlyQualified: "newly-qualified"
    case .duty(let id): "duty-\(id)"
    case .specialism(let name): "specialism-\(name)"
    }
  }

  private func end(_ breach: Open) throws {
    _ = try connection.insert(
      """
      INSERT INTO protection_breach_step (breach_id, kind, day, reason, made_at, made_by, maker_name)
      VALUES (?, 'ended', ?, ?, ?, 'headroom', 'Headroom')
      """, [.integer(breach.id), .text(day.iso), .text("Within the limit, or no longer protected"), .text(moment)])
  }

  private func some(_ column: String, _ staff: Set<String>?) -> SQLCondition {
    staff.map { SQLCondition.among(column, $0.sorted()) } ?? SQLCondition("1 = 1")
  }

  private func openBreaches(_ staff: Set<String>?) throws -> [PostKey: Open] {
    let theirs = some("b.staff_code", staff)
    var open: [PostKey: Open] = [:]
    try connection.each(
      """
      SELECT b.id, b.staff_code, b.team FROM protection_breach b WHERE \(theirs.sql) AND NOT EXISTS (
        SELECT 1 FROM protection_breach_step s WHERE s.breach_id = b.id AND s.kind = 'ended') ORDER BY b.id
      """, theirs.arguments
    ) { row in
      let key = PostKey(staff: StaffCode(try row.text(1)), team: TeamCode(try row.text(2)))
      open[key] = Open(id: try row.int(0), key: key)
    }
    return open
  }

  /// Whoever may have a protection that limits cases: in training or qualified, with such a duty, or in such a team.
  func protected(_ staff: Set<String>?) throws -> Set<String> {
    let limiting = pack.duties.filter { $0.caseloadLimit != nil }.map(\.id)
    let kinds = SQLCondition.among("kind", limiting)
    let (own, duties, posts) = (some("staff_code", staff), some("staff_code", staff), some("p.staff_code", staff))
    let today = SQLValue.text(day.iso)
    let named = try connection.query(
      """
      SELECT staff_code FROM staff WHERE \(own.sql) AND trainee_from IS NOT NULL AND qualified_on IS NULL
      UNION SELECT staff_code FROM duty WHERE \(duties.sql) AND \(kinds.sql) AND starts_on <= ?
        AND COALESCE(ends_on, '9999-12-31') >= ?
      UNION SELECT p.staff_code FROM staff_post p JOIN org_unit u ON u.code = p.team
        WHERE u.specialism IS NOT NULL AND \(posts.sql)
      """, own.arguments + duties.arguments + kinds.arguments + [today, today] + posts.arguments
    ) { try $0.text(0) }
    return Set(named).union(try newlyQualified(staff))
  }

  /// Whoever may still be newly qualified: whose end, put off by all absence and by the fewest hours of any post, has not
  /// come or waits for readiness to be confirmed. Who is in truth is for the rules to say.
  private func newlyQualified(_ staff: Set<String>?) throws -> [String] {
    guard let stage = pack.protections.newlyQualified else { return [] }
    let (own, theirs) = (some("s.staff_code", staff), some("staff_code", staff))
    var away: [String: Int] = [:]
    try connection.each(
      "SELECT staff_code, starts_on, ends_on FROM absence WHERE \(theirs.sql)", theirs.arguments
    ) { row in
      guard let from = try row.day(1) else { return }
      away[try row.text(0), default: 0] += max(0, (try row.day(2) ?? day) - from + 1)
    }
    let full = pack.grades.all.compactMap { $0.fullTimeHours?.hundredths }.max() ?? 0
    let over = min(day, pack.protections.readinessFrom)
    return try connection.query(
      """
      SELECT s.staff_code, s.qualified_on, s.newly_qualified_until, COALESCE(MIN(p.weekly_hours), 0)
      FROM staff s JOIN staff_post p ON p.staff_code = s.staff_code
      WHERE \(own.sql) AND s.qualified_on <= ? GROUP BY s.staff_code, s.qualified_on, s.newly_qualified_until
      """, own.arguments + [.text(day.iso)]
    ) { row -> String? in
      guard let qualified = try row.day(1) else { return nil }
      let end = try row.day(2) ?? qualified.adding(months: stage.fromMonth)
      let hours = try row.int(3)
      let code = try row.text(0)
      guard hours > 0, full > 0 else { return code }
      // One day more for each part of a day that is not counted.
      let most = (max(0, end - qualified) + 2) * full / min(hours, full) + away[code, default: 0]
      return qualified + most >= over ? code : nil
    }.compactMap(\.self)
  }

  private func casesHeld(_ staff: Set<String>) throws -> [PostKey: Int] {
    var cases: [PostKey: Int] = [:]
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("staff_code", codes)
      try connection.each(
        "SELECT staff_code, team, cases_held FROM live_figure WHERE \(theirs.sql)", theirs.arguments
      ) {
        cases[PostKey(staff: StaffCode(try $0.text(0)), team: TeamCode(try $0.text(1)))] = try $0.int(2)
      }
    }
    return cases
  }
}
