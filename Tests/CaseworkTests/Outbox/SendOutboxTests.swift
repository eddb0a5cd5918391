import Caseload
import Rules
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Casework

@Suite("Sending the outbox")
struct SendOutboxTests {
  /// Takes messages, or refuses them for as long as it is told to.
  private final class Taker: OutboxCarrier {
    let channel: OutboxChannel
    private let state = Mutex((taken: [Int](), asked: 0, refuses: false))

    init(_ channel: OutboxChannel = .webhook) { self.channel = channel }

    var taken: [Int] { state.withLock { $0.taken } }
    var asked: Int { state.withLock { $0.asked } }
    func refuse(_ refuses: Bool) { state.withLock { $0.refuses = refuses } }

    func carry(_ message: OutboxMessage) async throws(NotCarried) {
      let isRefused = state.withLock { state in
        state.asked += 1
        if !state.refuses { state.taken.append(message.id) }
        return state.refuses
      }
      if isRefused { throw NotCarried("is down") }
    }
  }

  /// A clock that a test moves.
  private final class Hand: Sendable {
    private let seconds = Mutex(1_763_888_400)
    var clock: WallClock { WallClock { self.seconds.withLock { $0 } } }
    func move(_ by: Int) { seconds.withLock { $0 += by } }
  }

  private func run(
    _ kind: DatabaseKind, messages: Int = 3, _ body: (Service, Hand) async throws -> Void
  ) async throws {
    let pack = try englandAndWales()
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        for number in 1...messages {
          _ = try connection.insert(
            "INSERT INTO outbox_event (kind, subject, made_at) VALUES (?, ?, ?)",
            ["allocation", .integer(number * 10), .text("2025-11-2\(number % 3)T09:00:00Z")])
        }
      }
      let hand = Hand()
      try await body(
        Service(database: database, pack: pack, clock: hand.clock, actor: .terminal(user: "test")), hand)
    }
  }

  @Test(
    "Each message leaves once each way, oldest first, however often it is asked", arguments: DatabaseKind.available)
  func once(kind: DatabaseKind) async throws {
    try await run(kind) { service, _ in
      let (mail, webhook) = (Taker(.mail), Taker(.webhook))
      let first = try await service.sendOutbox(by: [mail, webhook], since: nil)
      #expect(first.sent == 6 && first.failed == 0 && first.waiting == 0)
      let second = try await service.sendOutbox(by: [mail, webhook], since: nil)
      #expect(second == OutboxRound())
      #expect(mail.taken == [1, 2, 3] && webhook.taken == [1, 2, 3])
      let lines = try await service.outbox(.mail, isOpenOnly: false, most: 2)
      #expect(
        lines.map(\.message.id) == [3, 2] && lines.map(\.state) == [.sent, .sent] && lines.map(\.tries) == [1, 1])
      #expect(try await service.outbox(.mail, isOpenOnly: true, most: 9).isEmpty)
    }
  }

  @Test("Senders at the same time send each message once", arguments: DatabaseKind.available)
  func together(kind: DatabaseKind) async throws {
    try await run(kind, messages: 12) { service, _ in
      let taker = Taker()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { _ = try await service.sendOutbox(by: [taker], since: nil) } }
        try await group.waitForAll()
      }
      #expect(taker.taken.sorted() == Array(1...12))
    }
  }

  @Test(
    "One that is down is tried again after one minute, then two; a round gives up after three; nothing is lost",
    arguments: DatabaseKind.available)
  func down(kind: DatabaseKind) async throws {
    try await run(kind, messages: 4) { service, hand in
      let (down, up) = (Taker(.mail), Taker(.webhook))
      down.refuse(true)
      let round = try await service.sendOutbox(by: [down, up], since: nil)
      #expect(round.failed == 3 && round.sent == 4 && round.waiting == 4 && round.reasons == ["is down"])
      #expect(down.asked == 3)
      // The fourth was not tried yet.
      _ = try await service.sendOutbox(by: [down], since: nil)
      #expect(down.asked == 4)
      hand.move(59)
      _ = try await service.sendOutbox(by: [down], since: nil)
      #expect(down.asked == 4)
      hand.move(1)
      _ = try await service.sendOutbox(by: [down], since: nil)
      #expect(down.asked == 7)
      let failed = try #require(try await service.outbox(.mail, isOpenOnly: true, most: 9).last)
      #expect(failed.state == .failed && failed.tries == 2 && failed.said == "is down")
      down.refuse(false)
      hand.move(119)
      _ = try await service.sendOutbox(by: [down], since: nil)
      #expect(down.taken == [4])
      hand.move(1)
      _ = try await service.sendOutbox(by: [down], since: nil)
      #expect(down.taken == [4, 1, 2, 3] && up.taken == [1, 2, 3, 4])
    }
  }

  @Test(
    "A sender that was stopped before it knew leaves the message to the next, with the same number",
    arguments: DatabaseKind.available)
  func stopped(kind: DatabaseKind) async throws {
    try await run(kind, messages: 1) { service, hand in
      let now = hand.clock.seconds()
      try await service.database.write { try OutboxRows($0).note(1, .webhook, .begun, at: now, said: nil) }
      let taker = Taker()
      hand.move(OutboxPace.lease - 1)
      let early = try await service.sendOutbox(by: [taker], since: nil)
      #expect(early.sent == 0 && early.waiting == 1 && taker.asked == 0)
      hand.move(1)
      #expect(try await service.sendOutbox(by: [taker], since: nil).sent == 1)
      #expect(taker.taken == [1])
    }
  }

  @Test("A clock that is set back holds no message up", arguments: DatabaseKind.available)
  func setBack(kind: DatabaseKind) async throws {
    try await run(kind, messages: 1) { service, hand in
      let taker = Taker()
      taker.refuse(true)
      _ = try await service.sendOutbox(by: [taker], since: nil)
      hand.move(-86_400)
      taker.refuse(false)
      #expect(try await service.sendOutbox(by: [taker], since: nil).sent == 1)
      hand.move(-86_400)
      _ = try await service.sendOutbox(by: [taker], since: nil)
      #expect(taker.taken == [1])
    }
  }

  @Test("Messages of days before the first are left out", arguments: DatabaseKind.available)
  func since(kind: DatabaseKind) async throws {
    try await run(kind) { service, _ in
      let taker = Taker()
      let round = try await service.sendOutbox(by: [taker], since: LocalDate(iso: "2025-11-21"))
      #expect(taker.taken == [1, 2] && round.waiting == 0)
    }
  }

  @Test("Who may not change data sends nothing and reads no list")
  func permission() async throws {
    try await run(.sqlite) { service, _ in
      let taker = Taker()
      for actor in [CommitWorld.senior, CommitWorld.head, .nobody] {
        let theirs = service.acting(as: actor)
        await #expect(throws: CaseworkRefusal.self) { _ = try await theirs.sendOutbox(by: [taker], since: nil) }
        await #expect(throws: CaseworkRefusal.self) { _ = try await theirs.outbox(.mail, isOpenOnly: false, most: 1) }
      }
      #expect(taker.asked == 0)
    }
  }

  @Test("Tries come after 1, 2, 4, 8, 16, 32 and then always 60 minutes")
  func pace() {
    #expect((1...9).map(OutboxPace.wait) == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
    #expect(OutboxPace.wait(after: 10_000) == 3_600)
  }
}
