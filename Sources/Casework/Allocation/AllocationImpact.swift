public import Caseload
public import Rules

/// What giving a case to one post would do: before it is confirmed.
public struct AllocationImpact: Sendable {
  /// An account that may approve what the rules, or another team, stand against.
  public struct Approver: Sendable, Hashable {
    /// The sign-in name.
    public let name: String
    public let displayName: String

    public init(name: String, displayName: String) {
      self.name = name
      self.displayName = displayName
    }
  }

  public let row: CaseRow
  public let person: Recommendation.Person
  /// What the case asks of its holder, in words.
  public let needs: [String]
  public let approval: AllocationApproval
  /// Those who may approve it, by name; empty where nobody has to.
  public let approvers: [Approver]
  /// Whether training is what is missing, so that an override says what training follows.
  public let asksForTraining: Bool
  /// Stands for all that is shown here: another text whenever something of it is another.
  public let seen: String
  /// For the form that confirms it: what is sent with it takes effect once.
  public let key: String
  /// The day of the decision.
  public let day: LocalDate
  public let limits: Limits
  public let standing: CaseStanding

  public init(
    row: CaseRow, person: Recommendation.Person, needs: [String], approval: AllocationApproval, approvers: [Approver],
    asksForTraining: Bool, seen: String, key: String, day: LocalDate, limits: Limits, standing: CaseStanding
  ) {
    self.row = row
    self.person = person
    self.needs = needs
    self.approval = approval
    self.approvers = approvers
    self.asksForTraining = asksForTraining
    self.seen = seen
    self.key = key
    self.day = day
    self.limits = limits
    self.standing = standing
  }
}
