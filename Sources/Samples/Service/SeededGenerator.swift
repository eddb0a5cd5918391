/// Reproducible random numbers: SplitMix64 (Steele, Lea and Flood, 2014), started afresh for every thing that is drawn.
///
/// Each person, case and contact draws from a stream of its own, named by what it is and its number. So one more case
/// in one team changes nothing anywhere else, and the same thing draws the same numbers on every night.
///
/// The ranges are our own arithmetic, because the standard library does not promise to draw alike in every version.
struct SeededGenerator {
  /// What a stream is drawn for. The numbers only keep the streams apart.
  enum Purpose: UInt64 {
    case place = 1
    case teamLoad, chair, person, hours, reduction, secondPost
    case slot, caseOfSlot, transitionCase
    case reports, courtReporter, contact, omic
    case codes, fault
    // What case-level data draws, each apart from the others.
    case endedCase, waitingCase, personOfCase, order, tierInputs, assessment, registration, predictor, requirement
    case allocation, workItem, recordFault, difference, delta, staffRecord, absence, preference
  }

  private var state: UInt64

  init(_ seed: UInt64, _ purpose: Purpose, _ a: Int = 0, _ b: Int = 0) {
    var state = Self.mix(seed &+ purpose.rawValue &* 0x9E37_79B9_7F4A_7C15)
    state = Self.mix(state &+ UInt64(bitPattern: Int64(a)) &* 0xD1B5_4A32_D192_ED03)
    self.state = Self.mix(state &+ UInt64(bitPattern: Int64(b)) &* 0x8CB9_2BA7_2F3D_8DD7)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SeededGenerator {
  /// A whole number from 0 up to, not including, `bound`. The bias of the multiplication is below 2⁻⁴⁰ for the bounds
  /// used here.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// From 0 up to, not including, 1, in steps of 2⁻⁵³.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True in `share` of all draws.
  mutating func happens(_ share: Double) -> Bool { fraction() < share }

  /// Between the bounds, most often near the middle: the mean of two even draws.
  mutating func nearMiddle(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * (fraction() + fraction()) / 2
  }

  /// One of the list. - Precondition: the list is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// The position drawn from shares given in any unit. - Precondition: the shares sum to more than zero.
  mutating func pick(shares: [Int]) -> Int {
    var rest = below(shares.reduce(0, +))
    for (position, share) in shares.enumerated() {
      if rest < share { return position }
      rest -= share
    }
    return shares.count - 1
  }
}

extension Int {
  /// Division that rounds down also below zero, so that days before 1970 fall into cycles like any other.
  func dividedDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
