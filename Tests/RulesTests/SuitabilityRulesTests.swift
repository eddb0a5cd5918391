import Rules
import TestSupport
import Testing

@Suite("Who may take a case: the table of rules, needs and points")
struct SuitabilityRulesTests {
  let pack: RulePack
  init() throws { pack = try englandAndWales() }

  @Test("What nobody may override, and what the head of the PDU may, is as the product decided")
  func overrides() {
    let rules = pack.suitability
    let never = SuitabilityRules.HardRule.allCases.filter { rules.override(of: $0) == .never }
    #expect(never == [.post, .absence, .exclusion, .vetting])
    let head = SuitabilityRules.HardRule.allCases.filter { rules.override(of: $0) == .headOfPDU }
    #expect(head == [.grade, .training, .limit, .protection, .workload])
    #expect(SuitabilityRules.none.override(of: .grade) == .never)
  }

  @Test("Five needs ask for training, and the source calls the numbers an assumption")
  func needs() {
    #expect(
      pack.suitability.needs.map(\.id) == [
        "mappa", "domestic-abuse", "sexual-offending", "child-safeguarding", "foreign-nationals",
      ])
    #expect(pack.suitability.needs.allSatisfy { !$0.courses.isEmpty })
    #expect(pack.tables.first { $0.file == "suitability.yaml" }?.source.contains("assumption") == true)
  }

  @Test("So much for each and no more than the most, above zero and below it")
  func each() {
    let gives = SuitabilityPoints.Each(each: 2, most: 6)
    #expect([0, 2, 3, 4].map(gives.points) == [0, 4, 6, 6])
    let takes = SuitabilityPoints.Each(each: -4, most: -12)
    #expect([0, 2, 3, 4].map(takes.points) == [0, -8, -12, -12])
  }

  @Test(
    "What cannot be is refused with its place",
    arguments: [
      ("registers: [FNAT]", "registers: [NONE]", "needs[4].registers[0]"),
      ("mappaLevels: [2, 3]", "mappaLevels: [2, 4]", "needs[0].mappaLevels[1]"),
      ("notAlone: [TPO]", "notAlone: [XX]", "needs[2].notAlone[0]"),
      (", sexualOffence: true", "", "needs[2].id"), ("id: domestic-abuse", "id: mappa", "needs[1].id"),
      ("senior: []", "senior: [weather]", "overrides.senior[0]"),
      ("senior: []", "senior: [post]", "overrides.senior[0]"),
      ("exclusion, vetting]", "exclusion]", "overrides"), ("backWithin: 3", "backWithin: -1", "days.backWithin"),
      ("sameTeam: 10", "sameTeam: -1", "points.sameTeam"), ("lastPlace: -5", "lastPlace: 5", "points.lastPlace"),
      ("most: 40", "most: many", "points.room.most"), ("each: -4", "each: 4", "points.recentWeek.each"),
      ("heavyMix: -10", "heavyMixes: -10", "points.heavyMix"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    var files = pack.files
    let text = try #require(files["suitability.yaml"])
    try #require(text.contains(old), "\(old)")
    files["suitability.yaml"] = text.replacing(old, with: new)
    do {
      _ = try RulePackReader.read(files: files)
      Issue.record("read: \(new)")
    } catch {
      #expect(error.faults.contains { $0.file == "suitability.yaml" && $0.key == key }, "\(error.faults)")
    }
  }

  @Test("A pack that was kept before there was such a table is read without it")
  func older() throws {
    var files = pack.files
    files["suitability.yaml"] = nil
    #expect(try RulePackReader.read(files: files).suitability == .none)
  }
}
