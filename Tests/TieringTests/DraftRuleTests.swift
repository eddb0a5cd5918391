import Caseload
import Rules
import TestSupport
import Testing

@testable import Tiering

@Suite("A changed table changes tiers")
struct DraftRuleTests {
  private static let shipped = Result { try englandAndWales().files }

  /// The shipped tiering with one text of one file changed.
  private func tiering(_ file: String, _ old: String, to new: String) throws -> TieringRules {
    var files = try Self.shipped.get()
    let text = try #require(files[file])
    try #require(text.contains(old))
    files[file] = text.replacing(old, with: new)
    return try RulePackReader.read(files: files).tiering
  }

  private func id(_ rules: TieringRules, _ ruleSet: String, _ inputs: TierInputs) throws -> String {
    try TierModel(try #require(rules.ruleSet(id: ruleSet))).assess(inputs, on: day).id
  }

  @Test("A lower limit of a protect level")
  func threshold() throws {
    let inputs = TierInputs(register: RegisterFacts(rosh: .high))
    let draft = try tiering("tier-two-axis.yaml", "B: 20, C: 10", to: "B: 21, C: 10")
    #expect(try id(draft, "two-axis-2024-03", inputs) == "C0")
    #expect(try id(draft, "utm-2", inputs) == "B0")
  }

  @Test("Other points for MAPPA level 1, for a need and for integrated management")
  func points() throws {
    let mappa = try tiering("tier-two-axis.yaml", "M1: 5", to: "M1: 10")
    #expect(try id(mappa, "two-axis-2024-03", TierInputs(register: RegisterFacts(mappaLevel: .one))) == "C0")
    var needs = NeedsAssessment()
    needs.severities[0] = .severe
    let inputs = TierInputs(sentences: SentenceFacts(givesMandate: true), needs: needs)
    let weighed = try tiering("tier-needs.yaml", "severe: 2 }", to: "severe: 10 }")
    #expect(try id(weighed, "two-axis-2024-03", inputs) == "D2")
  }

  @Test("A cell of the matrix, and with it what is provisional")
  func matrix() throws {
    let low = RiskPredictors(all: .init(.zero, .fromAssessment), serious: .init(.zero, .fromRecord))
    let inputs = TierInputs(register: RegisterFacts(rosh: .veryHigh, marks: .stalking), predictors: low)
    let draft = try tiering(
      "tier-single-axis.yaml", "[D,  D,  E,  F,  F,  G]", to: "[D,  D,  E,  F,  F,  A]")
    #expect(try id(draft, "single-axis-2026-06-18", inputs) == "A")
    let flat = try tiering("tier-single-axis.yaml", "B,  B,  B,  B] }", to: "B,  B,  B,  C] }")
    let model = TierModel(try #require(flat.ruleSet(id: "single-axis-2026-06-18")))
    // Very high harm gives C, now the best that the lowest column still allows.
    #expect(try model.assess(inputs, on: day).isProvisional == false)
    #expect(try TierModel(try ruleSet("single-axis-2026-06-18")).assess(inputs, on: day).isProvisional)
  }

  @Test("Other codes read another register")
  func codes() throws {
    let draft = try tiering("tier-codes.yaml", "code: RHRH, level: high", to: "code: RXXX, level: high")
    let evidence = TierEvidence(try #require(draft.ruleSet(id: "two-axis-2024-03")))
    #expect(evidence.register([RegisterEntry(type: "RHRH", registeredOn: day)]).rosh == nil)
    #expect(evidence.register([RegisterEntry(type: "RXXX", registeredOn: day)]).rosh == .high)
  }

  @Test("A draft beside the live rules is another rule set with its own number")
  func beside() throws {
    var files = try Self.shipped.get()
    files["tier-draft.yaml"] = files["tier-two-axis.yaml"]?.replacing("high: 20", with: "high: 9")
    files["tier-rule-sets.yaml"] = files["tier-rule-sets.yaml"]?.replacing(
      "ruleSets:\n",
      with: """
        ruleSets:
          - id: draft
            label: Draft
            from: 2027-01-01
            draft: true
            model: two-axis
            codes: tier-codes.yaml
            needs: tier-needs.yaml
            tables: tier-draft.yaml
            quirks: tier-quirks.yaml

        """)
    let rules = try RulePackReader.read(files: files).tiering
    let inputs = TierInputs(register: RegisterFacts(rosh: .high))
    #expect(try id(rules, "draft", inputs) == "D0")
    #expect(try id(rules, "two-axis-2024-03", inputs) == "B0")
    #expect(rules.ruleSet(region: "N01", on: day + 900)?.id == "two-axis-2024-03")
  }

  @Test("A model is made of its own tables only")
  func otherModel() throws {
    #expect(TwoAxisModel(try ruleSet("single-axis-2026-06-18")) == nil)
    #expect(SingleAxisModel(try ruleSet("utm-1")) == nil)
  }
}
