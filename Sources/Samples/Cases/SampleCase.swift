public import Caseload

/// Where a person on probation is supervised, in the order of the caseload sheets.
public enum SampleLocation: Int, Sendable, CaseIterable {
  case community, custody, licence
}

/// Why a case earns no points though it is held.
public enum InactiveKind: String, Sendable, CaseIterable {
  case warrant = "W"
  case overdueTermination = "O"
  case standaloneSuspended = "S"
  case suspendedLifer = "L"
}

/// One case of one practitioner on the night of the extract.
public struct SampleCase: Sendable, Hashable {
  /// From which the case reference is made. Two orders of one person share it.
  let number: UInt32
  public let location: SampleLocation
  /// The case system's tier number, 0 (untiered) to 32.
  public let tier: Int
  public let inactive: InactiveKind?
  public let hasUnpaidWork: Bool
  /// `I` for integrated offender management, `P` for a prolific and other priority case, nil for most.
  public let priority: String?
  /// Days since supervision began where the person is now.
  public let days: Int

  public var reference: CaseReference { Codes.caseReference(number) }
  /// Community and licence cases in their first 16 weeks are counted apart.
  public var isInFirstSixteenWeeks: Bool { location != .custody && days < 112 }
}

/// The case system's tiers: numbers, and names as headings have them.
enum ExtractTiers {
  /// Untiered, 16 tiers, 16 with contact suspended.
  static let count = 33
  static let suspendedOffset = 16

  /// The number of tier `letter` (0 for A to 3 for D) and change level 0 to 3: A3 is 1, A0 is 4, D0 is 16.
  static func number(letter: Int, level: Int) -> Int { letter * 4 + (3 - level) + 1 }

  /// Tier numbers in the order in which headings have the plain tiers: untiered, A0 to A3, … D0 to D3.
  static let plainInHeadingOrder = [0] + (0..<4).flatMap { letter in (0..<4).map { number(letter: letter, level: $0) } }
  static let suspendedInHeadingOrder = plainInHeadingOrder.dropFirst().map { $0 + suspendedOffset }

  /// `0`, `B2` or `B2S`.
  static func name(_ number: Int) -> String {
    guard number > 0 else { return "0" }
    let plain = (number - 1) % suspendedOffset
    return "\(["A", "B", "C", "D"][plain / 4])\(3 - plain % 4)" + (number > suspendedOffset ? "S" : "")
  }
}
