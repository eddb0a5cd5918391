public import Caseload

/// One line of how a tier came about, in words for a page.
public struct TierLine: Sendable, Hashable {
  /// What the line belongs to.
  public let part: Part
  /// The rule: `Risk of serious harm`.
  public let label: String
  /// What was found: `high`, `not recorded`.
  public let found: String
  /// Points that it gave; nil where the rule gives none by its nature.
  public let points: Int?
  /// The level or tier that it gave; nil where it gave none.
  public let tier: String?

  /// What a line belongs to.
  public enum Part: Sendable, Hashable {
    case protect
    case change
    /// A step of the single-axis model.
    case step
    /// Why a tier is provisional.
    case provisional
    case result
  }

  init(_ part: Part, _ label: String, _ found: String, points: Int? = nil, tier: String? = nil) {
    self.part = part
    self.label = label
    self.found = found
    self.points = points
    self.tier = tier
  }
}

extension TierModel {
  /// How a tier came about, line by line; empty where the assessment is another model's.
  ///
  /// - Parameters:
  ///   - inputs: those that the assessment was made from.
  ///   - day: the day that it was made for.
  public func lines(_ assessment: TierAssessment, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    switch (self, assessment) {
    case (.twoAxis(let model), .twoAxis(let assessment)): model.lines(assessment, inputs, on: day)
    case (.singleAxis(let model), .singleAxis(let assessment)): model.lines(assessment, inputs, on: day)
    default: []
    }
  }
}
