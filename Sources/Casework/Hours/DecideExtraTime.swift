import Caseload
import Rules
import Storage

extension Service {
  /// Minutes a month that one case can be given at most: 40 hours.
  public static let mostExtraMinutes = 2_400
  /// Months that a decision holds at most; longer, and the case belongs in the review of values.
  public static let mostExtraMonths = 12
  private static let longestWords = 1_000

  /// Keeps that a case takes more than the tool says. Throws ``CaseworkRefusal``.
  @discardableResult public func raiseExtraTime(crn: String, minutes: Int, reason: String) async throws -> Int {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.extraTime, .person(crn)) {
      let reason = try Self.words(reason, "Say why the case takes more.")
      try Self.check(minutes)
      return try await database.write { connection in
        try self.requireCase(.change, .workItems, crn, on: self.liveDay(connection), connection)
        let holder = try connection.first("SELECT staff_code FROM case_now WHERE crn = ?", [.text(crn)]) {
          try $0.optionalText(0)
        }
        guard let holder else {
          throw CaseworkRefusal.invalid("This case is not on the caseload now. Nothing was kept.")
        }
        let open = try connection.first(
          "SELECT id FROM extra_time WHERE crn = ? AND state = 'raised'", [.text(crn)]
        ) { try $0.int(0) }
        if open != nil {
          throw CaseworkRefusal.invalid("This case waits for an answer already. Nothing was kept.")
        }
        let id = try connection.insert(
          """
          INSERT INTO extra_time (crn, staff_code, raised_at, raised_by, raiser_name, reason, asked, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'raised')
          """,
          [
            .text(crn), .optional(holder), .text(now), .text(actor.name), .text(actor.displayName), .text(reason),
            .integer(minutes),
          ])
        try self.trail(.init(.extraTime, .person(crn), detail: "raised \(id)"), connection)
        return id
      }
    }
  }

  /// Accepts or declines what was raised. What is accepted counts at once for who holds the case. Throws ``CaseworkRefusal``.
  public func decideExtraTime(_ id: Int, _ decision: ExtraTimeDecision) async throws {
    let (actor, now) = (actor, clock.timestamp)
    try await notingRefusal(.extraTime, .item(kind: "extra-time", id: String(id))) {
      try await database.write { connection in
        let found = try connection.first("SELECT crn, state, raised_by FROM extra_time WHERE id = ?", [.integer(id)]) {
          (crn: try $0.text(0), state: try $0.text(1), raisedBy: try $0.text(2))
        }
        guard let found else { throw CaseworkRefusal.notFound("Nothing was raised under this number.") }
        let day = try self.liveDay(connection)
        try self.requireCase(.view, .cases, found.crn, on: day, connection)
        let holder =
          try connection.first("SELECT staff_code FROM case_now WHERE crn = ?", [.text(found.crn)]) {
            try $0.optionalText(0)
          } ?? nil
        if let holder {
          try self.require(.change, .staff, staff: holder, connection)
        } else {
          try self.require(.change, .staff, connection)
        }
        guard found.state == "raised" else {
          throw CaseworkRefusal.invalid("This has been answered meanwhile. Nothing was changed.")
        }
        guard actor.way == .terminal || found.raisedBy != actor.name else {
          throw CaseworkRefusal.notAllowed("Somebody else has to answer what you raised yourself.")
        }
        let values = try Self.values(of: decision, from: day)
        try connection.execute(
          """
          UPDATE extra_time SET state = ?, answer = ?, minutes = ?, from_day = ?, until_day = ?, decided_at = ?,
            decided_by = ?, decider_name = ? WHERE id = ?
          """, values + [.text(now), .text(actor.name), .text(actor.displayName), .integer(id)])
        if let holder { try LiveHours.refresh([holder], pack: self.pack, day: day, connection) }
        let word = if case .accept = decision { "accepted" } else { "declined" }
        try self.trail(.init(.extraTime, .person(found.crn), detail: "\(word) \(id)"), connection)
      }
    }
  }

  /// What was raised, newest first, of cases within reach: what waits for an answer and what value review can learn from.
  public func extraTime() async throws -> [ExtraTime] {
    try await view(.viewExtraTime) { connection in
      let scope = try self.require(.view, .cases, connection)
      let day = try self.liveDay(connection)
      let deciders = try self.scope(.change, .staff, connection)
      let rows = try connection.query(
        """
        SELECT e.id, e.crn, n.staff_code, e.raised_at, e.raiser_name, e.reason, e.asked, e.state, e.decider_name, e.answer,
          e.minutes, e.from_day, e.until_day, e.raised_by
        FROM extra_time e LEFT JOIN case_now n ON n.crn = e.crn ORDER BY e.id DESC
        """, []
      ) { row in
        let holder = try row.optionalText(2)
        let state = ExtraTime.State(rawValue: try row.text(7)) ?? .raised
        let isOwn = try row.text(13) == actor.name && actor.way != .terminal
        var mayDecide = false
        if state == .raised, let holder, !isOwn {
          mayDecide = try holds(deciders, staff: holder, connection)
        }
        return ExtraTime(
          id: try row.int(0), crn: try row.text(1), staffCode: holder,
          raisedOn: LocalDate(iso: try row.text(3).prefix(10)) ?? day, raiserName: try row.text(4),
          reason: try row.text(5), asked: try row.int(6), state: state, deciderName: try row.optionalText(8),
          answer: try row.optionalText(9), minutes: try row.optionalInt(10),
          from: try row.optionalText(11).flatMap { LocalDate(iso: $0) },
          until: try row.optionalText(12).flatMap { LocalDate(iso: $0) }, mayDecide: mayDecide)
      }
      return try rows.filter { item in
        guard try holds(scope, crn: item.crn, connection) else { return false }
        return try !isHidden(crn: item.crn, on: day, connection)
      }
    }
  }

  private static func values(of decision: ExtraTimeDecision, from day: LocalDate) throws -> [SQLValue] {
    switch decision {
    case .decline(let words):
      return [.text("declined"), .text(try self.words(words, "Say why.")), .null, .null, .null]
    case .accept(let minutes, let months, let words):
      try check(minutes)
      guard (1...mostExtraMonths).contains(months) else {
        throw CaseworkRefusal.invalid("Choose from 1 to \(mostExtraMonths) months.")
      }
      let until = day.months(back: -months) + -1
      return [
        .text("accepted"), .text(words.isEmpty ? "" : try self.words(words, "")), .integer(minutes), .text(day.iso),
        .text(until.iso),
      ]
    }
  }

  private static func check(_ minutes: Int) throws {
    guard (1...mostExtraMinutes).contains(minutes) else {
      throw CaseworkRefusal.invalid("Enter from 1 minute to \(mostExtraMinutes / 60) hours a month.")
    }
  }

  private static func words(_ text: String, _ missing: String) throws -> String {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !plain.isEmpty else { throw CaseworkRefusal.invalid(missing) }
    guard plain.count <= longestWords else {
      throw CaseworkRefusal.invalid("Use at most \(longestWords) characters.")
    }
    return plain
  }
}
