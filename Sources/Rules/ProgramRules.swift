/// How programs ask: how long a token lives, how long an answer is given again, and how much of guessing is noted.
public struct ProgramRules: Sendable, Hashable {
  /// Days for which a token is good where no last day is named.
  public let usualTokenDays: Int
  /// Days for which a token is good at most.
  public let longestTokenDays: Int
  /// Hours for which the answer to a request with an idempotency key is given again.
  public let keptAnswerHours: Int
  public let madeUpTokens: MadeUpTokens

  /// How many requests with tokens that are not good have a row of their own in the audit trail, within the minutes in which
  /// attempts to sign in are counted.
  public struct MadeUpTokens: Sendable, Hashable {
    /// Rows for one network address.
    public let perSource: Int
    /// Rows over all addresses.
    public let inAll: Int

    public init(perSource: Int, inAll: Int) {
      self.perSource = perSource
      self.inAll = inAll
    }
  }

  public init(usualTokenDays: Int, longestTokenDays: Int, keptAnswerHours: Int, madeUpTokens: MadeUpTokens) {
    self.usualTokenDays = usualTokenDays
    self.longestTokenDays = longestTokenDays
    self.keptAnswerHours = keptAnswerHours
    self.madeUpTokens = madeUpTokens
  }

  /// What holds where a pack has no table of its own: those of England and Wales, so that no service is without limits because
  /// its rules do not name them.
  public static let usual = ProgramRules(
    usualTokenDays: 90, longestTokenDays: 366, keptAnswerHours: 24,
    madeUpTokens: MadeUpTokens(perSource: 5, inAll: 100))
}

/// What a record may hold, whoever writes it and however it comes.
public struct RecordRules: Sendable, Hashable {
  /// Hours a week of a post, and of a reduction of them.
  public let mostWeeklyHours: Int

  public init(mostWeeklyHours: Int) { self.mostWeeklyHours = mostWeeklyHours }

  /// What holds where a pack has no table of its own: the number of England and Wales.
  public static let usual = RecordRules(mostWeeklyHours: 60)
}
