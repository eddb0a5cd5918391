import Caseload
import Rules
import TestSupport
import Testing

@testable import Tiering

/// 1 September 2026, the day of most vectors.
let day = LocalDate(daysSinceEpoch: 20_697)

/// Read once: most tests ask for it.
private let shipped = Result { try englandAndWales().tiering }

/// A rule set of the shipped pack, as in the reference unless other switches are asked for.
func ruleSet(_ id: String, quirks: TierQuirks = .reference) throws -> TierRuleSet {
  try #require(try shipped.get().ruleSet(id: id)).with(quirks: quirks)
}

func twoAxis(_ id: String = "two-axis-2024-03", quirks: TierQuirks = .reference) throws -> TwoAxisModel {
  try #require(TwoAxisModel(try ruleSet(id, quirks: quirks)))
}

func singleAxis(quirks: TierQuirks = .reference) throws -> SingleAxisModel {
  try #require(SingleAxisModel(try ruleSet("single-axis-2026-06-18", quirks: quirks)))
}

func evidence(_ id: String = "two-axis-2024-03", quirks: TierQuirks = .reference) throws -> TierEvidence {
  TierEvidence(try ruleSet(id, quirks: quirks))
}

/// The same numbers on every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension TierInputs {
  /// Any inputs, impossible ones among them.
  static func random(_ random: inout Seeded) -> TierInputs {
    func score(_ random: inout Seeded) -> RiskScore {
      RiskScore(units: Int64.random(in: -2_000...120_000, using: &random) * 1_000_000_000_000)
    }
    let kinds: [RiskPredictors.Kind?] = [nil, .fromRecord, .fromAssessment]
    let categories: [MAPPACategory?] = [nil, .one, .two, .three, .four]
    return TierInputs(
      isFemale: .random(using: &random), rsr: .random(using: &random) ? score(&random) : nil,
      ogrs: .random(using: &random) ? .random(in: -20...120, using: &random) : nil,
      register: RegisterFacts(
        rosh: RiskOfSeriousHarm(rawValue: .random(in: 0...4, using: &random)),
        mappaLevel: MAPPALevel(rawValue: .random(in: 0...3, using: &random)),
        mappaCategory: categories.randomElement(using: &random) ?? nil,
        complexity: ComplexityFactors(rawValue: .random(in: 0..<1 << 10, using: &random)),
        marks: RegisterMarks(rawValue: .random(in: 0..<64, using: &random))),
      sentences: SentenceFacts(
        givesMandate: .random(using: &random),
        mandateTerminatesOn: .random(using: &random) ? day + .random(in: -5...5, using: &random) : nil),
      hasPreviousEnforcement: .random(using: &random),
      needs: .random(using: &random)
        ? NeedsAssessment(
          severities: NeedSeverities(bits: .random(in: 0..<1 << 20, using: &random)),
          answers: WomensAnswers(rawValue: .random(in: 0..<8, using: &random)),
          completedOn: .random(using: &random) ? day + -Int.random(in: 0...800, using: &random) : nil,
          hasSummary: .random(using: &random)) : nil,
      hasActiveEvent: Int.random(in: 0..<10, using: &random) > 0,
      latestRelease: .random(using: &random) ? day + .random(in: -3_000...300, using: &random) : nil,
      predictors: Int.random(in: 0..<10, using: &random) > 0
        ? RiskPredictors(
          all: .init(score(&random), kinds.randomElement(using: &random) ?? nil),
          serious: .init(score(&random), kinds.randomElement(using: &random) ?? nil),
          sexual: .random(using: &random)
            ? .init(score(&random), RiskPredictors.Band.allCases.randomElement(using: &random) ?? .low) : nil) : nil,
      hasEverCommittedSexualOffence: .random(using: &random))
  }
}
