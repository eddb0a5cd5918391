import Caseload

extension LiveEngine {
  /// Current and possible use of an officer's time when a case is offered.
  public struct AllocationImpact: Sendable, Hashable {
    /// Before the allocation, in percent.
    public let capacityPercent: ExactDecimal
    /// After it, in percent.
    public let potentialCapacityPercent: ExactDecimal
  }

  /// The effect of an allocation. A case that the officer already holds is taken off first, so it changes nothing.
  /// Source: section 3.3.
  public static func allocationImpact(
    totalPoints: Int, availablePoints: Int, casePoints: Int, alreadyHeld: Bool
  ) throws(CompatibilityProblem) -> AllocationImpact {
    let potential = try sum([(totalPoints, 1), (casePoints, alreadyHeld ? -1 : 0), (casePoints, 1)])
    return AllocationImpact(
      capacityPercent: try capacityPercent(totalPoints: totalPoints, availablePoints: availablePoints),
      potentialCapacityPercent: try capacityPercent(totalPoints: potential, availablePoints: availablePoints))
  }

  /// A practitioner's stored calculation. Source: sections 3.3 and 5.
  public struct StaffCalculation: Sendable, Hashable {
    /// Hours a week, after reductions.
    public let availableHours: ExactDecimal
    /// Whole points.
    public let availablePoints: Int
    /// Points by part.
    public let points: WorkloadPoints
    /// In percent, to one decimal in effect.
    public let capacityPercent: ExactDecimal
    /// Number of cases.
    public let caseload: Int
  }

  /// Reckons a practitioner from hours, cases, reports and contacts. For every grade but PO, PQiP and PSO the full
  /// week is 0 by default, so the result is 0 available points and 0 %, whatever is held.
  public static func staffCalculation(
    grade: String?, availableHours: ExactDecimal, work: Work, weights: Weights = Weights(), settings: Settings = .seed
  ) throws(CompatibilityProblem) -> StaffCalculation {
    let defaults = defaults(grade: grade, settings: settings)
    let available = try availablePoints(
      nominalTarget: defaults.nominalTarget, fullWeek: defaults.hours, availableHours: availableHours)
    let points = try workloadPoints(work, weights: weights)
    return StaffCalculation(
      availableHours: availableHours, availablePoints: available, points: points,
      capacityPercent: try capacityPercent(totalPoints: points.total, availablePoints: available),
      caseload: try sum(work.cases.map { ($0.count, 1) }))
  }

  /// Contacts by type that a practitioner did for others, and that others did on the practitioner's cases.
  public struct SortedContacts: Sendable, Hashable {
    /// Done for others, by type.
    public var outsideCaseload: [String: Int] = [:]
    /// Done by others, by type.
    public var byOthers: [String: Int] = [:]
  }

  /// Who did a contact, and who manages the case; nil where the extract does not say.
  public struct Contact: Sendable, Hashable {
    public let typeCode: String
    public let staff: String?
    public let team: String?
    public let managerStaff: String?
    public let managerTeam: String?
    public init(typeCode: String, staff: String?, team: String?, managerStaff: String?, managerTeam: String?) {
      self.typeCode = typeCode
      self.staff = staff
      self.team = team
      self.managerStaff = managerStaff
      self.managerTeam = managerTeam
    }
  }

  /// Sorts contacts for one practitioner in one team. A contact on the same person's case counts nowhere, whatever
  /// the team. Source: section 5.
  public static func sort(_ contacts: [Contact], staff: String, team: String) -> SortedContacts {
    var sorted = SortedContacts()
    for contact in contacts {
      guard let doer = contact.staff, let manager = contact.managerStaff, doer != manager else { continue }
      if doer == staff, contact.team == team { sorted.outsideCaseload[contact.typeCode, default: 0] += 1 }
      if manager == staff, contact.managerTeam == team { sorted.byOthers[contact.typeCode, default: 0] += 1 }
    }
    return sorted
  }

  /// Somebody who manages, or managed, a case.
  public struct Manager: Sendable, Hashable {
    public let crn: String
    public let staff: String
    public let team: String
    public let isActive: Bool
    public init(crn: String, staff: String, team: String, isActive: Bool) {
      self.crn = crn
      self.staff = staff
      self.team = team
      self.isActive = isActive
    }
  }

  /// Cases that count for a practitioner: the night's and the live ones, each once, of which details are known.
  /// Source: section 3.4.
  ///
  /// A case moved since the night counts for both practitioners until the next import.
  public static func combinedCaseload(
    nightly: [String], live: [Manager], withDetails: [String], staff: String, team: String
  ) -> [String] {
    let held = live.filter { $0.isActive && $0.staff == staff && $0.team == team }.map(\.crn)
    let known = Set(withDetails)
    var seen: Set<String> = []
    return (nightly + held).filter { known.contains($0) && seen.insert($0).inserted }
  }

  /// Cases by tier letter, ordinary and with contact suspended, and untiered, over all locations. Source: section 5.
  public static func totalsByTierLetter(_ rows: [[String: Int]]) throws(CompatibilityProblem) -> [String: Int] {
    var totals: [String: Int] = [:]
    for letter in ["A", "B", "C", "D"] {
      for suffix in ["", "S"] {
        totals[letter + suffix] = try sum(
          rows.flatMap { row in (0...3).map { (row["\(letter)\($0)\(suffix)"] ?? 0, 1) } })
      }
    }
    totals["untiered"] = try sum(rows.map { ($0["untiered"] ?? 0, 1) })
    return totals
  }

  /// Number of court reports that a count stands for; nothing for a missing or negative one. Source: section 5.
  public static func courtReports(_ count: Int?) -> Int { max(0, count ?? 0) }

  /// How far back allocations count as recent. Source: section 3.2.
  public static let recentDays = 7

  /// Whether a case was allocated in the past week: since midnight seven days ago. Source: section 3.2.
  public static func isInPastWeek(_ allocated: LocalMoment, now: LocalMoment) -> Bool {
    allocated >= LocalMoment(day: now.day + -recentDays, millisecondOfDay: 0)
  }
}
