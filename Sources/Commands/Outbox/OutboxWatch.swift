import Casework
import Rules

/// Sends the outbox for as long as a server runs.
struct OutboxWatch: Sendable {
  /// Seconds between two rounds: a message is to leave within half a minute. An assumption.
  private static let pause = 10

  private let service: Service
  private let carriers: [any OutboxCarrier]
  private let settings: NoticeSettings

  init(_ service: Service, _ notices: (settings: NoticeSettings, carriers: [any OutboxCarrier])) {
    self.service = service
    (settings, carriers) = notices
  }

  /// Goes on until its task is cancelled. A round that fails is said once until one succeeds; pages never wait for it.
  func run() async {
    var said = ""
    while !Task.isCancelled {
      var now = ""
      do {
        let round = try await service.sendOutbox(by: carriers, since: settings.since)
        if round.failed > 0 { now = round.reasons.joined(separator: "; ") }
        // Nothing was tried: what was said before still stands.
        if round.failed == 0, round.sent == 0 { now = said }
      } catch is CancellationError {
        return
      } catch {
        now = "the database could not be used"
      }
      if now != said, !now.isEmpty {
        Output.error("Messages wait: \(now). They are tried again; headroom outbox list shows them.")
      }
      said = now
      try? await Task.sleep(for: .seconds(Self.pause))
    }
  }
}
