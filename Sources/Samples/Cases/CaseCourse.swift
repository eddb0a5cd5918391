import Caseload

/// Which of a place's cases is there on a day, and since when.
///
/// The place's cases follow one another without end; the last days of each are free.
struct SlotLife {
  let slot: Int
  /// Which of the place's cases this is.
  let turn: Int
  let start: LocalDate
  /// Days from this case's start to the next one's.
  let length: Int
  /// Whether the people in this place are sentenced to custody.
  let isCustodial: Bool
}

extension SlotLife {
  init(seed: UInt64, slot: Int, mix: CaseMix, on date: LocalDate) {
    var place = SeededGenerator(seed, .slot, slot)
    let isCustodial = place.happens(mix.custodial)
    let length = place.whole(isCustodial ? 420...1_560 : 300...780)
    let days = date.daysSinceEpoch + place.below(length)
    let turn = days.dividedDown(by: length)
    self.init(
      slot: slot, turn: turn, start: date + -(days - turn * length), length: length, isCustodial: isCustodial)
  }
}

/// The course of one case: how long it lasts, when custody ends, which tiers it has.
struct CaseCourse {
  let life: SlotLife
  /// Days from the start to the end of supervision.
  let days: Int
  /// Days from the start to release, for people sentenced to custody.
  let release: Int
  let tiers: CaseTiers
}

/// The tiers of one case over its time, as tier numbers.
///
/// New people have no tier for a while; one in six is assessed anew; contact is suspended for some in the last third
/// of their time.
struct CaseTiers {
  /// The day of supervision from which the second assessment counts.
  static let daysBeforeSecond = 151

  let first: Int
  let again: Int
  let untieredDays: Int
  let isSuspended: Bool

  func tier(age: Int, length: Int, location: SampleLocation) -> Int {
    if age < untieredDays { return 0 }
    if isSuspended, location != .custody, age > length * 2 / 3 { return again + ExtractTiers.suspendedOffset }
    return age >= Self.daysBeforeSecond ? again : first
  }
}
