/// What somebody did or tried, as the audit trail keeps it. Never holds what was shown or changed, only whose it was.
public struct AuditEntry: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case done
    /// The actor may not, or what was sent was wrong.
    case refused
    case failed
  }

  public let action: AuditAction
  public let subject: AuditSubject
  public let outcome: Outcome
  /// A short fact without personal data, for instance the kind of refusal or a count; a reason where the law of the house
  /// asks for one (break-glass).
  public let detail: String?

  public init(
    _ action: AuditAction, _ subject: AuditSubject = .none, outcome: Outcome = .done, detail: String? = nil
  ) {
    self.action = action
    self.subject = subject
    self.outcome = outcome
    self.detail = detail
  }
}

/// Whose data it was about.
public enum AuditSubject: Sendable, Hashable {
  case none
  /// A case reference number.
  case person(String)
  /// A staff code.
  case staff(String)
  /// Level and code of a unit; the nation's for the whole service.
  case unit(level: String, code: String)
  /// The sign-in name of an account.
  case account(String)
  /// Anything else that has an identifier, for instance an extract.
  case item(kind: String, id: String)
}
