import Allocation
import Foundation
import Testing

@Suite("A recount of a plan")
struct PlanRecountTests {
  @Test(
    "finds the stated cost, moves and people over 110 % of each shipped solution", arguments: ShippedInstances.names)
  func shipped(name: String) throws {
    let instance = try ShippedInstances.instance(name)
    let known = try ShippedInstances.known(name)
    let recount = PlanRecount(of: try ShippedInstances.solution(name).assignment, in: instance)
    #expect(recount.violations.isEmpty)
    #expect(recount.scale == 1 && recount.scaledCost == known.bestKnown)
    #expect(recount.moves == known.moves)
  }

  @Test("names every rule that is broken")
  func violations() throws {
    let instance = try RebalanceInstance(json: Data(InstanceReaderTests.sound.utf8))
    #expect(PlanRecount(of: [0, 1, 0], in: instance).violations.isEmpty)
    #expect(PlanRecount(of: [1, 1, 0], in: instance).violations == ["Case 0 is pinned and goes to practitioner 1."])
    #expect(
      PlanRecount(of: [0, 0, 0], in: instance).violations == ["Case 1 goes to practitioner 0, who is barred from it."])
    #expect(
      PlanRecount(of: [0, 1, 7], in: instance).violations == ["Case 2 goes to practitioner 7, who does not exist."])
    #expect(PlanRecount(of: [0, 1], in: instance).violations.count == 1)
  }

  @Test("counts a share to the fraction of a case, and the cap and each break by the point")
  func cost() throws {
    let objective = RebalanceObjective(
      loadBreaksPercent: [100], loadSlopes: [7], perCaseOverCap: 1_000, perCaseOverShare: 10,
      highRiskShare: try #require(ExactShare(decimal: "0.333")),
      sexualOffenceShare: try #require(ExactShare(decimal: "1")))
    let one = RebalanceInstance.Case(
      points: 60, isHighRisk: true, isSexualOffence: false, destinations: 0, holder: 0, holderMayKeep: true,
      leaveCost: 0, isPinned: false, barred: [])
    let instance = try RebalanceInstance(
      name: "share", objective: objective, practitioners: [.init(capacity: 110, otherWork: 0, caseCap: 1)],
      destinations: [[]], cases: [one, one])
    let recount = PlanRecount(of: [0, 0], in: instance)
    // 10 points over at 7, one case over the cap, and 2 − 0.666 cases over the share at 10.
    #expect(ScaledCost.text(recount.scaledCost, scale: recount.scale) == "1083.34")
  }

  @Test("differs from what a plan says of itself only where it does")
  func misstatements() throws {
    let instance = try RebalanceInstance(json: Data(InstanceReaderTests.sound.utf8))
    let recount = PlanRecount(of: [0, 1, 0], in: instance)
    func faults(_ rest: String) throws -> Int {
      let plan = try PlanFile(json: Data("{\"instance\":\"tiny\",\"assignment\":[0,1,0]\(rest)}".utf8))
      return plan.misstatements(recount, instance).count
    }
    let cost = ScaledCost.text(recount.scaledCost, scale: recount.scale)
    #expect(try faults(",\"objective\":\(cost),\"moves\":0") == 0)
    #expect(try faults("") == 0)
    #expect(try faults(",\"objective\":\(cost)1,\"moves\":2") == 2)
  }
}
