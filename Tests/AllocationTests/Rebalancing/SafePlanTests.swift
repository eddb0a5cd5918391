import Testing

@testable import Allocation

@Suite("Safe moves in a live team")
struct SafePlanTests {
  /// A team in which some are over 110 %, some between, and some have room.
  private struct Team {
    let instance: RebalanceInstance
    let rules: ReceiverRules
    let gives: [Bool]
    let lines: [Int?]

    init(_ seed: UInt64, people: Int, cases: Int) throws {
      var random = SearchRandom(seed: seed)
      let count = 2 + random.below(people - 1)
      let lists = (0..<4).map { _ in
        (0..<count).filter { _ in random.below(4) > 0 }.map {
          RebalanceInstance.Destination(practitioner: $0, cost: 300 * random.below(2))
        }
      }
      var loads = Array(repeating: 0, count: count)
      let held = (0..<cases).map { _ -> RebalanceInstance.Case in
        let holder = random.below(1 + random.below(count))
        let points = 10 + random.below(60)
        loads[holder] += points
        return RebalanceInstance.Case(
          points: points, isHighRisk: random.below(3) == 0, isSexualOffence: random.below(4) == 0,
          destinations: random.below(lists.count), holder: holder, holderMayKeep: true,
          leaveCost: 1_000 + 80 * random.below(24), isPinned: random.below(5) == 0, barred: [])
      }
      let capacities = (0..<count).map { _ in 60 + random.below(240) }
      rules = ReceiverRules(
        (0..<count).map { index in
          ReceiverRules.Receiver(
            mostLoad: capacities[index], mostCases: 1 + random.below(cases + 2),
            mostReceived: loads[index] <= capacities[index] ? random.below(4) : 0)
        })
      gives = (0..<count).map { loads[$0] * 100 > 110 * capacities[$0] }
      lines = capacities.map { 110 * $0 / 100 }
      instance = try RebalanceInstance(
        name: "live-\(seed)",
        objective: RebalanceObjective(
          loadBreaksPercent: [80, 90, 100, 110], loadSlopes: [5, 15, 100, 2_000], perCaseOverCap: 100_000,
          perCaseOverShare: 1_000, highRiskShare: try #require(ExactShare(60, over: 100)),
          sexualOffenceShare: try #require(ExactShare(40, over: 100))),
        practitioners: capacities.map { .init(capacity: $0, otherWork: 0, caseCap: 20) }, destinations: lists,
        cases: held, receiverRules: rules)
    }

    var holders: [Int] { instance.cases.compactMap(\.holder) }

    func assignment(_ moves: [SafePlanSearch.Move]) -> [Int] {
      moves.reduce(into: holders) { $0[$1.index] = $1.to }
    }
  }

  @Test("On 300 random teams every plan keeps every rule, and saves what a recount says")
  func rulesAreKept() throws {
    var made = 0
    for seed in 1...300 as ClosedRange<UInt64> {
      let team = try Team(seed, people: 6, cases: 24)
      let search = SafePlanSearch(team.instance, team.rules, gives: team.gives)
      let moves = search.moves(most: 6, seed: seed, rounds: 4)
      #expect(moves.count <= 6 && Set(moves.map(\.index)).count == moves.count)
      #expect(moves.allSatisfy { team.gives[$0.from] && !team.gives[$0.to] && !team.instance.cases[$0.index].isPinned })
      let after = PlanRecount(of: team.assignment(moves), in: team.instance)
      #expect(after.violations.isEmpty && after.moves == moves.count)
      #expect(team.rules.violations(of: team.assignment(moves), in: team.instance).isEmpty)
      let saved = moves.indices.reduce(0) { $0 + (search.saving(of: moves[$1], after: Array(moves[..<$1])) ?? 0) }
      #expect(PlanRecount(of: team.holders, in: team.instance).scaledCost - after.scaledCost == saved)
      #expect(moves == search.moves(most: 6, seed: seed, rounds: 4))
      made += moves.count
    }
    #expect(made > 200, "only \(made) moves in all")
  }

  @Test("Looking longer never makes a plan worse, and fewer moves are never more than were asked for")
  func longer() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      let team = try Team(seed, people: 6, cases: 24)
      let search = SafePlanSearch(team.instance, team.rules, gives: team.gives)
      func cost(_ rounds: Int) -> Int {
        PlanRecount(of: team.assignment(search.moves(most: 5, seed: 7, rounds: rounds)), in: team.instance).scaledCost
      }
      #expect(cost(12) <= cost(0))
      #expect(search.moves(most: 1, seed: 7, rounds: 3).count <= 1 && search.moves(most: 0, seed: 7, rounds: 3).isEmpty)
    }
  }

  @Test(
    "Where sums prove that no plan is enough, trying every assignment finds none; and there are such teams and others")
  func proofs() throws {
    var (proven, open) = (0, 0)
    for seed in 1...250 as ClosedRange<UInt64> {
      let team = try Team(seed, people: 3, cases: 7)
      guard team.gives.contains(true) else { continue }
      let limits = SafePlanLimits(team.instance, team.rules, lines: team.lines)
      guard limits.isImpossible else {
        open += 1
        continue
      }
      proven += 1
      #expect(!isSolved(team, team.holders, from: 0), "seed \(seed)")
    }
    #expect(proven > 20 && open > 20, "\(proven) proven, \(open) open")
  }

  /// Whether any assignment that only takes from those who give, and keeps every rule, brings everybody to their line.
  private func isSolved(_ team: Team, _ assignment: [Int], from first: Int) -> Bool {
    guard first < assignment.count else {
      guard PlanRecount(of: assignment, in: team.instance).violations.isEmpty,
        team.rules.violations(of: assignment, in: team.instance).isEmpty
      else { return false }
      let loads = PlanRecount(of: assignment, in: team.instance).totals.map(\.load)
      return zip(loads, team.lines).allSatisfy { load, line in line.map { load <= $0 } ?? true }
    }
    if isSolved(team, assignment, from: first + 1) { return true }
    guard team.gives[assignment[first]] else { return false }
    return team.gives.indices.contains { person in
      guard !team.gives[person] else { return false }
      var other = assignment
      other[first] = person
      return isSolved(team, other, from: first + 1)
    }
  }

  @Test("The check of receivers finds each fault that is planted")
  func faults() throws {
    let team = try Team(3, people: 6, cases: 24)
    let count = team.instance.practitioners.count
    var all = team.holders
    // Everything goes to the last, and one case of theirs away.
    for index in all.indices { all[index] = count - 1 }
    let tight = ReceiverRules(
      (0..<count).map { _ in ReceiverRules.Receiver(mostLoad: 1, mostCases: 1, mostReceived: 1) })
    let said = tight.violations(of: all, in: team.instance).joined(separator: " ")
    #expect(said.contains("receives") && said.contains("points, over the 1") && said.contains("cases, over the 1"))
    let own = try #require(team.instance.cases.firstIndex { $0.holder == 0 })
    let other = try #require(team.instance.cases.firstIndex { $0.holder != 0 })
    var both = team.holders
    (both[own], both[other]) = (count - 1, 0)
    let wide = ReceiverRules(
      (0..<count).map { _ in ReceiverRules.Receiver(mostLoad: 99_999, mostCases: 999, mostReceived: 99) })
    #expect(wide.violations(of: both, in: team.instance).contains("Practitioner 0 both gives and receives."))
    #expect(wide.violations(of: team.holders, in: team.instance).isEmpty)
  }
}
