import Caseload

/// Codes as the case system writes them. One number gives one code and no other number gives the same, so nothing needs
/// a register.
///
/// Letters are consonants, so that no code reads as a word.
enum Codes {
  private static let consonants = Array("BCDFGHJKLMNPQRSTVWXZ")

  /// A case reference number: a letter and six digits.
  ///
  /// Each of the 2²¹ places for a case has nine numbers in turn; a number comes back after nine cases in the same
  /// place, years later.
  static func caseNumber(slot: Int, turn: Int, seed: UInt64) -> UInt32 {
    let turnOfSlot = turn - turn.dividedDown(by: 9) * 9
    var random = SeededGenerator(seed, .codes)
    // The factor shares no divisor with 20 million, so the product runs through all numbers.
    return UInt32((((slot & 0x1F_FFFF) + turnOfSlot << 21) * 7_368_787 + random.below(20_000_000)) % 20_000_000)
  }

  static func caseReference(_ number: UInt32) -> CaseReference {
    CaseReference("\(consonants[Int(number) / 1_000_000])" + digits(Int(number) % 1_000_000, 6))
  }

  /// A staff code: the region's code, a letter and three digits. The 2,000 places of a region have ten codes each, used
  /// in turn.
  static func staff(region: Region, place: Int, turn: Int, seed: UInt64) -> StaffCode {
    let turnOfPlace = turn - turn.dividedDown(by: 10) * 10
    var random = SeededGenerator(seed, .codes, 1)
    let number = ((place % 2_000 + turnOfPlace * 2_000) * 7_919 + random.below(20_000)) % 20_000
    return StaffCode(region.code + "\(consonants[number / 1_000])" + digits(number % 1_000, 3))
  }

  /// A staff code that no practitioner has, for work nobody holds yet and for owners that other sheets do not know.
  static func staffNobodyHas(region: String, letter: Character, number: Int) -> StaffCode {
    StaffCode(region + "\(letter)" + digits(number % 1_000, 3))
  }

  /// A team's code: the region's code, a letter for the delivery unit and two digits.
  static func team(region: Region, unit: Int, number: Int) -> TeamCode {
    TeamCode(region.code + "\(consonants[unit % consonants.count])" + digits(number, 2))
  }

  /// A delivery unit's code: the region's code, four consonants of its name and a letter for its place.
  static func unit(region: Region, name: String, unit: Int) -> String {
    let letters = name.uppercased().filter { consonants.contains($0) }.prefix(3)
    return region.code + letters + "\(consonants[unit % consonants.count])"
  }

  private static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
