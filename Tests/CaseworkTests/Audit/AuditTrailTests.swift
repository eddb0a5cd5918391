import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("The audit trail")
struct AuditTrailTests {
  @Test("A row says who, what, when, whose and with what outcome", arguments: DatabaseKind.available)
  func row(kind: DatabaseKind) async throws {
    try await Trail.run(kind) { trail in
      try await trail.service.noteInTrail(
        .init(.viewStaffing, .unit(level: "team", code: "N07T01"), outcome: .refused, detail: "not allowed"))
      let page = try await trail.service.auditEvents(AuditQuery(action: .viewStaffing))
      let event = try #require(page.events.first)
      #expect(event.seq == 1)
      #expect(event.moment == "2026-11-22T09:00:00.000Z")
      #expect(event.way == "account:7")
      #expect(event.actor == "ada")
      #expect(event.roles == "spo team/N07T01, data-steward, pdu-head nation/EW, administrator")
      #expect(event.action == "view-staffing")
      #expect([event.subjectKind, event.subject, event.subjectPart] == ["unit", "N07T01", "team"])
      #expect(event.outcome == "refused")
      #expect(event.detail == "not allowed")
    }
  }

  @Test("An empty trail is sound", arguments: DatabaseKind.available)
  func empty(kind: DatabaseKind) async throws {
    try await Trail.run(kind) { trail in
      let report = try await trail.service.verifyAudit()
      #expect(report == AuditReport(events: 0, marks: 0, difference: nil))
    }
  }

  @Test("The chain is sound after many rows in one transaction and in many", arguments: DatabaseKind.available)
  func many(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 2_000) { trail in
      for number in 0..<100 { try await trail.service.noteInTrail(Trail.entry(number)) }
      #expect(try await trail.service.verifyAudit() == AuditReport(events: 2_100, marks: 0, difference: nil))
    }
  }

  @Test("The chain is sound after many wrote at once over connections of their own", arguments: DatabaseKind.available)
  func concurrent(kind: DatabaseKind) async throws {
    try await Trail.run(kind) { trail in
      let clock = trail.service.clock
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          let other = Service(
            database: try await trail.place.open(patience: 60), pack: trail.service.pack, clock: clock,
            actor: Trail.clerk)
          for part in 0..<2 {
            group.addTask {
              for number in 0..<40 {
                if part == 0 {
                  try await other.noteInTrail(Trail.entry(number))
                } else {
                  try await other.database.write { try other.trail(Trail.entry(number), $0) }
                }
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await trail.service.verifyAudit() == AuditReport(events: 320, marks: 0, difference: nil))
    }
  }

  @Test(
    "A row of a transaction that is undone is not in the trail, and the chain goes on",
    arguments: DatabaseKind.available)
  func undone(kind: DatabaseKind) async throws {
    struct Unwanted: Error {}
    try await Trail.run(kind, events: 3) { trail in
      await #expect(throws: Unwanted.self) {
        try await trail.database.write { (connection: any SQLConnection) -> Void in
          try trail.service.trail(Trail.entry(1), connection)
          throw Unwanted()
        }
      }
      try await trail.add(1)
      #expect(try await trail.service.verifyAudit() == AuditReport(events: 4, marks: 0, difference: nil))
    }
  }

  @Test("What somebody put into a name cannot feign another row or move a terminal's cursor")
  func hostile() async throws {
    try await Trail.run(.sqlite) { trail in
      try await trail.service.noteInTrail(
        .init(.signIn, .account("ada\r\nroot\u{1B}[2J\u{202E}\u{0}"), detail: String(repeating: "x", count: 100_000)))
      let event = try #require(try await trail.service.auditEvents(AuditQuery(action: .signIn)).events.first)
      #expect(event.subject == "ada  root [2J  ")
      #expect(event.detail?.count == 500)
    }
  }

  @Test("Two rows never have the same text: the length of each part is part of it")
  func unambiguous() async throws {
    try await Trail.run(.sqlite, events: 1) { trail in
      let row = try #require(try await trail.service.auditEvents(AuditQuery()).events.last)
      var shifted = row, absent = row, empty = row
      shifted.actor = "ad"
      shifted.roles = "a" + (row.roles ?? "")
      absent.detail = nil
      empty.detail = ""
      #expect(Set([row, shifted, absent, empty].map(\.chained)).count == 4)
    }
  }
}
