public import Caseload
public import Rules

/// The single-axis model of one rule set, its tables laid out for quick reading.
public struct SingleAxisModel: Sendable {
  /// Which rule set's tables these are.
  public let ruleSet: TierRuleSetNumber
  let tables: SingleAxisTables
  let quirks: TierQuirks
  private let matrix: [SingleAxisTier]
  private let columns: [Int64]
  private let rows: [Int64]
  /// The highest tier that a row, a column or the whole matrix can give.
  private let bestOfRow: [SingleAxisTier]
  private let bestOfColumn: [SingleAxisTier]
  private let best: SingleAxisTier
  /// By the level's raw value; place 0 where none is recorded.
  private let withMAPPA: [SingleAxisTier?]
  private let withoutMAPPA: [SingleAxisTier?]
  private let bestWithMAPPA: SingleAxisTier
  private let bestWithoutMAPPA: SingleAxisTier

  /// Nil for a rule set of another model.
  public init?(_ ruleSet: TierRuleSet) {
    guard case .singleAxis(let tables) = ruleSet.model else { return nil }
    self.init(ruleSet, tables)
  }

  init(_ ruleSet: TierRuleSet, _ tables: SingleAxisTables) {
    self.ruleSet = ruleSet.number
    self.tables = tables
    quirks = ruleSet.quirks
    matrix = tables.reoffending.tiers
    columns = tables.reoffending.all.map(\.units)
    rows = tables.reoffending.serious.map(\.units)
    let (matrix, width) = (self.matrix, columns.count)
    bestOfRow = rows.indices.map { matrix[$0 * width..<($0 + 1) * width].max() ?? .g }
    bestOfColumn = columns.indices.map { column in
      stride(from: column, to: matrix.count, by: width).map { matrix[$0] }.max() ?? .g
    }
    best = matrix.max() ?? .g
    let levels = RiskOfSeriousHarm.allCases
    withMAPPA = [tables.mappaRosh.unrecordedWithMAPPA] + levels.map { tables.mappaRosh.withMAPPA[$0] }
    withoutMAPPA = [tables.mappaRosh.unrecordedWithoutMAPPA] + levels.map { tables.mappaRosh.withoutMAPPA[$0] }
    bestWithMAPPA = withMAPPA.compactMap { $0 }.max() ?? .g
    bestWithoutMAPPA = withoutMAPPA.compactMap { $0 }.max() ?? .g
  }

  /// The tier of a person on a day, or why there is none, with its working.
  ///
  /// - Throws: ``SingleAxisFailure`` for scores that no tier can be reckoned from.
  public func assess(_ inputs: TierInputs, on day: LocalDate) throws(SingleAxisFailure) -> SingleAxisAssessment {
    guard inputs.hasActiveEvent else { return without(.notSupervised) }
    guard let predictors = inputs.predictors, let all = predictors.all, let serious = predictors.serious else {
      return without(.missing)
    }
    var steps = SingleAxisSteps()
    let row = try place(serious.score, in: rows)
    let column = try place(all.score, in: columns)
    steps[.reoffending] = matrix[row * columns.count + column]
    steps[.sexualReoffending] = try sexualReoffending(predictors.sexual)
    let register = inputs.register
    let harm = Int(register.rosh?.rawValue ?? 0)
    steps[.mappaAndRosh] = register.mappaCategory == nil ? withoutMAPPA[harm] : withMAPPA[harm]
    if register.marks.contains(.lifer), let release = inputs.latestRelease {
      steps[.lifer] = lifer(released: release, on: day)
    }
    if register.marks.contains(.domesticAbuse) { steps[.domesticAbuse] = tables.domesticAbuse }
    if register.marks.contains(.stalking) { steps[.stalking] = tables.stalking }
    if register.marks.contains(.childProtection) { steps[.childProtection] = tables.childProtection }
    if inputs.hasEverCommittedSexualOffence { steps[.sexualOffence] = tables.sexualOffence }
    return SingleAxisAssessment(
      ruleSet: ruleSet, result: .tier(steps.highest), steps: steps,
      provisional: provisional(steps, register, all: all, column, serious: serious, row))
  }

