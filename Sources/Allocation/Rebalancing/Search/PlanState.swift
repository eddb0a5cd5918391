/// A plan while it is searched: who holds each case, and what each practitioner holds and costs.
///
/// Kept in plain memory of fixed size, because a search looks at some ten million changes a second. One search owns one
/// state; it is never shared.
final class PlanState {
  let problem: SearchProblem
  let itemCount: Int
  let items: UnsafeMutablePointer<SearchProblem.Item>
  let options: UnsafeMutablePointer<SearchProblem.Option>
  /// The option that each case has.
  let chosen: UnsafeMutablePointer<Int32>
  let holdings: UnsafeMutablePointer<PostCosts.Holding>
  /// What each practitioner costs.
  let nodeCosts: UnsafeMutablePointer<Int>
  /// The scaled cost of the plan.
  private(set) var cost: Int

  private let breaks: UnsafeMutablePointer<Int>
  private let slopes: UnsafeMutablePointer<Int>
  private let caps: UnsafeMutablePointer<Int>
  private let breakCount: Int
  private let overCap: Int
  private let highNumerator: Int
  private let highDenominator: Int
  private let highWeight: Int
  private let sexualNumerator: Int
  private let sexualDenominator: Int
  private let sexualWeight: Int
  /// Cases of each practitioner, so that one of them can be picked at random.
  let members: UnsafeMutablePointer<MemberList>
  private let places: UnsafeMutablePointer<Int32>

  /// A plan that is this assignment (one practitioner per case of the instance).
  ///
  /// Each movable case's holder has to be among the options of `problem`; the first option stands in for one that is not.
  init(_ problem: SearchProblem, _ assignment: [Int]) {
    self.problem = problem
    let costs = problem.costs
    itemCount = problem.items.count
    items = Self.copy(problem.items)
    options = Self.copy(problem.options)
    breaks = Self.copy(costs.breaks)
    slopes = Self.copy(costs.slopes)
    caps = Self.copy(costs.caps)
    holdings = Self.copy(costs.fixed)
    chosen = Self.copy(Array(repeating: 0, count: itemCount))
    places = Self.copy(Array(repeating: 0, count: itemCount))
    nodeCosts = Self.copy(Array(repeating: 0, count: costs.count))
    members = Self.copy(Array(repeating: MemberList(), count: costs.count))
    breakCount = costs.breakCount
    overCap = costs.overCap
    highNumerator = costs.highShare.numerator
    highDenominator = costs.highShare.denominator
    highWeight = costs.highWeight
    sexualNumerator = costs.sexualShare.numerator
    sexualDenominator = costs.sexualShare.denominator
    sexualWeight = costs.sexualWeight
    cost = 0
    for index in 0..<itemCount { place(index, assignment[items[index].index]) }
    for practitioner in 0..<costs.count {
      nodeCosts[practitioner] = nodeCost(practitioner, holdings[practitioner])
      cost += nodeCosts[practitioner]
    }
  }

  deinit {
    for practitioner in 0..<problem.costs.count { members[practitioner].free() }
    members.deallocate()
    nodeCosts.deallocate()
    places.deallocate()
    chosen.deallocate()
    holdings.deallocate()
    caps.deallocate()
    slopes.deallocate()
    breaks.deallocate()
    options.deallocate()
    items.deallocate()
  }

  /// Only trivial types are kept, which need no deinitialising.
  private static func copy<Element>(_ values: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    memory.initialize(from: values, count: values.count)
    return memory
  }

  private func place(_ index: Int, _ practitioner: Int) {
    let item = items[index]
    var option = item.first
    for candidate in item.first..<item.end where Int(options[Int(candidate)].practitioner) == practitioner {
      option = candidate
    }
    chosen[index] = option
    cost += options[Int(option)].cost
    let holder = Int(options[Int(option)].practitioner)
    holdings[holder] = holdings[holder].adding(item)
    places[index] = members[holder].append(Int32(index))
  }

  /// Who holds a case now.
  @inline(__always)
  func holder(of index: Int) -> Int { Int(options[Int(chosen[index])].practitioner) }

  /// The scaled cost of a practitioner who holds this.
  @inline(__always)
  func nodeCost(_ practitioner: Int, _ holding: PostCosts.Holding) -> Int {
    var cost = 0
    let own = breaks + practitioner &* breakCount
    for index in 0..<breakCount { cost &+= slopes[index] &* max(0, holding.points &- own[index]) }
    cost &+= overCap &* max(0, holding.cases &- caps[practitioner])
    cost &+= highWeight &* max(0, highDenominator &* holding.highRisk &- highNumerator &* holding.cases)
    cost &+= sexualWeight &* max(0, sexualDenominator &* holding.sexualOffence &- sexualNumerator &* holding.cases)
    return cost
  }

  /// Gives a case another of its options and counts what that changes.
  @inline(__always)
  func move(_ index: Int, to option: Int32) {
    let item = items[index]
    let from = holder(of: index)
    let to = Int(options[Int(option)].practitioner)
    cost &+= options[Int(option)].cost &- options[Int(chosen[index])].cost
    chosen[index] = option
    guard from != to else { return }
    let last = members[from].remove(at: places[index])
    if last >= 0 { places[Int(last)] = places[index] }
    places[index] = members[to].append(Int32(index))
    holdings[from] = holdings[from].removing(item)
    holdings[to] = holdings[to].adding(item)
    recost(from)
    recost(to)
  }

  @inline(__always)
  private func recost(_ practitioner: Int) {
    let now = nodeCost(practitioner, holdings[practitioner])
    cost &+= now &- nodeCosts[practitioner]
    nodeCosts[practitioner] = now
  }

  /// The option of a case that gives it to this practitioner; -1 when there is none.
  @inline(__always)
  func option(of index: Int, at practitioner: Int) -> Int32 {
    var low = items[index].first
    var high = items[index].end
    while low < high {
      let middle = (low &+ high) >> 1
      if Int(options[Int(middle)].practitioner) < practitioner { low = middle &+ 1 } else { high = middle }
    }
    return low < items[index].end && Int(options[Int(low)].practitioner) == practitioner ? low : -1
  }

  /// The plan as one practitioner per case of the instance; pinned cases as in `base`.
  func assignment(over base: [Int]) -> [Int] {
    var result = base
    for index in 0..<itemCount { result[items[index].index] = holder(of: index) }
    return result
  }
}

extension PostCosts.Holding {
  @inline(__always)
  func adding(_ item: SearchProblem.Item) -> Self {
    Self(
      points: points &+ item.points, cases: cases &+ 1, highRisk: highRisk &+ item.highRisk,
      sexualOffence: sexualOffence &+ item.sexualOffence)
  }

  @inline(__always)
  func removing(_ item: SearchProblem.Item) -> Self {
    Self(
      points: points &- item.points, cases: cases &- 1, highRisk: highRisk &- item.highRisk,
      sexualOffence: sexualOffence &- item.sexualOffence)
  }
}

extension PlanState {
  /// The options that the cases have.
  func snapshot() -> [Int32] { (0..<itemCount).map { chosen[$0] } }

  /// The same into memory that is there already.
  func copyChosen(to memory: inout [Int32]) {
    memory.withUnsafeMutableBufferPointer { buffer in
      for index in 0..<itemCount { buffer[index] = chosen[index] }
    }
  }

  /// Goes back to options taken before.
  func restore(_ options: [Int32]) {
    for index in 0..<itemCount where chosen[index] != options[index] { move(index, to: options[index]) }
  }
}
