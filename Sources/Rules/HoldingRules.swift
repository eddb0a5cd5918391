/// How many cases a full week may hold, and which cases ask for a qualified officer.
public struct HoldingRules: Sendable, Hashable {
  /// Cases of a full week; pro rata to contracted hours, unrounded. At the limit is not over it.
  public let caseloadLimit: Int
  /// Identifiers of grades: qualified officers.
  public let qualified: [String]
  /// Identifiers of grades that hold cases only by exception.
  public let seniors: [String]
  /// Levels of risk of serious harm that ask for a qualified officer.
  public let rosh: [String]
  /// MAPPA levels that do.
  public let mappaLevels: [Int]
  /// First letters of two-axis tiers that do.
  public let protectLetters: [String]
  /// Whether a case without a recorded risk of serious harm does.
  public let withoutRosh: Bool

  public init(
    caseloadLimit: Int, qualified: [String], seniors: [String], rosh: [String], mappaLevels: [Int],
    protectLetters: [String], withoutRosh: Bool
  ) {
    self.caseloadLimit = caseloadLimit
    self.qualified = qualified
    self.seniors = seniors
    self.rosh = rosh
    self.mappaLevels = mappaLevels
    self.protectLetters = protectLetters
    self.withoutRosh = withoutRosh
  }

  /// A pack without the table: no limit is known and no case asks for a grade.
  public static let none = HoldingRules(
    caseloadLimit: 0, qualified: [], seniors: [], rosh: [], mappaLevels: [], protectLetters: [], withoutRosh: false)

  /// Why a case asks for a qualified officer, in words; empty when it does not.
  ///
  /// - Parameters:
  ///   - rosh: level of risk of serious harm, nil where none is recorded.
  ///   - mappaLevel: nil for a case that is not under MAPPA.
  ///   - tier: identifier of the tier that counts.
  public func reasonsForQualified(rosh level: String?, mappaLevel: Int?, tier: String) -> [String] {
    var reasons: [String] = []
    if let level {
      if rosh.contains(level) { reasons.append("risk of serious harm \(level.replacing("-", with: " "))") }
    } else if withoutRosh {
      reasons.append("no risk of serious harm recorded")
    }
    if let mappaLevel, mappaLevels.contains(mappaLevel) { reasons.append("MAPPA level \(mappaLevel)") }
    if tier.count > 1, let letter = tier.first.map(String.init), protectLetters.contains(letter) {
      reasons.append("protect level \(letter)")
    }
    return reasons
  }
}
