import Caseload
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Sustained excess, night by night")
struct ExcessWatchTests {
  @Test(
    "Weeks 111, 112, 109, 115, 113, 112, 111 open no period at week 6 and one at week 7",
    arguments: DatabaseKind.available)
  func acceptance(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for (week, percent) in [11_100, 11_200, 10_900, 11_500, 11_300, 11_200].enumerated() {
        try await nights.week(week, [percent])
      }
      #expect(try await nights.rows("SELECT kind FROM excess").isEmpty)
      try await nights.week(6, [11_100])
      #expect(try await nights.rows("SELECT kind FROM excess") == ["sustained"])
      let list = try await nights.service(on: LoadNights.monday + 48).excesses(level: nil, code: nil)
      let period = try #require(list.awaited.first)
      #expect(list.awaited.count == 1 && period.weeks == 4 && period.began == LoadNights.monday + 21)
      #expect(period.owner == .team && period.team == "T1" && period.name == "Kim1, Jo")
      #expect(period.dueOn == period.openedOn + 14 && list.settledTo == LoadNights.monday + 48)
      #expect(try await nights.service.weeksOver(staff: "S1")?.weeks == 4)
    }
  }

  @Test("110.0% exactly for five weeks is no excess, and a hundredth more is", arguments: DatabaseKind.available)
  func edge(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for week in 0..<5 { try await nights.week(week, [11_000, 11_001]) }
      #expect(try await nights.rows("SELECT staff_code FROM excess") == ["S2"])
    }
  }

  @Test("A week of leave or without a percentage pauses a run", arguments: DatabaseKind.available)
  func pause(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await nights.database.write { connection in
        try CaseRecords(connection).insert(
          "absence",
          [
            "staff_code": "S2", "starts_on": .text((LoadNights.monday + 14).iso),
            "ends_on": .text((LoadNights.monday + 20).iso), "kind": "annual-leave",
          ])
      }
      for week in 0..<5 { try await nights.week(week, [week == 2 ? nil : 11_200, week == 2 ? 9_000 : 11_200]) }
      #expect(try await nights.rows("SELECT staff_code FROM excess ORDER BY staff_code") == ["S1", "S2"])
      let weeks = try await nights.database.read { try nights.service.settledWeeks(of: "S2", most: 9, $0) }
      #expect(weeks.map(\.weeksOver) == [4, 3, 2, 2, 1] && weeks[2].percent == nil && weeks[2].nightsOut == 7)
    }
  }

  @Test("A night that is run twice changes nothing", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for week in 0..<4 { try await nights.week(week, [12_500, 9_000]) }
      let all = """
        SELECT staff_code || kind || began || opened_on || weeks || owner || due_on || COALESCE(ended_on, '-') FROM excess
        ORDER BY id
        """
      let before = try await nights.rows(all)
      let weeks = try await nights.rows("SELECT monday || staff_code FROM week_figure ORDER BY monday, staff_code")
      #expect(before.count == 2 && weeks.count == 8)
      try await nights.night(LoadNights.monday + 27, [12_500, 9_000])
      #expect(try await nights.rows(all) == before)
      #expect(
        try await nights.rows("SELECT monday || staff_code FROM week_figure ORDER BY monday, staff_code") == weeks)
    }
  }

  @Test(
    "A period ends with the first week that is not over, and the next one is another", arguments: DatabaseKind.available
  )
  func ends(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for (week, percent) in ([11_500, 11_500, 11_500, 11_500, 10_000] + Array(repeating: 11_500, count: 4))
        .enumerated()
      {
        try await nights.week(week, [percent])
      }
      #expect(
        try await nights.rows("SELECT COALESCE(ended_on, 'open') FROM excess ORDER BY id")
          == [(LoadNights.monday + 34).iso, "open"])
      // One that ended without an outcome still awaits its response.
      let list = try await nights.service(on: LoadNights.monday + 62).excesses(level: nil, code: nil)
      #expect(list.awaited.count == 2)
    }
  }

  @Test("121% for one week asks for a plan of action, and 120% does not", arguments: DatabaseKind.available)
  func veryHigh(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await nights.week(0, [12_000, 12_100])
      #expect(try await nights.rows("SELECT staff_code || ' ' || kind FROM excess") == ["S2 very-high"])
    }
  }

  @Test(
    "61 cases for a full-time post are for the head of the PDU, 60 are not; at 0.6 of a post 36 are 60",
    arguments: DatabaseKind.available)
  func caseload(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await nights.night(LoadNights.monday, [9_000], cases: 60)
      try await nights.night(LoadNights.monday + 1, [9_000], cases: 36, hours: 2_220)
      #expect(try await nights.rows("SELECT kind FROM excess").isEmpty)
      try await nights.night(LoadNights.monday + 2, [9_000], cases: 61)
      try await nights.night(LoadNights.monday + 3, [9_000], cases: 62)
      let list = try await nights.service(on: LoadNights.monday + 3).excesses(level: nil, code: nil)
      let period = try #require(list.awaited.first)
      #expect(period.kind == .caseload && period.owner == .pdu && period.figure == Ratio(62))
      #expect(period.dueOn == LoadNights.monday + 9)
      try await nights.night(LoadNights.monday + 4, [9_000], cases: 60)
      #expect(try await nights.rows("SELECT ended_on FROM excess") == [(LoadNights.monday + 4).iso])
    }
  }

  @Test("What nobody answers climbs to the head of the PDU, once", arguments: DatabaseKind.available)
  func climbs(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for week in 0..<4 { try await nights.week(week, [11_500]) }
      #expect(try await nights.rows("SELECT owner FROM excess") == ["team"])
      for week in 4..<7 { try await nights.week(week, [11_500]) }
      #expect(try await nights.rows("SELECT owner FROM excess") == ["pdu"])
      #expect(try await nights.rows("SELECT kind FROM excess_step") == ["climb"])
    }
  }
}

