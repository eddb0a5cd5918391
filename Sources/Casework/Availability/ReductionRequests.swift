public import Caseload
import DataFormat
import Rules
import Storage

/// A reduction that waits for the approval of somebody other than whoever asked for it.
public struct ReductionRequest: Sendable, Hashable {
  public let id: Int
  public let staff: String
  public let team: String
  public let reason: String
  public let from: LocalDate
  public let until: LocalDate
  public let hours: WeeklyHours
  public let why: String
  public let askedBy: String
  /// Whether the reader asked for it, and so does not decide it.
  public let isOwn: Bool
}

/// What came of a request for a reduction.
public enum ReductionAnswer: Sendable {
  /// The number of the request that waits now.
  case waits(Int)
  case approved(ChangeEffects)
  case declined
  /// By the name of a column of the sheet of reductions, or `why`.
  case refused([HandProblem])
}

extension Service {
  /// Requests about a person that wait for somebody's decision.
  func openRequests(_ staff: String, _ connection: any SQLConnection) throws -> [ReductionRequest] {
    try connection.query(
      """
      SELECT id, team, reason, starts_on, ends_on, hours, why, asker_name, asked_by FROM reduction_request
      WHERE staff_code = ? AND state = 'waiting' ORDER BY id
      """, [.text(staff)]
    ) { row -> ReductionRequest? in
      guard let from = try row.day(3), let until = try row.day(4) else { return nil }
      return ReductionRequest(
        id: try row.int(0), staff: staff, team: try row.text(1), reason: try row.text(2), from: from, until: until,
        hours: WeeklyHours(hundredths: try row.int(5)), why: try row.text(6), askedBy: try row.text(7),
        isOwn: try row.text(8) == actor.name)
    }.compactMap(\.self)
  }

  public func requestReduction(_ texts: [String: String], why: String) async throws -> ReductionAnswer {
    let (actor, now) = (actor, clock.timestamp)
    let sheet = DataSheets.reductions
    let staff = texts["staff_code"] ?? ""
    return try await notingRefusal(.reduction, .staff(staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: staff, connection)
        let plain = why.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !plain.isEmpty, plain.count <= 500 else {
          return .refused([HandProblem(column: "why", message: "Say why, in at most 500 characters.")])
        }
        // The checks of the sheet, as whoever approves will meet them; what they would change is taken back.
        let outcome = try self.tried(texts, connection)
        let problems = outcome.handProblems
        guard problems.isEmpty else { return .refused(problems) }
        let values = try row(checked: sheet, texts, connection)
        let id = try connection.insert(
          """
          INSERT INTO reduction_request (staff_code, team, reason, starts_on, ends_on, hours, why, asked_by, asker_name,
            asked_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
          """,
          values + [.text(plain), .text(actor.name), .text(actor.displayName), .text(now)])
        try trail(AuditEntry(.reduction, .staff(staff), detail: "request \(id)"), connection)
        return .waits(id)
      }
    }
  }

  public func decideReduction(_ id: Int, of staff: String, approve: Bool, answer: String) async throws
    -> ReductionAnswer
  {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.reduction, .staff(staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: staff, connection)
        try require(.view, .reductionReasons, staff: staff, connection)
        guard let request = try self.openRequests(staff, connection).first(where: { $0.id == id }) else {
          throw CaseworkRefusal.notFound("This request has been decided already, or is not there.")
        }
        guard !request.isOwn, actor.staff != staff else {
          throw CaseworkRefusal.notAllowed(
            "Somebody else decides this: not whoever asked, and not the person it is for. Ask another manager.")
        }
        var result = ReductionAnswer.declined
        if approve {
          let entry = HandEntry(
            sheet: DataSheets.reductions.name, texts: request.texts, madeBy: actor.displayName, reason: request.why)
          let outcome = try self.record(entry, DataSheets.reductions, isApproved: true, connection)
          switch outcome {
          case .kept(let effects, _): result = .approved(effects)
          case .same: result = .declined
          case .refused: return .refused(outcome.handProblems)
          }
        }
        try connection.execute(
          """
          UPDATE reduction_request SET state = ?, decided_by = ?, decider_name = ?, decided_at = ?, answer = ? WHERE id = ?
          """,
          [
            .text(approve ? "approved" : "declined"), .text(actor.name), .text(actor.displayName), .text(now),
            .text(answer), .integer(id),
          ])
        try trail(
          AuditEntry(.reduction, .staff(staff), detail: "request \(id) \(approve ? "approved" : "declined")"),
          connection)
        return result
      }
    }
  }

  /// What the sheet's own checks say of a row, and those of reductions, without keeping it.
  private func tried(_ texts: [String: String], _ connection: any SQLConnection) throws -> HandOutcome {
    let sheet = DataSheets.reductions
    try requireChange(sheet, texts, connection)
    let (values, problems) = try checkedRow(sheet, texts, connection)
    guard problems.isEmpty else { return .refused(problems) }
    let asKept = Dictionary(
      uniqueKeysWithValues: zip(sheet.columns, values).map { column, value in (column.name, column.text(of: value)) })
    let checks = ReductionChecks(connection: connection, pack: pack, day: try liveDay(connection), isApproved: true)
    let own = try checks.problems(asKept)
    return own.isEmpty ? .same : .refused(own)
  }

  private func row(checked sheet: Sheet, _ texts: [String: String], _ connection: any SQLConnection) throws
    -> [SQLValue]
  {
    try checkedRow(sheet, texts, connection).0.map(\.sqlValue)
  }
}

extension ReductionRequest {
  /// The row of the sheet of reductions.
  fileprivate var texts: [String: String] {
    [
      "staff_code": staff, "team": team, "reason": reason, "starts_on": from.iso, "ends_on": until.iso,
      "hours": hours.text,
    ]
  }
}
