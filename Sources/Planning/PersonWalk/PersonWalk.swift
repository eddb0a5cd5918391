import Rules

/// Every person by themselves, from spell to spell, by the day. Nobody is turned away from supervision, so nobody waits
/// for anybody: each walk adds to the days' differences, and the differences are summed in the end.
struct PersonWalk: Sendable {
  /// Days from the opening on.
  let days: Int
  private let samplers: [SpellSampler]
  /// People at the opening and the mean number who start in each month, by type.
  private let opening: [Int]
  private let starts: [[Double]]
  /// Of the ends of each type, up to two types that follow, as limits of a share.
  private let follows: [(first: Int, firstLimit: Double, second: Int, secondLimit: Double)]
  private let random: CounterRandom
  private let replication: UInt32

  /// What came of a walk.
  struct Counts: Sendable {
    /// By type, then by day: changes of the number of people.
    var changes: [Int32]
    /// Spells that began or ended.
    var events: Int
  }

  /// - Parameter values: the drawn number at a place.
  init(
    _ program: PlanProgram, seed: UInt64, replication: Int, starts: [[Double]], values: (Int) -> Double
  ) {
    let numbers = NumberPlaces(program)
    days = Int((Double(program.quarters) * 3 * PlanProgram.daysPerMonth).rounded(.up)) + 1
    samplers = program.types.map { SpellSampler(WeibullSpell(shape: values($0.shape), mean: values($0.mean))) }
    opening = program.types.map { Int(values($0.open).rounded()) }
    self.starts = starts
    let recall = values(numbers.recall)
    follows = [
      (2, values(numbers.revokedCO), -1, 0), (2, values(numbers.revokedSSO), -1, 0),
      (3, values(numbers.released), -1, 0), (2, recall, 4, recall + values(numbers.postSentence)), (-1, 0, -1, 0),
    ]
    random = CounterRandom(seed: seed)
    self.replication = UInt32(truncatingIfNeeded: replication)
  }

  /// Parts that can be walked side by side: the opening stock of each type and the starts of each month.
  var parts: Int { samplers.count * (1 + (starts.first?.count ?? 0)) }

  /// Walks the people of a range of parts.
  func walk(_ range: Range<Int>) -> Counts {
    var counts = Counts(changes: [Int32](repeating: 0, count: samplers.count * (days + 1)), events: 0)
    counts.changes.withUnsafeMutableBufferPointer { changes in
      var events = 0
      for part in range {
        let type = part % samplers.count
        let month = part / samplers.count - 1
        let people = month < 0 ? opening[type] : number(starts[type][month], type, month)
        if month >= 0 { events += people }
        for person in 0..<people {
          events += walk(
            UInt32(truncatingIfNeeded: person), part: UInt32(truncatingIfNeeded: part), type, month, changes)
        }
      }
      counts.events = events
    }
    return counts
  }

  /// One person until the end of the time looked at; gives back the spells that ended.
  @inline(__always)
  private func walk(
    _ person: UInt32, part: UInt32, _ first: Int, _ month: Int, _ changes: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var type = first
    var events = 0
    var spell: UInt32 = 0
    let last = Double(days)
    var place = random.words(person, part, spell, RandomPurpose.walkSpells ^ replication << 4)
    var day = 0.0
    var until: Double
    if month < 0 {
      until = samplers[type].remaining(unit(place.0))
    } else {
      day = (Double(month) + unit(place.1)) * PlanProgram.daysPerMonth
      until = day + samplers[type].length(unit(place.0))
    }
    while true {
      let from = Int(day.rounded(.up))
      if from > days { return events }
      changes[type * (days + 1) + from] &+= 1
      if until > last { return events }
      changes[type * (days + 1) + Int(until.rounded(.up))] &-= 1
      events += 1
      let follow = follows[type]
      let share = unit(place.2)
      if share < follow.firstLimit {
        type = follow.first
      } else if share < follow.secondLimit {
        type = follow.second
      } else {
        return events
      }
      spell += 1
      place = random.words(person, part, spell, RandomPurpose.walkSpells ^ replication << 4)
      day = until
      until = day + samplers[type].length(unit(place.0))
    }
  }

  /// Above 0 and below 1.
  @inline(__always)
  private func unit(_ word: UInt32) -> Double { (Double(word) + 0.5) * 0x1p-32 }

  /// How many start in a month: Poisson, by a normal number where the mean is above thirty.
  private func number(_ mean: Double, _ type: Int, _ month: Int) -> Int {
    guard mean > 0 else { return 0 }
    let u = random.uniform(
      UInt32(truncatingIfNeeded: month), UInt32(truncatingIfNeeded: type), replication, RandomPurpose.walkStarts)
    if mean > 30 { return Int(max(0, mean + mean.squareRoot() * NormalQuantile.of(u)).rounded()) }
    var term = Elementary.exp(-mean)
    var sum = term
    var count = 0
    while sum < u, count < 1_000 {
      count += 1
      term *= mean / Double(count)
      sum += term
    }
    return count
  }
}
