public import Caseload
import Rules
import Storage

/// What one round of sending came to.
public struct OutboxRound: Sendable, Hashable {
  public var sent = 0
  public var failed = 0
  /// Messages that are not sent one of the ways, after the round.
  public var waiting = 0
  /// Why messages were not taken, each reason once.
  public var reasons: [String] = []

  public init() {}
}

/// What a command and a running server ask of the outbox. No page does.
public protocol OutboxUse: Sendable {
  /// Sends what is due, oldest first, each way by itself. Throws ``CaseworkRefusal``.
  ///
  /// A message is noted as begun before it leaves and as sent after it was taken. What stops the program between the two
  /// makes it leave once more, with the same number; nothing is lost, and no allocation waits for it.
  ///
  /// - Parameters:
  ///   - carriers: one for each way.
  ///   - since: messages of days before are left out.
  func sendOutbox(by carriers: [any OutboxCarrier], since: LocalDate?) async throws -> OutboxRound
  /// Messages with what came of them, newest first. Throws ``CaseworkRefusal``.
  ///
  /// - Parameter most: messages at most.
  func outbox(_ channel: OutboxChannel, isOpenOnly: Bool, most: Int) async throws -> [OutboxLine]
}

extension Service: OutboxUse {
  public func sendOutbox(by carriers: [any OutboxCarrier], since: LocalDate?) async throws -> OutboxRound {
    try await database.read { connection in _ = try self.require(.change, .data, connection) }
    var round = OutboxRound()
    for carrier in carriers { try await send(by: carrier, since: since, &round) }
    return round
  }

  private func send(by carrier: any OutboxCarrier, since: LocalDate?, _ round: inout OutboxRound) async throws {
    let channel = carrier.channel
    let now = clock.seconds()
    let (open, unsent) = try await database.read { connection in
      let rows = OutboxRows(connection)
      return (
        try rows.open(channel, since: since, at: now, most: OutboxPace.messagesOfARound),
        try rows.unsent(channel, since: since)
      )
    }
    round.waiting += unsent
    var failures = 0
    for message in open where failures < OutboxPace.failuresOfARound && !Task.isCancelled {
      guard try await claim(message, channel) else { continue }
      do throws(NotCarried) {
        try await carrier.carry(message)
      } catch {
        try await note(message, channel, .failed, error.words)
        failures += 1
        round.failed += 1
        if !round.reasons.contains(error.words) { round.reasons.append(error.words) }
        continue
      }
      try await note(message, channel, .sent, nil)
      failures = 0
      round.sent += 1
      round.waiting -= 1
    }
  }

  /// Whether this sender may send it: another may have begun since it was read.
  private func claim(_ message: OutboxMessage, _ channel: OutboxChannel) async throws -> Bool {
    let now = clock.seconds()
    return try await database.write { connection in
      let rows = OutboxRows(connection)
      guard OutboxPace.isDue(try rows.tries(of: [message.id], channel)[message.id] ?? .init(), at: now) else {
        return false
      }
      try rows.note(message.id, channel, .begun, at: now, said: nil)
      return true
    }
  }

  private func note(
    _ message: OutboxMessage, _ channel: OutboxChannel, _ state: OutboxState, _ said: String?
  ) async throws {
    let now = clock.seconds()
    try await database.write { connection in
      let rows = OutboxRows(connection)
      // One that took longer than it may have was sent by another meanwhile: what is sent stays so.
      guard try rows.tries(of: [message.id], channel)[message.id]?.state != .sent else { return }
      try rows.note(message.id, channel, state, at: now, said: said)
    }
  }

  public func outbox(_ channel: OutboxChannel, isOpenOnly: Bool, most: Int) async throws -> [OutboxLine] {
    try await database.read { connection in
      try self.require(.change, .data, connection)
      return try OutboxRows(connection).lines(channel, isOpenOnly: isOpenOnly, most: most)
    }
  }
}
