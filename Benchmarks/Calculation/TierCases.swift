import Caseload
import Rules
import Tiering

/// Synthetic cases for tiers: records as a case system lists them, and the facts that they become.
///
/// Shares are round numbers near those of a mixed caseload; they decide no figure of the product.
struct TierCases {
  static let count = 10_000
  /// 22 November 2026.
  static let day = LocalDate(daysSinceEpoch: 20_779)

  let twoAxis: TwoAxisModel
  let singleAxis: SingleAxisModel
  let evidence: TierEvidence
  private(set) var registers: [[RegisterEntry]] = []
  private(set) var inputs: [TierInputs] = []

  /// - Throws: when a rule set is not in the pack.
  init(_ tiering: TieringRules, seed: UInt64) throws {
    guard let two = tiering.ruleSet(id: "two-axis-2024-03"), let twoAxis = TwoAxisModel(two),
      let single = tiering.ruleSet(id: "single-axis-2026-06-18"), let singleAxis = SingleAxisModel(single)
    else { throw LackingRuleSet() }
    self.twoAxis = twoAxis
    self.singleAxis = singleAxis
    evidence = TierEvidence(two)
    var random = Mixing(state: seed)
    let types = two.codes.complexityFactors.map(\.code) + ["ADVP", "SPO", "IIOM", "INLL", "PRC", "RSOL", "WEAP"]
    for _ in 0..<Self.count {
      let register = Self.register(types, &random)
      registers.append(register)
      inputs.append(Self.inputs(evidence.register(register), &random))
    }
  }

  private struct LackingRuleSet: Error {}

  private static func register(_ types: [String], _ random: inout Mixing) -> [RegisterEntry] {
    var entries: [RegisterEntry] = []
    func add(_ type: String, level: String? = nil, category: String? = nil, _ random: inout Mixing) {
      let days = Int.random(in: 0..<2_000, using: &random)
      entries.append(RegisterEntry(type: type, level: level, category: category, registeredOn: day + -days))
    }
    let harm = ["RLRH", "RMRH", "RMRH", "RMRH", "RHRH", "RVHR"]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      add(harm[Int.random(in: harm.indices, using: &random)], &random)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      add("MAPP", level: "M\(Int.random(in: 0...3, using: &random))", category: "M1", &random)
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      add(types[Int.random(in: types.indices, using: &random)], &random)
    }
    return entries
  }

  private static func inputs(_ register: RegisterFacts, _ random: inout Mixing) -> TierInputs {
    func percent(_ most: Int, _ random: inout Mixing) -> RiskScore {
      RiskScore(units: Int64(Int.random(in: 0...most * 100, using: &random)) * (RiskScore.unitsPerPercent / 100))
    }
    func chance(_ percent: Int, _ random: inout Mixing) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    let kind: RiskPredictors.Kind = chance(30, &random) ? .fromRecord : .fromAssessment
    var predictors: RiskPredictors?
    if chance(95, &random) {
      predictors = RiskPredictors(
        all: .init(percent(100, &random), kind), serious: .init(percent(9, &random), kind),
        sexual: chance(10, &random) ? .init(percent(5, &random), .high) : nil)
    }
    return TierInputs(
      isFemale: chance(10, &random), rsr: percent(12, &random), ogrs: Int.random(in: 0...99, using: &random),
      register: register, sentences: SentenceFacts(givesMandate: chance(85, &random)),
      hasPreviousEnforcement: chance(15, &random),
      needs: chance(70, &random)
        ? NeedsAssessment(
          severities: NeedSeverities(bits: UInt32.random(in: 0..<1 << 20, using: &random)),
          answers: WomensAnswers(rawValue: UInt8.random(in: 0..<8, using: &random)),
          completedOn: day + -Int.random(in: 0..<500, using: &random)) : nil,
      hasActiveEvent: chance(98, &random),
      latestRelease: chance(30, &random) ? day + -Int.random(in: 0..<3_000, using: &random) : nil,
      predictors: predictors, hasEverCommittedSexualOffence: chance(10, &random))
  }
}

/// Numbers that look random and are the same on every run (SplitMix64).
struct Mixing: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
