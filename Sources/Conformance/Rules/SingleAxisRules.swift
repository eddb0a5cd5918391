import Caseload
import Rules
import Tiering

/// The single-axis model.
enum SingleAxisRules {
  @Sendable static func singleAxis(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (model, evidence) = try rulebook.singleAxis(TierRulebook.singleAxis)
    let inputs = try inputs(input, evidence)
    let day = try input.day("calculation_date")
    do throws(SingleAxisFailure) {
      return figures(try model.assess(inputs, on: day))
    } catch {
      return .fields([("error", .text(word(error)))])
    }
  }

  /// What a line of this model says of a person.
  static func inputs(_ input: RuleInput, _ evidence: TierEvidence) throws(ConformanceProblem) -> TierInputs {
    var records: [PredictorRecord] = []
    for record in try input.optionalInputs("risk_predictors") {
      records.append(try self.record(record, version: try record.optionalString("output_version")))
    }
    var rescored: [PredictorRecord] = []
    for record in try input.optionalInputs("rescored_predictors") {
      rescored.append(try self.record(record, version: nil))
    }
    return TierInputs(
      register: evidence.register(try input.registrations()), hasActiveEvent: try input.bool("has_active_event"),
      latestRelease: try input.optionalDay("latest_release_date"),
      predictors: evidence.predictors(records, rescored: rescored),
      hasEverCommittedSexualOffence: try input.flag("ever_committed_sexual_offence"))
  }

  private static func figures(_ assessment: SingleAxisAssessment) -> RuleAnswer {
    var steps = RuleAnswer.nothing
    if case .tier = assessment.result {
      steps = .map(
        SingleAxisStep.allCases.map { step in
          (names[Int(step.rawValue)], assessment.steps[step].map { .text($0.letter) } ?? .nothing)
        })
    }
    return .fields([
      ("tier", .text(assessment.id)), ("provisional", .truth(assessment.isProvisional)), ("tiers_by_step", steps),
    ])
  }

  /// In the order of the steps.
  private static let names = [
    "reoffending", "sexual_reoffending", "mappa_and_rosh", "lifer_or_ipp", "domestic_abuse", "stalking",
    "child_protection", "sexual_offences",
  ]

  private static func word(_ failure: SingleAxisFailure) -> String {
    switch failure {
    case .negativePredictorScore: "negative_predictor_score"
    case .scoreBelowMediumBand: "unexpected_direct_contact_sexual_score_for_medium_band"
    }
  }

  private static func record(
    _ input: RuleInput, version: String?
  ) throws(ConformanceProblem) -> PredictorRecord {
    let completedAt = try input.string("completed_at")
    guard try input.optionalBool("has_output") ?? true else {
      return PredictorRecord(completedAt: completedAt, outputVersion: version, predictors: nil)
    }
    var predictors = RiskPredictors()
    predictors.all = try score(input, "all_reoffending")
    predictors.serious = try score(input, "combined_serious")
    if let sexual = try input.optionalInput("direct_contact_sexual"), let score = try sexual.optionalScore("score"),
      let band = bands[try sexual.optionalString("band")?.lowercased().replacing(" ", with: "_") ?? ""]
    {
      predictors.sexual = RiskPredictors.Sexual(score, band)
    }
    return PredictorRecord(completedAt: completedAt, outputVersion: version, predictors: predictors)
  }

  private static let bands: [String: RiskPredictors.Band] = [
    "not_applicable": .notApplicable, "low": .low, "medium": .medium, "high": .high, "very_high": .veryHigh,
  ]

  private static func score(
    _ input: RuleInput, _ key: String
  ) throws(ConformanceProblem) -> RiskPredictors.Score? {
    guard let predictor = try input.optionalInput(key), let score = try predictor.optionalScore("score") else {
      return nil
    }
    switch try predictor.optionalString("static_or_dynamic")?.lowercased() {
    case nil: return RiskPredictors.Score(score, nil)
    case "static": return RiskPredictors.Score(score, .fromRecord)
    case "dynamic": return RiskPredictors.Score(score, .fromAssessment)
    default:
      throw ConformanceProblem("“\(predictor.place).static_or_dynamic” should be static, dynamic or null.")
    }
  }

  @Sendable static func provisional(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (model, evidence) = try rulebook.singleAxis(TierRulebook.singleAxis)
    var register = RegisterFacts()
    if let rosh = try input.optionalString("rosh") {
      guard let level = RiskOfSeriousHarm(id: rosh.replacing("_", with: "-")) else {
        throw ConformanceProblem("“input.rosh” is “\(rosh)”, which is no level.")
      }
      register.rosh = level
    }
    register.mappaCategory = evidence.mappaCategory(try input.optionalString("mappa_category"))
    let predictors = try input.input("predictors")
    guard let all = try score(predictors, "all_reoffending"), let serious = try score(predictors, "combined_serious")
    else { throw ConformanceProblem("“input.predictors” lacks a score.") }
    var steps = SingleAxisSteps()
    for given in try input.texts("step_tiers") {
      guard let place = names.firstIndex(of: given.key), let step = SingleAxisStep(rawValue: UInt8(place)),
        let tier = SingleAxisTier(letter: given.text)
      else { throw ConformanceProblem("“input.step_tiers.\(given.key)” is no step with a tier.") }
      steps[step] = tier
    }
    do throws(SingleAxisFailure) {
      let reasons = try model.provisional(steps, register: register, all: all, serious: serious)
      return .fields([("provisional", .truth(!reasons.isEmpty))])
    } catch {
      return .fields([("error", .text(word(error)))])
    }
  }
}
