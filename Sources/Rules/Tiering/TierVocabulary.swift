/// Risk of serious harm as an assessment records it; MAPPA is recorded apart from it.
public enum RiskOfSeriousHarm: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  case low = 1
  case medium, high, veryHigh

  /// Lower before higher.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// As rule packs and data files write it: `very-high`.
  public var id: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .veryHigh: "very-high"
    }
  }

  /// As a sentence has it: `very high`.
  public var label: String { self == .veryHigh ? "very high" : id }

  /// The level with an identifier.
  public init?(id: String) {
    guard let level = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = level
  }
}

/// Level of management under the multi-agency public protection arrangements.
public enum MAPPALevel: UInt8, Sendable, Hashable, CaseIterable {
  case one = 1
  case two, three

  /// `M1`, `M2` or `M3`.
  public var code: String { "M\(rawValue)" }
}

/// Category under the multi-agency public protection arrangements.
public enum MAPPACategory: UInt8, Sendable, Hashable, CaseIterable {
  case one = 1
  case two, three, four

  /// `M1` to `M4`.
  public var code: String { "M\(rawValue)" }
}

/// The protect level of the two-axis model, A the highest.
public enum ProtectLevel: UInt8, Sendable, Hashable, CaseIterable {
  case a = 0
  case b, c, d

  /// `A` to `D`.
  public var letter: String { ["A", "B", "C", "D"][Int(rawValue)] }
  /// The level of a letter.
  public init?(letter: String) {
    guard let level = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = level
  }
}

/// The change level of the two-axis model, 3 the highest.
public enum ChangeLevel: UInt8, Sendable, Hashable, CaseIterable {
  case zero = 0
  case one, two, three
}

/// A tier of the single-axis model, A the highest.
public enum SingleAxisTier: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  case g = 1
  case f, e, d, c, b, a

  /// Lower before higher: G before A.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// `A` to `G`.
  public var letter: String { ["G", "F", "E", "D", "C", "B", "A"][Int(rawValue) - 1] }
  /// The tier of a letter.
  public init?(letter: String) {
    guard let tier = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = tier
  }
}

/// How much a section of a needs assessment asks for.
public enum NeedSeverity: UInt8, Sendable, Hashable, CaseIterable {
  case noNeed = 1
  case standard, severe
}
