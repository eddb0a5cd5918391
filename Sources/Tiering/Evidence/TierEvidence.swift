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

  /// Evidence as a rule set reads it.
  public init(_ ruleSet: TierRuleSet) {
    codes = ruleSet.codes
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
    let kept = codes.historic.isEmpty ? entries : entries.filter { !codes.historic.contains($0.type) }
    // Swift's sort keeps the order of equal elements.
    let newestFirst = kept.sorted { $0.registeredOn > $1.registeredOn }
    var facts = RegisterFacts()
    for entry in newestFirst {
      if facts.rosh == nil { facts.rosh = rosh(type: entry.type) }
      let type = entry.type.uppercased()
      if let place = codes.complexityFactors.firstIndex(where: { $0.code == type }) {
        facts.complexity.insert(ComplexityFactors(place: place))
      }
      for (mark, types) in codes.marks where types.contains(entry.type) { facts.marks.insert(RegisterMarks(mark)) }
    }
    facts.mappaLevel = mappaLevel(newestFirst)
    let categories = newestFirst.filter { $0.type == codes.mappaType }
    facts.mappaCategory =
      quirks.contains(.unreadableMAPPACategoryHidesOlder)
      ? mappaCategory(categories.first?.category)
      : categories.lazy.compactMap { mappaCategory($0.category) }.first
    return facts
  }

  private func mappaLevel(_ newestFirst: [RegisterEntry]) -> MAPPALevel? {
    if quirks.contains(.olderMAPPALevelStandsIn) {
      return newestFirst.lazy.compactMap { mappaLevel($0.level, type: $0.type) }.first
    }
    // Of a registration that is not MAPPA's own only a readable level shows that it has one.
    return newestFirst.first { $0.type == codes.mappaType || mappaLevel($0.level, type: $0.type) != nil }
      .flatMap { mappaLevel($0.level, type: $0.type) }
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
