public import Caseload
public import Rules

/// Turns records of the case system into the facts that a tier is reckoned from, by the codes of one rule set.
public struct TierEvidence: Sendable {
  /// What the codes mean.
  public let codes: TierCodes
  /// Which of the reference's oddities are followed.
  public let quirks: TierQuirks
  /// Nil for a model that asks for no needs.
  public let needs: NeedsTables?
  let women: TwoAxisTables.WomensPoints?
  let predictorVersions: Set<String>
  /// What each type of the table stands for, so that most registrations cost one look-up.
  private let meanings: [String: TypeMeaning]

  private struct TypeMeaning {
    var isHistoric = false
    var isMAPPA = false
    var rosh: RiskOfSeriousHarm?
    var complexity: ComplexityFactors = []
    var marks: RegisterMarks = []
  }

  /// Evidence as a rule set reads it.
  public init(_ ruleSet: TierRuleSet) {
    codes = ruleSet.codes
    meanings = Self.meanings(ruleSet.codes)
    quirks = ruleSet.quirks
    switch ruleSet.model {
    case .twoAxis(let tables, let needs):
      self.needs = needs
      women = tables.women
      predictorVersions = []
    case .singleAxis(let tables):
      needs = nil
      women = nil
      predictorVersions = tables.predictorVersions
    }
  }

  private static func meanings(_ codes: TierCodes) -> [String: TypeMeaning] {
    var types = codes.historic.union(codes.rosh.keys).union(codes.complexityFactors.map(\.code))
    for marked in codes.marks.values { types.formUnion(marked) }
    types.insert(codes.mappaType)
    return Dictionary(uniqueKeysWithValues: types.map { ($0, meaning(of: $0, codes)) })
  }

  private static func meaning(of type: String, _ codes: TierCodes) -> TypeMeaning {
    var meaning = TypeMeaning()
    let upper = type.uppercased()
    meaning.isHistoric = codes.historic.contains(type)
    meaning.isMAPPA = type == codes.mappaType
    meaning.rosh = codes.rosh[upper]
    if let place = codes.complexityFactors.firstIndex(where: { $0.code == upper }) {
      meaning.complexity = ComplexityFactors(place: place)
    }
    for (mark, types) in codes.marks where types.contains(type) { meaning.marks.insert(RegisterMarks(mark)) }
    return meaning
  }

  /// What a registration's type stands for; nothing at all for most types.
  private func meaning(of type: String) -> TypeMeaning {
    if let known = meanings[type] { return known }
    // Only other letters than capitals can still spell a code of the table.
    let isPlain = type.utf8.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0) }
    return isPlain ? TypeMeaning() : Self.meaning(of: type, codes)
  }
}

// Single codes.
extension TierEvidence {
  /// The risk of serious harm that a registration's type stands for, in any case of letters.
  public func rosh(type: String) -> RiskOfSeriousHarm? { codes.rosh[type.uppercased()] }

  /// The MAPPA level of a registration; nil where it has none that counts.
  public func mappaLevel(_ level: String?, type: String?) -> MAPPALevel? {
    guard let level, let type else { return nil }
    let counts = codes.mappaLevelFromAnyTypeBut.map { !$0.contains(type) } ?? (type == codes.mappaType)
    return counts ? codes.mappaLevels[level.uppercased()] : nil
  }

  /// The MAPPA category of a code in exactly this case.
  public func mappaCategory(_ category: String?) -> MAPPACategory? { category.flatMap { codes.mappaCategories[$0] } }

  /// The complexity factor of a registration's type, in any case of letters.
  public func complexityFactor(type: String) -> ComplexityFactor? {
    let code = type.uppercased()
    return codes.complexityFactors.first { $0.code == code }
  }

  /// The outcome, in the rule pack's spelling, when it counts as breach or recall.
  public func enforcementOutcome(_ outcome: String) -> String? {
    let code = outcome.uppercased()
    return codes.enforcementOutcomes.contains(code) ? code : nil
  }
}

