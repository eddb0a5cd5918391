import Caseload
import Rules
import TestSupport
import Testing

@Suite("How long records are kept, and grounds for sharing")
struct RetentionRulesTests {
  @Test("Every kind of record has a period with its source, and there is a day to look at them again")
  func shipped() throws {
    let rules = try englandAndWales().retention
    #expect(Set(rules.periods.map(\.kind)) == Set(RetentionRules.Kind.allCases))
    #expect(rules.periods.count == RetentionRules.Kind.allCases.count)
    #expect(rules.periods.allSatisfy { !$0.source.isEmpty } && rules.review?.iso == "2027-01-01")
    #expect(try SmallPack().read().retention == .none)
  }

  @Test(
    "A period that cannot be is refused with its place",
    arguments: [
      ("months: 12", "months: 0", "periods[0].months"), ("import-problems", "letters", "periods[0].kind"),
      ("source: Isle }", "sauce: Isle }", "periods[0].source"), ("review: 2027-01-01", "review: soon", "review"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    let text = """
      name: Keeping
      source: Isle
      effective: 2020-01-01
      version: 1
      review: 2027-01-01
      periods:
        - { kind: import-problems, months: 12, source: Isle }
      """
    var small = SmallPack()
    small.set("retention.yaml", text)
    #expect(try small.read().retention.periods.first?.months == 12)
    small.set("retention.yaml", text.replacing(old, with: new))
    #expect(try small.faults().contains { $0.key == key && $0.file == "retention.yaml" })
  }

  @Test("Grounds for sharing are named once each, and a pack without them has none")
  func grounds() throws {
    let rules = try englandAndWales().disclosures
    #expect(!rules.grounds.isEmpty && Set(rules.grounds.map(\.id)).count == rules.grounds.count)
    #expect(rules.label("consent") == "The person on probation agreed" && rules.label("gone") == "gone")
    #expect(try SmallPack().read().disclosures == .none)
    var small = SmallPack()
    small.set(
      "disclosures.yaml",
      """
      name: Grounds
      source: Isle
      effective: 2020-01-01
      version: 1
      grounds:
        - { id: a, label: One }
        - { id: a, label: Two }
      """)
    #expect(try small.faults().first?.file == "disclosures.yaml")
  }
}
