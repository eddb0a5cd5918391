public import Storage

/// The audit trail: who did what to whose data, each row chained to the one before.
///
/// A row is only ever added, in the transaction of what it is about: one is not kept without the other.
public enum AuditTrail {
  /// Adds a row. Throws ``StorageError``, and then the transaction must not be kept.
  ///
  /// - Parameter moment: in UTC, to the millisecond; see ``WallClock/auditMoment``.
  /// - Complexity: three statements, whatever the length of the trail.
  public static func append(
    _ entry: AuditEntry, by actor: Actor, at moment: String, _ connection: any SQLConnection
  ) throws {
    var event = AuditEvent(entry, by: actor, at: moment)
    // Moving the end first holds its row: whoever else adds waits here for the end of this transaction.
    let end = try connection.first("UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash") {
      (seq: try $0.int(0), hash: try $0.text(1))
    }
    guard let end else { throw StorageError.damaged("the end of the audit trail is not where it was kept") }
    event.seq = end.seq
    event.previous = end.hash
    let hash = event.chained
    event.hash = hash
    try connection.execute(insert, event.values)
    try connection.execute("UPDATE audit_head SET hash = ? WHERE id = 1", [.text(hash)])
  }

  private static let insert =
    "INSERT INTO audit_event (\(AuditEvent.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// What stands before the first row in place of a hash.
  static let beginning = String(repeating: "0", count: 64)
}

extension AuditEvent {
  /// In the order of ``columns``.
  fileprivate var values: [SQLValue] {
    [.integer(seq)]
      + [
        moment, way, actor, roles, action, subjectKind, subject, subjectPart, outcome, detail, previous, hash,
      ].map { .optional($0) }
  }
}
