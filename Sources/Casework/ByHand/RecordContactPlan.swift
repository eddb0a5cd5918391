import Caseload
import Rules
import Storage
import Workload

/// What came of a plan of contacts.
public enum ContactPlanOutcome: Sendable {
  /// With what it does, or did, to the hours.
  case effect(ContactPlanEffect)
  /// By the name of a field of the form.
  case refused([HandProblem])
}

extension Service {
  /// What a plan would do, by today's values and caseload; nothing is kept. Throws ``CaseworkRefusal``.
  public func contactPlanEffect(_ new: NewContactPlan) async throws -> ContactPlanOutcome {
    try await view(.viewCase, .person(new.crn)) { connection in
      let day = try liveDay(connection)
      try requireCase(.change, .cases, new.crn, on: day, connection)
      let problems = try self.problems(of: new, on: day, connection)
      guard problems.isEmpty else { return .refused(problems) }
      return .effect(try effect(of: new, on: day, connection))
    }
  }

  /// Keeps a plan; it counts at once where it begins today, else from the night of its first day on. Earlier plans stay in the
  /// history. The same form sent twice is kept once. Throws ``CaseworkRefusal``.
  public func recordContactPlan(_ new: NewContactPlan) async throws -> ContactPlanOutcome {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.contactPlan, .person(new.crn)) {
      try await database.write { connection in
        let day = try self.liveDay(connection)
        try self.requireCase(.change, .cases, new.crn, on: day, connection)
        let newest = try self.contactPlanEntries(new.crn, connection).first
        let problems = try self.problems(of: new, on: day, connection)
        guard problems.isEmpty else { return .refused(problems) }
        let effect = try self.effect(of: new, on: day, connection)
        if let newest, newest.id != new.seen {
          // The second of two clicks: what it says is what was kept last.
          if newest.plan == new.plan, newest.from == new.from, newest.until == new.until,
            newest.reason == new.reason.oneLine
          {
            return .effect(effect)
          }
          throw CaseworkRefusal.invalid(
            "Somebody has recorded contacts of this case since the page was opened. Nothing was changed. Open the page again and look."
          )
        }
        let plan = new.plan
        try connection.execute(
          """
          INSERT INTO planned_contacts (crn, starts_on, ends_on, office, home, remote, reason, recorded_at, recorded_by,
            recorder_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.crn), .text(new.from.iso), .optional(new.until?.iso), .optional(plan?.office),
            .optional(plan?.home), .optional(plan?.remote), .text(new.reason.oneLine), .text(now), .text(actor.name),
            .text(actor.displayName),
          ])
        let holder = try connection.first("SELECT staff_code FROM case_now WHERE crn = ?", [.text(new.crn)]) {
          try $0.optionalText(0)
        }
        if let staff = holder ?? nil { try LiveHours.refresh([staff], pack: self.pack, day: day, connection) }
        try self.trail(AuditEntry(.contactPlan, .person(new.crn), detail: "from \(new.from.iso)"), connection)
        return .effect(effect)
      }
    }
  }

  private func problems(of new: NewContactPlan, on day: LocalDate, _ connection: any SQLConnection) throws
    -> [HandProblem]
  {
    var problems: [HandProblem] = []
    func wrong(_ column: String, _ message: String) { problems.append(HandProblem(column: column, message: message)) }
    if let plan = new.plan {
      for (name, count) in [("office", plan.office), ("home", plan.home), ("remote", plan.remote)]
      where !(0...Self.mostContacts).contains(count) {
        wrong(name, "Enter from 0 to \(Self.mostContacts) contacts a month.")
      }
    }
    problems += DaysByHand(from: new.from, until: new.until).problems(on: day)
    problems += ReasonByHand(new.reason).problems("Say why the contacts are others than the tier’s.")
    let isHere = try connection.first("SELECT 1 FROM case_now WHERE crn = ?", [.text(new.crn)]) { try $0.int(0) }
    if isHere == nil { throw Self.notOnCaseload }
    return problems
  }

  private static var notOnCaseload: CaseworkRefusal {
    .invalid("This case is not on the caseload now. Nothing was kept.")
  }

  /// By what stands today: the counts of the holder's post with this case's contacts exchanged.
  private func effect(of new: NewContactPlan, on day: LocalDate, _ connection: any SQLConnection) throws
    -> ContactPlanEffect
  {
    guard let measure = HoursMeasure(pack, on: day) else {
      throw CaseworkRefusal.invalid("The rules have no time values for \(day.text).")
    }
    let values = measure.set.values
    guard let held = try counted(new.crn, on: day, connection) else { throw Self.notOnCaseload }
    var item = held.item
    let before = HoursCounts(of: item, on: day, values, pack)
    item.plan = new.plan
    let after = HoursCounts(of: item, on: day, values, pack)
    let post = try connection.first(
      "SELECT \(HoursRecords.columns) FROM live_hours h WHERE h.staff_code = ? AND h.team = ?",
      [.text(held.post.staff.text), .text(held.post.team.text)]
    ) { try HoursRecords.figure($0, from: 0) }
    var (postBefore, postAfter): (Ratio?, Ratio?)
    let reach = try scope(.view, .peopleFigures, connection)
    if let post, try holds(reach, staff: held.post.staff.text, connection) {
      var counts = try HoursText(pack).counts(post.counts)
      counts.exchangeContacts(of: before, for: after)
      postBefore = post.figure.work
      postAfter = measure.figure(counts, available: .zero, reasons: []).work
    }
    return ContactPlanEffect(
      caseBefore: measure.minutes(before), caseAfter: measure.minutes(after), travelBefore: measure.travel(before),
      travelAfter: measure.travel(after), postBefore: postBefore, postAfter: postAfter)
  }

  /// A case as hours count it, with its holder or ``HeldCases/nobody``.
  private func counted(_ crn: String, on day: LocalDate, _ connection: any SQLConnection) throws -> HoursReader.Held? {
    guard let held = try HeldCases(connection, pack).one(crn) else { return nil }
    var cases = try HoursCases(connection, day: day, of: nil)
    if let item = try cases.item(held) { return HoursReader.Held(crn: crn, post: held.post, item: item) }
    var found: HoursReader.Held?
    try cases.eachUnreckoned { found = $0 }
    return found
  }
}

extension HoursCounts {
  /// What one case counts for.
  init(of item: HoursCase, on day: LocalDate, _ values: HoursValues, _ pack: RulePack) {
    self.init(pack)
    add(item, on: day, values, pack)
  }

  /// Takes the contacts of one case out and puts others in: all else of the case stays as it is.
  mutating func exchangeContacts(of before: HoursCounts, for after: HoursCounts) {
    for cell in byPlan.indices { byPlan[cell] += after.byPlan[cell] - before.byPlan[cell] }
    own.office += after.own.office - before.own.office
    own.home += after.own.home - before.own.home
    own.remote += after.own.remote - before.own.remote
  }
}
