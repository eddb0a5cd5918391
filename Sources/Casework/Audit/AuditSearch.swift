import Caseload
import Storage

/// A query of the audit trail as SQL.
struct AuditSearch {
  private var conditions: [String]
  private let arguments: [SQLValue]
  private let before: Int?
  /// Which parts were asked for, without what they asked for.
  let shape: String?

  /// Throws ``CaseworkRefusal/invalid(_:)`` for a day that is none.
  init(_ query: AuditQuery) throws {
    before = query.before
    let parts: [(name: String, condition: String, value: String?)] = [
      ("subject", "subject = ?", query.subject),
      ("kind", "subject_kind = ?", query.subjectKind),
      ("actor", "actor = ?", query.actor),
      ("action", "action = ?", query.action?.rawValue),
      ("from", "moment >= ?", try query.from.map { try Self.day($0).iso }),
      ("until", "moment < ?", try query.until.map { (try Self.day($0) + 1).iso }),
    ]
    let given = parts.filter { $0.value != nil }
    conditions = given.map(\.condition)
    arguments = given.map { .optional($0.value) }
    shape = given.isEmpty ? nil : "by " + given.map(\.name).joined(separator: ", ")
  }

  /// The same without rows about people on probation.
  var withoutPeople: AuditSearch {
    var search = self
    search.conditions.append("subject_kind <> 'person'")
    return search
  }

  private static func day(_ text: String) throws -> LocalDate {
    guard let day = LocalDate(iso: text) else {
      throw CaseworkRefusal.invalid("“\(text)” is no day. Write days as 2026-11-22.")
    }
    return day
  }

  /// Newest first.
  func events(limit: Int, _ connection: any SQLConnection) throws -> [AuditEvent] {
    var conditions = conditions, arguments = arguments
    if let before {
      let moment = try connection.first("SELECT moment FROM audit_event WHERE seq = ?", [.integer(before)]) {
        try $0.text(0)
      }
      guard let moment else { return [] }
      conditions.append("(moment, seq) < (?, ?)")
      arguments += [.text(moment), .integer(before)]
    }
    return try connection.query(
      "SELECT \(AuditEvent.columns) FROM audit_event\(Self.clause(conditions)) ORDER BY moment DESC, seq DESC LIMIT ?",
      arguments + [.integer(limit)]
    ) { try AuditEvent($0) }
  }

  /// In the order in which they were written.
  func each(_ connection: any SQLConnection, _ body: (AuditEvent) throws -> Void) throws {
    try connection.each(
      "SELECT \(AuditEvent.columns) FROM audit_event\(Self.clause(conditions)) ORDER BY seq", arguments
    ) { try body(try AuditEvent($0)) }
  }

  private static func clause(_ conditions: [String]) -> String {
    conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }
}
