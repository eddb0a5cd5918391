/// Looks for moves that make a live team's load lighter where it is over, and keeps every rule about receivers at every step.
///
/// It goes down by the move that helps most, then begins anew from a part of what it found, a number of times. The same seed gives
/// the same plan. The cost is that of the instance.
public struct SafePlanSearch: Sendable {
  /// One case that changes hands, by place in the instance.
  public struct Move: Sendable, Hashable {
    public let index: Int
    public let from: Int
    public let to: Int

    public init(index: Int, from: Int, to: Int) {
      self.index = index
      self.from = from
      self.to = to
    }
  }

  let instance: RebalanceInstance
  let rules: ReceiverRules
  let gives: [Bool]
  private let costs: PostCosts

  /// - Parameter gives: whether each practitioner gives; nobody else does.
  public init(_ instance: RebalanceInstance, _ rules: ReceiverRules, gives: [Bool]) {
    self.instance = instance
    self.rules = rules
    self.gives = gives
    costs = PostCosts(instance)
  }

  /// Moves in the order in which they were found, each of which helps by itself.
  ///
  /// - Parameters:
  ///   - most: moves in all.
  ///   - rounds: how often it begins anew from a part of its plan.
  /// - Complexity: O(rounds × moves × options of the cases of those who give).
  public func moves(most: Int, seed: UInt64, rounds: Int) -> [Move] {
    var random = SearchRandom(seed: seed)
    var best = State(self)
    best.descend(self, most: most, without: nil)
    for _ in 0..<rounds where !best.moves.isEmpty {
      var next = State(self)
      // Two moves in three stay, and one of the others is not made again in this round.
      let kept = best.moves.map { _ in random.below(3) > 0 }
      let left = best.moves.indices.filter { !kept[$0] }
      for (place, move) in best.moves.enumerated() where kept[place] { next.make(move, self) }
      next.descend(self, most: most, without: left.isEmpty ? nil : best.moves[left[random.below(left.count)]])
      if next.saved > best.saved { best = next }
    }
    return best.moves
  }

  /// What a move would save after others were made, in scaled cost units; nil where a rule keeps it from being made.
  public func saving(of move: Move, after others: [Move]) -> Int? {
    var state = State(self)
    for other in others { state.make(other, self) }
    return state.saving(move.index, to: move.to, self)
  }

  /// Who may receive one case after other moves were made, the one who saves most first.
  public func receivers(of index: Int, after others: [Move]) -> [Move] {
    var state = State(self)
    for other in others { state.make(other, self) }
    guard let from = instance.cases[index].holder else { return [] }
    return instance.destinations[instance.cases[index].destinations].compactMap { option in
      state.saving(index, to: option.practitioner, self).map { (option.practitioner, $0) }
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { Move(index: index, from: from, to: $0.0) }
  }

  /// What everybody holds after some moves.
  private struct State {
    var holdings: [PostCosts.Holding]
    var received: [Int]
    var hasMoved: Set<Int> = []
    var moves: [Move] = []
    var saved = 0

    init(_ search: SafePlanSearch) {
      let instance = search.instance
      holdings = instance.practitioners.map { PostCosts.Holding(points: $0.otherWork) }
      received = Array(repeating: 0, count: holdings.count)
      for subject in instance.cases { if let holder = subject.holder { change(holder, subject, by: 1) } }
    }

    private mutating func change(_ person: Int, _ subject: RebalanceInstance.Case, by one: Int) {
      holdings[person] = Self.changed(holdings[person], subject, by: one)
    }

    private static func changed(
      _ holding: PostCosts.Holding, _ subject: RebalanceInstance.Case, by one: Int
    ) -> PostCosts.Holding {
      var holding = holding
      holding.points += one * subject.points
      holding.cases += one
      holding.highRisk += subject.isHighRisk ? one : 0
      holding.sexualOffence += subject.isSexualOffence ? one : 0
      return holding
    }

    /// What moving a case saves; nil where a rule keeps it from moving there.
    func saving(_ index: Int, to person: Int, _ search: SafePlanSearch) -> Int? {
      let subject = search.instance.cases[index]
      guard let holder = subject.holder, holder != person, search.gives[holder], !search.gives[person],
        !subject.isPinned, !hasMoved.contains(index), received[person] < search.rules.receivers[person].mostReceived,
        let cost = search.instance.destinationCost(case: index, to: person)
      else { return nil }
      let rule = search.rules.receivers[person]
      let (giver, receiver) = (holdings[holder], holdings[person])
      guard receiver.points + subject.points <= rule.mostLoad, receiver.cases + 1 <= rule.mostCases else { return nil }
      let costs = search.costs
      let before = costs.cost(of: holder, giver) + costs.cost(of: person, receiver)
      let after =
        costs.cost(of: holder, Self.changed(giver, subject, by: -1))
        + costs.cost(of: person, Self.changed(receiver, subject, by: 1))
      return before - after - costs.scale * (subject.leaveCost + cost)
    }

    mutating func make(_ move: Move, _ search: SafePlanSearch) {
      guard let saving = saving(move.index, to: move.to, search) else { return }
      saved += saving
      change(move.from, search.instance.cases[move.index], by: -1)
      change(move.to, search.instance.cases[move.index], by: 1)
      received[move.to] += 1
      hasMoved.insert(move.index)
      moves.append(move)
    }

    mutating func descend(_ search: SafePlanSearch, most: Int, without left: Move?) {
      while moves.count < most {
        var best: (move: Move, saving: Int)?
        for (index, subject) in search.instance.cases.enumerated() {
          guard let holder = subject.holder, search.gives[holder], !subject.isPinned else { continue }
          for option in search.instance.destinations[subject.destinations] {
            guard let saving = saving(index, to: option.practitioner, search), saving > best?.saving ?? 0 else {
              continue
            }
            let move = Move(index: index, from: holder, to: option.practitioner)
            if move != left { best = (move, saving) }
          }
        }
        guard let best else { return }
        make(best.move, search)
      }
    }
  }
}
