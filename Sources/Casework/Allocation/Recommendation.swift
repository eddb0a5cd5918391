public import Allocation
public import Caseload
public import Rules

/// What pages and commands ask before a case is given to somebody.
public protocol AllocationUse: Sendable {
  /// The posts of a unit that may take a case, best first, and those that cannot, each with every rule's result and what the case
  /// would do to it.
  ///
  /// - Parameters:
  ///   - level: of the unit; nil for the unit above the team of the case, in England and Wales its PDU.
  ///   - code: of the unit.
  /// - Throws: ``CaseworkRefusal`` for a case that is not current, that is kept from the actor, or a unit out of reach.
  func recommendation(crn: String, level: String?, code: String?) async throws -> Recommendation
  /// How cases lie with the practitioners of a unit; of the whole service for nil. Throws ``CaseworkRefusal`` for one out of reach.
  func allocationReview(level: String?, code: String?) async throws -> AllocationReview
  /// The same to be taken away as a file, which asks for more.
  func allocationReviewFile(level: String?, code: String?) async throws -> AllocationReview
}

/// Who may take a case and who cannot, with reasons: for a person to decide.
public struct Recommendation: Sendable {
  /// One post with what was found.
  public struct Person: Sendable, Hashable {
    public let candidate: Candidate
    /// `Last, First`.
    public let name: String
    /// Label of the grade.
    public let grade: String
    /// Name of the team.
    public let team: String
    /// The practitioner's page; nil where no nightly extract names the person.
    public let practitionerID: Int?
    /// Who may decide otherwise; nil where nothing keeps the post from the case.
    public let override: SuitabilityRules.Override?
    /// Why the person is not to be given more work for now; nil where nothing says so, or for whoever may not read it.
    public let privateReason: String?

    public init(
      candidate: Candidate, name: String, grade: String, team: String, practitionerID: Int?,
      override: SuitabilityRules.Override?, privateReason: String? = nil
    ) {
      self.candidate = candidate
      self.name = name
      self.grade = grade
      self.team = team
      self.practitionerID = practitionerID
      self.override = override
      self.privateReason = privateReason
    }
  }

  public let row: CaseRow
  /// Whose posts were looked at.
  public let unit: UnitReference
  /// From the widest unit in reach down to the one above.
  public let path: [UnitReference]
  /// What the case asks of its holder, in words.
  public let needs: [String]
  /// What the person asks of the supervision, as it was recorded; no rule looks at it.
  public let wishes: [String]
  /// The day by which somebody should hold it; nil for a case that somebody holds, or of unknown age.
  public let due: LocalDate?
  /// Best first.
  public let able: [Person]
  /// In the same order.
  public let unable: [Person]
  /// The day of the decision.
  public let day: LocalDate
  public let limits: Limits
  public let standing: CaseStanding
  /// Whether somebody should hold it already, on the day of the data: as the queue says it, and as the days are counted that the
  /// case has waited. What the case system did since then is not known: going by today would call late what may be done.
  public var isLate: Bool { due.map { $0 < standing.asOf } ?? false }

  public init(
    row: CaseRow, unit: UnitReference, path: [UnitReference], needs: [String], wishes: [String], due: LocalDate?,
    able: [Person], unable: [Person], day: LocalDate, limits: Limits, standing: CaseStanding
  ) {
    self.row = row
    self.unit = unit
    self.path = path
    self.needs = needs
    self.wishes = wishes
    self.due = due
    self.able = able
    self.unable = unable
    self.day = day
    self.limits = limits
    self.standing = standing
  }
}
