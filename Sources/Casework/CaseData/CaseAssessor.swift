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
  private let twoAxis: Axis<TwoAxisModel>?
  private let singleAxis: Axis<SingleAxisModel>?
  /// How records of a case are read: by the two-axis model, or by the other where there is only that.
  private let evidence: Evidence?
  /// The rule set that counts in regions that some rule names, and everywhere else.
  private let headlines: [String: Headline]
  private let headlineElsewhere: Headline?
  private let untieredID: String
  private let today: String
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
    today = day.iso
    var twoAxis: Axis<TwoAxisModel>?
    var singleAxis: Axis<SingleAxisModel>?
    for set in [draft].compactMap(\.self) + Self.setsInForce(pack, on: day) {
      switch TierModel(set) {
      case .twoAxis(let model) where twoAxis == nil: twoAxis = Axis(model, set)
      case .singleAxis(let model) where singleAxis == nil: singleAxis = Axis(model, set)
      default: break
      }
    }
    self.twoAxis = twoAxis
    self.singleAxis = singleAxis
    evidence = twoAxis?.evidence ?? singleAxis?.evidence
    let named = Set(pack.tiering.headlines.flatMap(\.regions))
    let tiering = pack.tiering
    headlines = Dictionary(
      uniqueKeysWithValues: named.compactMap { region in
        (draft ?? tiering.ruleSet(region: region, on: day)).map { (region, Headline($0)) }
      })
    headlineElsewhere = (draft ?? tiering.ruleSet(region: Self.noRegion, on: day)).map(Headline.init)
    untieredID = pack.tiers.first { $0.isUntiered }?.id ?? Self.untiered
    let needsEvidence = twoAxis?.evidence.reader
    sections = Self.sectionNames.map { name in
      guard let evidence = needsEvidence, let needs = evidence.needs, let place = evidence.place(ofSection: name) else {
        return nil
      }
      return (place, needs.sections[place])
    }
  }

  /// A region that no rule names.
  private static let noRegion = ""

  /// A model with how it reads evidence. An object, because each case refers to it: its tables are not to be copied.
  private final class Axis<Model: Sendable>: Sendable {
    let model: Model
    let evidence: Evidence
    let id: String

    init(_ model: Model, _ set: TierRuleSet) {
      self.model = model
      evidence = Evidence(set)
      id = set.id
    }
  }

  /// An object for the same reason.
  private final class Evidence: Sendable {
    let reader: TierEvidence
    init(_ set: TierRuleSet) { reader = TierEvidence(set) }
  }

  /// What a case needs to know of the rule set that counts.
  private struct Headline {
    let id: String
    let isTwoAxis: Bool

    init(_ set: TierRuleSet) { (id, isTwoAxis) = (set.id, set.isTwoAxis) }
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
    let current = facts.currentOrders(on: today)
    let inputs = self.inputs(facts, current: current)
    let two = twoAxis?.model.assess(inputs, on: day)
    // Scores that no tier can be reckoned from leave the case without one in this model.
    let single = singleAxis.flatMap { models -> SingleAxisAssessment? in try? models.model.assess(inputs, on: day) }
    let headline = headlines[region] ?? headlineElsewhere
    var tier = untieredID
    var isProvisional = false
    var ruleSet = headline?.id ?? ""
    switch headline?.isTwoAxis {
    case true?:
      ruleSet = twoAxis?.id ?? ruleSet
      if let two, inputs.hasMeasureOfRisk { tier = two.tier.id }
      isProvisional = inputs.register.rosh == nil && tier != untieredID
    case false?:
      ruleSet = singleAxis?.id ?? ruleSet
      if let single, case .tier(let letter) = single.result { tier = letter.letter }
      isProvisional = single?.isProvisional ?? false
    case nil: break
    }
    if let decided = facts.override?.tier {
      tier = decided
      isProvisional = false
    }
    let type = countingType(facts, current)
    return CaseAssessment(
      ruleSet: ruleSet, tier: tier, isProvisional: isProvisional, twoAxis: two, singleAxis: single?.id, inputs: inputs,
      type: type, location: location(facts, type))
  }

  private func countingType(_ facts: CaseFacts, _ current: [CaseFacts.Order]) -> String? {
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
  private func inputs(_ facts: CaseFacts, current: [CaseFacts.Order]) -> TierInputs {
    var inputs = TierInputs(isFemale: facts.gender == "female")
    inputs.rsr = score(facts.risk("rsr"))
    inputs.ogrs = facts.risk("ogrs3")?.score.flatMap { RiskScore($0) }.map { Int($0.units / RiskScore.unitsPerPercent) }
    inputs.hasActiveEvent = !current.isEmpty
    inputs.hasEverCommittedSexualOffence = facts.hasSexualOffence ?? false
    inputs.predictors = predictors(facts)
    inputs.latestRelease = latestRelease(facts)
    guard let evidence else { return inputs }
    if !facts.registrations.isEmpty {
      inputs.register = evidence.reader.register(
        facts.registrations.map {
          RegisterEntry(
            type: $0.type, level: $0.level, category: $0.category,
            registeredOn: date($0.registeredOn) ?? LocalDate(daysSinceEpoch: 0))
        })
    }
    inputs.register.rosh = facts.risk("rosh")?.band.flatMap { RiskOfSeriousHarm(id: $0) }
    inputs.sentences = evidence.reader.sentences(
      current.map { order in
        SentenceRecord(
          type: order.sentenceType ?? "", terminatedOn: date(order.endedOn),
          requirements: facts.requirements.filter { $0.order == order.number }.map {
            RequirementRecord(mainCategory: $0.category, isRestrictive: $0.isRestrictive)
          })
      })
    if !facts.enforcement.isEmpty {
      inputs.hasPreviousEnforcement = evidence.reader.hasEnforcement(
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
      .filter { $0.releasedOn.map { $0 <= today } ?? false }.max { ($0.releasedOn ?? "") < ($1.releasedOn ?? "") }
    guard let newest, let released = newest.releasedOn else { return nil }
    if let recalled = newest.recalledOn, recalled >= released, recalled <= today { return nil }
    return date(released)
  }

  private func assessment(_ needs: CaseFacts.Needs, _ evidence: Evidence) -> NeedsAssessment {
    var severities = NeedSeverities()
    for (column, score) in needs.sections.enumerated() {
      guard let score, let (place, section) = sections[column] else { continue }
      severities[place] = evidence.reader.severity(score: score, in: section, isStrengths: needs.isStrengthsAndNeeds)
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
