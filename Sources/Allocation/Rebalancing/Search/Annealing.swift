/// Simulated annealing over shifts, swaps and chains.
///
/// Deterministic for a random state and a number of steps. Source of the temperatures: the project's measurements on
/// instances of 2,000 to 3,100 cases, where a start from linear prices and 250 down to 20 cost units did best.
struct Annealing {
  /// Temperatures in cost units.
  struct Schedule: Sendable {
    var hottest: Double
    var coldest: Double
  }

  /// How often the caller is asked whether to go on.
  static let stepsPerSlice = 16_384

  let plan: PlanState
  private(set) var bestCost: Int
  private var best: [Int32]
  private var random: SearchRandom
  private let acceptance = AcceptanceTable()
  private let mobile: [Int32]

  init(_ plan: PlanState, _ random: SearchRandom) {
    self.plan = plan
    self.random = random
    bestCost = plan.cost
    best = plan.snapshot()
    mobile = (0..<plan.itemCount).filter { plan.items[$0].end - plan.items[$0].first > 1 }.map(Int32.init)
  }

  /// Anneals until `progress`, asked before each slice with the steps made so far, is nil or reaches 1; then the plan is
  /// the best that was met. Returns the steps made.
  @discardableResult
  mutating func run(_ schedule: Schedule, progress: (Int) -> Double?) -> Int {
    var steps = 0
    guard !mobile.isEmpty else { return 0 }
    let scale = Double(plan.problem.costs.scale)
    let ratio = AcceptanceTable.logarithm(schedule.coldest / schedule.hottest)
    while let done = progress(steps), done < 1 {
      let temperature = schedule.hottest * scale * Self.exponential(ratio * done)
      slice(temperature)
      steps += Self.stepsPerSlice
    }
    restoreBest()
    return steps
  }

  private mutating func slice(_ temperature: Double) {
    acceptance.values.withUnsafeBufferPointer { table in
      mobile.withUnsafeBufferPointer { mobile in
        for _ in 0..<Self.stepsPerSlice {
          let draw = random.next()
          let limit = Int(temperature * table[Int(draw & 4_095)])
          let item = Int(mobile[Int(((draw >> 32) &* UInt64(mobile.count)) >> 32)])
          step(item, limit, kind: Int((draw >> 12) & 7))
        }
      }
    }
  }

  @inline(__always)
  private mutating func option(of item: Int) -> Int32 {
    let first = plan.items[item].first
    return first &+ Int32(truncatingIfNeeded: random.below(Int(plan.items[item].end &- first)))
  }

  @inline(__always)
  private mutating func step(_ item: Int, _ limit: Int, kind: Int) {
    let target = option(of: item)
    if target == plan.chosen[item] { return }
    if kind < 3 {
      let shift = Shift(item: item, option: target)
      let change = shift.evaluate(plan)
      if change <= limit { accept(change) { shift.apply($0) } }
      return
    }
    let middle = Int(plan.options[Int(target)].practitioner)
    let count = Int(plan.members[middle].count)
    if count == 0 { return }
    let other = plan.members[middle][random.below(count)]
    let giver = plan.holder(of: item)
    var back: Int32
    if kind < 6 {
      back = plan.option(of: other, at: giver)
      if back < 0 { return }
    } else {
      back = option(of: other)
    }
    let taker = Int(plan.options[Int(back)].practitioner)
    if taker == middle { return }
    if taker == giver {
      let swap = Swap(first: item, firstOption: target, second: other, secondOption: back)
      let change = swap.evaluate(plan)
      if change <= limit { accept(change) { swap.apply($0) } }
    } else {
      let chain = Chain(first: item, firstOption: target, second: other, secondOption: back)
      let change = chain.evaluate(plan)
      if change <= limit { accept(change) { chain.apply($0) } }
    }
  }

  @inline(__always)
  private mutating func accept(_ change: Int, _ apply: (PlanState) -> Void) {
    // The best plan is copied only when it is about to be left.
    if change > 0 && plan.cost < bestCost { remember() }
    apply(plan)
  }

  private mutating func remember() {
    bestCost = plan.cost
    plan.copyChosen(to: &best)
  }

  private mutating func restoreBest() {
    if plan.cost < bestCost { remember() } else { plan.restore(best) }
  }

  /// e to a power that is not above 0, by halving until the series is short.
  static func exponential(_ power: Double) -> Double {
    let small = power / 1_024
    var value = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { value *= value }
    return value
  }
}
