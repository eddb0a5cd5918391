import Caseload
import Rules
import Tiering
import Workload

/// What one case comes to on one day: its tiers, its type and where it is counted.
struct CaseAssessment {
  /// Identifier of the rule set whose tier counts where the case is held; empty where the rules have none.
  let ruleSet: String
  /// The tier that counts: of the rule set, or of a person's decision, or ``CaseAssessor/untiered``.
  let tier: String
  let isProvisional: Bool
  /// What each model gives, whichever counts; nil where the model has no rule set or can give none.
  let twoAxis: TwoAxisAssessment?
  let singleAxis: String?
  /// What the assessment was reckoned from.
  let inputs: TierInputs
  /// Identifier of the case type that counts; nil for a case without a current order.
  let type: String?
  /// Identifier of the location at which the case is counted; nil without a type.
  let location: String?
}

/// Reckons tiers and types of cases on one day. Laid out once, used for many cases.
struct CaseAssessor {
  let pack: RulePack
  let day: LocalDate
  private let twoAxis: (model: TwoAxisModel, evidence: TierEvidence, id: String)?
  private let singleAxis: (model: SingleAxisModel, evidence: TierEvidence, id: String)?
  private let draft: TierRuleSet?
  private let untieredID: String
  /// Section of the needs sheet, by its place, to the place in the rule set's table.
  private let sections: [(place: Int, section: NeedSection)?]

  /// What the sheet's section columns are called in the rules, in the order of the columns.
  private static let sectionNames = [
    "accommodation", "education-training-and-employability", "relationships", "lifestyle-and-associates",
    "drug-misuse", "alcohol-misuse", "thinking-and-behaviour", "attitudes",
  ]

  /// - Parameter draft: rules to try out in place of the newest that are in force, for a simulation.
  init(_ pack: RulePack, on day: LocalDate, draft: TierRuleSet? = nil) {
    self.pack = pack
    self.day = day
    self.draft = draft
    var twoAxis: (model: TwoAxisModel, evidence: TierEvidence, id: String)?
    var singleAxis: (model: SingleAxisModel, evidence: TierEvidence, id: String)?
    for set in [draft].compactMap(\.self) + Self.setsInForce(pack, on: day) {
      switch TierModel(set) {
      case .twoAxis(let model) where twoAxis == nil: twoAxis = (model, TierEvidence(set), set.id)
      case .singleAxis(let model) where singleAxis == nil: singleAxis = (model, TierEvidence(set), set.id)
      default: break
      }
    }
    self.twoAxis = twoAxis
    self.singleAxis = singleAxis
    untieredID = pack.tiers.first { $0.isUntiered }?.id ?? Self.untiered
    let needsEvidence = twoAxis?.evidence
    sections = Self.sectionNames.map { name in
      guard let evidence = needsEvidence, let needs = evidence.needs, let place = evidence.place(ofSection: name) else {
        return nil
      }
      return (place, needs.sections[place])
    }
  }

  /// The newest rule set of each model that holds on a day, drafts left out.
  static func setsInForce(_ pack: RulePack, on day: LocalDate) -> [TierRuleSet] {
    var sets: [TierRuleSet] = []
    for set in pack.tiering.ruleSets.filter({ !$0.isDraft && $0.from <= day }).sorted(by: { $0.from > $1.from })
    where !sets.contains(where: { $0.isTwoAxis == set.isTwoAxis }) {
      sets.append(set)
    }
    return sets.sorted { $0.isTwoAxis && !$1.isTwoAxis }
  }

  /// The tier of a case of which nothing is known that a tier could be reckoned from.
  static let untiered = "untiered"

  /// - Parameter region: code of the region that answers for the case; rule sets may begin on different days in different ones.
  func assess(_ facts: CaseFacts, region: String) -> CaseAssessment {
    let inputs = self.inputs(facts)
    let two = twoAxis?.model.assess(inputs, on: day)
    // Scores that no tier can be reckoned from leave the case without one in this model.
    let single = singleAxis.flatMap { models -> SingleAxisAssessment? in try? models.model.assess(inputs, on: day) }
    let headline = draft ?? pack.tiering.ruleSet(region: region, on: day)
    var tier = untieredID
    var isProvisional = false
    var ruleSet = headline?.id ?? ""
    switch headline?.model {
    case .twoAxis:
      ruleSet = twoAxis?.id ?? ruleSet
      if let two, inputs.hasMeasureOfRisk { tier = two.tier.id }
      isProvisional = inputs.register.rosh == nil && tier != untieredID
    case .singleAxis:
      ruleSet = singleAxis?.id ?? ruleSet
      if let single, case .tier(let letter) = single.result { tier = letter.letter }
      isProvisional = single?.isProvisional ?? false
    case nil: break
    }
    if let decided = facts.override?.tier {
      tier = decided
      isProvisional = false
    }
    let type = countingType(facts)
    return CaseAssessment(
      ruleSet: ruleSet, tier: tier, isProvisional: isProvisional, twoAxis: two, singleAxis: single?.id, inputs: inputs,
      type: type, location: location(facts, type))
  }

  private func countingType(_ facts: CaseFacts) -> String? {
    let current = facts.currentOrders(on: day.iso)
    guard current.count > 1 || current.first?.releasedOn != nil || current.first?.type == "licence" else {
      return current.first?.type
    }
    let types = current.map { order in
      SentenceTimeline(
        type: order.type, offenceOn: date(order.offenceOn), sentenceDays: order.sentenceDays,
        releasedOn: date(order.releasedOn), recalledOn: date(order.recalledOn),
        licenceEndsOn: date(order.licenceEndsOn), dateOfBirth: date(facts.dateOfBirth)
      ).type(on: day, pack.supervision)
    }
    return pack.supervision.countingType(of: types)
  }

