import TestSupport
import Testing

@testable import Casework

@Suite("Tampering with the audit trail")
struct TamperTests {
  private static let count = 60

  private func expect(
    _ kind: DatabaseKind, _ statements: [String], _ found: AuditDifference.Kind, _ seq: Int, withMark: Bool = false
  ) async throws {
    try await Trail.run(kind, events: Self.count) { trail in
      let mark = try await trail.service.auditMark()
      try await trail.disarm()
      for statement in statements { try await trail.tamper(statement) }
      let difference = try await trail.difference(withMark ? [mark] : [])
      #expect(difference == AuditDifference(kind: found, seq: seq))
    }
  }

  @Test("An edited row is found, and called so", arguments: DatabaseKind.available)
  func edited(kind: DatabaseKind) async throws {
    try await expect(kind, ["UPDATE audit_event SET actor = 'bob' WHERE seq = 20"], .edited, 20)
  }

  @Test("A deleted row is found, and called so", arguments: DatabaseKind.available)
  func deleted(kind: DatabaseKind) async throws {
    try await expect(kind, ["DELETE FROM audit_event WHERE seq = 20"], .deleted, 20)
  }

  @Test("A deleted row is found though the rows after it were numbered anew", arguments: DatabaseKind.available)
  func closedUp(kind: DatabaseKind) async throws {
    try await expect(
      kind,
      [
        "DELETE FROM audit_event WHERE seq = 20", "UPDATE audit_event SET seq = -seq WHERE seq > 20",
        "UPDATE audit_event SET seq = -seq - 1 WHERE seq < 0", "UPDATE audit_head SET seq = seq - 1",
      ], .deleted, 20)
  }

  @Test("A row put in after the end is found, and called so", arguments: DatabaseKind.available)
  func added(kind: DatabaseKind) async throws {
    try await expect(
      kind,
      [
        """
        INSERT INTO audit_event SELECT 61, moment, way, actor, roles, action, subject_kind, subject, subject_part, outcome,
          detail, previous, hash FROM audit_event WHERE seq = 60
        """
      ], .inserted, 61)
  }

  @Test("A row put in between is found, and called so", arguments: DatabaseKind.available)
  func inserted(kind: DatabaseKind) async throws {
    try await expect(
      kind,
      [
        "UPDATE audit_event SET seq = -seq WHERE seq >= 20", "UPDATE audit_event SET seq = 1 - seq WHERE seq < 0",
        """
        INSERT INTO audit_event SELECT 20, moment, way, 'bob', roles, action, subject_kind, subject, subject_part, outcome,
          detail, previous, hash FROM audit_event WHERE seq = 19
        """,
      ], .inserted, 20)
  }

  @Test("Two rows that changed places are found, and called so", arguments: DatabaseKind.available)
  func swapped(kind: DatabaseKind) async throws {
    for (one, other) in [(20, 21), (20, 47), (1, 60)] {
      try await expect(
        kind,
        [
          "UPDATE audit_event SET seq = -1 WHERE seq = \(one)",
          "UPDATE audit_event SET seq = \(one) WHERE seq = \(other)",
          "UPDATE audit_event SET seq = \(other) WHERE seq = -1",
        ], .reordered, one)
    }
  }

  @Test("A truncated end is found, and called so", arguments: DatabaseKind.available)
  func truncated(kind: DatabaseKind) async throws {
    try await expect(kind, ["DELETE FROM audit_event WHERE seq > 50"], .truncated, 51)
  }

  @Test("A truncated end whose kept end was forged is found with a mark", arguments: DatabaseKind.available)
  func forged(kind: DatabaseKind) async throws {
    try await expect(
      kind,
      [
        "DELETE FROM audit_event WHERE seq > 50",
        "UPDATE audit_head SET seq = 50, hash = (SELECT hash FROM audit_event WHERE seq = 50)",
      ], .truncated, 51, withMark: true)
  }

  @Test("A forged or missing end is found", arguments: DatabaseKind.available)
  func end(kind: DatabaseKind) async throws {
    try await expect(kind, ["UPDATE audit_head SET hash = 'a'"], .end, 60)
    try await expect(kind, ["DELETE FROM audit_head"], .end, 60)
    try await expect(kind, ["UPDATE audit_head SET seq = 50"], .inserted, 51)
  }

  @Test("A whole chain made anew is found with a mark, and not without", arguments: DatabaseKind.available)
  func rewritten(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: Self.count) { trail in
      let mark = try await trail.service.auditMark()
      try await trail.disarm()
      try await trail.tamper(
        "DELETE FROM audit_event WHERE seq >= 20",
        "UPDATE audit_head SET seq = 19, hash = (SELECT hash FROM audit_event WHERE seq = 19)")
      try await trail.add(70)
      #expect(try await trail.difference() == nil)
      #expect(try await trail.difference([mark]) == AuditDifference(kind: .rewritten, seq: 60))
    }
  }

  @Test("A mark of a trail that went on is kept to", arguments: DatabaseKind.available)
  func markHolds(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: 5) { trail in
      let marks = [try await trail.service.auditMark()]
      try await trail.add(5)
      let later = try await trail.service.auditMark()
      let report = try await trail.service.verifyAudit(marks: marks + [later])
      #expect(report == AuditReport(events: 10, marks: 2, difference: nil))
    }
  }

  @Test("A mark is read back from its line, and other lines are no marks")
  func lines() {
    let mark = AuditMark(seq: 12, hash: String(repeating: "0f", count: 32), moment: "2026-11-22T09:00:00.000Z")
    #expect(AuditMark(line: mark.line) == mark)
    for line in [
      "", "12", "x \(mark.hash) now", "-1 \(mark.hash) now", "12 \(mark.hash)0 now", "12 \(mark.hash) now x",
    ] {
      #expect(AuditMark(line: line) == nil)
    }
  }
}
