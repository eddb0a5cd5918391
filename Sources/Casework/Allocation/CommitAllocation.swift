import Allocation
import Caseload
import DataFormat
import Exchange
import Rules
import Storage
import Workload

extension Service: DecidingUse {
  /// Bytes of the key of a request.
  private static let longestKey = 100

  public func commit(_ new: NewAllocation) async throws -> CommitOutcome {
    try await notingRefusal(.allocate, .person(new.crn)) {
      try await database.write { try self.decide(new, $0) }
    }
  }

  /// The same inside a transaction that is open already.
  func decide(_ new: NewAllocation, _ connection: any SQLConnection) throws -> CommitOutcome {
    let day = try liveDay(connection)
    try requireCase(.change, .allocation, new.crn, on: day, connection)
    guard (new.key?.utf8.count ?? 0) <= Self.longestKey else {
      throw CaseworkRefusal.invalid("Use a key of at most \(Self.longestKey) characters. Nothing was changed.")
    }
    let words = AllocationWords(new)
    let digest = words.digest(new)
    if let key = new.key, let known = try decided(once: key, connection) {
      guard known.digest == digest else { return try refused(.keyReused, new, connection) }
      try trail(AuditEntry(.allocate, .person(new.crn), detail: "number \(known.id), sent again"), connection)
      return .committed(known.id, isRepeated: true)
    }
    let stand: AllocationStand
    do {
      stand = try allocationStand(crn: new.crn, staff: new.staff, team: new.team, on: day, connection)
    } catch let held as HeldAlready {
      return try refused(.refused([HandProblem(column: nil, message: held.sentence)]), new, connection)
    }
    if let against = try against(new, words, stand, connection) { return try refused(against, new, connection) }
    return try give(new, words, stand, digest, connection)
  }

  /// What keeps a decision from being made as it was asked for; nil where nothing does.
  private func against(
    _ new: NewAllocation, _ words: AllocationWords, _ stand: AllocationStand, _ connection: any SQLConnection
  ) throws -> CommitOutcome? {
    if let seen = new.seen {
      let changes = stand.seen.changes(since: seen)
      guard changes.isEmpty else { return .changed(changes) }
    }
    let isOverride = stand.approval != .none
    if stand.approval == .never || isOverride && new.override == nil {
      return .ruledOut(stand.obstacles, stand.approval)
    }
    if !isOverride, new.override != nil {
      throw CaseworkRefusal.invalid(
        "Nothing stands against giving the case to this post, so nothing is decided otherwise. Leave the override out.")
    }
    var problems = words.problems(stand.approval, asksForTraining: stand.asksForTraining)
    if isOverride, !words.approver.isEmpty {
      let may = try approvers(
        stand.approval, staff: new.staff, team: stand.key.team.text, crn: new.crn, on: stand.day, connection)
      if !may.contains(where: { $0.name == words.approver }) {
        problems.append(
          HandProblem(
            column: DecisionField.approver.rawValue,
            message: "This account cannot approve it. Whoever approves neither allocates nor receives, and may decide "
              + "otherwise for the team of the post."))
      }
    }
    return problems.isEmpty ? nil : .refused(problems)
  }

  /// Notes what came of it, and hands it on. Nothing else was changed.
  private func refused(_ outcome: CommitOutcome, _ new: NewAllocation, _ connection: any SQLConnection) throws
    -> CommitOutcome
  {
    let detail =
      switch outcome {
      case .refused(let problems): "\(problems.count) problems"
      case .changed: "another state than was seen"
      case .ruledOut: "ruled out"
      case .keyReused: "key of another request"
      case .committed: ""
      }
    try trail(AuditEntry(.allocate, .person(new.crn), outcome: .refused, detail: detail), connection)
    return outcome
  }

