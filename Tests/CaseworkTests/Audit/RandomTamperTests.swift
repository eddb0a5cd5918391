import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("A thousand tamperings with the audit trail")
struct RandomTamperTests {
  private static let rows = 30
  private static let columns = [
    "moment", "way", "actor", "roles", "action", "subject_kind", "subject", "subject_part", "outcome", "detail",
    "previous", "hash",
  ]

  /// Undoes a tampering, so that the next one finds the trail as it was.
  private struct Undo: Error { let difference: AuditDifference? }

  @Test(
    "Each is found: with a mark where the whole chain or its end was made anew, and without one elsewhere",
    arguments: DatabaseKind.available)
  func thousand(kind: DatabaseKind) async throws {
    try await Trail.run(kind, events: Self.rows) { trail in
      let mark = try await trail.service.auditMark()
      try await trail.disarm()
      #expect(try await trail.difference([mark]) == nil)
      for seed in 0..<1_000 {
        Soak.progress("A2 \(kind)", seed, of: 1_000)
        do {
          try await trail.database.write { (connection: any SQLConnection) -> Void in
            var random = SeededRandom(seed: UInt64(seed))
            let needsMark = try Self.tamper(connection, trail.service, using: &random)
            var check = AuditCheck(connection, marks: needsMark ? [mark] : [])
            throw Undo(difference: try check.run(progress: nil).difference)
          }
        } catch let undo as Undo {
          #expect(undo.difference != nil, "tampering \(seed)")
        }
      }
      #expect(try await trail.difference([mark]) == nil)
    }
    Soak.note("A2", "1,000 tamperings (\(kind)), 0 missed", bar: "1,000, each found")
  }

  /// Does something to the trail. Returns whether only a mark that was kept elsewhere can show it.
  private static func tamper(
    _ connection: any SQLConnection, _ service: Service, using random: inout SeededRandom
  ) throws -> Bool {
    let one = Int.random(in: 1...rows, using: &random)
    let other = (one + Int.random(in: 0..<(rows - 1), using: &random)) % rows + 1
    switch Int.random(in: 0..<12, using: &random) {
    case 0...2: try edit(one, connection, using: &random)
    case 3: try connection.execute("DELETE FROM audit_event WHERE seq = \(one)")
    case 4:
      try connection.execute("DELETE FROM audit_event WHERE seq BETWEEN \(min(one, other)) AND \(max(one, other))")
    case 5:
      try connection.execute("UPDATE audit_event SET seq = -1 WHERE seq = \(one)")
      try connection.execute("UPDATE audit_event SET seq = \(one) WHERE seq = \(other)")
      try connection.execute("UPDATE audit_event SET seq = \(other) WHERE seq = -1")
    case 6: try insert(at: Bool.random(using: &random) ? rows + 1 : one, copyOf: other, connection)
    case 7: try insert(at: Int.random(in: -3...0, using: &random), copyOf: other, connection)
    case 8: try connection.execute("DELETE FROM audit_event WHERE seq >= \(one)")
    case 9:
      let part = ["seq = seq + 1", "hash = 'a'", "hash = upper(hash) || '0'"].randomElement(using: &random) ?? ""
      try connection.execute("UPDATE audit_head SET \(part)")
    case 10:
      try forgeEnd(after: one - 1, connection)
      return true
    default:
      try forgeEnd(after: one - 1, connection)
      for number in one...(rows + 2) { try service.trail(Trail.entry(number + 1_000), connection) }
      return true
    }
    return false
  }

  private static func edit(_ seq: Int, _ connection: any SQLConnection, using random: inout SeededRandom) throws {
    let column = columns.randomElement(using: &random) ?? "actor"
    let before = try connection.first("SELECT \(column) FROM audit_event WHERE seq = \(seq)") { $0.value(0) }
    let text = if case .text(let text)? = before { text } else { "" }
    let last = text.last.map { $0 == "7" ? "8" : "7" } ?? "7"
    let after = [text + " ", text + "7", "7" + text, text.dropLast() + last].randomElement(using: &random) ?? ""
    try connection.execute("UPDATE audit_event SET \(column) = ? WHERE seq = \(seq)", [.text(String(after))])
  }

  /// Puts in a row and numbers those after it anew, with the kept end forged to fit.
  private static func insert(at seq: Int, copyOf other: Int, _ connection: any SQLConnection) throws {
    if seq >= 1 {
      try connection.execute("UPDATE audit_event SET seq = -seq - 100 WHERE seq >= \(seq)")
      try connection.execute("UPDATE audit_event SET seq = -seq - 99 WHERE seq < -100")
      try connection.execute("UPDATE audit_head SET seq = seq + 1")
    }
    let source = other >= seq && seq >= 1 ? other + 1 : other
    try connection.execute(
      "INSERT INTO audit_event (seq, \(columns.joined(separator: ", "))) SELECT \(seq), "
        + "\(columns.joined(separator: ", ")) FROM audit_event WHERE seq = \(source)")
  }

  /// Cuts the trail off after a row, and makes its kept end fit.
  private static func forgeEnd(after seq: Int, _ connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM audit_event WHERE seq > \(seq)")
    let hash = try connection.first("SELECT hash FROM audit_event WHERE seq = \(seq)") { try $0.text(0) }
    try connection.execute(
      "UPDATE audit_head SET seq = \(seq), hash = ?", [.text(hash ?? AuditTrail.beginning)])
  }
}