  private func location(_ facts: CaseFacts, _ type: String?) -> String? {
    guard let type else { return nil }
    return facts.setting == Self.custody ? Self.custody : pack.caseTypes.first { $0.id == type }?.location
  }

  // The location of people in custody, which the sheet and the rules name alike.
  private static let custody = "custody"

  private func date(_ text: String?) -> LocalDate? { text.flatMap { LocalDate(iso: $0) } }
}

// From sheet rows to the inputs of a tier.
extension CaseAssessor {
  private func inputs(_ facts: CaseFacts) -> TierInputs {
    var inputs = TierInputs(isFemale: facts.gender == "female")
    inputs.rsr = score(facts.risk("rsr"))
    inputs.ogrs = facts.risk("ogrs3")?.score.flatMap { RiskScore($0) }.map { Int($0.units / RiskScore.unitsPerPercent) }
    inputs.hasActiveEvent = !facts.currentOrders(on: day.iso).isEmpty
    inputs.hasEverCommittedSexualOffence = facts.hasSexualOffence ?? false
    inputs.predictors = predictors(facts)
    inputs.latestRelease = latestRelease(facts)
    guard let evidence = twoAxis?.evidence ?? singleAxis?.evidence else { return inputs }
    if !facts.registrations.isEmpty {
      inputs.register = evidence.register(
        facts.registrations.map {
          RegisterEntry(
            type: $0.type, level: $0.level, category: $0.category,
            registeredOn: date($0.registeredOn) ?? LocalDate(daysSinceEpoch: 0))
        })
    }
    inputs.register.rosh = facts.risk("rosh")?.band.flatMap { RiskOfSeriousHarm(id: $0) }
    inputs.sentences = evidence.sentences(
      facts.currentOrders(on: day.iso).map { order in
        SentenceRecord(
          type: order.sentenceType ?? "", terminatedOn: date(order.endedOn),
          requirements: facts.requirements.filter { $0.order == order.number }.map {
            RequirementRecord(mainCategory: $0.category, isRestrictive: $0.isRestrictive)
          })
      })
    if !facts.enforcement.isEmpty {
      inputs.hasPreviousEnforcement = evidence.hasEnforcement(
        facts.enforcement.compactMap { item in
          item.outcome.flatMap { outcome in
            date(item.startedOn).map { EnforcementRecord(outcome: outcome, referredOn: $0) }
          }
        }, on: day)
    }
    inputs.needs = facts.needs.map { assessment($0, evidence) }
    return inputs
  }

  private func score(_ risk: CaseFacts.Risk?) -> RiskScore? { risk?.score.flatMap { RiskScore($0) } }

  private func predictors(_ facts: CaseFacts) -> RiskPredictors? {
    guard facts.risks.contains(where: { $0.kind == "arp" || $0.kind == "csrp" }) else { return nil }
    func kind(_ basis: String?) -> RiskPredictors.Kind? {
      switch basis {
      case "static": .fromRecord
      case "dynamic": .fromAssessment
      default: nil
      }
    }
    func predictor(_ name: String) -> RiskPredictors.Score? {
      guard let risk = facts.risk(name), let score = score(risk) else { return nil }
      return RiskPredictors.Score(score, kind(risk.basis))
    }
    let bands: [String: RiskPredictors.Band] = ["low": .low, "medium": .medium, "high": .high, "very-high": .veryHigh]
    let sexual = facts.risk("dc-srp").flatMap { risk in
      score(risk).flatMap { score in risk.band.flatMap { bands[$0] }.map { RiskPredictors.Sexual(score, $0) } }
    }
    return RiskPredictors(all: predictor("arp"), serious: predictor("csrp"), sexual: sexual)
  }

  /// The newest release of a custodial sentence that no recall followed.
  private func latestRelease(_ facts: CaseFacts) -> LocalDate? {
    let newest = facts.orders.filter { pack.supervision.custodialSentences.contains($0.sentenceType ?? "") }
      .filter { $0.releasedOn.map { $0 <= day.iso } ?? false }.max { ($0.releasedOn ?? "") < ($1.releasedOn ?? "") }
    guard let newest, let released = newest.releasedOn else { return nil }
    if let recalled = newest.recalledOn, recalled >= released, recalled <= day.iso { return nil }
    return date(released)
  }

  private func assessment(_ needs: CaseFacts.Needs, _ evidence: TierEvidence) -> NeedsAssessment {
    var severities = NeedSeverities()
    for (column, score) in needs.sections.enumerated() {
      guard let score, let (place, section) = sections[column] else { continue }
      severities[place] = evidence.severity(score: score, in: section, isStrengths: needs.isStrengthsAndNeeds)
    }
    var answers: WomensAnswers = []
    if needs.parenting == 1 { answers.insert(.parenting) }
    if (needs.impulsivity ?? 0) > 0 { answers.insert(.impulsivity) }
    if (needs.temperControl ?? 0) > 0 { answers.insert(.temper) }
    return NeedsAssessment(severities: severities, answers: answers, completedOn: date(needs.completedOn))
  }
}

extension TierInputs {
  /// Without any, the two-axis model would give its lowest tiers to a person about whom nothing is known.
  var hasMeasureOfRisk: Bool { register.rosh != nil || rsr != nil || ogrs != nil }
}

extension TierRuleSet {
  fileprivate var isTwoAxis: Bool { if case .twoAxis = model { true } else { false } }
}
