import Caseload

/// What a place for one case holds on a given day.
///
/// A practitioner's caseload is a number of places for cases. In each place one case follows another, with a few free
/// days between. What a place holds follows from the seed, the place and the day alone: the night before and the night
/// after need not be kept, and
/// from one night to the next a few cases end, begin, move from custody to licence or change tier.
struct CaseSlots {
  let seed: UInt64
  let date: LocalDate

  /// Places for cases that one post has, transition to adulthood cases included.
  static let perPost = 64
  static let ordinaryPerPost = 60

  func cases(post: Int, grade: SampleGrade, count: Int) -> [SampleCase] {
    var cases: [SampleCase] = []
    cases.reserveCapacity(count)
    let mix = CaseMix.of(grade)
    for place in 0..<min(count, Self.ordinaryPerPost) {
      guard let held = ordinary(slot: post * Self.perPost + place, mix: mix) else { continue }
      cases.append(held)
      if let second = secondOrder(of: held) { cases.append(second) }
    }
    return cases
  }

  private func ordinary(slot: Int, mix: CaseMix) -> SampleCase? {
    held(in: SlotLife(seed: seed, slot: slot, mix: mix, on: date), mix: mix)?.held
  }

  /// What a place holds on the day, with the case's course; nil in the free days between two cases.
  func held(in life: SlotLife, mix: CaseMix) -> (held: SampleCase, course: CaseCourse)? {
    let (slot, turn, length) = (life.slot, life.turn, life.length)
    let age = date - life.start
    var random = SeededGenerator(seed, .caseOfSlot, slot, turn)
    let freeDays = random.below(16)
    if age >= length - freeDays { return nil }
    let release = Int(Double(length) * random.nearMiddle(0.42...0.73))
    let location: SampleLocation = !life.isCustodial ? .community : age < release ? .custody : .licence
    let daysHere = location == .licence ? age - release : age
    let tiers = tiers(mix: mix, &random)
    let tier = tiers.tier(age: age, length: length, location: location)
    let inactive = tier <= ExtractTiers.suspendedOffset ? inactiveKind(location, tier: tier, &random) : nil
    let held = SampleCase(
      number: Codes.caseNumber(slot: slot, turn: turn, seed: seed), location: location, tier: tier, inactive: inactive,
      hasUnpaidWork: location == .community && random.happens(0.18),
      priority: random.happens(0.025) ? (random.happens(0.7) ? "I" : "P") : nil, days: daysHere)
    return (held, CaseCourse(life: life, days: length - freeDays, release: release, tiers: tiers))
  }

  private func tiers(mix: CaseMix, _ random: inout SeededGenerator) -> CaseTiers {
    let first = mix.tier(&random)
    let again = random.happens(0.17) ? first.steppedInLetter(random.happens(0.5) ? 1 : -1) : first
    return CaseTiers(
      first: first, again: again, untieredDays: random.below(16), isSuspended: random.happens(0.07))
  }

  private func inactiveKind(_ location: SampleLocation, tier: Int, _ random: inout SeededGenerator) -> InactiveKind? {
    let draw = random.fraction()
    switch location {
    case .community:
      return draw < 0.016 ? .warrant : draw < 0.028 ? .overdueTermination : draw < 0.042 ? .standaloneSuspended : nil
    case .licence:
      return draw < 0.014
        ? .warrant : draw < 0.024 ? .overdueTermination : draw < 0.030 && tier <= 8 ? .suspendedLifer : nil
    case .custody: return draw < 0.006 ? .overdueTermination : draw < 0.010 && tier <= 8 ? .suspendedLifer : nil
    }
  }

  /// A few people in custody or on licence have a community order as well: two cases, one person.
  func secondOrder(of held: SampleCase) -> SampleCase? {
    guard held.location != .community, held.inactive == nil, held.tier > 0, held.tier <= ExtractTiers.suspendedOffset,
      held.number % 40 == 0
    else {
      return nil
    }
    return SampleCase(
      number: held.number, location: .community, tier: held.tier, inactive: nil, hasUnpaidWork: false, priority: nil,
      days: held.days)
  }

  /// Young adults in transition, at most two beside the caseload of one practitioner in twenty.
  func transitionCases(post: Int) -> [SampleCase] {
    var random = SeededGenerator(seed, .transitionCase, post)
    guard random.happens(0.05) else { return [] }
    return (0..<random.whole(1...2)).compactMap { place in
      let length = random.whole(200...420)
      let days = date.daysSinceEpoch + random.below(length)
      let turn = days.dividedDown(by: length)
      var own = SeededGenerator(seed, .transitionCase, post * 4 + place, turn)
      let age = days - turn * length
      guard age < length - 60 else { return nil }
      return SampleCase(
        number: Codes.caseNumber(slot: post * Self.perPost + Self.ordinaryPerPost + place, turn: turn, seed: seed),
        location: [.community, .custody, .licence][own.pick(shares: [60, 25, 15])],
        tier: CaseMix.of(.trainee).tier(&own),
        inactive: nil, hasUnpaidWork: false, priority: nil, days: age)
    }
  }
}

extension Int {
  /// The next change level up or down within the same letter, as tier numbers; the same where there is none.
  fileprivate func steppedInLetter(_ step: Int) -> Int {
    let stepped = self + step
    return stepped > 0 && (stepped - 1) / 4 == (self - 1) / 4 ? stepped : self
  }
}
