import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("The log of what is shared with partners")
struct DisclosureTests {
  private func new(
    _ crn: String = "A000001", sharedOn: String = "2026-11-20", agency: String = "North Police",
    ground: String = "mappa",
    corrects: Int? = nil
  ) -> NewDisclosure {
    NewDisclosure(
      crn: crn, sharedOn: sharedOn, agency: agency, recipient: "DS Amy Pond", what: "Address and licence conditions",
      ground: ground, reason: "A meeting under MAPPA", corrects: corrects)
  }

  private func acting(_ role: String, staff: String? = "S1", _ service: Service) throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role(role)), staff: staff))
  }

  @Test(
    "An entry says what was shared, about whom, with whom, why, by whom and when", arguments: DatabaseKind.available)
  func entry(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let holder = try acting("practitioner", service)
      guard case .kept(let id) = try await holder.recordDisclosure(new()) else {
        Issue.record("not kept")
        return
      }
      let entry = try #require(try await holder.disclosures(crn: "A000001").first)
      #expect(entry.id == id && entry.crn == "A000001" && entry.sharedOn.iso == "2026-11-20")
      #expect(entry.agency == "North Police" && entry.recipient == "DS Amy Pond")
      #expect(entry.what == "Address and licence conditions" && entry.reason == "A meeting under MAPPA")
      #expect(entry.ground.hasPrefix("Criminal Justice Act 2003") && entry.recordedBy == "Practitioner")
      #expect(entry.recordedAt.hasPrefix(SmallCases.day.iso) && entry.correctedBy == nil)
      let trail = try await service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery(action: .disclosure))
      #expect(trail.events.map(\.subject) == ["A000001"] && trail.events.first?.detail == "entry \(id)")
    }
  }

  @Test(
    "What is missing or is no day, or is yet to come, is said by field and nothing is kept",
    arguments: DatabaseKind.available)
  func problems(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let holder = try acting("practitioner", service)
      for (wrong, field) in [
        (new(sharedOn: "soon"), .sharedOn), (new(sharedOn: (SmallCases.day + 1).iso), .sharedOn),
        (new(agency: "  "), .agency), (new(agency: String(repeating: "a", count: 1_001)), .agency),
        (new(ground: "because"), .ground),
      ] as [(NewDisclosure, DisclosureProblem.Field)] {
        guard case .refused(let problems) = try await holder.recordDisclosure(wrong) else {
          Issue.record("kept: \(wrong)")
          continue
        }
        #expect(problems.map(\.field) == [field])
      }
      #expect(try await holder.disclosures(crn: "A000001").isEmpty)
      guard case .kept = try await holder.recordDisclosure(new(sharedOn: SmallCases.day.iso)) else {
        Issue.record("what was shared today was not kept")
        return
      }
    }
  }

  @Test("A correction is another entry, once for each, and both stay", arguments: DatabaseKind.available)
  func corrections(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let holder = try acting("practitioner", service)
      _ = try await holder.recordDisclosure(new())
      _ = try await holder.recordDisclosure(new(agency: "South Police", corrects: 1))
      let entries = try await holder.disclosures(crn: "A000001")
      #expect(entries.map(\.id) == [2, 1] && entries.map(\.agency) == ["South Police", "North Police"])
      #expect(entries.map(\.corrects) == [1, nil] && entries.map(\.correctedBy) == [nil, 2])
      await #expect(throws: CaseworkRefusal.self) { _ = try await holder.recordDisclosure(new(corrects: 1)) }
      await #expect(throws: CaseworkRefusal.self) { _ = try await holder.recordDisclosure(new(corrects: 9)) }
      // An entry about somebody else is none of this person's.
      let head = try acting("pdu-head", staff: nil, service)
      await #expect(throws: CaseworkRefusal.self) { _ = try await head.recordDisclosure(new("A000002", corrects: 2)) }
    }
  }

  @Test("The database itself refuses to change an entry or take it away", arguments: DatabaseKind.available)
  func appendOnly(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      _ = try await acting("practitioner", service).recordDisclosure(new())
      for sql in ["UPDATE disclosure SET agency = 'x'", "DELETE FROM disclosure"] {
        await #expect(throws: (any Error).self) {
          try await service.database.write { try $0.execute(sql) }
        }
      }
    }
  }

  @Test("Each role sees and records what the table says, and of other cases nothing", arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let terminal = service.acting(as: .terminal(user: "test"))
      for place in AccessWorld.Place.allCases { _ = try await terminal.recordDisclosure(new(place.crn)) }
      for (role, seen, recorded) in [
        ("practitioner", ["A000001"], ["A000001"]), ("spo", ["A000001", "A000002"], ["A000001", "A000002"]),
        ("pdu-head", ["A000001", "A000002", "A000003"], ["A000001", "A000002", "A000003"]),
        ("regional-director", ["A000001", "A000002", "A000003", "A000004"], []), ("hub", [], []), ("union", [], []),
        ("administrator", [], []), ("inspector", [], []),
      ] {
        let acting = try acting(role, service)
        var (found, kept): ([String], [String]) = ([], [])
        for place in AccessWorld.Place.allCases {
          do {
            found += try await acting.disclosures(crn: place.crn).isEmpty ? [] : [place.crn]
          } catch CaseworkRefusal.notAllowed {}
          do {
            if case .kept = try await acting.recordDisclosure(new(place.crn)) { kept.append(place.crn) }
          } catch CaseworkRefusal.notAllowed {}
        }
        #expect(found == seen && kept == recorded, "\(role)")
        do {
          let listed = try await acting.disclosures(page: 1)
          #expect(Set(listed.entries.map(\.crn)) == Set(seen), "\(role)")
        } catch CaseworkRefusal.notAllowed { #expect(seen.isEmpty, "\(role)") }
      }
    }
  }

  @Test(
    "A case that is kept from somebody is in no list, and is refused as one that is not there",
    arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    let crn = "A000011"
    try await AccessWorld.run(kind) { records in
      try records.currentCase(crn, "Very", "Secret", team: "T1", holder: "S2", tier: "A3", isRestricted: true)
      try records.insert(
        "restriction",
        ["crn": .text(crn), "staff_code": .text("S2"), "kind": .text("only"), "starts_on": "2026-01-01"])
    } _: { service in
      let holder = try acting("practitioner", staff: "S2", service)
      _ = try await holder.recordDisclosure(new(crn))
      #expect(try await holder.disclosures(page: 1).total == 1)
      let spo = try acting("spo", service)
      #expect(try await spo.disclosures(page: 1).total == 0)
      for unseen in [crn, "Z999999"] {
        do {
          _ = try await spo.disclosures(crn: unseen)
          Issue.record("\(unseen) was shown")
        } catch CaseworkRefusal.restricted {}
        do {
          _ = try await spo.recordDisclosure(new(unseen))
          Issue.record("\(unseen) was recorded")
        } catch CaseworkRefusal.restricted {}
      }
    }
  }
}