  /// Why a tier from given steps may still rise; nothing where it may not.
  ///
  /// - Throws: ``SingleAxisFailure`` for a negative score.
  public func provisional(
    _ steps: SingleAxisSteps, register: RegisterFacts, all: RiskPredictors.Score, serious: RiskPredictors.Score
  ) throws(SingleAxisFailure) -> ProvisionalReasons {
    provisional(
      steps, register, all: all, try place(all.score, in: columns), serious: serious,
      try place(serious.score, in: rows))
  }

  private func without(_ result: SingleAxisAssessment.Result) -> SingleAxisAssessment {
    SingleAxisAssessment(ruleSet: ruleSet, result: result, steps: SingleAxisSteps(), provisional: [])
  }

  /// The first of falling lower bounds that a score reaches.
  private func place(_ score: RiskScore, in bounds: [Int64]) throws(SingleAxisFailure) -> Int {
    for place in bounds.indices where score.units >= bounds[place] { return place }
    throw .negativePredictorScore
  }

  private func sexualReoffending(
    _ sexual: RiskPredictors.Sexual?
  ) throws(SingleAxisFailure) -> SingleAxisTier? {
    guard let sexual, sexual.score > .zero else { return nil }
    switch sexual.band {
    case .notApplicable: return nil
    case .veryHigh: return tables.sexual.veryHigh
    case .high: return tables.sexual.high
    case .low: return tables.sexual.low
    case .medium: return try mediumBand(sexual.score)
    }
  }

  private func mediumBand(_ score: RiskScore) throws(SingleAxisFailure) -> SingleAxisTier {
    let limits = tables.sexual.medium
    guard quirks.contains(.mediumBandReadByScoreAlone) else {
      // The more cautious of both readings: no higher score gives a lower tier, and none fails.
      var highest: SingleAxisTier?
      for limit in limits where score >= limit.from { highest = max(highest ?? limit.tier, limit.tier) }
      return highest ?? limits[limits.count - 1].tier
    }
    for limit in limits where score >= limit.from { return limit.tier }
    throw .scoreBelowMediumBand
  }

  private func lifer(released: LocalDate, on day: LocalDate) -> SingleAxisTier {
    for release in tables.lifer where released >= day.yearsBefore(release.withinYears) { return release.tier }
    return tables.liferLater
  }

  private func provisional(
    _ steps: SingleAxisSteps, _ register: RegisterFacts, all: RiskPredictors.Score, _ column: Int,
    serious: RiskPredictors.Score, _ row: Int
  ) -> ProvisionalReasons {
    var reasons: ProvisionalReasons = []
    let possible: SingleAxisTier? =
      switch (all.kind == .fromRecord, serious.kind == .fromRecord) {
      case (true, true): best
      case (true, false): bestOfRow[row]
      case (false, true): bestOfColumn[column]
      case (false, false): nil
      }
    if let possible, steps.highest(except: .reoffending) < possible { reasons.insert(.predictorsFromRecord) }
    if register.rosh == nil {
      let areCertain = all.kind == .fromAssessment && serious.kind == .fromAssessment
      let sure = steps.highest(except: areCertain ? .mappaAndRosh : [.mappaAndRosh, .reoffending])
      let reachable = register.mappaCategory == nil ? bestWithoutMAPPA : bestWithMAPPA
      if sure < reachable { reasons.insert(.roshNotRecorded) }
    }
    return reasons
  }
}

extension LocalDate {
  /// The same day so many years before; 29 February becomes 28 February.
  func yearsBefore(_ years: Int) -> LocalDate {
    let (year, month, day) = yearMonthDay
    return LocalDate(year: year - years, month: month, day: day)
      ?? LocalDate(year: year - years, month: month, day: 28) ?? LocalDate(daysSinceEpoch: .min / 2)
  }
}
