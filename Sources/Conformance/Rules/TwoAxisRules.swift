import Caseload
import Rules
import Tiering

/// The two-axis model as it is live.
enum TwoAxisRules {
  @Sendable static func protectChange(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (model, evidence) = try rulebook.twoAxis(TierRulebook.twoAxis)
    let (inputs, severities) = try inputs(input, evidence)
    let day = try input.day("calculation_date")
    let assessment = model.assess(inputs, on: day)
    return .fields(
      figures(assessment) + [
        ("unsupervised", .truth(assessment.isSuspended)),
        ("has_mandate_for_change", .truth(model.hasMandate(inputs.sentences, on: day))),
        ("need_severities", .map(severities)), ("derived_facts", TierCodeRules.facts(inputs.register, evidence)),
      ])
  }

  /// What a line of the live model says of a person, with the severity of each section that it gives.
  static func inputs(
    _ input: RuleInput, _ evidence: TierEvidence
  ) throws(ConformanceProblem) -> (inputs: TierInputs, severities: [(key: String, value: RuleAnswer)]) {
    var severities: [(key: String, value: RuleAnswer)] = []
    var assessed: NeedsAssessment?
    if let needs = try input.optionalInput("needs_assessment") {
      assessed = try assessment(needs, evidence, severities: &severities)
    }
    let inputs = TierInputs(
      isFemale: TierInputs.isFemale(try input.string("gender")), rsr: try input.optionalScore("rsr_score"),
      ogrs: try input.optionalInteger("ogrs_score"), register: evidence.register(try input.registrations()),
      sentences: evidence.sentences(try input.sentences()),
      hasPreviousEnforcement: try input.flag("previous_enforcement_activity"), needs: assessed)
    return (inputs, severities)
  }

  /// What every line of the two-axis model expects.
  static func figures(_ assessment: TwoAxisAssessment) -> [(key: String, value: RuleAnswer)] {
    let protect = assessment.protect
    let change = assessment.change
    let byRule: [(key: String, value: RuleAnswer)] =
      switch change.basis {
      case .noMandate: [("no_mandate_for_change", .whole(0))]
      case .noValidAssessment: [("no_valid_assessment", .whole(0))]
      case .points:
        [
          ("needs", .whole(Int(change.needs))), ("ogrs", .whole(Int(change.ogrs))),
          ("iom", .whole(Int(change.integratedManagement))),
        ]
      }
    return [
      ("tier", .text(assessment.tier.id)), ("protect_level", .text(protect.level.letter)),
      ("protect_points", .whole(protect.total)),
      (
        "protect_points_by_rule",
        .map([
          ("rsr", .whole(Int(protect.rsr))), ("rosh", .whole(Int(protect.rosh))),
          ("mappa", .whole(Int(protect.mappa))), ("complexity", .whole(Int(protect.complexity))),
          ("additional_factors_for_women", .whole(protect.women)),
        ])
      ),
      ("change_level", .whole(Int(change.level.rawValue))), ("change_points", .whole(change.total)),
      ("change_points_by_rule", .map(byRule)),
    ]
  }

  private static func assessment(
    _ input: RuleInput, _ evidence: TierEvidence, severities: inout [(key: String, value: RuleAnswer)]
  ) throws(ConformanceProblem) -> NeedsAssessment {
    var assessment = NeedsAssessment(hasSummary: try input.optionalBool("summary_present") ?? true)
    let isStrengths = try input.flag("is_strengths_and_needs")
    guard let sections = try input.optionalInput("sections") else { return assessment }
    for key in sections.object.keys {
      guard let section = try sections.optionalInput(key) else { continue }
      let (place, need) = try self.section(key, evidence)
      let scored = try severity(section, of: need, isStrengths: isStrengths, evidence)
      assessment.severities[place] = scored?.severity
      severities.append((key, scored?.severity.map { .text(word($0)) } ?? .nothing))
      if try section.optionalString("parenting_responsibilities") == "yes" { assessment.answers.insert(.parenting) }
      if try isSome(section, "impulsivity") { assessment.answers.insert(.impulsivity) }
      if try isSome(section, "temper_control") { assessment.answers.insert(.temper) }
    }
    return assessment
  }

  private static func isSome(_ section: RuleInput, _ key: String) throws(ConformanceProblem) -> Bool {
    let answer = try section.optionalString(key)
    return answer == "some" || answer == "significant"
  }

  static func section(
    _ key: String, _ evidence: TierEvidence
  ) throws(ConformanceProblem) -> (place: Int, section: NeedSection) {
    guard let place = evidence.place(ofSection: key.replacing("_", with: "-")), let needs = evidence.needs else {
      throw ConformanceProblem("There is no section “\(key)” in a needs assessment.")
    }
    return (place, needs.sections[place])
  }

  private static func severity(
    _ input: RuleInput, of section: NeedSection, isStrengths: Bool, _ evidence: TierEvidence
  ) throws(ConformanceProblem) -> (score: Int, severity: NeedSeverity?)? {
    let answers = try input.texts("answers").map(\.text)
    let score: Int?
    do {
      score = try evidence.score(answers: answers)
    } catch {
      throw ConformanceProblem("“\(input.place).answers” has the unknown answer “\(error.answer)”.")
    }
    return score.map { ($0, evidence.severity(score: $0, in: section, isStrengths: isStrengths)) }
  }

  @Sendable static func needSeverity(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (_, evidence) = try rulebook.twoAxis(TierRulebook.twoAxis)
    let (_, section) = try section(try input.string("section"), evidence)
    let isStrengths = try input.flag("is_strengths_and_needs")
    let scored = try severity(input, of: section, isStrengths: isStrengths, evidence)
    return .fields([
      ("score", scored.map { .whole($0.score) } ?? .nothing),
      ("severity", scored?.severity.map { .text(word($0)) } ?? .nothing), ("weighting", .whole(section.weight)),
    ])
  }

  static func word(_ severity: NeedSeverity) -> String {
    switch severity {
    case .noNeed: "no_need"
    case .standard: "standard"
    case .severe: "severe"
    }
  }
}
