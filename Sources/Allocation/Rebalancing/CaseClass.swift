/// Cases that a plan need not tell apart: the same list of practitioners with the same costs, the same points and the
/// same flags. Bounds and start are reckoned on classes, which are a third of the cases.
struct CaseClass: Sendable {
  /// Members that a plan need not tell apart at all: they leave the same holder at the same cost, or cannot stay.
  struct Group: Sendable {
    /// Who holds them and may go on doing so; nil when they have to be placed.
    let holder: Int?
    /// Scaled cost of leaving the holder; 0 for first placements.
    let leaveCost: Int
    /// Indexes of the cases.
    var cases: [Int]
  }

  let points: Int
  let isHighRisk: Bool
  let isSexualOffence: Bool
  /// Who may take a case, with the scaled cost of bringing it there.
  let destinations: [RebalanceInstance.Destination]
  fileprivate(set) var groups: [Group]

  /// How many cases it has.
  var count: Int { groups.reduce(0) { $0 + $1.cases.count } }

  /// The classes of all cases that are not pinned, in the order of their first case.
  static func all(of instance: RebalanceInstance) -> [CaseClass] {
    var collector = ClassCollector(instance)
    for index in instance.cases.indices where !instance.cases[index].isPinned { collector.add(case: index) }
    return collector.classes
  }
}

private struct ClassCollector {
  private struct Key: Hashable {
    let list: Int
    let points: Int
    let flags: Int
    let excluded: [Int]
  }
  private struct GroupKey: Hashable {
    let `class`: Int
    let holder: Int?
    let leaveCost: Int
  }

  private let instance: RebalanceInstance
  private let scale: Int
  /// The first list with the same content, for each list.
  private let firstLists: [Int]
  private var known: [Key: Int] = [:]
  private var knownGroups: [GroupKey: Int] = [:]
  private(set) var classes: [CaseClass] = []

  init(_ instance: RebalanceInstance) {
    self.instance = instance
    scale = instance.objective.scale
    var seen: [[RebalanceInstance.Destination]: Int] = [:]
    var firstLists: [Int] = []
    for (index, list) in instance.destinations.enumerated() {
      let sorted = list.sorted { $0.practitioner < $1.practitioner }
      let first = seen[sorted] ?? index
      seen[sorted] = first
      firstLists.append(first)
    }
    self.firstLists = firstLists
  }

  mutating func add(case index: Int) {
    let subject = instance.cases[index]
    var excluded = Set(subject.barred)
    if let holder = subject.holder, !subject.mayStay { excluded.insert(holder) }
    let list = instance.destinations[subject.destinations]
    let relevant = excluded.isEmpty ? [] : list.map(\.practitioner).filter(excluded.contains).sorted()
    let key = Key(
      list: firstLists[subject.destinations], points: subject.points,
      flags: (subject.isHighRisk ? 1 : 0) + (subject.isSexualOffence ? 2 : 0), excluded: relevant)
    let place = known[key] ?? classes.count
    if place == classes.count {
      known[key] = place
      let open = list.filter { !excluded.contains($0.practitioner) }
      classes.append(
        CaseClass(
          points: subject.points, isHighRisk: subject.isHighRisk, isSexualOffence: subject.isSexualOffence,
          destinations: open.map { .init(practitioner: $0.practitioner, cost: $0.cost * scale) }, groups: []))
    }
    let leaveCost = subject.holder == nil ? 0 : subject.leaveCost * scale
    let groupKey = GroupKey(class: place, holder: subject.mayStay ? subject.holder : nil, leaveCost: leaveCost)
    if let group = knownGroups[groupKey] {
      classes[place].groups[group].cases.append(index)
    } else {
      knownGroups[groupKey] = classes[place].groups.count
      classes[place].groups.append(.init(holder: groupKey.holder, leaveCost: leaveCost, cases: [index]))
    }
  }
}
