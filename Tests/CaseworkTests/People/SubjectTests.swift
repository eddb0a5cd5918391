import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("What is held about somebody who asks")
struct SubjectTests {
  private func head(_ service: Service, role: String = "pdu-head") throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role(role))))
  }

  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await AccessWorld.run(kind) { records in
      try records.currentCase("A000011", "Very", "Secret", team: "T1", holder: "S2", isRestricted: true)
      try records.insert(
        "staff_reduction",
        [
          "staff_code": "S2", "team": "T1", "reason": "disability", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
          "hours": .integer(370),
        ])
    } _: { service in
      let holder = service.acting(
        as: AccessWorld.actor(try #require(service.pack.access.role("practitioner")), staff: "S1"))
      _ = try await holder.recordDisclosure(
        NewDisclosure(
          crn: "A000001", sharedOn: "2026-11-20", agency: "North Police", recipient: "Amy <Pond>", what: "Address",
          ground: "mappa", reason: "A meeting"))
      _ = try await holder.caseDetail(crn: "A000001")
      try await body(service)
    }
  }

  private func facts(_ draft: SubjectDraft, _ heading: String) -> [SubjectData.Fact] {
    draft.data.sections.filter { $0.heading.hasPrefix(heading) }.flatMap { $0.items.flatMap(\.facts) }
  }

  @Test(
    "A draft about a person holds their sheets, what was shared and who looked, and marks what names others",
    arguments: DatabaseKind.available)
  func person(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let head = try head(service)
      let draft = try await head.subjectDraft(try await head.draftSubject(.person("A000001")))
      #expect(draft.subject == .person("A000001") && draft.reviewedAt == nil)
      #expect(facts(draft, "Sheet cases").contains { $0.value == "A000001" && !$0.namesOthers })
      #expect(facts(draft, "Shared with partners").contains { $0.value == "Amy <Pond>" && $0.namesOthers })
      #expect(facts(draft, "Who looked at or changed it").contains { $0.value == "view-case" && !$0.namesOthers })
      #expect(draft.data.sections.allSatisfy { !$0.source.isEmpty })
      let numbers = draft.data.sections.flatMap { $0.items.map(\.number) }
      #expect(numbers == Array(1...numbers.count))
      // Nothing of anybody else's case is in it.
      #expect(!draft.data.sections.flatMap(\.items).flatMap(\.facts).contains { $0.value.contains("A000002") })
    }
  }

  @Test(
    "A draft about a member of staff holds posts, reductions with reasons and the account, and no password",
    arguments: DatabaseKind.available)
  func staff(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let terminal = Actor.terminal(user: "test")
      _ = try await service.addAccount(
        NewAccount(name: "kim@example.org", displayName: "Kim", password: "seven quiet herons", staff: "S2", roles: []),
        by: terminal)
      let head = try head(service)
      let draft = try await head.subjectDraft(try await head.draftSubject(.staff("S2")))
      #expect(facts(draft, "Sheet reductions").contains { $0.value == "disability" })
      #expect(facts(draft, "Sheet posts").contains { $0.value == "T1" })
      #expect(facts(draft, "Account").contains { $0.value == "kim@example.org" })
      let all = draft.data.sections.flatMap(\.items).flatMap(\.facts)
      #expect(!all.contains { $0.value.contains("argon2") } && !all.contains { $0.value == "S3" })
    }
  }

  @Test(
    "A draft is reviewed once by a named person; what they left out is not in the document",
    arguments: DatabaseKind.available)
  func review(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let head = try head(service)
      let id = try await head.draftSubject(.person("A000001"))
      let before = try await head.subjectDocument(id)
      #expect(before.contains("Not to be given out") && before.contains("Amy &lt;Pond&gt;</dd>") == false)
      #expect(before.contains("Amy &lt;Pond&gt; <strong>[names others]</strong>"))
      let draft = try await head.subjectDraft(id)
      let item = try #require(
        draft.data.sections.first { $0.heading == "Shared with partners" }?.items.first?.number)
      await #expect(throws: CaseworkRefusal.self) { try await head.reviewSubjectDraft(id, leavingOut: [999]) }
      try await head.reviewSubjectDraft(id, leavingOut: [item])
      let reviewed = try await head.subjectDraft(id)
      #expect(reviewed.reviewedBy == "Head of probation delivery unit" && reviewed.leftOut == [item])
      let after = try await head.subjectDocument(id)
      #expect(!after.contains("Amy") && after.contains("Left out, because") && !after.contains("Not to be given out"))
      await #expect(throws: CaseworkRefusal.self) { try await head.reviewSubjectDraft(id, leavingOut: []) }
      let trail = try await service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery(action: .subjectAccess))
      #expect(
        trail.events.contains { $0.detail == "draft \(id) reviewed, 1 items left out" && $0.subject == "A000001" })
    }
  }

  @Test(
    "Only whoever the table names gathers and reads drafts, within reach and not of restricted cases",
    arguments: DatabaseKind.available)
  func reach(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let head = try head(service)
      for subject in [
        DataSubject.person("A000004"), .staff("S5"), .person("A000011"), .person("Z999999"), .staff("S9"),
      ] {
        await #expect(throws: CaseworkRefusal.self, "\(subject)") { _ = try await head.draftSubject(subject) }
      }
      // That somebody asked before is not held about them.
      let terminal = service.acting(as: .terminal(user: "test"))
      for _ in 0..<2 {
        await #expect(throws: CaseworkRefusal.self) { _ = try await terminal.draftSubject(.staff("NOBODY")) }
      }
      let id = try await head.draftSubject(.person("A000001"))
      #expect(try await head.subjectDrafts().map(\.id) == [id])
      for role in service.pack.access.roles where role.id != "pdu-head" {
        let other = try self.head(service, role: role.id)
        await #expect(throws: CaseworkRefusal.self, "\(role.id)") { _ = try await other.subjectDraft(id) }
        await #expect(throws: CaseworkRefusal.self, "\(role.id)") { _ = try await other.subjectDrafts() }
        await #expect(throws: CaseworkRefusal.self, "\(role.id)") { _ = try await other.draftSubject(.staff("S2")) }
      }
    }
  }
}
