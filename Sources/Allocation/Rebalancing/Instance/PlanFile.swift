public import FoundationEssentials

/// A plan as it is read from a file: the name of its instance, and who is to hold each case.
public struct PlanFile: Sendable, Hashable, Decodable {
  public let instance: String
  /// The practitioner of each case, in the order of the instance.
  public let assignment: [Int]
  /// What the plan says it costs, where it says so.
  public let objective: Decimal?
  /// How many moves it says it has, where it says so.
  public let moves: Int?

  /// Reads a plan from JSON; what else it holds is left aside.
  public init(json: Data) throws(RebalanceInstanceError) {
    do { self = try JSONDecoder().decode(PlanFile.self, from: json) } catch { throw RebalanceInstanceError(error) }
  }

  /// Where the plan says something else about itself than a recount finds, one sentence each.
  public func misstatements(_ recount: PlanRecount, _ problem: RebalanceInstance) -> [String] {
    var faults: [String] = []
    if instance != problem.name { faults.append("The plan is for “\(instance)”, not for “\(problem.name)”.") }
    let cost = ScaledCost.text(recount.scaledCost, scale: recount.scale)
    if let objective, objective != Decimal(string: cost) {
      faults.append("The plan says that it costs \(objective). It costs \(cost).")
    }
    if let moves, moves != recount.moves {
      faults.append("The plan says that it has \(moves) moves. It has \(recount.moves).")
    }
    return faults
  }
}
