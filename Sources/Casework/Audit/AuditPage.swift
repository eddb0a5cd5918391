/// What to look for in the audit trail; every part that is given must agree.
public struct AuditQuery: Sendable, Hashable {
  /// Whose data it was about: a case reference number, a staff code, a sign-in name, or the identifier of an item.
  public var subject: String?
  /// What the subject is, for instance `person`; any kind when nil.
  public var subjectKind: String?
  /// The actor's name.
  public var actor: String?
  public var action: AuditAction?
  /// First and last day, in UTC, as `2026-11-22`.
  public var from: String?
  public var until: String?
  /// Only rows older than the row with this number: the next page.
  public var before: Int?

  public init(
    subject: String? = nil, subjectKind: String? = nil, actor: String? = nil, action: AuditAction? = nil,
    from: String? = nil, until: String? = nil, before: Int? = nil
  ) {
    self.subject = subject
    self.subjectKind = subjectKind
    self.actor = actor
    self.action = action
    self.from = from
    self.until = until
    self.before = before
  }
}

/// A page of the audit trail, newest first.
public struct AuditPage: Sendable, Hashable {
  public let query: AuditQuery
  public let events: [AuditEvent]
  /// What to ask for the next page with; nil on the last.
  public let next: AuditQuery?
  /// Rows of the whole trail.
  public let total: Int

  public init(query: AuditQuery, events: [AuditEvent], next: AuditQuery?, total: Int) {
    self.query = query
    self.events = events
    self.next = next
    self.total = total
  }
}

/// What asks about the audit trail.
public protocol AuditUse: Sendable {
  /// One page of the audit trail. That it was looked at is in the trail itself. Throws ``CaseworkRefusal``.
  func auditEvents(_ query: AuditQuery) async throws -> AuditPage
}
