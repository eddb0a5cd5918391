import Caseload
import Rules
import Storage
import Workload

extension Service: AvailabilityUse {
  /// How far the hours ahead are shown.
  private static let weeksAhead = 13

  public func availability(staff: String) async throws -> AvailabilityPage {
    try await view(.viewAvailability, .staff(staff)) { connection in
      let name = try connection.first("SELECT surname, forename FROM staff WHERE staff_code = ?", [.text(staff)]) {
        "\(try $0.text(0)), \(try $0.text(1))"
      }
      try require(.view, .peopleFigures, staff: staff, connection)
      guard let name else {
        throw CaseworkRefusal.notFound("There is nobody with this staff code. Check the code.")
      }
      let day = try liveDay(connection)
      let seesReasons = try holds(scope(.view, .reductionReasons, connection), staff: staff, connection)
      let inputs = try AvailabilityReader(connection: connection, pack: pack, day: day).inputs(of: [staff])
      let rules = AvailabilityRules(pack)
      let posts = try inputs.sorted { $0.key < $1.key }.map { key, post in
        try self.post(key, post, rules, on: day, seesReasons: seesReasons, connection)
      }
      let companions = try companions(
        of: SQLCondition("f.staff_code = ?", [.text(staff)]), teams: posts.map(\.key.team.text), on: day,
        connection)
      return AvailabilityPage(
        staffCode: staff, name: name, day: day, posts: posts, companions: companions,
        notices: inputs.sorted { $0.key < $1.key }.flatMap {
          notices($0.key, $0.value, rules, on: day, seesReasons: seesReasons)
        }, requests: seesReasons ? try openRequests(staff, connection) : [],
        adjustments: seesReasons ? adjustments(inputs) : [], seesReasons: seesReasons,
        mayChange: try scope(.change, .staff, connection).isEverything
          || holds(scope(.change, .staff, connection), staff: staff, connection),
        rules: "\(pack.title), version \(pack.version)",
        recorded: recordedShares(inputs.sorted { $0.key < $1.key }.map(\.value), on: day),
        marks: try seesMarks(of: staff, connection)
          ? NotForNowBook(connection: connection).marks(of: staff, from: day) : nil)
    }
  }

  private func post(
    _ key: PostKey, _ inputs: AvailabilityInputs, _ rules: AvailabilityRules, on day: LocalDate, seesReasons: Bool,
    _ connection: any SQLConnection
  ) throws -> AvailabilityPage.Post {
    let team = try connection.first(
      """
      SELECT name, caseload_limit FROM org_unit WHERE code = ? AND starts_on <= ?
        AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY starts_on DESC
      """, [.text(key.team.text), .text(day.iso), .text(day.iso)]
    ) { (name: try $0.text(0), limit: try $0.optionalInt(1)) }
    let cases = try connection.first(
      "SELECT cases_held FROM live_figure WHERE staff_code = ? AND team = ?",
      [.text(key.staff.text), .text(key.team.text)]
    ) { try $0.int(0) }
    let time = rules.available(inputs, on: day)
    let everybody = try AdoptedLimits(on: day, connection).everybody(pack)
    return AvailabilityPage.Post(
      key: key, teamName: team?.name ?? key.team.text, grade: inputs.grade?.label ?? inputs.rawGrade,
      now: time.showingReasons(seesReasons),
      ceilings: rules.ceilings(inputs, on: day, everybody: everybody, team: team?.limit),
      protections: rules.protections(inputs, on: day), cases: cases ?? 0, ahead: ahead(inputs, rules, after: day),
      duties: try heldDuties(key, from: day, connection),
      senior: try seniorLoad(key, inputs, available: time, connection))
  }

  private func adjustments(_ inputs: [PostKey: AvailabilityInputs]) -> [AvailabilityPage.Adjustment] {
    inputs.sorted { $0.key < $1.key }.flatMap { key, post in
      post.reductions.filter { $0.review != nil }.map {
        .init(team: key.team.text, reason: $0.reason, from: $0.days.from, review: $0.review, hours: $0.hours)
      }
    }
  }

