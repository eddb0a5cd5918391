public import Caseload
import Rules

extension SingleAxisModel {
  /// How a tier came about, line by line: every step, why the tier is provisional, the tier.
  ///
  /// The highest tier of the steps' lines is the result's.
  ///
  /// - Parameters:
  ///   - inputs: those that the assessment was made from.
  ///   - day: the day that it was made for.
  public func lines(_ assessment: SingleAxisAssessment, _ inputs: TierInputs, on day: LocalDate) -> [TierLine] {
    switch assessment.result {
    case .notSupervised: return [TierLine(.result, "Supervision", "no active event, so no tier", tier: nil)]
    case .missing:
      return Self.predictors(inputs).map { TierLine(.step, $0.label, $0.found) } + [
        TierLine(.result, "Tier", "missing: without both predictors no other step counts")
      ]
    case .tier(let tier):
      let steps = SingleAxisStep.allCases.map { step in
        TierLine(.step, step.label, found(step, inputs), tier: assessment.steps[step]?.letter)
      }
      return steps + Self.provisional(assessment.provisional)
        + [TierLine(.result, "Tier", "the highest that any step gave", tier: tier.letter)]
    }
  }

  private func found(_ step: SingleAxisStep, _ inputs: TierInputs) -> String {
    let register = inputs.register
    func marked(_ mark: RegisterMarks) -> String { register.marks.contains(mark) ? "on the register" : "no" }
    switch step {
    case .reoffending:
      return Self.predictors(inputs).map { "\($0.label.lowercased()) \($0.found)" }.joined(separator: "; ")
    case .sexualReoffending:
      guard let sexual = inputs.predictors?.sexual, sexual.score > .zero, sexual.band != .notApplicable else {
        return "no score, or does not apply"
      }
      return "\(sexual.score.text) %, \(sexual.band.label) band"
    case .mappaAndRosh:
      let harm = register.rosh.map { "risk of serious harm \($0.label)" } ?? "risk of serious harm not recorded"
      return harm + (register.mappaCategory.map { ", MAPPA category \($0.rawValue)" } ?? ", not under MAPPA")
    case .lifer:
      guard register.marks.contains(.lifer) else { return "no" }
      return inputs.latestRelease.map { "released on \($0.text)" } ?? "not released"
    case .domesticAbuse: return marked(.domesticAbuse)
    case .stalking: return marked(.stalking)
    case .childProtection: return marked(.childProtection)
    case .sexualOffence: return inputs.hasEverCommittedSexualOffence ? "yes" : "no, or not known"
    }
  }

  private static func predictors(_ inputs: TierInputs) -> [(label: String, found: String)] {
    [
      ("All reoffending predictor", found(inputs.predictors?.all)),
      ("Combined serious reoffending predictor", found(inputs.predictors?.serious)),
    ]
  }

  private static func found(_ score: RiskPredictors.Score?) -> String {
    guard let score else { return "missing" }
    switch score.kind {
    case nil: return "\(score.score.text) %"
    case .fromRecord: return "\(score.score.text) % (from the record alone)"
    case .fromAssessment: return "\(score.score.text) % (from an assessment)"
    }
  }

  private static func provisional(_ reasons: ProvisionalReasons) -> [TierLine] {
    var lines: [TierLine] = []
    if reasons.contains(.predictorsFromRecord) {
      lines.append(
        TierLine(
          .provisional, "Provisional",
          "a predictor comes from the record alone; an assessment could still raise the tier"))
    }
    if reasons.contains(.roshNotRecorded) {
      lines.append(
        TierLine(
          .provisional, "Provisional", "no risk of serious harm is recorded; recording one could still raise the tier")
      )
    }
    return lines
  }
}

extension SingleAxisStep {
  /// For a page: `MAPPA and risk of serious harm`.
  public var label: String {
    switch self {
    case .reoffending: "Reoffending"
    case .sexualReoffending: "Contact sexual reoffending"
    case .mappaAndRosh: "MAPPA and risk of serious harm"
    case .lifer: "Life sentence or imprisonment for public protection"
    case .domesticAbuse: "Domestic abuse"
    case .stalking: "Stalking"
    case .childProtection: "Child protection"
    case .sexualOffence: "Ever committed a sexual offence"
    }
  }
}

extension SingleAxisFailure {
  /// What is wrong and what to do, for a page.
  public var sentence: String {
    switch self {
    case .negativePredictorScore:
      "A reoffending predictor is below 0, so no tier can be reckoned. Correct the score in the assessment."
    case .scoreBelowMediumBand:
      "The sexual reoffending predictor's band is medium and its score is below that band, so no tier can be reckoned. "
        + "Check the score and the band in the assessment."
    }
  }
}

extension RiskPredictors.Band {
  /// As a sentence has it: `very high`.
  public var label: String {
    switch self {
    case .notApplicable: "not applicable"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .veryHigh: "very high"
    }
  }
}
