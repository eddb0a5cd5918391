import Caseload
import Storage

/// Reads and adds to what came of messages.
struct OutboxRows {
  private let connection: any SQLConnection

  init(_ connection: any SQLConnection) { self.connection = connection }

  private static let unsent = """
    NOT EXISTS (SELECT 1 FROM outbox_delivery d WHERE d.event_id = e.id AND d.channel = ? AND d.state = 'sent')
    AND e.made_at >= ?
    """

  /// What is due, oldest first. Linear in the messages that were ever made.
  func open(_ channel: OutboxChannel, since: LocalDate?, at now: Int, most: Int) throws -> [OutboxMessage] {
    var due: [OutboxMessage] = []
    var last = 0
    while due.count < most {
      let some = try connection.query(
        """
        SELECT e.id, e.kind, e.subject, e.made_at FROM outbox_event e WHERE \(Self.unsent) AND e.id > ?
        ORDER BY e.id LIMIT \(CaseSelection.most)
        """, [.text(channel.rawValue), .text(since?.iso ?? ""), .integer(last)], Self.message)
      let tries = try tries(of: some.map(\.id), channel)
      due += some.filter { OutboxPace.isDue(tries[$0.id] ?? .init(), at: now) }
      guard some.count == CaseSelection.most, let end = some.last else { break }
      last = end.id
    }
    return Array(due.prefix(most))
  }

  /// How many are not sent.
  func unsent(_ channel: OutboxChannel, since: LocalDate?) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM outbox_event e WHERE \(Self.unsent)", [.text(channel.rawValue), .text(since?.iso ?? "")]
    ) { try $0.int(0) } ?? 0
  }

  /// What was noted of some messages, by their numbers; none for those of which nothing was.
  func tries(of ids: [Int], _ channel: OutboxChannel) throws -> [Int: OutboxPace.Tries] {
    var found: [Int: OutboxPace.Tries] = [:]
    for start in stride(from: 0, to: ids.count, by: CaseSelection.most) {
      let some = ids[start..<min(start + CaseSelection.most, ids.count)]
      let marks = some.map { _ in "?" }.joined(separator: ", ")
      try connection.each(
        "SELECT event_id, state, at FROM outbox_delivery WHERE channel = ? AND event_id IN (\(marks)) ORDER BY id",
        [.text(channel.rawValue)] + some.map(SQLValue.integer)
      ) { row in
        var tries = found[try row.int(0)] ?? .init()
        let state = OutboxState(rawValue: try row.text(1)) ?? .failed
        if state == .begun { tries.begun += 1 }
        if state == .failed { tries.failed += 1 }
        (tries.state, tries.at) = (state, try row.int(2))
        found[try row.int(0)] = tries
      }
    }
    return found
  }

  func note(_ id: Int, _ channel: OutboxChannel, _ state: OutboxState, at now: Int, said: String?) throws {
    _ = try connection.insert(
      "INSERT INTO outbox_delivery (event_id, channel, state, at, said) VALUES (?, ?, ?, ?, ?)",
      [.integer(id), .text(channel.rawValue), .text(state.rawValue), .integer(now), .optional(said)])
  }

  /// Newest first.
  func lines(_ channel: OutboxChannel, isOpenOnly: Bool, most: Int) throws -> [OutboxLine] {
    let condition = isOpenOnly ? "WHERE \(Self.unsent)" : ""
    let messages = try connection.query(
      "SELECT e.id, e.kind, e.subject, e.made_at FROM outbox_event e \(condition) ORDER BY e.id DESC LIMIT ?",
      (isOpenOnly ? [.text(channel.rawValue), .text("")] : []) + [.integer(most)], Self.message)
    let tries = try tries(of: messages.map(\.id), channel)
    return try messages.map { message in
      let known = tries[message.id] ?? .init()
      return OutboxLine(
        message: message, tries: known.begun, state: known.state,
        at: known.state == .waiting ? nil : WallClock { known.at }.timestamp,
        said: known.state == .failed ? try reason(of: message.id, channel) : nil)
    }
  }

  private func reason(of id: Int, _ channel: OutboxChannel) throws -> String? {
    try connection.first(
      "SELECT said FROM outbox_delivery WHERE event_id = ? AND channel = ? ORDER BY id DESC LIMIT 1",
      [.integer(id), .text(channel.rawValue)]
    ) { try $0.optionalText(0) } ?? nil
  }

  private static func message(_ row: SQLRow) throws -> OutboxMessage {
    OutboxMessage(id: try row.int(0), kind: try row.text(1), subject: try row.int(2), madeAt: try row.text(3))
  }
}
