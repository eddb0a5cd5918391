/// The times of one command, in seconds since it began.
struct PlanTime: Sendable {
  /// When searching ends, so that what follows fits in as well; nil for no limit.
  let searchEnd: Double?
  /// When the answer has to be on its way.
  let end: Double?
  private let begin: ContinuousClock.Instant

  init(seconds: Double?, since begin: ContinuousClock.Instant) {
    self.begin = begin
    // Starting the program and printing the plan take some tenths of a second of a slow machine.
    searchEnd = seconds.map { max($0 - 0.4, $0 * 0.6) }
    end = seconds.map { max($0 - 0.25, $0 * 0.75) }
  }

  /// Seconds since the command began.
  @Sendable func elapsed() -> Double { (ContinuousClock.now - begin) / .seconds(1) }
}
