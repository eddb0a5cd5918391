import Allocation
import Foundation
import Testing

@Suite("An instance file")
struct InstanceReaderTests {
  /// Two people, one list, three cases; sound.
  static let sound = """
    {"format":"rebalance-instance/1","name":"tiny","objective":{"loadBreaksPercent":[80,110],"loadSlopes":[5,2000],\
    "perCaseOverCap":100000,"perCaseOverShare":50000,"highRiskShare":0.6,"sexualOffenceShare":0.4},\
    "practitioners":{"capacity":[2176,1088],"otherWork":[400,200],"caseCap":[50,25],"team":[0,0],"pdu":[0,0],\
    "grade":["PO","PSO"],"absent":[0,0]},"destinations":[[[0,300],[1,800]]],\
    "cases":{"points":[60,70,80],"highRisk":[0,1,0],"sexualOffence":[0,0,1],"destinations":[0,0,0],\
    "holder":[0,1,null],"holderMayKeep":[1,1,0],"leaveCost":[1000,1080,0],"pinned":[1,0,0],"barred":[[],[0],[]]}}
    """

  private func read(_ text: String) throws -> RebalanceInstance { try RebalanceInstance(json: Data(text.utf8)) }

  @Test("is read with its shares exact")
  func reads() throws {
    let instance = try read(Self.sound)
    #expect(instance.cases.count == 3 && instance.practitioners.count == 2)
    #expect(instance.objective.highRiskShare == ExactShare(3, over: 5))
    #expect(instance.cases[2].holder == nil && instance.cases[0].isPinned)
    #expect(instance.destinationCost(case: 1, to: 0) == nil)
    #expect(instance.destinationCost(case: 2, to: 1) == 800)
  }

  @Test(
    "that is wrong is refused with the place",
    arguments: [
      ("rebalance-instance/1", "rebalance-instance/2", "format"),
      ("\"capacity\":[2176,1088]", "\"capacity\":[2176,-1]", "practitioners.capacity[1]"),
      ("\"capacity\":[2176,1088]", "\"capacity\":[2176]", "practitioners.otherWork"),
      ("\"capacity\":[2176,1088]", "\"capacity\":[2176,1088.5]", "the file"),
      ("\"points\":[60,70,80]", "\"points\":[60,70]", "cases.highRisk"),
      ("\"points\":[60,70,80]", "\"points\":[60,-7,80]", "cases.points[1]"),
      ("\"destinations\":[0,0,0]", "\"destinations\":[0,1,0]", "cases.destinations[1]"),
      ("[[[0,300],[1,800]]]", "[[[0,300],[2,800]]]", "destinations[0][1]"),
      ("[[[0,300],[1,800]]]", "[[[0,300],[0,800]]]", "destinations[0][1]"),
      ("[[[0,300],[1,800]]]", "[[[0,300],[1]]]", "destinations[0][1]"),
      ("[[[0,300],[1,800]]]", "[[]]", "cases[2]"),
      ("\"holder\":[0,1,null]", "\"holder\":[0,5,null]", "cases.holder[1]"),
      ("\"holder\":[0,1,null]", "\"holder\":[null,1,null]", "cases.pinned[0]"),
      ("\"barred\":[[],[0],[]]", "\"barred\":[[0],[0],[]]", "cases.pinned[0]"),
      ("\"barred\":[[],[0],[]]", "\"barred\":[[],[0],[0,1]]", "cases[2]"),
      ("\"barred\":[[],[0],[]]", "\"barred\":[[],[9],[]]", "cases.barred[1]"),
      ("\"highRisk\":[0,1,0]", "\"highRisk\":[0,2,0]", "cases.highRisk[1]"),
      ("\"loadSlopes\":[5,2000]", "\"loadSlopes\":[5]", "objective.loadSlopes"),
      ("\"highRiskShare\":0.6", "\"highRiskShare\":1.6", "objective.highRiskShare"),
      ("\"highRiskShare\":0.6", "\"highRiskShare\":0.61234", "objective.highRiskShare"),
      ("\"perCaseOverCap\":100000,", "", "objective.perCaseOverCap"),
      ("\"name\":\"tiny\",", "", "name"),
      ("]]}}", "]]}", "the file"),
    ])
  func refuses(sound: String, wrong: String, place: String) throws {
    let text = Self.sound.replacingOccurrences(of: sound, with: wrong)
    #expect(text != Self.sound)
    let error = #expect(throws: RebalanceInstanceError.self) { try read(text) }
    #expect(error?.place == place, "\(error.map { "\($0)" } ?? "")")
  }

  @Test("without a case is sound, and its plan is empty")
  func empty() throws {
    let instance = try RebalanceInstance(
      name: "empty", objective: try read(Self.sound).objective,
      practitioners: [.init(capacity: 0, otherWork: 10, caseCap: 0)], destinations: [], cases: [])
    #expect(RebalanceModel(instance).planAsThingsAre().isEmpty)
  }
}

@Suite("A share as a decimal")
struct ExactShareTests {
  @Test(
    "is a fraction in lowest terms", arguments: [("0.6", 3, 5), ("1", 1, 1), ("0.40", 2, 5), ("0.333", 333, 1_000)])
  func reads(text: String, numerator: Int, denominator: Int) throws {
    let share = try #require(ExactShare(decimal: text))
    #expect(share.numerator == numerator && share.denominator == denominator)
  }

  @Test("outside 0 to 1 or finer than a thousandth is none", arguments: ["1.1", "-0.1", "0.1234", "", "x", "2"])
  func refuses(text: String) { #expect(ExactShare(decimal: text) == nil) }
}
