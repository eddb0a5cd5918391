public import Caseload

/// Who of a team lacks a protection that the rules give, and when a caseload was above a protected limit.
public struct ProtectionsPage: Sendable {
  public let unit: UnitReference
  public let path: [UnitReference]
  public let day: LocalDate
  /// By staff code.
  public let missing: [MissingProtection]
  /// Those that go on first, the newest first among them.
  public let breaches: [ProtectionBreach]
  /// Whether the reader is the manager above the team, who approves.
  public let mayApprove: Bool
  /// Title and version of the rules.
  public let rules: String
}
