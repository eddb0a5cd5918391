import Caseload
import Rules
import Storage

extension Service {
  /// Characters of what is reported, of reasons and of other texts of a concern.
  static let longestConcern = 2_000

  public func concernRoutes(crn: String?) async throws -> ConcernRoutes {
    try await view(.viewConcern) { connection in
      try self.require(.change, .stressReports, connection)
      guard let staff = self.actor.staff else {
        return ConcernRoutes(levels: [], people: [], mayReport: false, isHeld: nil, rules: self.pack.concerns)
      }
      var isHeld: Bool?
      if let crn {
        try self.requireCase(.view, .cases, crn, on: self.liveDay(connection), connection)
        isHeld = try self.holds(crn, staff, connection)
      }
      let team = try self.reportingTeam(staff, crn: crn, connection)
      return ConcernRoutes(
        levels: try self.levelsOpen(staff, team, connection), people: try self.peopleOpen(staff, team, connection),
        mayReport: true, isHeld: isHeld, rules: self.pack.concerns)
    }
  }

  /// Keeps what the actor reports; sent twice it is kept once. Throws ``CaseworkRefusal``. Returns its number.
  @discardableResult public func report(_ new: NewConcern) async throws -> Int {
    try await notingRefusal(.concernReport, .item(kind: "concern", id: "new")) {
      let words = try Self.concernText(new.words, "Say in your own words what is not safe, or what is too much.")
      guard !new.meanings.isEmpty else {
        throw CaseworkRefusal.invalid("Select whether it is too much work, beyond skill or training, or both.")
      }
      return try await database.write { connection in try self.keep(new, words, connection) }
    }
  }

  private func keep(_ new: NewConcern, _ words: String, _ connection: any SQLConnection) throws -> Int {
    try require(.change, .stressReports, connection)
    guard case .account = actor.way, let staff = actor.staff else {
      throw CaseworkRefusal.notAllowed(Self.noStaffCode)
    }
    let crn = try caseOf(new, connection)
    let team = try reportingTeam(staff, crn: crn, connection)
    let (first, person) = try firstLevel(of: new.route, staff, team, connection)
    let isHeld = try crn.map { try holds($0, staff, connection) } ?? false
    func concern(_ id: Int, named: String) -> Concern {
      Concern(
        id: id, kind: new.kind, staffCode: staff, reporterName: actor.displayName, team: team, teamName: team, crn: crn,
        isHeld: isHeld, meanings: ConcernRules.Meaning.allCases.filter(new.meanings.contains), words: words,
        levels: pack.concerns.levels, firstLevel: first, person: person, named: named,
        answerDays: pack.concerns.answerDays, reportedOn: clock.today, reportedAt: clock.timestamp, steps: [])
    }
    let begun = concern(0, named: "")
    if let id = try same(as: begun, crn, connection) { return id }
    var route = ConcernRoute(service: self, connection: connection)
    let id = try insert(
      concern(0, named: route.words(try route.with(begun, level: first), of: begun)), crn, connection)
    try trail(AuditEntry(.concernReport, .item(kind: "concern", id: String(id)), detail: new.kind.rawValue), connection)
    return id
  }

  private func caseOf(_ new: NewConcern, _ connection: any SQLConnection) throws -> String? {
    guard new.kind == .objection else { return nil }
    guard let crn = new.crn, !crn.isEmpty else { throw CaseworkRefusal.invalid("Enter the CRN of the case.") }
    let day = try liveDay(connection)
    try requireCase(.view, .cases, crn, on: day, connection)
    let isCurrent = try connection.first("SELECT 1 FROM case_now WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
    guard isCurrent else {
      throw CaseworkRefusal.invalid("This case is not on the caseload now. To report overload, leave the case out.")
    }
    return crn
  }

  /// What the same person told the same people in the same words on the same day: the second of two clicks.
  private func same(as new: Concern, _ crn: String?, _ connection: any SQLConnection) throws -> Int? {
    try connection.first(
      """
      SELECT id FROM concern WHERE staff_code = ? AND kind = ? AND COALESCE(crn, '') = ? AND words = ?
        AND reported_on = ? AND too_much = ? AND beyond_skill = ? AND first_level = ? AND COALESCE(person, '') = ?
      ORDER BY id
      """,
      [
        .text(new.staffCode), .text(new.kind.rawValue), .text(crn ?? ""), .text(new.words), .text(new.reportedOn.iso),
        .integer(new.meanings.contains(.tooMuch) ? 1 : 0), .integer(new.meanings.contains(.beyondSkill) ? 1 : 0),
        .integer(new.firstLevel), .text(new.person ?? ""),
      ]
    ) { try $0.int(0) }
  }

  private func insert(_ concern: Concern, _ crn: String?, _ connection: any SQLConnection) throws -> Int {
    try connection.insert(
      """
      INSERT INTO concern (staff_code, team, kind, crn, held, too_much, beyond_skill, words, levels, first_level,
        person, named, answer_days, reported_on, reported_at, reported_by, reporter_name)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(concern.staffCode), .text(concern.team), .text(concern.kind.rawValue), .optional(crn),
        .integer(concern.isHeld ? 1 : 0), .integer(concern.meanings.contains(.tooMuch) ? 1 : 0),
        .integer(concern.meanings.contains(.beyondSkill) ? 1 : 0), .text(concern.words),
        .text(concern.levels.joined(separator: " ")), .integer(concern.firstLevel), .optional(concern.person),
        .text(concern.named), .integer(concern.answerDays), .text(concern.reportedOn.iso), .text(concern.reportedAt),
        .text(actor.name), .text(actor.displayName),
      ])
  }

  private func holds(_ crn: String, _ staff: String, _ connection: any SQLConnection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM case_now WHERE crn = ? AND staff_code = ?", [.text(crn), .text(staff)]
    ) { try $0.int(0) } != nil
  }

  /// Why somebody without a staff code cannot report, and what to do.
  public static let noStaffCode =
    "Only the person themselves reports, with an account linked to their staff code. An administrator can add it."

  /// One paragraph, spaces evened out. Throws for none and for too much.
  static func concernText(_ text: String, _ lacking: String) throws -> String {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !plain.isEmpty else { throw CaseworkRefusal.invalid(lacking) }
    guard plain.count <= longestConcern else {
      throw CaseworkRefusal.invalid("Use at most \(longestConcern) characters in each field. Nothing was kept.")
    }
    return plain
  }
}
