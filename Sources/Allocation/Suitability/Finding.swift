public import Rules

/// What one rule or preference says of one candidate, in words and points.
public struct Finding: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    case rule(SuitabilityRules.HardRule)
    case preference(Preference)
  }

  /// What only gives or takes points.
  public enum Preference: String, Sendable, Hashable, CaseIterable {
    case room, continuity, team, experience
    case recentWeek = "recent-week"
    case recentMonth = "recent-month"
    case mix
    case awayAhead = "away-ahead"
    case postEnds = "post-ends"
    /// Not to be given more work for now: to stand below the others, worth no points.
    case notForNow = "not-for-now"
    /// Somebody with the person's last name: to be asked, worth no points.
    case sameName = "same-name"
  }

  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case fits
    /// To be looked at before deciding.
    case care
    /// The case cannot be held. Of rules only.
    case cannot
  }

  public let subject: Subject
  public let outcome: Outcome
  /// A sentence without a full stop.
  public let words: String
  /// What it adds to the score; below zero what it takes.
  public let points: Int
  /// Whether it says something that tells one candidate from another.
  public let isTelling: Bool

  public init(_ subject: Subject, _ outcome: Outcome, _ words: String, points: Int = 0, isTelling: Bool = false) {
    self.subject = subject
    self.outcome = outcome
    self.words = words
    self.points = points
    self.isTelling = isTelling || outcome != .fits || points != 0
  }

  /// The identifier of the rule or preference.
  public var name: String {
    switch subject {
    case .rule(let rule): rule.rawValue
    case .preference(let preference): preference.rawValue
    }
  }
}
