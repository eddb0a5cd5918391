/// `tier-codes.yaml` and the like: what the case system's codes mean for a tier.
extension TierCodes {
  init?(_ file: RuleEntry) {
    let register = file.entry("register")
    let enforcement = file.entry("enforcement")
    let sentences = file.entry("sentences")
    let outcomes = enforcement?.codes("outcomes")
    let days = enforcement?.whole("days", in: 0...3660)
    let custodial = sentences?.codes("custodial")
    let without = sentences?.codes("requirementsWithoutMandate")
    enforcement?.refuseOtherKeys()
    sentences?.refuseOtherKeys()

    let mappa = register?.entry("mappa")
    let mappaType = mappa?.text("type")
    let anyTypeBut = mappa.flatMap { $0.has("levelFromAnyTypeBut") ? $0.codes("levelFromAnyTypeBut") : nil }
    let levels = mappa?.meanings("levels", upperCase: true) { entry in
      entry.whole("level", in: 1...3).flatMap { MAPPALevel(rawValue: UInt8($0)) }
    }
    let categories = mappa?.meanings("categories", upperCase: false) { entry in
      entry.whole("category", in: 1...4).flatMap { MAPPACategory(rawValue: UInt8($0)) }
    }
    mappa?.refuseOtherKeys()

    let historic = register?.codes("historic")
    let rosh = register?.meanings("rosh", upperCase: true) { entry in
      entry.choice("level", RiskOfSeriousHarm.init(id:), known: RiskOfSeriousHarm.allCases.map(\.id))
    }
    let complexity = register.map(Self.complexity)
    let marks = register?.entry("marks").map(Self.marks)
    register?.refuseOtherKeys()
    guard let historic, let rosh, let mappaType, let levels, let categories, let complexity, let marks, let outcomes,
      let days, let custodial, let without
    else { return nil }
    self.init(
      historic: historic, rosh: rosh, mappaType: mappaType, mappaLevelFromAnyTypeBut: anyTypeBut,
      mappaLevels: levels, mappaCategories: categories, complexityFactors: complexity, marks: marks,
      enforcementOutcomes: Set(outcomes.map { $0.uppercased() }), enforcementDays: days,
      custodialSentences: custodial, requirementsWithoutMandate: without)
  }

  private static func complexity(_ register: RuleEntry) -> [ComplexityFactor] {
    var unique = (codes: Uniqueness(of: "code"), ids: Uniqueness(of: "factor"))
    var factors: [ComplexityFactor] = []
    for entry in register.entries("complexity") {
      let code = entry.text("code")?.uppercased()
      let id = entry.text("id")
      let label = entry.text("label")
      entry.refuseOtherKeys()
      unique.codes.check(code, at: "code", of: entry)
      unique.ids.check(id, at: "id", of: entry)
      guard let code, let id, let label else { continue }
      factors.append(ComplexityFactor(code: code, id: id, label: label))
    }
    if factors.count > mostComplexityFactors {
      register.fault("complexity", "holds \(factors.count) factors; at most \(mostComplexityFactors) can be kept")
    }
    return factors
  }

  private static func marks(_ entry: RuleEntry) -> [RegisterMark: Set<String>] {
    var marks: [RegisterMark: Set<String>] = [:]
    for mark in RegisterMark.allCases { marks[mark] = entry.codes(mark.rawValue) }
    entry.refuseOtherKeys()
    return marks
  }
}
