/// Something that others are to be told: a kind and the number of what it is about, and nothing of anybody.
public struct OutboxMessage: Sendable, Hashable {
  /// By which a receiver knows a message that comes again.
  public let id: Int
  /// `allocation` or `override`.
  public let kind: String
  /// The number of the decision.
  public let subject: Int
  /// UTC.
  public let madeAt: String

  public init(id: Int, kind: String, subject: Int, madeAt: String) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.madeAt = madeAt
  }

  /// Where somebody who may see it reads more, below the address of the service.
  public var path: String { "/allocations/\(subject)" }
}

/// A way for messages to leave the service.
public enum OutboxChannel: String, Sendable, Hashable, CaseIterable {
  case mail, webhook
}

/// What takes messages one way. Gives up by itself after a time well below ``OutboxPace/lease``.
public protocol OutboxCarrier: Sendable {
  var channel: OutboxChannel { get }
  /// Hands a message over. Throws ``NotCarried`` where it is not sure that it was taken.
  func carry(_ message: OutboxMessage) async throws(NotCarried)
}

/// Why a message was not taken, in a few words without addresses.
public struct NotCarried: Error, Sendable, Hashable {
  public let words: String
  public init(_ words: String) { self.words = words }
}

/// A message with what came of it one way.
public struct OutboxLine: Sendable, Hashable {
  public let message: OutboxMessage
  public let tries: Int
  public let state: OutboxState
  /// Of the last thing that was noted, UTC; nil where nothing was.
  public let at: String?
  /// Why it failed the last time; nil where it did not.
  public let said: String?
}

/// What came of a message one way.
public enum OutboxState: String, Sendable, Hashable, CaseIterable {
  case waiting, begun, failed, sent
}
