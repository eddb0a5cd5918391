import Storage

/// Follows the chain of the audit trail from its first row to its end, holding one row at a time.
struct AuditCheck {
  private let connection: any SQLConnection
  /// By the number of the row.
  private let marks: [Int: [AuditMark]]
  private let count: Int
  private var last = (seq: 0, hash: AuditTrail.beginning)

  init(_ connection: any SQLConnection, marks: [AuditMark]) {
    self.connection = connection
    self.marks = Dictionary(grouping: marks, by: \.seq)
    count = marks.count
  }

  /// Ends the reading at the first row that is wrong.
  private struct Stop: Error {}

  /// - Parameter progress: told the number of rows so far, every 100,000.
  /// - Complexity: one reading of the trail in its order; another one when a row is wrong, to say what was done.
  mutating func run(progress: (@Sendable (Int) -> Void)?) throws -> AuditReport {
    var events = 0
    var wrong: AuditEvent?
    var isRewritten = false
    do {
      try connection.each("SELECT \(AuditEvent.columns) FROM audit_event ORDER BY seq", []) { row in
        let event = try AuditEvent(row)
        events += 1
        guard event.seq == last.seq + 1, event.previous == last.hash, let hash = event.hash, event.chained == hash
        else {
          wrong = event
          throw Stop()
        }
        last = (event.seq, hash)
        if let mark = marks[event.seq]?.first(where: { $0.hash != hash }) {
          isRewritten = mark.seq == event.seq
          throw Stop()
        }
        if events.isMultiple(of: 100_000) { progress?(events) }
      }
    } catch is Stop {}
    let difference =
      if let wrong { try kind(of: wrong) } else if isRewritten {
        AuditDifference(kind: .rewritten, seq: last.seq)
      } else { try end() }
    return AuditReport(events: events, marks: count, difference: difference)
  }

  /// What is wrong with the end of a chain whose rows are sound.
  private func end() throws -> AuditDifference? {
    let kept = try connection.first("SELECT seq, hash FROM audit_head WHERE id = 1") {
      (seq: $0.value(0), hash: $0.value(1))
    }
    // Rows that a mark knows of are missing, whatever the kept end says.
    if let mark = marks.keys.max(), mark > last.seq { return AuditDifference(kind: .truncated, seq: last.seq + 1) }
    guard let kept, case .integer(let seq) = kept.seq else { return AuditDifference(kind: .end, seq: last.seq) }
    if seq > last.seq { return AuditDifference(kind: .truncated, seq: last.seq + 1) }
    if seq < last.seq { return AuditDifference(kind: .inserted, seq: max(seq, 0) + 1) }
    guard kept.hash == .text(last.hash) else { return AuditDifference(kind: .end, seq: last.seq) }
    return nil
  }

  // MARK: - What was done

  /// What seems to have been done to the first row that is wrong. What is found is certain; what it is called is the
  /// simplest thing that explains it.
  private func kind(of event: AuditEvent) throws -> AuditDifference {
    let expected = last.seq + 1
    // A number that is left out: rows are gone. One below 1 was never given.
    if event.seq > expected { return AuditDifference(kind: .deleted, seq: expected) }
    if event.seq < expected { return AuditDifference(kind: .inserted, seq: event.seq) }
    // It is what the program wrote at its place, and does not follow: somebody knew how rows are chained.
    if event.chained == event.hash { return AuditDifference(kind: .inserted, seq: event.seq) }
    let next = try row(event.seq + 1)
    guard let place = try originalPlace(of: event) else {
      // What follows was written where this row stands: this one was put before it. Otherwise it is in its own place.
      let isInserted = try next?.isOf(place: event.seq) ?? (event.seq > keptEnd())
      return AuditDifference(kind: isInserted ? .inserted : .edited, seq: event.seq)
    }
    // A copy of a row that is there as well.
    if try row(place)?.hash == event.hash { return AuditDifference(kind: .inserted, seq: event.seq) }
    // Moved with its neighbour by the same step, the rows from here on were numbered anew.
    let step = place - event.seq
    let isNumberedAnew = next.map { $0.isOf(place: $0.seq + step) } ?? (step > 0)
    guard isNumberedAnew else { return AuditDifference(kind: .reordered, seq: event.seq) }
    return AuditDifference(kind: step > 0 ? .deleted : .inserted, seq: event.seq)
  }

  /// The number with which the row has the hash that stands in it; nil when it has none, and was edited.
  private func originalPlace(of event: AuditEvent) throws -> Int? {
    for place in [event.seq + 1, event.seq - 1] where event.isOf(place: place) { return place }
    // The rows that stood beside it name it, or are named by it.
    let neighbours = try connection.query(
      """
      SELECT seq + 1 FROM audit_event WHERE hash = ? UNION ALL SELECT seq - 1 FROM audit_event WHERE previous = ?
      """, [.optional(event.previous), .optional(event.hash)]
    ) { try $0.int(0) }
    return neighbours.first { $0 != event.seq && event.isOf(place: $0) }
  }

  /// The number of the last row as it is kept.
  private func keptEnd() throws -> Int {
    let seq = try connection.first("SELECT seq FROM audit_head WHERE id = 1") { $0.value(0) }
    return if case .integer(let seq)? = seq { seq } else { .max }
  }

  private func row(_ seq: Int) throws -> AuditEvent? {
    try connection.first("SELECT \(AuditEvent.columns) FROM audit_event WHERE seq = ?", [.integer(seq)]) {
      try AuditEvent($0)
    }
  }
}

extension AuditEvent {
  /// Whether the row would have its hash at another place.
  fileprivate func isOf(place: Int) -> Bool {
    var moved = self
    moved.seq = place
    return moved.chained == hash
  }
}