  /// Writes the holder by the way of every record made by hand, so that figures follow, and beside it the decision.
  private func give(
    _ new: NewAllocation, _ words: AllocationWords, _ stand: AllocationStand, _ digest: String,
    _ connection: any SQLConnection
  ) throws -> CommitOutcome {
    let now = clock.timestamp
    let breachesBefore = try newestBreach(connection)
    let entry = HandEntry(
      sheet: DataSheets.allocations.name,
      texts: [
        "crn": new.crn, "starts_at": now, "staff_code": stand.key.staff.text, "team": stand.key.team.text,
        "reason": "Decided in Headroom, with reasons",
      ], madeBy: actor.displayName, reason: "Allocation decided in Headroom")
    let effects: ChangeEffects
    switch try record(entry, DataSheets.allocations, isPermitted: true, connection) {
    case .kept(let done, _): effects = done
    case .same: throw CaseworkRefusal.invalid("The case was given to this post at this moment already.")
    case .refused(let problems):
      let outcome = CommitOutcome.refused(problems.map { HandProblem(column: nil, message: Self.words(of: $0)) })
      return try refused(outcome, new, connection)
    }
    let approver = try stand.approval == .none ? nil : displayName(of: words.approver, connection)
    let kept = DecisionKept(stand, effects)
    let id = try connection.insert(
      """
      INSERT INTO allocation_decision (crn, starts_at, staff_code, team, previous_staff, tier, rationale, oversight,
        findings, figures, overridden, override_reason, training_action, approved_by, approver_name, pack, pack_version,
        once_key, request_digest, made_at, made_by, maker_name)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(new.crn), .text(now), .text(stand.key.staff.text), .text(stand.key.team.text), .optional(stand.holder),
        .text(stand.profile.tier), .text(words.rationale), .optional(words.oversight.isEmpty ? nil : words.oversight),
        .text(try kept.findingsText()), .text(try kept.figuresText()),
      ]
        + (approver.map { name -> [SQLValue] in
          [
            .text(stand.overridden.joined(separator: " ")), .text(words.reason),
            .optional(words.trainingAction.isEmpty ? nil : words.trainingAction), .text(words.approver), .text(name),
          ]
        } ?? Array(repeating: .null, count: 5)) + [
          .text(pack.id), .text(pack.version), .optional(new.key), .text(digest), .text(now), .text(actor.name),
          .text(actor.displayName),
        ])
    if let approver { try approveBreaches(after: breachesBefore, of: stand.key, words, approver, connection) }
    for kind in ["allocation"] + (approver == nil ? [] : ["override"]) {
      _ = try connection.insert(
        "INSERT INTO outbox_event (kind, subject, made_at) VALUES (?, ?, ?)", [.text(kind), .integer(id), .text(now)])
    }
    let otherwise = approver == nil ? "" : ", otherwise than: \(stand.overridden.joined(separator: " "))"
    try trail(AuditEntry(.allocate, .person(new.crn), detail: "number \(id)\(otherwise)"), connection)
    try trail(AuditEntry(.allocate, .staff(stand.key.staff.text), detail: "number \(id)"), connection)
    return .committed(id, isRepeated: false)
  }

  private static func words(of problem: DataProblem) -> String {
    problem.kind == .rewritesHistory
      ? "The case has a holder from this moment or a later one already. Look at the case before you decide again."
      : problem.message
  }

  /// What the same actor decided under a key before.
  func decided(once key: String, _ connection: any SQLConnection) throws -> (id: Int, digest: String)? {
    try connection.first(
      "SELECT id, request_digest FROM allocation_decision WHERE made_by = ? AND once_key = ?",
      [.text(actor.name), .text(key)]
    ) { (try $0.int(0), try $0.text(1)) }
  }

  private func displayName(of account: String, _ connection: any SQLConnection) throws -> String {
    try connection.first("SELECT display_name FROM account WHERE name = ?", [.text(account)]) { try $0.text(0) }
      ?? account
  }

  private func newestBreach(_ connection: any SQLConnection) throws -> Int {
    try connection.first("SELECT COALESCE(MAX(id), 0) FROM protection_breach") { try $0.int(0) } ?? 0
  }

  /// A breach of a protection that the allocation itself began has its approver with it.
  private func approveBreaches(
    after last: Int, of key: PostKey, _ words: AllocationWords, _ approver: String, _ connection: any SQLConnection
  ) throws {
    let begun = try connection.query(
      "SELECT id FROM protection_breach WHERE id > ? AND staff_code = ? AND team = ? ORDER BY id",
      [.integer(last), .text(key.staff.text), .text(key.team.text)]
    ) { try $0.int(0) }
    for id in begun {
      _ = try connection.insert(
        """
        INSERT INTO protection_breach_step (breach_id, kind, day, reason, made_at, made_by, maker_name)
        VALUES (?, 'approved', ?, ?, ?, ?, ?)
        """,
        [
          .integer(id), .text(clock.today.iso), .text("\(words.reason) (named as approver by \(actor.displayName))"),
          .text(clock.timestamp), .text(actor.name), .text(approver),
        ])
    }
  }
}
