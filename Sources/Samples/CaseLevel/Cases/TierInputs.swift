import Caseload

/// What decides a case's tier by the two-axis model, chosen so that it gives the tier that the case has.
///
/// Source of the points: tier-rules.md, sections 1.5 and 2.1 to 2.4. How often each way to a tier occurs is an
/// assumption, but for the share of people at high or very high risk: 22 % of cases could be held by probation officers
/// only in December 2024 (capacity_and_quality.csv, "share of higher-risk cases").
struct TierInputs {
  enum Harm: String {
    case low, medium, high
    case veryHigh = "very-high"

    var points: Int { [.low: 0, .medium: 10, .high: 20, .veryHigh: 150][self] ?? 0 }
  }

  struct Mappa {
    let level: Int
    let category: Int
  }

  private(set) var harm: Harm?
  /// The risk of serious recidivism in hundredths of a percent; nil where nobody scored it.
  private(set) var seriousRecidivism: Int?
  private(set) var mappa: Mappa?
  /// Codes of complexity factors.
  private(set) var factors: [String] = []
  let hasSexualOffence: Bool
  /// Whether a breach or a recall of the last year counts as enforcement.
  private(set) var hasEnforcement = false
  /// Answers that count for women only.
  private(set) var parenting = false
  private(set) var impulsivity = 0
  private(set) var temperControl = 0
  let change: ChangeInputs
  let isUntiered: Bool
  let isSuspended: Bool

  /// Whether a current sentence or requirement calls for work towards change.
  var hasMandate: Bool { change.level > 0 || isUntiered }

  init(_ file: CaseFile, _ facts: PersonFacts) {
    var random = file.random(.tierInputs)
    let tier = file.held.tier
    isUntiered = tier == 0
    isSuspended = tier > ExtractTiers.suspendedOffset
    change = ChangeInputs(file, tier: tier)
    let isSexual = random.happens(0.10)
    guard !isUntiered else {
      hasSexualOffence = isSexual
      return
    }
    let isOfficer = file.grade == .probationOfficer || file.grade == .seniorProbationOfficer
    var way = Way(isOfficer: isOfficer, isSexual: isSexual, detail: file.detail)
    let letter = (tier - 1) % ExtractTiers.suspendedOffset / 4
    way.choose(letter: letter, &random)
    (harm, seriousRecidivism, mappa, factors) = (way.harm, way.rsr, way.mappa, way.factors)
    hasSexualOffence = isSexual || way.mappa?.category == 1
    chooseAnswers(room: way.room(letter: letter), isFemale: facts.isFemale, &random)
  }

  /// Answers and enforcement, as far as they do not lead a woman to a higher tier.
  private mutating func chooseAnswers(room: Int, isFemale: Bool, _ random: inout SeededGenerator) {
    var room = isFemale ? room : .max
    func take(_ wanted: Bool) -> Bool {
      guard wanted, room >= 2 else { return false }
      room -= 2
      return true
    }
    hasEnforcement = take(true)
    parenting = take(random.happens(isFemale ? 0.45 : 0.20))
    let impulse = random.below(3)
    let temper = random.below(3)
    if take(impulse + temper > 0) { (impulsivity, temperControl) = (impulse, temper) }
  }
}

/// One way to reach a protect level.
private struct Way {
  let isOfficer: Bool
  let isSexual: Bool
  /// Share of records kept that the level does not depend on.
  let detail: Double
  var harm: TierInputs.Harm?
  var rsr: Int?
  var mappa: TierInputs.Mappa?
  var factors: [String] = []

  mutating func choose(letter: Int, _ random: inout SeededGenerator) {
    switch letter {
    case 0: highest(&random)
    case 1: second(&random)
    case 2: third(&random)
    default: lowest(&random)
    }
  }

  private mutating func highest(_ random: inout SeededGenerator) {
    if random.happens(0.35) {
      harm = .veryHigh
      if random.happens(0.3) { mappa = mappa(level: 2, &random) }
    } else {
      harm = random.happens(0.85) ? .high : .medium
      mappa = mappa(level: random.happens(0.9) ? 2 : 3, &random)
    }
    if random.happens(0.5 * detail) { rsr = random.whole(100...2_500) }
    factors = drawFactors(random.happens(detail) ? random.below(3) : 0, &random)
  }

  private mutating func second(_ random: inout SeededGenerator) {
    let atHigh = isOfficer ? 0.45 : 0.03
    if random.happens(atHigh) {
      harm = .high
      if random.happens(0.2) { mappa = mappa(level: 1, &random) }
      if random.happens(0.3 * detail) { rsr = random.whole(50...1_500) }
      factors = drawFactors(random.happens(0.4 * detail) ? 1 : 0, &random)
    } else if random.happens(0.80) {
      harm = random.happens(0.85) ? .medium : .low
      rsr = 700 + random.below(500) + random.below(900)
      factors = drawFactors(random.happens(0.2 * detail) ? 1 : 0, &random)
    } else if random.happens(0.5) {
      harm = .medium
      mappa = mappa(level: 1, &random)
      factors = drawFactors(3, &random)
    } else {
      harm = .medium
      factors = drawFactors(5, &random)
    }
  }

  private mutating func third(_ random: inout SeededGenerator) {
    if random.happens(0.85) {
      harm = .medium
      if random.happens(0.25 * detail) { rsr = random.whole(10...699) }
    } else {
      harm = .low
      rsr = random.whole(300...699)
    }
    if isSexual { mappa = mappa(level: 1, &random) }
    factors = drawFactors(random.happens(0.25 * detail) ? random.whole(1...2) : 0, &random)
  }

  private mutating func lowest(_ random: inout SeededGenerator) {
    harm = random.happens(0.92) ? .low : nil
    if random.happens(0.25 * detail) { rsr = random.whole(5...299) }
    factors = drawFactors(random.happens(0.25 * detail) ? random.whole(1...3) : 0, &random)
  }

  private func mappa(level: Int, _ random: inout SeededGenerator) -> TierInputs.Mappa {
    .init(level: level, category: isSexual ? 1 : random.happens(0.94) ? 2 : 3)
  }

  private func drawFactors(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    var shares = Self.factorShares
    return (0..<count).map { _ in
      let position = random.pick(shares: shares)
      shares[position] = 0
      return Self.factorCodes[position]
    }
  }

  /// Source of the codes: tier-rules.md, section 1.3. The shares are an assumption.
  private static let factorCodes = [
    "RMDO", "ALSH", "RVLN", "RCCO", "RCPR", "RCHD", "RPIR", "RVAD", "STRG", "RTAO",
  ]
  private static let factorShares = [260, 140, 150, 150, 80, 120, 25, 40, 32, 3]

  /// How many points may still be added without another protect level.
  func room(letter: Int) -> Int {
    let byRsr = rsr.map { $0 >= 700 ? 20 : $0 >= 300 ? 10 : 0 } ?? 0
    let byHarm = harm?.points ?? 0
    let byMappa = mappa.map { $0.level > 1 ? 150 : 5 } ?? 0
    let points = max(byRsr, byHarm) + byMappa + 2 * factors.count
    return [Int.max, 149, 19, 9][letter] - points
  }
}