// Lists.
extension TierEvidence {
  /// What a list of active registrations says; of equal days the one that comes first in the list counts as newer.
  public func register(_ entries: [RegisterEntry]) -> RegisterFacts {
    // Swift's sort keeps the order of equal elements.
    let newestFirst = entries.map { (entry: $0, meaning: meaning(of: $0.type)) }
      .filter { !$0.meaning.isHistoric }
      .sorted { $0.entry.registeredOn > $1.entry.registeredOn }
    var facts = RegisterFacts()
    var mappaLevelIsRead = false
    var mappaCategoryIsRead = false
    for (entry, meaning) in newestFirst {
      if facts.rosh == nil { facts.rosh = meaning.rosh }
      facts.complexity.formUnion(meaning.complexity)
      facts.marks.formUnion(meaning.marks)
      if !mappaLevelIsRead {
        facts.mappaLevel = mappaLevel(entry.level, type: entry.type)
        // With the switch off the newest registration of MAPPA's own decides, readable or not.
        mappaLevelIsRead =
          facts.mappaLevel != nil || meaning.isMAPPA && !quirks.contains(.olderMAPPALevelStandsIn)
      }
      if meaning.isMAPPA, !mappaCategoryIsRead {
        facts.mappaCategory = mappaCategory(entry.category)
        mappaCategoryIsRead =
          facts.mappaCategory != nil || quirks.contains(.unreadableMAPPACategoryHidesOlder)
      }
    }
    return facts
  }

  /// What the sentences on active events say.
  public func sentences(_ sentences: [SentenceRecord]) -> SentenceFacts {
    var facts = SentenceFacts()
    for sentence in sentences {
      if givesMandate(sentence) {
        if let end = sentence.terminatedOn {
          facts.mandateTerminatesOn = max(facts.mandateTerminatesOn ?? end, end)
        } else {
          facts.givesMandate = true
        }
      }
      guard let women else { continue }
      if sentence.offences.contains(where: women.violentOffences.contains) { facts.hasViolentOffence = true }
      if codes.custodialSentences.contains(sentence.type), isLong(sentence, women) { facts.hasLongCustody = true }
    }
    return facts
  }

  private func givesMandate(_ sentence: SentenceRecord) -> Bool {
    codes.custodialSentences.contains(sentence.type)
      || sentence.requirements.contains {
        !$0.isRestrictive && !codes.requirementsWithoutMandate.contains($0.mainCategory)
      }
  }

  private func isLong(_ sentence: SentenceRecord, _ women: TwoAxisTables.WomensPoints) -> Bool {
    if let outcome = sentence.courtOutcome, women.indeterminateOutcomes.contains(outcome) { return true }
    guard let start = sentence.startedOn, let end = sentence.expectedEndOn else { return false }
    return end - start >= women.longCustodyDays
  }

  /// Whether a breach or recall still counts on a day.
  public func hasEnforcement(_ records: [EnforcementRecord], on day: LocalDate) -> Bool {
    records.contains { enforcementOutcome($0.outcome) != nil && $0.referredOn >= day + -codes.enforcementDays }
  }

  /// Whether a sentence that has not ended, or ended at most a year before, had a breach or recall: the rule of 2021.
  public func hasEnforcement(onSentences sentences: [SentenceRecord], on day: LocalDate) -> Bool {
    sentences.contains { sentence in
      (sentence.terminatedOn.map { $0 >= day.yearsBefore(1) } ?? true)
        && sentence.enforcementOutcomes.contains { enforcementOutcome($0) != nil }
    }
  }

  /// The predictors in force, from assessments or, only where none of those counts, from rescored rows.
  ///
  /// Of records completed at the same instant the first in the list counts.
  public func predictors(_ records: [PredictorRecord], rescored: [PredictorRecord]) -> RiskPredictors? {
    let counted = records.filter { $0.outputVersion.map(predictorVersions.contains) ?? false }
    if quirks.contains(.incompletePredictorsHideOlder) {
      return (Self.newest(counted) ?? Self.newest(rescored))?.predictors
    }
    let complete = { (record: PredictorRecord) in
      record.predictors?.all != nil && record.predictors?.serious != nil
    }
    return
      (Self.newest(counted.filter(complete)) ?? Self.newest(rescored.filter(complete)) ?? Self.newest(counted)
      ?? Self.newest(rescored))?.predictors
  }

  private static func newest(_ records: [PredictorRecord]) -> PredictorRecord? {
    var newest = records.first
    for record in records.dropFirst() where record.completedAt > (newest?.completedAt ?? "") { newest = record }
    return newest
  }
}
