import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// The local settings of a unit and what they come to. Throws ``CaseworkRefusal``.
  public func localSettings(level: String, code: String) async throws -> LocalSettingsPage {
    try await view(
      .viewWorkload, .item(kind: "unit", id: code), keptAs: ViewKey("settings", level, code)
    ) { connection in
      let day = try liveDay(connection)
      let scope = try settingScope(level: level, code: code, on: day, connection)
      try require(.view, .figures, unit: scope.unit, connection)
      let settings = try LocalSettings.inForce(.travel, on: day, connection)
      let setBy = (scope.path + [scope.unit]).last { settings[$0.code] != nil }
      let tally = LocalTally(service: self, connection: connection, scope: scope, day: day)
      return LocalSettingsPage(
        unit: scope.unit, path: try openPath(scope.path, connection), day: day,
        entries: try LocalSettings.entries(of: scope.unit.code, connection),
        travelPercent: setBy.flatMap { settings[$0.code] } ?? 100, setBy: setBy,
        effect: try tally.effect(of: nil),
        mayChange: try self.scope(.change, .organisation, connection).holds(scope.unit))
    }
  }

  /// What a setting would do by today's values and caseloads; nothing is kept. Throws ``CaseworkRefusal``.
  public func localSettingEffect(_ new: NewLocalSetting) async throws -> LocalSettingOutcome {
    try await view(.viewWorkload, .item(kind: "unit", id: new.code)) { connection in
      let day = try liveDay(connection)
      let scope = try settingScope(level: new.level, code: new.code, on: day, connection)
      try require(.change, .organisation, unit: scope.unit, connection)
      let problems = new.problems(on: day)
      guard problems.isEmpty else { return .refused(problems) }
      return .effect(
        try LocalTally(service: self, connection: connection, scope: scope, day: day).effect(of: new))
    }
  }

  /// Keeps a setting; it counts at once where it begins today. Earlier ones stay in the history, and the same form sent twice is
  /// kept once. Throws ``CaseworkRefusal``.
  public func recordLocalSetting(_ new: NewLocalSetting) async throws -> LocalSettingOutcome {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.localSetting, .item(kind: "unit", id: new.code)) {
      try await database.write { connection in
        let day = try self.liveDay(connection)
        let scope = try self.settingScope(level: new.level, code: new.code, on: day, connection)
        try self.require(.change, .organisation, unit: scope.unit, connection)
        let problems = new.problems(on: day)
        guard problems.isEmpty else { return .refused(problems) }
        let effect = try LocalTally(service: self, connection: connection, scope: scope, day: day).effect(of: new)
        if let newest = try LocalSettings.entries(of: new.code, connection).first, newest.id != new.seen {
          if newest.says(new) { return .effect(effect) }
          throw CaseworkRefusal.invalid(
            "Somebody has changed the settings of this unit since the page was opened. Nothing was changed. Open the page again and look."
          )
        }
        try connection.execute(
          """
          INSERT INTO local_setting (unit, kind, starts_on, ends_on, percent, reason, recorded_at, recorded_by,
            recorder_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.code), .text(new.kind.rawValue), .text(new.from.iso), .optional(new.until?.iso),
            .optional(new.percent), .text(new.reason.oneLine), .text(now), .text(actor.name),
            .text(actor.displayName),
          ])
        if new.from <= day {
          try LiveHours.refresh(try self.people(in: scope, connection), pack: self.pack, day: day, connection)
        }
        try self.trail(
          AuditEntry(
            .localSetting, .item(kind: "unit", id: new.code), detail: "\(new.kind.rawValue) from \(new.from.iso)"),
          connection)
        return .effect(effect)
      }
    }
  }

  /// A unit that can have settings: the whole service has the national basis.
  private func settingScope(level: String, code: String, on day: LocalDate, _ connection: any SQLConnection) throws
    -> UnitScope
  {
    let scope = try scope(level: level, code: code, on: day, connection)
    guard scope.codes != nil else {
      throw CaseworkRefusal.notFound("The whole service has the national basis, and no setting beside it.")
    }
    return scope
  }

  /// Staff codes of those with live figures in a unit; nil for the whole service.
  func people(in scope: UnitScope, _ connection: any SQLConnection) throws -> Set<String>? {
    guard let codes = scope.codes else { return nil }
    var staff: Set<String> = []
    for part in codes.parts(of: CaseSelection.most) {
      let teams = SQLCondition.among("team", Array(part))
      try connection.each("SELECT staff_code FROM live_figure WHERE \(teams.sql)", teams.arguments) {
        staff.insert(try $0.text(0))
      }
    }
    return staff
  }
}

extension LocalSetting {
  fileprivate func says(_ new: NewLocalSetting) -> Bool {
    kind == new.kind && percent == new.percent && from == new.from && until == new.until
      && reason == new.reason.oneLine
  }
}

extension NewLocalSetting {
  /// Percent that travel can count at least and at most (assumption: beyond, the time values are to be looked at).
  static let bounds = 50...300

  fileprivate func problems(on day: LocalDate) -> [HandProblem] {
    var problems: [HandProblem] = []
    if let percent, !Self.bounds.contains(percent) {
      problems.append(
        HandProblem(
          column: "percent",
          message:
            "Enter a whole number of percent from \(Self.bounds.lowerBound) to \(Self.bounds.upperBound); 100 is the national basis."
        ))
    }
    return problems + DaysByHand(from: from, until: until).problems(on: day)
      + ReasonByHand(reason).problems("Say what is different here, and from what you know it.")
  }
}

/// Sums the hours of the posts of a unit with one setting and another.
struct LocalTally {
  let service: Service
  let connection: any SQLConnection
  let scope: UnitScope
  let day: LocalDate

  /// - Parameter new: a setting that counts as though it began today; nil for what is in force.
  /// - Complexity: O(posts of the unit).
  func effect(of new: NewLocalSetting?) throws -> LocalSettingEffect {
    var effect = LocalSettingEffect()
    guard let measure = HoursMeasure(service.pack, on: day) else { return effect }
    var settings = try LocalSettings.inForce(.travel, on: day, connection)
    if let new { settings[new.code] = new.percent }
    let chart = try OrganisationChart(connection, on: day.iso, pack: service.pack)
    let text = HoursText(service.pack)
    let teams = scope.codes.map { $0.parts(of: CaseSelection.most).map { SQLCondition.among("h.team", Array($0)) } }
    for condition in teams ?? [SQLCondition("1 = 1")] {
      try connection.each(
        "SELECT h.team, \(HoursRecords.columns) FROM live_hours h WHERE \(condition.sql)", condition.arguments
      ) { row in
        let kept = try HoursRecords.figure(row, from: 1)
        var counts = try text.counts(kept.counts)
        let own = chart.path(to: try row.text(0)).last { settings[$0.code] != nil }
        counts.travelPercent = own.flatMap { settings[$0.code] } ?? 100
        let after = measure.figure(
          counts, available: kept.figure.available, reasons: kept.figure.notComputable)
        effect.add(kept.figure, after, service.pack)
      }
    }
    return effect
  }
}

extension LocalSettingEffect {
  fileprivate mutating func add(_ now: HoursFigure, _ then: HoursFigure, _ pack: RulePack) {
    posts += 1
    travel += now.travel
    localBefore += now.local
    localAfter += then.local
    national += pack.hours.hoursAWeek(now.minutes - now.local)
    before += now.work
    after += then.work
    if let percent = now.percent, percent > Ratio(100) { overBefore += 1 }
    if let percent = then.percent, percent > Ratio(100) { overAfter += 1 }
  }
}