  private func ahead(_ inputs: AvailabilityInputs, _ rules: AvailabilityRules, after day: LocalDate)
    -> [AvailabilityPage.Turn]
  {
    var last = rules.available(inputs, on: day).available
    let monday = day + (7 - day.daysSinceMonday)
    var turns: [AvailabilityPage.Turn] = []
    for week in 0..<Self.weeksAhead {
      let next = monday + 7 * week
      let available = rules.available(inputs, on: next).available
      if available != last { turns.append(.init(day: next, available: available)) }
      last = available
    }
    return turns
  }

  private func heldDuties(_ key: PostKey, from day: LocalDate, _ connection: any SQLConnection) throws
    -> [AvailabilityPage.HeldDuty]
  {
    try connection.query(
      """
      SELECT id, kind, starts_on, ends_on, hours, colleague, note, recorder_name, version FROM duty
      WHERE staff_code = ? AND team = ? AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY starts_on, id
      """, [.text(key.staff.text), .text(key.team.text), .text(day.iso)]
    ) { row -> AvailabilityPage.HeldDuty? in
      guard let from = try row.day(2) else { return nil }
      return AvailabilityPage.HeldDuty(
        id: try row.int(0), kind: try row.text(1), from: from, until: try row.day(3),
        hours: try row.optionalInt(4).map { WeeklyHours(hundredths: $0) }, colleague: try row.optionalText(5),
        note: try row.optionalText(6), recordedBy: try row.text(7), version: try row.int(8))
    }.compactMap(\.self)
  }

  /// What ends within the days of notice that the rules set, and what is overdue.
  func notices(
    _ key: PostKey, _ inputs: AvailabilityInputs, _ rules: AvailabilityRules, on day: LocalDate, seesReasons: Bool
  ) -> [AvailabilityPage.Notice] {
    let last = day + pack.protections.noticeDays
    var found: [AvailabilityPage.Notice] = []
    func add(_ kind: AvailabilityPage.Notice.Kind, _ on: LocalDate) {
      found.append(.init(kind: kind, day: on, team: key.team.text))
    }
    for reduction in inputs.reductions where reduction.days.contains(day) {
      let reason = seesReasons ? reduction.reason : ""
      if let until = reduction.days.until, until <= last { add(.reductionEnds(reason: reason), until) }
      if reduction.days.until == nil, let review = reduction.review, review <= last {
        add(.adjustmentReview(reason: reason, isOverdue: review < day), review)
      }
    }
    for protection in rules.reducing(inputs, on: day) {
      if protection.awaitsReadiness { add(.awaitsReadiness, day) }
      if let until = protection.until, until <= last { add(.protectionEnds(protection.kind), until) }
    }
    for contract in inputs.contracts where contract.days.from > day && contract.days.from <= last {
      add(.contractChanges(to: contract.hours), contract.days.from)
    }
    return found.sorted { $0.day < $1.day }
  }
}

extension AvailableTime {
  /// The same lines, with one in place of all reductions and absences for whoever may not see why.
  func showingReasons(_ mayBeSeen: Bool) -> AvailableTime {
    guard !mayBeSeen else { return self }
    var kept: [Line] = []
    var hidden = Ratio.zero
    var place: Int?
    for line in lines {
      switch line.kind {
      case .reduction, .absence:
        place = place ?? kept.count
        hidden += line.hours
      default: kept.append(line)
      }
    }
    if let place { kept.insert(Line(kind: .reduction(reason: ""), hours: hidden), at: place) }
    return AvailableTime(
      contracted: contracted, contractedIsAssumed: contractedIsAssumed, lines: kept, available: available,
      nationalAvailable: nationalAvailable, combination: combination, notComputable: notComputable)
  }
}
