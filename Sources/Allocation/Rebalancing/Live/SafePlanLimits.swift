/// What proves that no plan at all brings everybody to a line, by sums alone: each of them is necessary, and one that fails is enough.
///
/// Where none fails, a plan is not excluded; that one was not found proves nothing.
public struct SafePlanLimits: Sendable, Hashable {
  /// Why no plan can.
  public enum Proof: Sendable, Hashable {
    /// A practitioner is over by more points than all the cases have that somebody may receive from them.
    case person(Int, over: Int, movable: Int)
    /// All who are over are over by more points than all receivers have room for.
    case room(over: Int, room: Int)
    /// More cases would have to move than receivers may be given.
    case moves(atLeast: Int, most: Int)
  }

  public let proofs: [Proof]
  /// Whether no plan brings everybody to the line.
  public var isImpossible: Bool { !proofs.isEmpty }

  /// - Parameter lines: points that each practitioner is not to be above; nil for whoever is not looked at.
  /// - Complexity: linear in cases and their lists.
  public init(_ instance: RebalanceInstance, _ rules: ReceiverRules, lines: [Int?]) {
    var loads = instance.practitioners.map(\.otherWork)
    for subject in instance.cases { if let holder = subject.holder { loads[holder] += subject.points } }
    let over = zip(loads, lines).map { load, line in line.map { max(0, load - $0) } ?? 0 }
    let room = zip(loads, rules.receivers).enumerated().map { index, pair in
      over[index] == 0 && pair.1.mostReceived > 0 ? max(0, pair.1.mostLoad - pair.0) : 0
    }
    var movable = Array(repeating: 0, count: loads.count)
    var largest = movable
    for (index, subject) in instance.cases.enumerated() {
      guard let holder = subject.holder, over[holder] > 0, !subject.isPinned, subject.points > 0 else { continue }
      let fits = instance.destinations[subject.destinations].contains {
        $0.practitioner != holder && room[$0.practitioner] >= subject.points
          && instance.destinationCost(case: index, to: $0.practitioner) != nil
      }
      guard fits else { continue }
      movable[holder] += subject.points
      largest[holder] = max(largest[holder], subject.points)
    }
    var proofs: [Proof] = []
    for index in over.indices where over[index] > movable[index] {
      proofs.append(.person(index, over: over[index], movable: movable[index]))
    }
    let (allOver, allRoom) = (over.reduce(0, +), room.reduce(0, +))
    if allOver > allRoom { proofs.append(.room(over: allOver, room: allRoom)) }
    let fewest = over.indices.reduce(0) { sum, index in
      largest[index] > 0 ? sum + (over[index] + largest[index] - 1) / largest[index] : sum
    }
    let most = rules.receivers.indices.reduce(0) { $0 + (room[$1] > 0 ? rules.receivers[$1].mostReceived : 0) }
    if fewest > most { proofs.append(.moves(atLeast: fewest, most: most)) }
    self.proofs = proofs
  }
}
