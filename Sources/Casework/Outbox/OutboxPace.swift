/// When a message is tried, and tried again. Numbers of this file are of the machine room and not of policy: assumptions.
enum OutboxPace {
  /// Seconds for which a sender that began is believed to be at work: four times what a carrier may take.
  static let lease = 120
  /// Seconds from the first failure to the next try; each failure doubles them.
  static let first = 60
  /// Seconds between two tries at most. Nothing is ever given up.
  static let most = 3_600
  /// After so many failures one after the other, the rest of a round waits for the next.
  static let failuresOfARound = 3
  /// Messages of one round and way.
  static let messagesOfARound = 50

  /// What was noted of one message one way.
  struct Tries: Sendable, Hashable {
    var begun = 0
    var failed = 0
    /// What the newest note says; waiting where there is none.
    var state = OutboxState.waiting
    /// Seconds since 1970 of the newest note.
    var at = 0
  }

  /// Seconds after the last of some failures.
  static func wait(after failures: Int) -> Int {
    failures > 6 ? most : min(most, first << max(0, failures - 1))
  }

  /// Whether a message is to be tried. A note of the future was made before the clock was set back: it holds nothing up.
  static func isDue(_ tries: Tries, at now: Int) -> Bool {
    switch tries.state {
    case .waiting: true
    case .sent: false
    case .begun: now < tries.at || now - tries.at >= lease
    case .failed: now < tries.at || now - tries.at >= wait(after: tries.failed)
    }
  }
}
