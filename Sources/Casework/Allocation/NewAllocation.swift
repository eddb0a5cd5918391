/// What somebody decides: who is to hold a case from now on, and why.
public struct NewAllocation: Sendable, Hashable {
  /// What it takes where a rule, or another team, stands against it.
  public struct Override: Sendable, Hashable {
    public var reason: String
    /// What training follows and by when; asked for where training is what is missing.
    public var trainingAction: String
    /// The sign-in name of the account that approves: of neither who allocates nor who receives.
    public var approver: String

    public init(reason: String, trainingAction: String = "", approver: String) {
      self.reason = reason
      self.trainingAction = trainingAction
      self.approver = approver
    }
  }

  public var crn: String
  public var staff: String
  /// Code of the team of the post; nil for somebody with one post only.
  public var team: String?
  public var rationale: String
  /// What the practitioner is to know or do first; may be empty.
  public var oversight: String
  public var override: Override?
  /// By which the same request sent again is known; nil for one that is not sent again.
  public var key: String?
  /// ``AllocationImpact/seen`` of what was shown before deciding; nil where nothing was. What differs by then is told, and nothing
  /// changed.
  public var seen: String?

  public init(
    crn: String, staff: String, team: String? = nil, rationale: String, oversight: String = "",
    override: Override? = nil, key: String? = nil, seen: String? = nil
  ) {
    self.crn = crn
    self.staff = staff
    self.team = team
    self.rationale = rationale
    self.oversight = oversight
    self.override = override
    self.key = key
    self.seen = seen
  }
}

/// Whose agreement an allocation takes beside that of whoever decides it.
public enum AllocationApproval: String, Sendable, Hashable, CaseIterable {
  /// Nobody's.
  case none
  /// Of the senior of the other team, or of a manager above it.
  case senior
  case headOfPDU
  /// No agreement would be enough.
  case never
}

/// What came of deciding who holds a case. Nothing is changed unless it is committed.
public enum CommitOutcome: Sendable, Hashable {
  /// The number of the decision. `isRepeated` where the same request had taken effect already.
  case committed(Int, isRepeated: Bool)
  /// Something to put right, by the name of a field.
  case refused([HandProblem])
  /// What is another since it was shown, in sentences.
  case changed([String])
  /// What the rules have against it, in words, and who may decide otherwise.
  case ruledOut([String], AllocationApproval)
  /// The key was used for another request before.
  case keyReused
}

/// The practitioner holds the case already: there is nothing to give.
public struct HeldAlready: Error, Sendable, Hashable {
  /// `Last, First`.
  public let name: String
  /// In words, for whoever asked.
  public var sentence: String { "\(name) holds this case already. Nothing was changed." }
}

/// What pages and commands ask to give a case to somebody, and of what was decided.
public protocol DecidingUse: Sendable {
  /// What giving a case to a post would do, with every rule's result, for a person to confirm. Nothing changes.
  ///
  /// - Parameter team: of the post; nil for somebody with one post only.
  /// - Throws: ``CaseworkRefusal`` for a case or post that is not there or out of reach, ``HeldAlready`` for who holds the case.
  func allocationImpact(crn: String, staff: String, team: String?) async throws -> AllocationImpact
  /// Gives a case to a post, in one transaction in which rules and figures are looked at anew. Throws ``CaseworkRefusal``.
  func commit(_ new: NewAllocation) async throws -> CommitOutcome
  /// One decision, with its reasons. Throws ``CaseworkRefusal``.
  func allocationDecision(_ id: Int) async throws -> AllocationDecision
  /// All that was decided here about who holds a case, newest first; reasons for whoever may see who may take a case.
  func allocationDecisions(crn: String) async throws -> [AllocationDecision]
  /// What goes with the case to whoever takes it. Throws ``CaseworkRefusal``.
  func handover(_ id: Int) async throws -> Handover
}
