import Caseload
import Rules
import TestSupport
import Testing

@Suite("Tables of case work")
struct CaseWorkTablesTests {
  let pack: RulePack
  init() throws { pack = try englandAndWales() }

  @Test("Reports of three kinds are counted, and breach and recall are enforcement")
  func kinds() {
    #expect(pack.workKinds.compactMap(\.report) == [.standard, .fast, .oral])
    #expect(pack.workKinds.filter(\.isEnforcement).map(\.id) == ["recall", "breach"])
    #expect(pack.workKinds.filter(\.isContact).map(\.id) == ["contact"])
  }

  @Test("Having caused and having experienced domestic abuse are two facts")
  func domesticAbuse() {
    #expect(pack.registerTypes.type("ADVP")?.label == "Has caused domestic abuse")
    #expect(pack.registerTypes.type("DAVS")?.label == "Has experienced domestic abuse")
    #expect(pack.registerTypes.type("RVHR") == nil)
    #expect(pack.registerTypes.riskOfSeriousHarm == ["RVHR", "RHRH", "RMRH", "RLRH"])
  }

  @Test("Every case type has a place in the order in which types count")
  func precedence() {
    #expect(Set(pack.supervision.precedence) == Set(pack.caseTypes.map(\.id)))
    #expect(pack.supervision.cohorts.first?.offencesFrom == LocalDate(year: 2015, month: 2, day: 1))
  }

  @Test("No sheet has two owners")
  func owners() {
    #expect(pack.owners.caseSystem.isDisjoint(with: pack.owners.headroom))
    #expect(pack.owners.silentDays == 7)
  }

  @Test("A report of an unknown kind, a type out of order and a sheet with two owners are refused")
  func wrong() throws {
    var small = SmallPack()
    try small.change("work-kinds.yaml", "report: fast", to: "report: quick")
    try small.change("supervision.yaml", "[bond]", to: "[bail]")
    try small.change("data-owners.yaml", "headroom: [posts]", to: "headroom: [cases]")
    #expect(
      try small.faults().map { "\($0.file) \($0.key ?? "-")" } == [
        "work-kinds.yaml kinds[0].report", "supervision.yaml precedence[0]", "supervision.yaml precedence",
        "data-owners.yaml headroom[0]",
      ])
  }
}
