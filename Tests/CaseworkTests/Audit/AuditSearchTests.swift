import Caseload
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Casework

@Suite("Looking into the audit trail")
struct AuditSearchTests {
  @Test("A search finds what agrees with every part of it, newest first", arguments: DatabaseKind.available)
  func search(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 400) { trail in
      let days = (0..<3).map { LocalDate(daysSinceEpoch: 20_779 + $0) }
      for day in days {
        let later = Service(
          database: trail.database, pack: trail.service.pack, clock: .fixed(day),
          actor: .terminal(user: "root"))
        try await later.noteInTrail(.init(.export, .staff("N07T011")))
      }
      func found(_ query: AuditQuery) async throws -> [Int] {
        // Looking is an event of the same subject.
        try await trail.service.auditEvents(query).events.filter { $0.action != "view-audit" }.map(\.seq)
      }
      #expect(try await found(AuditQuery(actor: "terminal:root")) == [403, 402, 401])
      #expect(try await found(AuditQuery(actor: "terminal:root", from: days[1].iso)) == [403, 402])
      #expect(try await found(AuditQuery(actor: "terminal:root", until: days[1].iso)) == [402, 401])
      #expect(try await found(AuditQuery(from: days[1].iso, until: days[1].iso)) == [402])
      #expect(try await found(AuditQuery(subject: "X6", subjectKind: "person")) == [7])
      #expect(try await found(AuditQuery(subject: "X6", subjectKind: "staff")) == [])
      #expect(try await found(AuditQuery(subject: "N07T011", action: .export)).prefix(3) == [403, 402, 401])
    }
  }

  @Test("Pages together have every event once, in order", arguments: DatabaseKind.available)
  func pages(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 137) { trail in
      var query: AuditQuery? = AuditQuery(actor: "ada", until: "2026-11-22")
      var seen: [Int] = []
      while let next = query {
        let page = try await trail.service.auditEvents(next)
        #expect(page.events.count <= Service.auditPageSize)
        seen += page.events.map(\.seq)
        query = page.next
      }
      // Each look adds one event, before its page is read: the first page has it, and later ones do not.
      #expect(seen == Array((1...138).reversed()))
    }
  }

  @Test("To look is in the trail, with whom was looked for and not what was found", arguments: DatabaseKind.available)
  func noted(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 10) { trail in
      _ = try await trail.service.auditEvents(AuditQuery(subject: "X6", subjectKind: "person", actor: "ada"))
      let last = try #require(try await trail.service.auditEvents(AuditQuery(before: 12)).events.first)
      #expect(last.action == "view-audit")
      #expect(last.subjectKind == "person")
      #expect(last.subject == "X6")
      #expect(last.detail == "by subject, kind, actor")
    }
  }

  @Test("A day that is none is refused", arguments: ["", "yesterday", "2026-02-30", "2026-11-22T09:00:00Z"])
  func days(day: String) async throws {
    try await Trail.run(.sqlite) { trail in
      await #expect(throws: CaseworkRefusal.self) { _ = try await trail.service.auditEvents(AuditQuery(from: day)) }
    }
  }

  @Test("An export has every row in its order, and is in the trail itself", arguments: DatabaseKind.available)
  func export(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 120) { trail in
      let seen = Mutex<[AuditEvent]>([])
      let count = try await trail.service.exportAudit { event in seen.withLock { $0.append(event) } }
      let events = seen.withLock { $0 }
      #expect(count == 121)
      #expect(events.map(\.seq) == Array(1...121))
      #expect(events.last?.action == "export-audit")
      #expect(events.allSatisfy { $0.cells.count == AuditEvent.headings.count && $0.chained == $0.hash })
    }
  }

  @Test(
    "The CRN of a restricted case is shown to nobody who signed in, and a search for it finds nothing",
    arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      let crn = try #require(try await world.text("SELECT MIN(crn) FROM case_now WHERE restricted = 1"))
      try await service.noteInTrail(.init(.viewCase, .person(crn), outcome: .refused))
      let masked = try #require(try await service.auditEvents(AuditQuery(action: .viewCase)).events.first)
      #expect(masked.subjectKind == "person")
      #expect(masked.subject == nil)
      #expect(masked.hash == nil)
      for kind in ["person", nil] {
        // What the viewer looked for is known to the viewer, and nothing else is found.
        let found = try await service.auditEvents(AuditQuery(subject: crn, subjectKind: kind)).events
        #expect(found.allSatisfy { $0.action == "view-audit" && $0.subjectKind == "any" })
      }
      let terminal = service.acting(as: .terminal(user: "root"))
      let whole = try #require(try await terminal.auditEvents(AuditQuery(action: .viewCase)).events.first)
      #expect(whole.subject == crn)
    }
  }
}
