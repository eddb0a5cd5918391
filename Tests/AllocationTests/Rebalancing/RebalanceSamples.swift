import Foundation

@testable import Allocation

/// The instances that ship with the project, with what is known about each.
enum ShippedInstances {
  static let names = ["team-1", "team-2", "team-3", "pdu-a", "pdu-b"]

  struct Known: Decodable, Sendable {
    let name: String
    let lpBound: Int
    let bound: Int
    let bestKnown: Int
    let moves: Int
    let over110: Int
  }

  static func instance(_ name: String) throws -> RebalanceInstance {
    try RebalanceInstance(json: try data("\(name).json"))
  }

  static func solution(_ name: String) throws -> PlanFile { try PlanFile(json: try data("\(name).solution.json")) }

  static func known(_ name: String) throws -> Known {
    let lines = String(decoding: try data("bounds.jsonl"), as: UTF8.self).split(separator: "\n")
    let all = try lines.map { try JSONDecoder().decode(Known.self, from: Data($0.utf8)) }
    guard let known = all.first(where: { $0.name == name }) else { throw CocoaError(.fileNoSuchFile) }
    return known
  }

  static func data(_ file: String) throws -> Data {
    try Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("Instances/\(file)"))
  }
}

/// Made-up instances of a few people and cases, of every shape that a file can have.
enum RandomInstances {
  /// Parts that are mostly sound; a part of them cannot be planned, which is what `RebalanceInstance` has to find.
  static func make(_ seed: UInt64, people: Int = 5, cases: Int = 10) throws(RebalanceInstanceError) -> RebalanceInstance
  {
    var random = SearchRandom(seed: seed)
    let count = 1 + random.below(people)
    let practitioners = (0..<count).map { _ in
      RebalanceInstance.Practitioner(
        capacity: random.below(8) == 0 ? 0 : 100 + random.below(300), otherWork: random.below(120),
        caseCap: random.below(6))
    }
    let lists = (0..<1 + random.below(4)).map { _ in
      (0..<count).filter { _ in random.below(4) > 0 }.map {
        RebalanceInstance.Destination(practitioner: $0, cost: 100 * random.below(9))
      }
    }
    let all = (0..<random.below(cases + 1)).map { _ in
      RebalanceInstance.Case(
        points: random.below(90), isHighRisk: random.below(3) == 0, isSexualOffence: random.below(4) == 0,
        destinations: random.below(lists.count), holder: random.below(5) == 0 ? nil : random.below(count),
        holderMayKeep: random.below(8) > 0, leaveCost: 1_000 + 80 * random.below(24), isPinned: random.below(10) == 0,
        barred: random.below(6) == 0 ? [random.below(count)] : [])
    }
    return try RebalanceInstance(
      name: "random-\(seed)", objective: objective(&random), practitioners: practitioners, destinations: lists,
      cases: all)
  }

  private static func objective(_ random: inout SearchRandom) -> RebalanceObjective {
    let shares = ["0.6", "0.4", "0", "1", "0.125", "0.333"].compactMap { ExactShare(decimal: $0) }
    return RebalanceObjective(
      loadBreaksPercent: [80, 90, 100, 110], loadSlopes: [5, 15, 100, 2_000], perCaseOverCap: 100_000,
      perCaseOverShare: 50_000, highRiskShare: shares[random.below(shares.count)],
      sexualOffenceShare: shares[random.below(shares.count)])
  }

  /// The cheapest of all assignments that break no rule, in scaled cost units, by trying every one.
  static func cheapest(_ instance: RebalanceInstance) -> Int {
    let problem = SearchProblem(instance, PostCosts(instance))
    var assignment = instance.cases.map { $0.holder ?? 0 }
    var best = Int.max
    func tryAll(from index: Int) {
      guard index < problem.items.count else {
        best = min(best, PlanRecount(of: assignment, in: instance).scaledCost)
        return
      }
      let item = problem.items[index]
      for option in problem.options[Int(item.first)..<Int(item.end)] {
        assignment[item.index] = Int(option.practitioner)
        tryAll(from: index + 1)
      }
    }
    tryAll(from: 0)
    return best
  }
}
