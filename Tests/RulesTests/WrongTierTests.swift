import Rules
import TestSupport
import Testing

/// The small pack with the tier tables of England and Wales beside it.
struct TierPack {
  var small = SmallPack()

  /// Read once: every test of a wrong table begins with them.
  private static let shipped = Result { try englandAndWales().files }

  init() throws {
    for (name, text) in try Self.shipped.get() where name.hasPrefix("tier-") { small.set(name, text) }
  }
}

@Suite("A wrong table of tiers is refused with file, line, key and reason")
struct WrongTierTests {
  static let wrong = [
    WrongPack(
      "a rule set names a file that is not there", in: "tier-rule-sets.yaml", "tables: tier-utm-2.yaml",
      to: "tables: tier-utm-9.yaml", key: "ruleSets[3].tables", at: "tier-utm-9.yaml", because: "no file"),
    WrongPack(
      "a rule set names a file of another kind", in: "tier-rule-sets.yaml", "tables: tier-utm-2.yaml",
      to: "tables: limits.yaml", key: "ruleSets[3].tables", at: "limits.yaml", because: "no file"),
    WrongPack(
      "a rule set is given twice", in: "tier-rule-sets.yaml", "id: utm-2", to: "id: \"utm-1\"", key: "ruleSets[3].id",
      at: "\"utm-1\"", because: "already used"),
    WrongPack(
      "the headline is a draft", in: "tier-rule-sets.yaml", "{ ruleSet: two-axis-2024-03,", to: "{ ruleSet: utm-3,",
      key: "headlines[0].ruleSet", at: "{ ruleSet:", because: "draft"),
    WrongPack(
      "the headline is no rule set", in: "tier-rule-sets.yaml", "{ ruleSet: two-axis-2024-03,",
      to: "{ ruleSet: three-axis,", key: "headlines[0].ruleSet", at: "{ ruleSet:", because: "no rule set"),
    WrongPack(
      "the model is unknown", in: "tier-rule-sets.yaml", "model: single-axis", to: "model: triple-axis",
      key: "ruleSets[1].model", at: "triple-axis", because: "known are"),
    WrongPack(
      "two legacy tiers share a number", in: "tier-rule-sets.yaml", "number: 6, ", to: "number: 7, ",
      key: "legacyTiers[1].number", at: "id: B1", because: "already used"),
    WrongPack(
      "a band does not fall", in: "tier-two-axis.yaml", "from: 3.00, upTo:   6.99", to: "from: 8.00",
      key: "protect.rsr[1].from", at: "8.00", because: "below the band before"),
    WrongPack(
      "a band reaches into the one above", in: "tier-two-axis.yaml", "upTo:   6.99", to: "upTo: 7.00",
      key: "protect.rsr[1].upTo", at: "upTo: 7.00", because: "below the band before"),
    WrongPack(
      "a band ends before it begins", in: "tier-two-axis.yaml", "below: 99.99", to: "below: 6.99",
      key: "protect.rsr[0].below", at: "below: 6.99", because: "above the band's start"),
    WrongPack(
      "a score is no number", in: "tier-two-axis.yaml", "from: 7.00", to: "from: seven",
      key: "protect.rsr[0].from", at: "seven", because: "score such as"),
    WrongPack(
      "a score is negative", in: "tier-two-axis.yaml", "from: 3.00", to: "from: -3.00", key: "protect.rsr[1].from",
      at: "-3.00", because: "score such as"),
    WrongPack(
      "protect levels do not fall", in: "tier-two-axis.yaml", "A: 150, B: 20, C: 10", to: "A: 150, B: 20, C: 20",
      key: "protect.levels.C", at: "C: 20", because: "below B"),
    WrongPack(
      "a level of harm is misspelt", in: "tier-two-axis.yaml", "rosh: { very-high:", to: "rosh: { veryhigh:",
      key: "protect.rosh.veryhigh", at: "veryhigh", because: "not known"),
    WrongPack(
      "the divisor is 0", in: "tier-two-axis.yaml", "ogrsDivisor: 10", to: "ogrsDivisor: 0",
      key: "change.ogrsDivisor", at: "ogrsDivisor: 0", because: "from 1"),
    WrongPack(
      "a row of the matrix is short", in: "tier-single-axis.yaml", "serious: 3.0, tiers: [A,  B,  C,",
      to: "serious: 3.0, tiers: [A, C,", key: "reoffending.rows[1].tiers", at: "serious: 3.0",
      because: "5 tiers for 6 columns"),
    WrongPack(
      "a tier of the matrix is unknown", in: "tier-single-axis.yaml", "tiers: [C,  D,  E,  E,  F,  F]",
      to: "tiers: [C,  D,  H,  E,  F,  F]", key: "reoffending.rows[3].tiers[2]", at: "serious: 0.5",
      because: "tiers are A to G"),
    WrongPack(
      "the matrix does not begin at 0", in: "tier-single-axis.yaml", "serious: 0.0", to: "serious: 0.1",
      key: "reoffending.rows[4].serious", at: "serious: 0.1", because: "must be 0"),
    WrongPack(
      "the columns do not fall", in: "tier-single-axis.yaml", "[90, 75, 50,", to: "[90, 90, 50,",
      key: "reoffending.all[1]", at: "[90, 90", because: "below the one before"),
    WrongPack(
      "limits of the medium band do not fall", in: "tier-single-axis.yaml", "from: 2.11", to: "from: 3.36",
      key: "sexualReoffending.medium[1].from", at: "from: 3.36, tier: D", because: "below the one before"),
    WrongPack(
      "years since release do not rise", in: "tier-single-axis.yaml", "withinYears: 5", to: "withinYears: 1",
      key: "lifer.released[1].withinYears", at: "withinYears: 1, tier: D", because: "above the one before"),
    WrongPack(
      "a mark's tier is missing", in: "tier-single-axis.yaml", "stalking: F\n", to: "", key: "stalking", at: "name:",
      because: "missing"),
    WrongPack(
      "severe is not above standard", in: "tier-needs.yaml", "standard: 2, severe: 8", to: "standard: 2, severe: 2",
      key: "sections[4].severe", at: "drug-misuse", because: "above standard"),
    WrongPack(
      "a section that is never scored has a weight", in: "tier-needs.yaml",
      "emotional-well-being,                 weight: 0",
      to: "emotional-well-being, weight: 1", key: "sections[9].weight", at: "emotional-well-being",
      because: "never scored"),
    WrongPack(
      "an answer has a score and is silent", in: "tier-needs.yaml", "silent: [missing,", to: "silent: [none, missing,",
      key: "answers.silent", at: "silent:", because: "also has a score"),
    WrongPack(
      "a code stands for two levels", in: "tier-codes.yaml", "code: RHRH", to: "code: rvhr",
      key: "register.rosh[1].code", at: "code: rvhr", because: "already used"),
    WrongPack(
      "a mark is misspelt", in: "tier-codes.yaml", "    stalking: [SPO]",
      to: "    stalking: [SPO]\n    stalkers: [SPO]",
      key: "register.marks.stalkers", at: "stalkers", because: "not known"),
    WrongPack(
      "a switch is unknown", in: "tier-quirks.yaml", "quirk: womensAnswersWithoutSummary\n    asReference: true",
      to: "quirk: womensAnswers\n    asReference: true", key: "quirks[4].quirk", at: "quirk: womensAnswers\n",
      because: "known are"),
    WrongPack(
      "a switch has no reason", in: "tier-quirks.yaml",
      "    reason: The highest risk there is must not earn no points.\n", to: "", key: "quirks[1].reason",
      at: "rsrNearHundred", because: "missing"),
  ]

