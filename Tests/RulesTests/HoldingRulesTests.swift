import Rules
import TestSupport
import Testing

@Suite("Who may hold a case, and how many")
struct HoldingRulesTests {
  let rules: HoldingRules
  init() throws { rules = try englandAndWales().holding }

  @Test("Fifty cases are the limit of a full week, and only probation officers are qualified")
  func shipped() {
    #expect(rules.caseloadLimit == 50)
    #expect(rules.qualified == ["PO"])
    #expect(rules.seniors == ["SPO"])
  }

  @Test("High risk, MAPPA level 2 or 3, protect level A or B, and no assessment each ask for a qualified officer")
  func asks() {
    #expect(rules.reasonsForQualified(rosh: "high", mappaLevel: nil, tier: "C1") == ["risk of serious harm high"])
    #expect(rules.reasonsForQualified(rosh: "medium", mappaLevel: 2, tier: "C1") == ["MAPPA level 2"])
    #expect(rules.reasonsForQualified(rosh: "medium", mappaLevel: 1, tier: "B0") == ["protect level B"])
    #expect(
      rules.reasonsForQualified(rosh: nil, mappaLevel: nil, tier: "untiered") == ["no risk of serious harm recorded"])
  }

  @Test("The change number says nothing about the grade", arguments: ["C0", "C3", "D0", "D3", "C3S"])
  func changeNumber(tier: String) {
    #expect(rules.reasonsForQualified(rosh: "medium", mappaLevel: 1, tier: tier).isEmpty)
  }

  @Test("A single-axis tier asks for nothing by its letter: the decision is about protect levels")
  func singleAxis() {
    #expect(rules.reasonsForQualified(rosh: "low", mappaLevel: nil, tier: "A").isEmpty)
  }

  @Test("An unknown grade and an unknown level are refused with their place")
  func wrong() throws {
    var small = SmallPack()
    small.set(
      "holding.yaml",
      """
      name: Holding
      source: Isle
      effective: 2020-01-01
      version: 1
      caseloadLimit: 40
      qualified: [CHIEF]
      seniors: []
      asksForQualified: { rosh: [huge], mappaLevels: [1], protectLetters: [], withoutRosh: true }
      """)
    #expect(
      try small.faults().map { "\($0.file) \($0.key ?? "-")" } == [
        "holding.yaml qualified[0]", "holding.yaml asksForQualified.rosh[0]",
      ])
  }
}