@Suite("Answers about sustained excess")
struct ExcessAnswerTests {
  private func period(_ nights: LoadNights) async throws -> (id: Int, day: LocalDate) {
    for week in 0..<4 { try await nights.week(week, [11_500]) }
    let day = LoadNights.monday + 27
    return (try #require(try await nights.service(on: day).excesses(level: nil, code: nil).awaited.first).id, day)
  }

  private func spo(_ nights: LoadNights, on day: LocalDate, team: String = "T1", staff: String? = nil) throws -> Service
  {
    try nights.service(on: day).acting(
      as: Actor(
        way: .account(1), name: "spo@example.org", displayName: "Ada", staff: staff,
        roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: team))]))
  }

  @Test(
    "An outcome with its reason takes it off the list, and it comes back for review", arguments: DatabaseKind.available)
  func outcome(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let (id, day) = try await period(nights)
      try await spo(nights, on: day).answerExcess(id, .outcome("reallocated", reason: " Two cases  to Lee "))
      let list = try await spo(nights, on: day).excesses(level: "team", code: "T1")
      let step = try #require(list.answered.first?.steps.first)
      #expect(list.awaited.isEmpty && step.reason == "Two cases to Lee" && step.maker == "Ada")
      #expect(step.outcome == "Work was moved to colleagues with room")
      #expect(try await spo(nights, on: day + 28).excesses(level: "team", code: "T1").awaited.isEmpty)
      #expect(try await spo(nights, on: day + 29).excesses(level: "team", code: "T1").awaited.count == 1)
      let trail = try await nights.service.auditEvents(AuditQuery(action: .excessAnswer))
      #expect(trail.events.map(\.subject) == ["S1"] && trail.events.first?.detail == "reallocated")
    }
  }

  @Test(
    "It is put off until a day and no longer than the rules say, and does not climb meanwhile",
    arguments: DatabaseKind.available)
  func snooze(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let (id, day) = try await period(nights)
      let spo = try spo(nights, on: day)
      for wrong in [day, day + 29, day + -1] {
        await #expect(throws: CaseworkRefusal.self) {
          try await spo.answerExcess(id, .snooze(until: wrong, reason: "Leave"))
        }
      }
      try await spo.answerExcess(id, .snooze(until: day + 28, reason: "A colleague returns"))
      #expect(try await spo.excesses(level: "team", code: "T1").later.map(\.dueOn) == [day + 28])
      for week in 4..<8 { try await nights.week(week, [11_500]) }
      #expect(try await nights.rows("SELECT owner FROM excess") == ["team"])
      try await nights.week(8, [11_500])
      #expect(try await nights.rows("SELECT owner FROM excess") == ["pdu"])
    }
  }

  @Test(
    "An answer without a reason or of no known kind, from another team, about oneself or after it climbed is refused",
    arguments: DatabaseKind.available)
  func refusals(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let (id, day) = try await period(nights)
      let good = ExcessAnswer.outcome("reduced", reason: "Fewer duties")
      func refused(_ service: Service, _ answer: ExcessAnswer, _ id: Int) async {
        await #expect(throws: CaseworkRefusal.self) { try await service.answerExcess(id, answer) }
      }
      await refused(try spo(nights, on: day), .outcome("reduced", reason: "  "), id)
      await refused(try spo(nights, on: day), .outcome("nothing", reason: "x"), id)
      await refused(try spo(nights, on: day), .outcome("reduced", reason: String(repeating: "a", count: 1_001)), id)
      await refused(try spo(nights, on: day), good, 99)
      await refused(try spo(nights, on: day, team: "T2"), good, id)
      await refused(try spo(nights, on: day, staff: "S1"), good, id)
      try await nights.database.write { try $0.execute("UPDATE excess SET owner = 'pdu'") }
      await refused(try spo(nights, on: day), good, id)
      #expect(try await nights.rows("SELECT kind FROM excess_step").isEmpty)
      let head = try nights.service(on: day).acting(
        as: Actor(
          way: .account(2), name: "head@example.org", displayName: "Grace",
          roles: [HeldRole(role: "pdu-head", unit: RoleUnit(level: "pdu", code: "P1"))]))
      try await head.answerExcess(id, good)
      #expect(try await nights.rows("SELECT maker_name FROM excess_step") == ["Grace"])
    }
  }

  @Test("A practitioner, a planner and a union representative see no list of it", arguments: DatabaseKind.available)
  func unseen(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let (id, day) = try await period(nights)
      for role in ["practitioner", "planner", "union", "administrator", "hub", "inspector"] {
        let service = try nights.service(on: day).acting(
          as: Actor(
            way: .account(3), name: "a@example.org", displayName: "A", staff: "S1",
            roles: [HeldRole(role: role, unit: RoleUnit(level: "team", code: "T1"))]))
        await #expect(throws: CaseworkRefusal.self) { _ = try await service.excesses(level: "team", code: "T1") }
        await #expect(throws: CaseworkRefusal.self) { _ = try await service.excess(id: id) }
      }
    }
  }
}
