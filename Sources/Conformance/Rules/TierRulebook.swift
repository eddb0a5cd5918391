import Rules
import Tiering

/// The rule sets that lines about tiers are tried by, every quirk on.
struct TierRulebook: Sendable {
  /// As given, with the product's quirks.
  let rules: TieringRules
  private let ruleSets: [String: TierRuleSet]

  /// The rule set of the reference's live two-axis model.
  static let twoAxis = "two-axis-2024-03"
  /// The rule set of the reference's single-axis model.
  static let singleAxis = "single-axis-2026-06-18"

  init(_ rules: TieringRules) {
    self.rules = rules
    ruleSets = Dictionary(
      rules.ruleSets.map { ($0.id, $0.with(quirks: .reference)) }, uniquingKeysWith: { first, _ in first })
  }

  func twoAxis(_ id: String) throws(ConformanceProblem) -> (model: TwoAxisModel, evidence: TierEvidence) {
    guard let ruleSet = ruleSets[id], let model = TwoAxisModel(ruleSet) else { throw Self.lacks(id) }
    return (model, TierEvidence(ruleSet))
  }

  func singleAxis(_ id: String) throws(ConformanceProblem) -> (model: SingleAxisModel, evidence: TierEvidence) {
    guard let ruleSet = ruleSets[id], let model = SingleAxisModel(ruleSet) else { throw Self.lacks(id) }
    return (model, TierEvidence(ruleSet))
  }

  func ruleSet(_ id: String) throws(ConformanceProblem) -> TierRuleSet {
    guard let ruleSet = ruleSets[id] else { throw Self.lacks(id) }
    return ruleSet
  }

  private static func lacks(_ id: String) -> ConformanceProblem {
    ConformanceProblem("The rule pack has no rule set “\(id)” of that model.")
  }
}
