import Rules
import Tiering

/// What codes of the register stand for.
enum TierCodeRules {
  @Sendable static func registerCodeLookup(
    _ input: RuleInput, _ rulebook: TierRulebook
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (_, evidence) = try rulebook.twoAxis(TierRulebook.twoAxis)
    let lookup = try input.string("lookup")
    let code = try input.optionalString("code")
    let value: String?
    switch lookup {
    case "rosh": value = code.flatMap { evidence.rosh(type: $0) }.map(word)
    case "mappa_level": value = evidence.mappaLevel(code, type: try input.optionalString("type_code"))?.code
    case "mappa_category": value = evidence.mappaCategory(code)?.code
    case "complexity_factor": value = code.flatMap { evidence.complexityFactor(type: $0) }.map { word($0.id) }
    case "enforcement_outcome": value = code.flatMap { evidence.enforcementOutcome($0) }
    default: throw ConformanceProblem("There is no lookup “\(lookup)”.")
    }
    return .fields([("value", value.map { .text($0) } ?? .nothing)])
  }

  /// Every fact that a register gives, by the names of the vector files.
  static func facts(_ register: RegisterFacts, _ evidence: TierEvidence) -> RuleAnswer {
    let factors = evidence.codes.complexityFactors.enumerated()
      .filter { register.complexity.contains(ComplexityFactors(place: $0.offset)) }
    let marks: [(key: String, value: RuleAnswer)] = [
      ("iom_nominal", .integratedManagement), ("lifer_or_ipp", .lifer), ("domestic_abuse", .domesticAbuse),
      ("stalking", .stalking), ("child_protection", .childProtection), ("unsupervised", .contactSuspended),
    ].map { (name: String, mark: RegisterMarks) in (name, .truth(register.marks.contains(mark))) }
    return .fields(
      marks + [
        ("rosh", register.rosh.map { .text(word($0)) } ?? .nothing),
        ("mappa_level", register.mappaLevel.map { .text($0.code) } ?? .nothing),
        ("mappa_category", register.mappaCategory.map { .text($0.code) } ?? .nothing),
        ("complexity_factors", .unordered(factors.map { word($0.element.id) })),
      ])
  }

  private static func word(_ level: RiskOfSeriousHarm) -> String { word(level.id) }

  /// As vector files write an identifier of the rule pack.
  private static func word(_ id: String) -> String { id.replacing("-", with: "_") }
}
