/// The Workload Measurement Tool's own rules, reproduced figure by figure, its defects included.
///
/// The product measures work with ``PointsMeasure``. These functions exist so that its figures can be set beside the
/// incumbent's and every difference explained. Section numbers in this folder refer to the project's description of the
/// incumbent's rules. The incumbent reckons in IEEE doubles, so these functions do, in the documented order of
/// operations.
public enum WMT {
  /// Tiers by number: 0 is untiered, 1 to 16 are A3 to D0, 17 to 32 the same with contact suspended. Source: section
  /// 5.1.
  public static let tiers: [String] = {
    let held = ["A", "B", "C", "D"].flatMap { letter in (0...3).reversed().map { "\(letter)\($0)" } }
    return ["untiered"] + held + held.map { $0 + "S" }
  }()

  /// Locations in the order in which the incumbent lists them. Source: section 5.4.
  public static let locations = ["community", "custody", "licence"]

  static let community = 0
  static let custody = 1
  static let licence = 2

  /// The number of the tier with contact suspended that belongs to tier number 1 to 16.
  static func suspended(_ tier: Int) -> Int { tier + 16 }
}

/// Why a figure of the incumbent cannot be reproduced: its own program stops at this point.
public enum CompatibilityProblem: Error, Sendable, Hashable {
  /// A tier outside the points table.
  case unknownTier(String)
  /// A case type without a points table.
  case unknownCaseType(String)
  /// A number beyond what exact decimal arithmetic holds here, about 38 digits.
  case numberTooLarge
  /// A sheet that the incumbent does not read.
  case unknownSheet(String)

  /// What happened, as a sentence.
  public var sentence: String {
    switch self {
    case .unknownTier(let tier): "There is no tier “\(tier)” in the points table."
    case .unknownCaseType(let type): "There is no points table for the case type “\(type)”."
    case .numberTooLarge: "A number is too large to be reckoned exactly."
    case .unknownSheet(let sheet): "The incumbent reads no sheet “\(sheet)”."
    }
  }
}
