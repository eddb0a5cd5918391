import Rules
import Testing

@Suite("All faults of a rule pack are reported at once")
struct AllFaultsTests {
  @Test("from every file, in the order of the tables and lines")
  func everyFile() throws {
    var pack = SmallPack()
    try pack.change("extract.yaml", "dropPercent: 10", to: "dropPercent: 101")
    try pack.change("extract.yaml", "source: Isle operations\n", to: "")
    try pack.change("pack.yaml", "title: The Isle", to: "title:")
    try pack.change("tiers.yaml", "label: High", to: "lable: High")
    try pack.change("points-t2a.yaml", "open: 7", to: "open: many")
    pack.set("limits.yaml", nil)
    let found = try pack.faults().map { "\($0.file) \($0.line ?? 0) \($0.key ?? "-")" }
    #expect(
      found == [
        "pack.yaml 2 title",
        "tiers.yaml 7 tiers[1].label",
        "tiers.yaml 7 tiers[1].lable",
        "points-t2a.yaml 7 points[1].open",
        "limits.yaml 0 -",
        "extract.yaml 1 source",
        "extract.yaml 4 dropPercent",
      ])
  }

  @Test("a fault in one table makes no false ones in the tables that refer to it")
  func noEchoes() throws {
    var pack = SmallPack()
    try pack.change("tiers.yaml", "id: high, ", to: "")
    try pack.change("locations.yaml", "id: open, ", to: "")
    try pack.change("grades.yaml", "id: CM\n    label", to: "label")
    #expect(try pack.faults().map(\.key) == ["grades[0].id", "tiers[1].id", "locations[0].id"])
  }

  @Test("a missing table makes no false faults in the tables that refer to it")
  func noEchoesOfMissing() throws {
    var pack = SmallPack()
    for file in ["tiers.yaml", "locations.yaml", "grades.yaml"] { pack.set(file, nil) }
    #expect(try pack.faults().map(\.file) == ["grades.yaml", "tiers.yaml", "locations.yaml"])
  }

  @Test("a fault reads as file, line, key and reason")
  func wording() {
    let fault = RulePackFault(file: "grades.yaml", line: 12, key: "grades[2].label", reason: "is missing")
    #expect(fault.description == "grades.yaml line 12, grades[2].label: is missing")
    let whole = RulePackFault(file: "grades.yaml", line: nil, key: nil, reason: "the file is missing")
    #expect(whole.description == "grades.yaml: the file is missing")
    let one = RulePackError(folder: "rules", faults: [fault])
    #expect(one.description == "The rule pack in rules cannot be used: 1 thing in it needs mending.\n\(fault)")
    let two = RulePackError(folder: "rules", faults: [fault, whole])
    #expect(two.description.hasPrefix("The rule pack in rules cannot be used: 2 things in it need mending.\n"))
  }
}
