public import Caseload

/// A caseload above a limit that protects somebody: an event, with its day and who approved it where somebody did.
public struct ProtectionBreach: Sendable, Hashable {
  public let id: Int
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  public let team: String
  /// As it is kept: `trainee-6`, `newly-qualified`, `duty-assessor`, `specialism-IOM`.
  public let protection: String
  /// The day of the figures in which it was first seen.
  public let began: LocalDate
  /// Cases that the post might hold then, unrounded.
  public let limit: Ratio
  /// Cases held then.
  public let cases: Int
  /// UTC.
  public let noticedAt: String
  /// Nil where nobody is recorded.
  public let approval: Approval?
  /// The first day on which the caseload was within the limit again, or no limit protected it; nil while it goes on.
  public let endedOn: LocalDate?

  public struct Approval: Sendable, Hashable {
    public let by: String
    public let on: LocalDate
    public let reason: String
  }
}
