import Caseload
public import Rules

// Sections of a needs assessment.
extension TierEvidence {
  /// The score of a section from its answers, whatever its questions are; nil where no answer says anything.
  ///
  /// - Throws: ``UnknownAnswer`` for an answer that is not in the table.
  public func score(answers: some Sequence<String>) throws(UnknownAnswer) -> Int? {
    guard let needs else { return nil }
    var score: Int?
    for answer in answers {
      if let points = needs.answerScores[answer] {
        score = (score ?? 0) + points
      } else if !needs.silentAnswers.contains(answer) {
        throw UnknownAnswer(answer: answer)
      }
    }
    return score
  }

  /// The place of a section in the rule set's table; nil for an unknown one.
  public func place(ofSection id: String) -> Int? { needs?.sections.firstIndex { $0.id == id } }

  /// How severe a section's score is; nil for a section that is never scored.
  ///
  /// - Parameter isStrengths: whether it is an assessment of strengths and needs, which has some limits of its own.
  public func severity(score: Int, in section: NeedSection, isStrengths: Bool) -> NeedSeverity? {
    guard let limits = (isStrengths ? section.strengthsLimits : nil) ?? section.limits else { return nil }
    if score >= limits.severe { return .severe }
    return score >= limits.standard ? .standard : .noNeed
  }

  /// The newest completed assessment with a status that counts; of equal days the one that comes first in the list.
  ///
  /// Whether it is too old is for the assessment of the tier to say.
  public func newestAssessment(_ records: [NeedsRecord]) -> NeedsAssessment? {
    guard let needs else { return nil }
    var newest: NeedsAssessment?
    for record in records where needs.statuses.contains(record.status) && !record.isVoided {
      guard let completed = record.assessment.completedOn else { continue }
      if newest?.completedOn.map({ completed > $0 }) ?? true { newest = record.assessment }
    }
    return newest
  }
}

/// An answer of a needs assessment that the rule set does not know.
public struct UnknownAnswer: Error, Sendable, Hashable {
  /// The answer as it was given.
  public let answer: String
}
