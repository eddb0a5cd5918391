import Caseload
import DataFormat
import Rules

extension SampleWorld {
  /// Codes of the regions (Greater Manchester) in which the newer predictors are scored already, in a nation; a smaller service scores them for all.
  ///
  /// Assumption: the single-axis model begins in some regions first.
  private static let regionsWithNewPredictors: Set = ["N50"]

  func riskRows(_ file: CaseFile) -> [[FieldValue]] {
    let facts = person(file)
    let inputs = TierInputs(file, facts)
    guard !inputs.isUntiered else { return [] }
    var random = file.random(.predictor)
    let scored = file.start + file.course.tiers.untieredDays
    let minute = random.whole(480...1_050)
    var rows: [[FieldValue]] = []
    func add(
      _ kind: String, _ day: LocalDate, score: Int? = nil, places: Int = 2, band: String? = nil, basis: String? = nil
    ) {
      rows.append([
        file.reference, .text(kind), days.moment(day, minute: minute),
        score.map { .text($0.decimal(places: places)) } ?? .none,
        band.map { .text($0) } ?? .none, basis.map { .text($0) } ?? .none, .text("OASys"),
      ])
    }
    let again = scored + 100
    if let harm = inputs.harm {
      // One in twelve had another risk of serious harm before.
      if random.happens(0.08 * file.detail), again <= file.asOf {
        add("rosh", scored, band: harm.before.rawValue)
        add("rosh", again, band: difference(file) == .risk ? harm.before.rawValue : harm.rawValue)
      } else {
        add("rosh", scored, band: difference(file) == .risk ? harm.before.rawValue : harm.rawValue)
      }
    }
    if let score = inputs.seriousRecidivism {
      if random.happens(0.10 * file.detail), again <= file.asOf {
        add("rsr", scored, score: max(1, score * random.whole(60...140) / 100), basis: "static")
        add("rsr", again, score: score, basis: "dynamic")
      } else {
        add("rsr", scored, score: score, basis: random.happens(0.45) ? "static" : "dynamic")
      }
    }
    if let score = inputs.change.reoffending { add("ogrs3", scored, score: score, places: 0) }
    let isScoredAnew = size != .nation || Self.regionsWithNewPredictors.contains(service.teams[file.team].region.code)
    if isScoredAnew, random.happens(0.92) {
      let general = inputs.change.reoffending ?? random.whole(3...48)
      let basis = random.happens(0.45) ? "static" : "dynamic"
      add("arp", scored, score: general * 100 + random.below(100), basis: basis)
      let serious = inputs.seriousRecidivism ?? random.whole(5...280)
      add("csrp", scored, score: serious + random.below(20), basis: random.happens(0.9) ? basis : "static")
      if inputs.hasSexualOffence, !facts.isFemale {
        let (band, scores) = Self.sexualBands[random.pick(shares: [40, 35, 18, 7])]
        add("dc-srp", scored, score: random.whole(scores), band: band)
      }
    }
    return rows
  }

  /// Bands of DC-SRP with the scores that occur in them, in hundredths of a percent (tier-rules.md, section 3.2; the
  /// upper ends are assumptions).
  private static let sexualBands: [(String, ClosedRange<Int>)] = [
    ("low", 10...59), ("medium", 60...335), ("high", 336...560), ("very-high", 561...1_200),
  ]
}

extension TierInputs.Harm {
  /// What it was before it was assessed anew.
  var before: TierInputs.Harm {
    switch self {
    case .low: .medium
    case .medium: .high
    case .high: .medium
    case .veryHigh: .high
    }
  }
}

extension Int {
  /// A whole number of the last place as a decimal without needless zeros: 730 with two places is `7.3`.
  func decimal(places: Int) -> String {
    guard places > 0 else { return String(self) }
    let unit = places == 2 ? 100 : 10
    let rest = self % unit
    if rest == 0 { return String(self / unit) }
    if places == 2, rest % 10 == 0 { return "\(self / unit).\(rest / 10)" }
    return "\(self / unit)." + (places == 2 && rest < 10 ? "0" : "") + String(rest)
  }
}