  @Test("for a value", arguments: wrong)
  func refused(wrong: WrongPack) throws {
    var pack = try TierPack().small
    try pack.change(wrong.file, wrong.old, to: wrong.new)
    let line = try #require(pack.line(of: wrong.at.trimmingLines, in: wrong.file))
    let faults = try pack.faults()
    let fault = try #require(faults.first { $0.key == wrong.key }, "\(faults.map(\.description))")
    #expect(fault.file == wrong.file)
    #expect(fault.line == line)
    #expect(fault.reason.contains(wrong.because), "\(fault.reason)")
  }

  @Test("A table that two rule sets share is read once, so its fault is told once")
  func toldOnce() throws {
    var pack = try TierPack().small
    try pack.change("tier-quirks.yaml", "quirks:\n", to: "colour: red\nquirks:\n")
    #expect(try pack.faults().map(\.key) == ["colour"])
  }

  @Test("A switch that is left out is missed by name")
  func lackingSwitch() throws {
    var pack = try TierPack().small
    try pack.change("tier-quirks.yaml", "quirk: mediumBandReadByScoreAlone", to: "quirk: rsrNearHundredScoresNothing2")
    #expect(try pack.faults().map(\.reason).contains { $0.contains("lacks \"mediumBandReadByScoreAlone\"") })
  }
}

extension String {
  /// Without the line break that keeps one text apart from a longer one.
  fileprivate var trimmingLines: String { replacing("\n", with: "") }
}
