import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Contacts agreed for one case")
struct ContactPlanTests {
  static let day = SmallCases.day + 1

  /// The small service with figures worked out, and somebody at the terminal.
  static func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { service in
      try await service.database.write { connection in
        let posts = try LivePosts(connection: connection, pack: service.pack, day: day).posts(of: nil)
        try LiveFigures.replaceAll(with: posts, pack: service.pack, day: day, connection)
      }
      try await body(service)
    }
  }

  static func work(_ service: Service, staff: String = "S1") async throws -> Ratio {
    try await service.database.read {
      try $0.first("SELECT \(HoursRecords.columns) FROM live_hours h WHERE h.staff_code = ?", [.text(staff)]) {
        try HoursRecords.figure($0, from: 0).figure.work
      } ?? .zero
    }
  }

  private func plan(_ plan: ContactPlan?, from: LocalDate = day, until: LocalDate? = nil, seen: Int = 0)
    -> NewContactPlan
  {
    NewContactPlan(crn: "A000001", plan: plan, from: from, until: until, reason: "Cannot travel", seen: seen)
  }

  private func effect(_ outcome: ContactPlanOutcome) throws -> ContactPlanEffect {
    guard case .effect(let effect) = outcome else { throw CaseworkRefusal.invalid("\(outcome)") }
    return effect
  }

  private func columns(_ outcome: ContactPlanOutcome) -> [String?] {
    if case .refused(let problems) = outcome { problems.map(\.column) } else { [] }
  }

  @Test("What was shown before it is kept is what the holder's hours are afterwards", arguments: DatabaseKind.available)
  func previewed(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let before = try await Self.work(service)
      let new = plan(ContactPlan(office: 0, home: 4, remote: 1))
      let shown = try effect(try await service.contactPlanEffect(new))
      #expect(shown.postBefore == before && shown.postAfter != before)
      #expect(try await Self.work(service) == before)
      _ = try await service.recordContactPlan(new)
      #expect(try await Self.work(service) == shown.postAfter)
      let page = try await service.contactPlans(crn: "A000001")
      #expect(page.inForce?.plan == new.plan && page.entries.count == 1)
    }
  }

  @Test("Four remote contacts take other hours than two home visits with their way", arguments: DatabaseKind.available)
  func modes(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let remote = try effect(try await service.contactPlanEffect(plan(ContactPlan(remote: 4))))
      let home = try effect(try await service.contactPlanEffect(plan(ContactPlan(home: 2))))
      #expect(remote.travelAfter == 0 && home.travelAfter > 0)
      #expect(remote.caseAfter != home.caseAfter)
    }
  }

  @Test(
    "A case that nobody holds takes what it would take of a holder, and moves nobody's hours",
    arguments: DatabaseKind.available)
  func unheld(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let new = plan(ContactPlan(home: 4))
      let held = try effect(try await service.contactPlanEffect(new))
      try await service.database.write {
        try $0.execute("UPDATE case_now SET staff_code = NULL, holder_team = NULL WHERE crn = 'A000001'")
      }
      let shown = try effect(try await service.contactPlanEffect(new))
      #expect(held.caseBefore > 0)
      #expect(shown.caseBefore == held.caseBefore && shown.caseAfter == held.caseAfter)
      #expect(shown.postBefore == nil && shown.postAfter == nil)
    }
  }

  @Test(
    "Contacts of the tier count again once they are agreed, and the history keeps both",
    arguments: DatabaseKind.available)
  func backToTier(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let before = try await Self.work(service)
      _ = try await service.recordContactPlan(plan(ContactPlan(home: 6)))
      let seen = try await service.contactPlans(crn: "A000001").seen
      _ = try await service.recordContactPlan(plan(nil, seen: seen))
      #expect(try await Self.work(service) == before)
      let entries = try await service.contactPlans(crn: "A000001").entries
      #expect(entries.map(\.plan) == [nil, ContactPlan(home: 6)])
    }
  }

  @Test(
    "A plan that begins later counts from its first day and no longer than its last", arguments: DatabaseKind.available)
  func days(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let before = try await Self.work(service)
      let (first, last) = (Self.day + 5, Self.day + 9)
      _ = try await service.recordContactPlan(plan(ContactPlan(home: 6), from: first, until: last))
      var over: [Bool] = []
      for day in [Self.day, first + -1, first, last, last + 1] {
        let counts = try await service.database.read { connection in
          guard let values = service.pack.hours.set(on: day)?.values else { return ContactPlan?.none }
          var plan: ContactPlan?
          try HoursReader(connection: connection, pack: service.pack, day: day, values: values).eachCase(of: ["S1"]) {
            if $0.crn == "A000001" { plan = $0.item.plan }
          }
          return plan
        }
        over.append(counts == ContactPlan(home: 6))
      }
      #expect(over == [false, false, true, true, false])
      #expect(try await Self.work(service) == before)
    }
  }

  @Test(
    "The same form sent twice is kept once, and one that is out of date is refused", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let new = plan(ContactPlan(home: 3))
      _ = try await service.recordContactPlan(new)
      _ = try await service.recordContactPlan(new)
      #expect(try await service.contactPlans(crn: "A000001").entries.count == 1)
      await #expect(throws: CaseworkRefusal.self) {
        try await service.recordContactPlan(plan(ContactPlan(office: 1)))
      }
      #expect(try await service.contactPlans(crn: "A000001").entries.count == 1)
    }
  }

  @Test("Impossible plans are refused with the field that is wrong", arguments: DatabaseKind.available)
  func impossible(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      var silent = plan(ContactPlan())
      silent.reason = "  "
      let wrong: [(NewContactPlan, [String?])] = [
        (plan(ContactPlan(office: -1, home: 32)), ["office", "home"]),
        (plan(ContactPlan(remote: 1_000_000)), ["remote"]),
        (plan(ContactPlan(), from: Self.day + -1), ["from"]),
        (plan(ContactPlan(), from: Self.day + 367), ["from"]),
        (plan(ContactPlan(), from: Self.day + 2, until: Self.day + 1), ["until"]), (silent, ["reason"]),
      ]
      for (new, fields) in wrong {
        let found = columns(try await service.recordContactPlan(new))
        #expect(found == fields)
      }
      #expect(try await service.contactPlans(crn: "A000001").entries.isEmpty)
    }
  }

  @Test("A restricted case and one that is not there are refused alike", arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let spo = Service(
        database: service.database, pack: service.pack, clock: service.clock,
        actor: Actor(
          way: .account(1), name: "ada", displayName: "Ada",
          roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "T1"))]))
      for crn in ["A000006", "A999999"] {
        do {
          _ = try await spo.contactPlans(crn: crn)
          Issue.record("\(crn) was shown")
        } catch CaseworkRefusal.restricted {}
      }
      _ = try await spo.contactPlans(crn: "A000001")
    }
  }
}
