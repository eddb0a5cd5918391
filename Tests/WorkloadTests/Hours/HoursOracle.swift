import Caseload
import FoundationEssentials
import Rules
import Workload

/// The hours measure written a second time, from its definition and not from the engine: one case after the other, no grid of
/// counts, decimals in hours. Slow, and only here.
struct HoursOracle {
  let pack: RulePack
  let values: HoursValues
  let day: LocalDate

  /// A post as the oracle sees it: its cases and everything else, nothing summed.
  struct Post {
    var cases: [HoursCase] = []
    var tasks: [String] = []
    var contacts: [ContactCount] = []
    var covered = 0
    var reports = 0
    var seniors = 1
    var travelPercent = 100
    var contracted = WeeklyHours(hundredths: 3_700)
    var reduced = WeeklyHours.zero
  }

  /// Hours of work a week.
  func work(_ post: Post) -> Decimal {
    var minutes = Decimal(0)
    var way = Decimal(0)
    for item in post.cases {
      let (own, travelled) = self.minutes(item)
      minutes += Decimal(own)
      way += Decimal(travelled)
    }
    for kind in post.tasks { minutes += Decimal(values.tasks[kind]?.minutes ?? 0) }
    for contact in post.contacts {
      guard let type = pack.contacts.types.first(where: { $0.code == contact.code }) else { continue }
      var each = values.forColleagues.withoutLevel
      if let level = type.level, let levelled = values.forColleagues.byLevel[level] { each = levelled }
      let all = Decimal(contact.count * each)
      if contact.direction == .byOthers { minutes -= all } else { minutes += all }
    }
    minutes += Decimal(post.covered) * Decimal(values.cover.minutes)
    minutes += Decimal(post.reports) * Decimal(values.oversight.minutes) / Decimal(post.seniors)
    minutes += way * Decimal(post.travelPercent) / 100
    return minutes / Decimal(60) * 12 / Decimal(pack.hours.weeksInAYear)
  }

  /// Hours available a week.
  func available(_ post: Post) -> Decimal {
    let hours = Decimal(post.contracted.hundredths - post.reduced.hundredths) / 100
    return hours * Decimal(80) / 100 * Decimal(84) / 100
  }

  /// Minutes of one case without travel, and its travel.
  private func minutes(_ item: HoursCase) -> (Int, Int) {
    let agreed = item.agreed
    if pack.tiers[item.tier].isUntiered { return (agreed, 0) }
    guard let type = item.type else { return (agreed, 0) }
    if let end = item.expectedEnd, end < day { return (agreed + values.overdue.minutes, 0) }
    var sum = agreed + Int(values.caseMinutes[type * pack.tiers.count + item.tier])
    var way = 0
    if values.contactsCountFor[type] {
      let plan = item.plan ?? values.plans[item.tier]
      for _ in 0..<plan.office { sum += values.office.minutes }
      for _ in 0..<plan.remote { sum += values.remote.minutes }
      for _ in 0..<plan.home {
        sum += values.home.minutes
        way += values.travel.minutes
      }
    }
    if let start = item.startsOn, (0..<values.start.days).contains(day - start) {
      sum += values.start.value.minutes
    }
    if let end = item.expectedEnd, (0..<values.last.days).contains(end - day) {
      sum += values.last.value.minutes
    }
    if let release = item.release, (0..<values.release.days).contains(release - day) {
      sum += values.release.value.minutes
    }
    for need in item.needs { sum += values.needs[need]?.minutes ?? 0 }
    for open in item.requirements {
      for known in values.requirements where known.category == open.category {
        var units = 1
        if let most = known.daysAMonth {
          units = open.outstanding ?? most
          if units > most { units = most }
          if units < 0 { units = 0 }
        }
        sum += units * known.value.minutes
      }
    }
    return (sum, way)
  }

  /// The same post as the engine takes it.
  func counts(_ post: Post) -> HoursCounts {
    var counts = HoursCounts(pack)
    for item in post.cases { counts.add(item, on: day, values, pack) }
    for kind in post.tasks { counts.tasks[kind, default: 0] += 1 }
    counts.contacts = post.contacts
    counts.covered = post.covered
    counts.reports = post.reports
    counts.seniors = post.seniors
    counts.travelPercent = post.travelPercent
    return counts
  }

  /// A random post with so many cases: any tier and type, dates around the day on both sides of every edge.
  func random(cases: Int, using random: inout SeededRandomOfPosts) -> Post {
    var post = Post()
    post.cases = (0..<cases).map { _ in self.random(using: &random) }
    let kinds = pack.workKinds.map(\.id)
    post.tasks = (0..<random.below(6)).map { _ in kinds[random.below(kinds.count)] }
    post.contacts = (0..<random.below(4)).map { _ in
      ContactCount(
        code: pack.contacts.types[random.below(pack.contacts.types.count)].code,
        direction: random.below(2) == 0 ? .forOthers : .byOthers, count: 1 + random.below(4))
    }
    post.covered = random.below(5) == 0 ? random.below(30) : 0
    if random.below(10) == 0 { (post.reports, post.seniors) = (random.below(14), 1 + random.below(3)) }
    post.travelPercent = [100, 100, 133, 150, 80][random.below(5)]
    post.contracted = WeeklyHours(hundredths: 100 + random.below(3_900))
    post.reduced = WeeklyHours(hundredths: random.below(100))
    return post
  }

  private func random(using random: inout SeededRandomOfPosts) -> HoursCase {
    func near(_ spans: [Int]) -> LocalDate? {
      random.below(4) == 0 ? nil : day + (spans[random.below(spans.count)] + random.below(3) - 1)
    }
    var item = HoursCase(
      type: random.below(20) == 0 ? nil : random.below(pack.caseTypes.count), tier: random.below(pack.tiers.count),
      startsOn: near([-values.start.days, 0, -400]), expectedEnd: near([0, values.last.days, 300, -30]),
      release: near([0, values.release.days, 500]))
    if random.below(6) == 0 {
      item.plan = ContactPlan(office: random.below(5), home: random.below(4), remote: random.below(5))
    }
    for type in pack.registerTypes.all where random.below(8) == 0 { item.needs.append(type.code) }
    for known in values.requirements where random.below(4) == 0 {
      item.requirements.append(
        .init(category: known.category, outstanding: random.below(3) == 0 ? nil : random.below(5) - 1))
    }
    if random.below(12) == 0 { item.agreed = random.below(240) }
    return item
  }
}

/// Numbers with a seed: SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededRandomOfPosts {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
