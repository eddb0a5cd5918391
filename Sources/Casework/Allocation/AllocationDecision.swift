public import Caseload

/// One decision about who holds a case, as it was made here.
public struct AllocationDecision: Sendable, Hashable {
  /// Why it was decided so: for whoever may see who may take a case.
  public struct Reasons: Sendable, Hashable {
    public let rationale: String
    public let oversight: String?
    /// Rules first, then preferences; empty once either of the two was erased.
    public let findings: [DecisionFinding]
    public let figures: DecisionFigures
    /// Nil where nothing stood against it.
    public let override: Override?
    /// For instance `england-wales, version 2026.10`.
    public let rules: String
  }

  /// What was decided otherwise, and who approved it.
  public struct Override: Sendable, Hashable {
    /// Names of the rules, and `other-team`.
    public let rules: [String]
    public let reason: String
    public let trainingAction: String?
    public let approver: String
  }

  /// What the case system says of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case waiting, confirmed, contradicted, silent
    /// A newer change took its place before the case system spoke.
    case withdrawn
  }

  public let id: Int
  public let crn: String
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  /// Name of the team.
  public let team: String
  /// `Last, First` of whoever held the case before; nil where nobody did.
  public let previous: String?
  /// UTC.
  public let madeAt: String
  public let maker: String
  public let state: State
  /// Whether the case is still held as it was decided.
  public let isInForce: Bool
  /// When the practitioner next sees the person; nil where nothing of it is recorded.
  public let nextAppointment: LocalDate?
  /// Nil for whoever may see the case and not who may take it.
  public let reasons: Reasons?
}

/// What goes with a case to whoever takes it: to be printed.
public struct Handover: Sendable {
  public let decision: AllocationDecision
  /// What the practitioner is to know or do first; nil where nothing was noted.
  public let oversight: String?
  public let detail: CaseDetail
  /// The day on which the pack is made.
  public let day: LocalDate

  public init(decision: AllocationDecision, oversight: String?, detail: CaseDetail, day: LocalDate) {
    self.decision = decision
    self.oversight = oversight
    self.detail = detail
    self.day = day
  }
}
