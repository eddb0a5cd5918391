extension LiveEngine {
  /// What an allocation does to a stored manager of a case.
  public enum ManagerChange: String, Sendable {
    case unchanged, replaced, created
  }

  /// The effects of allocating a case once more. Source: section 3.7.
  public struct RepeatAllocation: Sendable, Hashable {
    public let personManager: ManagerChange
    public let eventManager: ManagerChange
    public let requirementManager: ManagerChange
    /// Workload calculations stored: one for each practitioner whose caseload changes.
    public let calculationsSaved: Int
  }

  /// Minutes within which allocating to the same practitioner again changes nothing. Source: section 3.2.
  public static let repeatToleranceMinutes = 5.0

  /// Allocates a case that has managers. After the tolerance the same practitioner gets a new event manager; the
  /// person's manager stays.
  ///
  /// - Parameter requirementManager: whether the requirement is with the same practitioner; nil when nobody has it.
  public static func repeatAllocation(
    toSameStaffAndTeam isSame: Bool, minutesSinceEventManager minutes: Double, requirementManager: Bool?
  ) -> RepeatAllocation {
    RepeatAllocation(
      personManager: isSame ? .unchanged : .replaced,
      eventManager: isSame && minutes <= repeatToleranceMinutes ? .unchanged : .replaced,
      requirementManager: requirementManager.map { $0 ? .unchanged : .replaced } ?? .created,
      calculationsSaved: isSame ? 0 : 2)
  }
}
