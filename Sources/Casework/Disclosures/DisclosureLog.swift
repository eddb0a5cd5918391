import Caseload
import Rules
import Storage

extension Service: DisclosureUse {
  /// Entries of one page.
  public static let disclosuresAPage = 50
  /// Characters of a text in the log.
  private static let longestText = 1_000

  public func disclosures(crn: String) async throws -> [Disclosure] {
    try await view(.viewDisclosures, .person(crn)) { connection in
      try self.requireCase(.view, .disclosures, crn, on: self.liveDay(connection), connection)
      return try self.entries(SQLCondition("d.crn = ?", [.text(crn)]), limit: nil, connection)
    }
  }

  public func disclosures(page: Int) async throws -> DisclosureList {
    try await view(.viewDisclosures, keptAs: ViewKey("sharing", part: String(page))) { connection in
      let scope = try self.require(.view, .disclosures, connection)
      let hides = try self.restrictions(on: self.liveDay(connection), connection).hides("d.crn")
      let within = Self.within(scope)
      let wanted = SQLCondition(
        "\(within.sql) AND NOT \(hides.sql)", within.arguments + hides.arguments)
      let total =
        try connection.first("SELECT COUNT(*) FROM disclosure d WHERE \(wanted.sql)", wanted.arguments) {
          try $0.int(0)
        }
        ?? 0
      let pages = max(1, (total + Self.disclosuresAPage - 1) / Self.disclosuresAPage)
      guard (1...pages).contains(page) else {
        throw CaseworkRefusal.notFound("The disclosure log has no page \(page).")
      }
      let entries = try self.entries(
        wanted, limit: (Self.disclosuresAPage, (page - 1) * Self.disclosuresAPage), connection)
      return DisclosureList(entries: entries, page: page, pages: pages, total: total)
    }
  }

  public func recordDisclosure(_ new: NewDisclosure) async throws -> DisclosureOutcome {
    let (actor, now, today) = (actor, clock.timestamp, clock.today)
    return try await notingRefusal(.disclosure, .person(new.crn)) {
      try await database.write { connection in
        try self.requireCase(.change, .disclosures, new.crn, on: self.liveDay(connection), connection)
        let (day, problems) = self.check(new, today: today)
        guard let day, problems.isEmpty else { return .refused(problems) }
        if let corrected = new.corrects { try Self.requireStanding(corrected, of: new.crn, connection) }
        let id = try connection.insert(
          """
          INSERT INTO disclosure (crn, shared_on, agency, recipient, what, ground, reason, recorded_by, recorder_name,
            recorded_at, corrects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.crn), .text(day.iso), .text(Self.plain(new.agency)), .text(Self.plain(new.recipient)),
            .text(Self.plain(new.what)), .text(new.ground), .text(Self.plain(new.reason)), .text(actor.name),
            .text(actor.displayName), .text(now), .optional(new.corrects),
          ])
        try self.trail(
          AuditEntry(
            .disclosure, .person(new.crn), detail: new.corrects.map { "entry \(id), corrects \($0)" } ?? "entry \(id)"),
          connection)
        return .kept(id)
      }
    }
  }

  private func check(_ new: NewDisclosure, today: LocalDate) -> (LocalDate?, [DisclosureProblem]) {
    var problems: [DisclosureProblem] = []
    func need(_ field: DisclosureProblem.Field, _ text: String, _ sentence: String) {
      let plain = Self.plain(text)
      if plain.isEmpty { problems.append(DisclosureProblem(field: field, sentence: sentence)) }
      if plain.count > Self.longestText {
        problems.append(
          DisclosureProblem(field: field, sentence: "Use at most \(Self.longestText) characters."))
      }
    }
    let day = LocalDate(iso: Self.plain(new.sharedOn))
    if day == nil {
      problems.append(DisclosureProblem(field: .sharedOn, sentence: "Enter the day of the sharing as 2026-11-22."))
    } else if let day, day > today {
      problems.append(
        DisclosureProblem(field: .sharedOn, sentence: "Enter today or an earlier day: the log is of what was shared."))
    }
    need(.agency, new.agency, "Enter the agency that it was shared with.")
    need(.recipient, new.recipient, "Enter the person at the agency who received it.")
    need(.what, new.what, "Say what was shared.")
    need(.reason, new.reason, "Say why it was needed.")
    if !pack.disclosures.grounds.contains(where: { $0.id == new.ground }) {
      problems.append(DisclosureProblem(field: .ground, sentence: "Select the ground on which it was shared."))
    }
    return (day, problems)
  }

  /// A text in one line without breaks or signs that nobody sees.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Throws unless an entry is this person's and has not been corrected: of two corrections, one would be lost.
  private static func requireStanding(_ id: Int, of crn: String, _ connection: any SQLConnection) throws {
    let isThere = try connection.first("SELECT 1 FROM disclosure WHERE id = ? AND crn = ?", [.integer(id), .text(crn)])
    {
      try $0.int(0)
    }
    guard isThere != nil else { throw CaseworkRefusal.notFound("There is no entry of this number about this person.") }
    let other = try connection.first("SELECT id FROM disclosure WHERE corrects = ?", [.integer(id)]) { try $0.int(0) }
    if let other {
      throw CaseworkRefusal.invalid("This entry was corrected by entry \(other). Correct that one.")
    }
  }

  /// Entries about people within reach, whether their case is current or has ended.
  private static func within(_ scope: AccessScope) -> SQLCondition {
    if scope.isEverything { return SQLCondition("1 = 1") }
    let now = scope.cases("n.")
    let team = SQLCondition.among("c.team", scope.codes)
    return SQLCondition(
      """
      (d.crn IN (SELECT n.crn FROM case_now n WHERE \(now.sql)) OR d.crn IN (SELECT c.crn FROM case_record c
        WHERE \(team.sql) AND NOT EXISTS (SELECT 1 FROM case_now n WHERE n.crn = c.crn)))
      """, now.arguments + team.arguments)
  }

  private func entries(
    _ wanted: SQLCondition, limit: (count: Int, from: Int)?, _ connection: any SQLConnection
  ) throws -> [Disclosure] {
    let page = limit.map { _ in " LIMIT ? OFFSET ?" } ?? ""
    return try connection.query(
      """
      SELECT d.id, d.crn, d.shared_on, d.agency, d.recipient, d.what, d.ground, d.reason, d.recorder_name, d.recorded_at,
        d.corrects, (SELECT e.id FROM disclosure e WHERE e.corrects = d.id)
      FROM disclosure d WHERE \(wanted.sql) ORDER BY d.shared_on DESC, d.id DESC\(page)
      """, wanted.arguments + (limit.map { [.integer($0.count), .integer($0.from)] } ?? [])
    ) { row in
      guard let day = try row.day(2) else { throw StorageError.damaged("a disclosure is of no day") }
      return Disclosure(
        id: try row.int(0), crn: try row.text(1), sharedOn: day, agency: try row.text(3), recipient: try row.text(4),
        what: try row.text(5), ground: self.pack.disclosures.label(try row.text(6)), reason: try row.text(7),
        recordedBy: try row.text(8), recordedAt: try row.text(9), corrects: try row.optionalInt(10),
        correctedBy: try row.optionalInt(11))
    }
  }
}
