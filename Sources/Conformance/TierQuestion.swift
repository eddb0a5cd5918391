public import Caseload
public import Rules
public import Tiering

/// What a person is to be tiered from, read from the text of a vector line: `{"model", "input"}`.
///
/// ```json
/// {"model": "single_axis", "input": {"calculation_date": "2026-09-01", "has_active_event": true, "registrations": []}}
/// ```
public struct TierQuestion: Sendable {
  /// The rules that answer: those in force on the day, or the reference's.
  public let ruleSet: TierRuleSet
  /// What is known of the person, read by those rules.
  public let inputs: TierInputs
  /// The day of the assessment.
  public let day: LocalDate

  /// Names of the models that a question can be put to.
  public static let models = ["protect_change", "single_axis"]

  /// Reads a question.
  ///
  /// - Parameters:
  ///   - text: a JSON object; what a vector line has beyond `model` and `input` is passed over.
  ///   - tiering: the rules of the product.
  ///   - asReference: by the reference's rule set, with its quirks on, as ``ConformanceRunner`` tries lines.
  /// - Throws: ``ConformanceProblem`` for what is not JSON, lacks something, or has no rules on its day.
  public init(_ text: some StringProtocol, tiering: TieringRules, asReference: Bool) throws(ConformanceProblem) {
    guard case .object(let object) = try JSONReader.read(text) else {
      throw ConformanceProblem("The question is not a JSON object.")
    }
    guard case .string(let model) = object["model"] ?? object["function"], Self.models.contains(model) else {
      throw ConformanceProblem("“model” should be \(Self.models.joined(separator: " or ")).")
    }
    guard case .object(let fields) = object["input"] else { throw ConformanceProblem("“input” should be an object.") }
    let input = RuleInput(object: fields, place: "input")
    day = try input.day("calculation_date")
    let isTwoAxis = model == Self.models[0]
    ruleSet =
      try asReference
      ? TierRulebook(tiering).ruleSet(isTwoAxis ? TierRulebook.twoAxis : TierRulebook.singleAxis)
      : Self.inForce(tiering, isTwoAxis: isTwoAxis, on: day)
    let evidence = TierEvidence(ruleSet)
    inputs = isTwoAxis ? try TwoAxisRules.inputs(input, evidence).inputs : try SingleAxisRules.inputs(input, evidence)
  }

  /// The newest rule set of a model that holds on a day, drafts left out.
  private static func inForce(
    _ tiering: TieringRules, isTwoAxis: Bool, on day: LocalDate
  ) throws(ConformanceProblem) -> TierRuleSet {
    let sets = tiering.ruleSets.filter { set in
      guard !set.isDraft, set.from <= day else { return false }
      return if case .twoAxis = set.model { isTwoAxis } else { !isTwoAxis }
    }
    guard let newest = sets.max(by: { $0.from < $1.from }) else {
      throw ConformanceProblem("The rules have no rule set of that model for \(day.iso).")
    }
    return newest
  }
}
