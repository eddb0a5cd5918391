/// How answers of a needs assessment become severities and points.
public struct NeedsTables: Sendable, Hashable {
  /// In the order of the table; at most ``mostSections``.
  public let sections: [NeedSection]
  /// Score of each answer that says something, by its identifier.
  public let answerScores: [String: Int]
  /// Answers that say nothing, `missing` for instance: they score 0 and cannot make a section scored.
  public let silentAnswers: Set<String>
  /// An assessment completed this many weeks before the day still counts.
  public let validWeeks: Int
  /// Statuses of an assessment that counts, compared exactly.
  public let statuses: Set<String>
  /// Points of each severity, before a section's weight.
  public let points: SeverityPoints

  /// An assessment has two bits for each section.
  public static let mostSections = 16

  /// Points of each severity.
  public struct SeverityPoints: Sendable, Hashable {
    /// Points of a section without need.
    public let noNeed: Int
    /// Points of a standard need.
    public let standard: Int
    /// Points of a severe need.
    public let severe: Int
    /// Whole points.
    public init(noNeed: Int, standard: Int, severe: Int) {
      self.noNeed = noNeed
      self.standard = standard
      self.severe = severe
    }
  }

  /// The parts, as read from a pack.
  public init(
    sections: [NeedSection], answerScores: [String: Int], silentAnswers: Set<String>, validWeeks: Int,
    statuses: Set<String>, points: SeverityPoints
  ) {
    self.sections = sections
    self.answerScores = answerScores
    self.silentAnswers = silentAnswers
    self.validWeeks = validWeeks
    self.statuses = statuses
    self.points = points
  }
}

/// A section of a needs assessment.
public struct NeedSection: Sendable, Hashable {
  /// For instance `drug-misuse`.
  public let id: String
  /// For instance `Drug misuse`.
  public let label: String
  /// Points are multiplied by it; 0 for a section that is known and not counted.
  public let weight: Int
  /// Nil for a section that is never scored from answers.
  public let limits: Limits?
  /// The limits for an assessment of strengths and needs, where they differ.
  public let strengthsLimits: Limits?

  /// From which score a severity holds.
  public struct Limits: Sendable, Hashable {
    /// The lowest score of a standard need.
    public let standard: Int
    /// The lowest score of a severe need.
    public let severe: Int
    /// Scores from 0 upwards.
    public init(standard: Int, severe: Int) {
      self.standard = standard
      self.severe = severe
    }
  }

  /// The parts, as read from a pack.
  public init(id: String, label: String, weight: Int, limits: Limits?, strengthsLimits: Limits?) {
    self.id = id
    self.label = label
    self.weight = weight
    self.limits = limits
    self.strengthsLimits = strengthsLimits
  }
}
