import Caseload
import Rules
import TestSupport
import Testing

@Suite("Tier rule sets of England and Wales")
struct TieringRulesTests {
  let tiering: TieringRules
  init() throws { tiering = try englandAndWales().tiering }

  private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

  @Test("There are five rule sets, each by its number, one of them a draft")
  func ruleSets() {
    #expect(tiering.ruleSets.map(\.id) == ["two-axis-2024-03", "single-axis-2026-06-18", "utm-1", "utm-2", "utm-3"])
    for ruleSet in tiering.ruleSets { #expect(tiering.ruleSet(ruleSet.number) == ruleSet) }
    #expect(tiering.ruleSets.filter(\.isDraft).map(\.id) == ["utm-3"])
    #expect(tiering.ruleSet(id: "utm-9") == nil)
    #expect(tiering.ruleSet(TierRuleSetNumber(rawValue: 5)) == nil)
  }

  @Test("The two-axis model counts everywhere since April 2021 and nothing before")
  func headline() throws {
    for region in ["N01", "", "nowhere"] {
      #expect(tiering.ruleSet(region: region, on: try day("2021-03-31")) == nil)
      #expect(tiering.ruleSet(region: region, on: try day("2021-04-01"))?.id == "two-axis-2024-03")
      #expect(tiering.ruleSet(region: region, on: try day("2030-01-01"))?.id == "two-axis-2024-03")
    }
  }

  @Test("A region may take up another model earlier, and the newest line counts")
  func regions() throws {
    let both = TieringRules(
      ruleSets: tiering.ruleSets,
      headlines: [
        HeadlineRuleSet(ruleSet: "two-axis-2024-03", from: try day("2021-04-01"), regions: []),
        HeadlineRuleSet(ruleSet: "single-axis-2026-06-18", from: try day("2026-07-01"), regions: ["N01", "N02"]),
        HeadlineRuleSet(ruleSet: "utm-2", from: try day("2026-07-01"), regions: []),
        HeadlineRuleSet(ruleSet: "single-axis-2026-06-18", from: try day("2027-01-01"), regions: []),
      ], legacyTiers: [])
    func id(_ region: String, _ iso: String) throws -> String? { both.ruleSet(region: region, on: try day(iso))?.id }
    #expect(try id("N01", "2026-06-30") == "two-axis-2024-03")
    #expect(try id("N01", "2026-07-01") == "single-axis-2026-06-18")
    #expect(try id("N03", "2026-07-01") == "utm-2")
    #expect(try id("N03", "2027-01-01") == "single-axis-2026-06-18")
  }

  @Test(
    "The seven categories and what was added in 2019 are kept as labels with the Workload Measurement Tool's numbers")
  func legacy() {
    #expect(
      tiering.legacyTiers.map(\.id) == ["A", "B1", "B2", "C1", "C2", "D1", "D2", "E", "F", "G", "untiered"])
    #expect(tiering.legacyTiers.map(\.number) == [7, 6, 5, 4, 3, 2, 1, 8, 9, 10, 0])
  }

  @Test("The switches of the product are those decided in decision 0005")
  func quirks() {
    let expected: TierQuirks = [
      .olderMAPPALevelStandsIn, .womensAnswersWithoutSummary, .incompletePredictorsHideOlder,
      .mediumBandReadByScoreAlone,
    ]
    for ruleSet in tiering.ruleSets { #expect(ruleSet.quirks == expected) }
    #expect(TierQuirks.reference.rawValue == 255)
    #expect(tiering.ruleSets[0].with(quirks: .reference).quirks == .reference)
  }

  @Test("Fourteen outcomes count as breach or recall, and ten factors as complexity")
  func codes() {
    let codes = tiering.ruleSets[0].codes
    #expect(codes.enforcementOutcomes.count == 14)
    #expect(codes.complexityFactors.count == 10)
    #expect(codes.historic == ["HREG"])
    #expect(codes.mappaLevelFromAnyTypeBut == nil)
    #expect(tiering.ruleSet(id: "utm-2")?.codes.mappaLevelFromAnyTypeBut == ["IIOM"])
  }

  @Test("A pack without rule sets for tiers has none, and an empty list means the same")
  func none() throws {
    var pack = SmallPack()
    #expect(try pack.read().tiering == .none)
    pack.set(
      "tier-rule-sets.yaml", "name: Tiers\nsource: Isle\neffective: 2020-01-01\nversion: 1\nruleSets: []\n")
    let read = try pack.read()
    #expect(read.tiering == .none)
    #expect(read.tables.last?.file == "tier-rule-sets.yaml")
  }

  @Test("The kept files of a pack are those that its rule sets name, and read back as the same tables")
  func keptFiles() throws {
    var pack = try TierPack()
    pack.small.set("tier-unused.yaml", "nothing here is read")
    let read = try pack.small.read()
    #expect(read.files["tier-unused.yaml"] == nil)
    #expect(read.files["tier-two-axis.yaml"] != nil)
    #expect(try RulePackReader.read(files: read.files).tiering == read.tiering)
  }
}
