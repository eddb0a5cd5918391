public import Caseload
public import Rules

/// The two-axis model of one rule set, its tables laid out for quick reading.
public struct TwoAxisModel: Sendable {
  /// Which rule set's tables these are.
  public let ruleSet: TierRuleSetNumber
  let tables: TwoAxisTables
  let needs: NeedsTables
  let codes: TierCodes
  let quirks: TierQuirks
  private let bands: [Band]
  private let roshPoints: SIMD8<Int16>
  private let mappaPoints: SIMD4<Int16>
  private let needPoints: [SIMD4<Int16>]

  private struct Band {
    let from: Int64
    /// Highest score of the band, itself included.
    let last: Int64
    let points: Int16
  }

  /// Nil for a rule set of another model.
  public init?(_ ruleSet: TierRuleSet) {
    guard case .twoAxis(let tables, let needs) = ruleSet.model else { return nil }
    self.init(ruleSet, tables, needs)
  }

  init(_ ruleSet: TierRuleSet, _ tables: TwoAxisTables, _ needs: NeedsTables) {
    self.ruleSet = ruleSet.number
    self.tables = tables
    self.needs = needs
    codes = ruleSet.codes
    let quirks = ruleSet.quirks
    self.quirks = quirks
    bands = tables.rsr.enumerated().map { place, band in
      var last = place == 0 ? Int64.max : tables.rsr[place - 1].from.units - 1
      if let upTo = band.upTo, quirks.contains(.rsrBetweenBandsScoresNothing) { last = upTo.units }
      let belowQuirk: TierQuirks = place == 0 ? .rsrNearHundredScoresNothing : .rsrBetweenBandsScoresNothing
      if let below = band.below, quirks.contains(belowQuirk) { last = below.units - 1 }
      return Band(from: band.from.units, last: last, points: Int16(band.points))
    }
    var rosh = SIMD8<Int16>()
    for (level, points) in tables.rosh { rosh[Int(level.rawValue)] = Int16(points) }
    roshPoints = rosh
    var mappa = SIMD4<Int16>()
    for (level, points) in tables.mappa { mappa[Int(level.rawValue)] = Int16(points) }
    mappaPoints = mappa
    needPoints = needs.sections.map { section in
      let each = [0, needs.points.noNeed, needs.points.standard, needs.points.severe]
      return SIMD4(each.map { Int16($0 * section.weight) })
    }
  }

  /// The tier of a person on a day, with its working. It never fails: what is missing earns no points.
  public func assess(_ inputs: TierInputs, on day: LocalDate) -> TwoAxisAssessment {
    let assessment = validAssessment(inputs, on: day)
    return TwoAxisAssessment(
      ruleSet: ruleSet, protect: protect(inputs, on: day), change: change(inputs, assessment, on: day),
      isSuspended: tables.marksSuspended && inputs.register.marks.contains(.contactSuspended))
  }

  /// The needs assessment that a tier on a day is reckoned from; nil where it is too old or lacks its summary.
  public func validAssessment(_ inputs: TierInputs, on day: LocalDate) -> NeedsAssessment? {
    guard let needs = inputs.needs, needs.hasSummary, isInTime(needs, on: day) else { return nil }
    return needs
  }

  func isInTime(_ assessment: NeedsAssessment, on day: LocalDate) -> Bool {
    assessment.completedOn.map { $0 >= day + -7 * needs.validWeeks } ?? true
  }

  private func protect(_ inputs: TierInputs, on day: LocalDate) -> ProtectWorking {
    var working = ProtectWorking()
    working.rsr = rsrPoints(inputs.rsr)
    working.rosh = roshPoints[Int(inputs.register.rosh?.rawValue ?? 0)]
    working.mappa = mappaPoints[Int(inputs.register.mappaLevel?.rawValue ?? 0)]
    working.complexity = Int16(inputs.register.complexity.count * tables.complexityFactor)
    if inputs.isFemale { addWomensPoints(inputs, on: day, to: &working) }
    working.level = level(working.total)
    return working
  }

  private func rsrPoints(_ score: RiskScore?) -> Int16 {
    guard let units = score?.units else { return 0 }
    for band in bands where units >= band.from { return units <= band.last ? band.points : 0 }
    return 0
  }

  private func addWomensPoints(_ inputs: TierInputs, on day: LocalDate, to working: inout ProtectWorking) {
    let women = tables.women
    if let answers = answersForWomen(inputs, on: day) {
      if answers.contains(.parenting) { working.parenting = Int16(women.parenting) }
      if !answers.isDisjoint(with: [.impulsivity, .temper]) { working.selfControl = Int16(women.selfControl) }
    }
    if inputs.hasPreviousEnforcement { working.enforcement = Int16(women.enforcement) }
    if inputs.sentences.hasViolentOffence { working.violence = Int16(women.violence) }
    if inputs.sentences.hasLongCustody { working.longCustody = Int16(women.longCustody) }
  }

  /// The answers that count for women; nil where there is no assessment that they count from.
  func answersForWomen(_ inputs: TierInputs, on day: LocalDate) -> WomensAnswers? {
    guard let assessment = inputs.needs, isInTime(assessment, on: day),
      assessment.hasSummary || quirks.contains(.womensAnswersWithoutSummary)
    else { return nil }
    return assessment.answers
  }

  func points(ofNeed place: Int, _ severities: NeedSeverities) -> Int {
    Int(needPoints[place][Int(severities.code(place))])
  }

  private func level(_ points: Int) -> ProtectLevel {
    if points >= tables.protectFrom[0] { return .a }
    if points >= tables.protectFrom[1] { return .b }
    return points >= tables.protectFrom[2] ? .c : .d
  }

  private func change(_ inputs: TierInputs, _ assessment: NeedsAssessment?, on day: LocalDate) -> ChangeWorking {
    var working = ChangeWorking()
    guard hasMandate(inputs.sentences, on: day) else {
      working.basis = .noMandate
      working.level = tables.withoutMandate
      return working
    }
    guard let assessment else {
      working.basis = .noValidAssessment
      working.level = tables.withoutAssessment
      return working
    }
    for place in needPoints.indices {
      working.needs += needPoints[place][Int(assessment.severities.code(place))]
    }
    working.ogrs = Int16(clamping: (inputs.ogrs ?? 0) / tables.ogrsDivisor)
    if inputs.register.marks.contains(.integratedManagement) {
      working.integratedManagement = Int16(tables.integratedManagement)
    }
    let total = working.total
    working.level =
      total >= tables.changeFrom[0] ? .three : total >= tables.changeFrom[1] ? .two : .one
    return working
  }

  /// Whether a sentence gives a mandate for change on a day.
  public func hasMandate(_ sentences: SentenceFacts, on day: LocalDate) -> Bool {
    if sentences.givesMandate { return true }
    guard !quirks.contains(.futureTerminationEndsSentence), let end = sentences.mandateTerminatesOn else {
      return false
    }
    return end > day
  }
}
