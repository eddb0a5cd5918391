import Caseload
import Rules
import Tiering

/// The two-axis model as it was in May 2021, in three versions.
enum TwoAxisRulesOf2021 {
  @Sendable static func protectChange(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (model, evidence) = try rulebook.twoAxis("utm-\(try input.integer("ruleset_version"))")
    let day = try input.day("calculation_date")
    let sentences = try input.sentences()
    var records: [NeedsRecord] = []
    for record in try input.optionalInputs("assessments") {
      records.append(
        NeedsRecord(
          status: try record.string("status"), isVoided: try record.flag("voided"),
          assessment: try assessment(record, evidence)))
    }
    let inputs = TierInputs(
      isFemale: TierInputs.isFemale(try input.string("gender")), rsr: try input.optionalScore("rsr_score"),
      ogrs: try input.optionalInteger("ogrs_score"), register: evidence.register(try input.registrations()),
      sentences: evidence.sentences(sentences),
      hasPreviousEnforcement: evidence.hasEnforcement(onSentences: sentences, on: day),
      needs: evidence.newestAssessment(records))
    let found = model.validAssessment(inputs, on: day) != nil
    return .fields(TwoAxisRules.figures(model.assess(inputs, on: day)) + [("valid_assessment_found", .truth(found))])
  }

  private static func assessment(
    _ input: RuleInput, _ evidence: TierEvidence
  ) throws(ConformanceProblem) -> NeedsAssessment {
    var assessment = NeedsAssessment(completedOn: try input.optionalDay("completed_on"))
    for need in try input.texts("needs") {
      let (place, _) = try TwoAxisRules.section(need.key, evidence)
      guard let severity = NeedSeverity.allCases.first(where: { TwoAxisRules.word($0) == need.text }) else {
        throw ConformanceProblem("“\(input.place).needs.\(need.key)” is no severity.")
      }
      assessment.severities[place] = severity
    }
    for answer in try input.texts("answers") {
      switch answer.key {
      case "6.9": if ["YES", "Y"].contains(answer.text.uppercased()) { assessment.answers.insert(.parenting) }
      case "11.2": if (Int(answer.text) ?? 0) > 0 { assessment.answers.insert(.impulsivity) }
      case "11.4": if (Int(answer.text) ?? 0) > 0 { assessment.answers.insert(.temper) }
      default: break
      }
    }
    return assessment
  }
}
