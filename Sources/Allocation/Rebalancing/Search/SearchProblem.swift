/// The choices of a search: for every case that may move, who could hold it and what that costs.
struct SearchProblem: Sendable {
  /// One way to hold a case, with its scaled cost; staying costs 0.
  struct Option: Sendable {
    let practitioner: Int32
    let cost: Int
  }

  /// A case that may move.
  struct Item: Sendable {
    /// Its index in the instance.
    let index: Int
    let points: Int
    let highRisk: Int
    let sexualOffence: Int
    /// Its options are `options[first..<end]`, in the order of the practitioners.
    let first: Int32
    let end: Int32
  }

  let costs: PostCosts
  let items: [Item]
  let options: [Option]

  /// All options of all cases that are not pinned.
  init(_ instance: RebalanceInstance, _ costs: PostCosts) {
    self.costs = costs
    var items: [Item] = []
    var options: [Option] = []
    for (index, subject) in instance.cases.enumerated() where !subject.isPinned {
      let first = options.count
      let leaving = subject.holder == nil ? 0 : subject.leaveCost
      if subject.mayStay, let holder = subject.holder { options.append(Option(practitioner: Int32(holder), cost: 0)) }
      for entry in instance.destinations[subject.destinations]
      where entry.practitioner != subject.holder && !subject.barred.contains(entry.practitioner) {
        options.append(Option(practitioner: Int32(entry.practitioner), cost: (leaving + entry.cost) * costs.scale))
      }
      options[first...].sort { $0.practitioner < $1.practitioner }
      items.append(Self.item(index, subject, first, options.count))
    }
    self.items = items
    self.options = options
  }

  private init(_ costs: PostCosts, _ items: [Item], _ options: [Option]) {
    self.costs = costs
    self.items = items
    self.options = options
  }

  private static func item(_ index: Int, _ subject: RebalanceInstance.Case, _ first: Int, _ end: Int) -> Item {
    Item(
      index: index, points: subject.points, highRisk: subject.isHighRisk ? 1 : 0,
      sexualOffence: subject.isSexualOffence ? 1 : 0, first: Int32(first), end: Int32(end))
  }

  /// The cost of an option with what it is charged at these prices, in scaled cost units times `Prices.unit`.
  func priced(_ option: Option, of item: Item, _ prices: Prices) -> Int {
    let practitioner = Int(option.practitioner)
    let high = costs.highShare.denominator * item.highRisk - costs.highShare.numerator
    let sexual = costs.sexualShare.denominator * item.sexualOffence - costs.sexualShare.numerator
    return option.cost * Prices.unit + item.points * prices.load[practitioner] + prices.cap[practitioner]
      + high * prices.highRisk[practitioner] + sexual * prices.sexualOffence[practitioner]
  }

  /// The same cases with only those options that are within `window` scaled cost units of the case's best at these
  /// prices, and the one each case has in `assignment`.
  func narrowed(to window: Int, by prices: Prices, keeping assignment: [Int]) -> SearchProblem {
    var kept: [Option] = []
    var narrowed: [Item] = []
    for item in items {
      let all = options[Int(item.first)..<Int(item.end)]
      let priced = all.map { self.priced($0, of: item, prices) }
      let limit = (priced.min() ?? 0) + window * Prices.unit
      let first = kept.count
      for (option, price) in zip(all, priced)
      where price <= limit || Int(option.practitioner) == assignment[item.index] { kept.append(option) }
      narrowed.append(
        Item(
          index: item.index, points: item.points, highRisk: item.highRisk, sexualOffence: item.sexualOffence,
          first: Int32(first), end: Int32(kept.count)))
    }
    return SearchProblem(costs, narrowed, kept)
  }
}
