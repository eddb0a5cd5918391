/// A kind of record that somebody should look at: loaded as it came, kept in the figures or out of them as `effect` says.
///
/// The raw value stands in `quality_finding.kind`. Every kind can be told from the sheets of the open format alone.
public enum FindingKind: String, Sendable, Hashable, CaseIterable {
  /// A current case without any tier, final or provisional.
  case noTier = "no-tier"
  /// A current order whose expected last day has passed.
  case endedOrderOpen = "ended-order-open"
  /// A current case without an order that has not ended.
  case noOrder = "no-order"
  /// A current case without a team that answers for it.
  case noTeam = "no-team"
  /// A current case, in custody before release, whose orders name no day of release.
  case custodyWithoutRelease = "custody-without-release"
  /// A current case without a score of risk of serious harm.
  case roshMissing = "rosh-missing"
  /// A case whose holder has left the service.
  case holderLeft = "holder-left"
  /// A case whose holder has no post that day in the team that is said to hold it.
  case holderWithoutPost = "holder-without-post"
  /// A change of holder that lies before the first day of the case.
  case allocationBeforeStart = "allocation-before-start"
  /// Two current cases with the same name and date of birth and different case reference numbers.
  case duplicatePerson = "duplicate-person"
  /// A current post without contracted hours.
  case hoursMissing = "hours-missing"
  /// A current post with a grade that the rule pack does not name.
  case unknownGrade = "unknown-grade"
  /// Two rows of posts of one person in one team that hold on the same day.
  case overlappingPosts = "overlapping-posts"
}

extension FindingKind {
  /// What a list of them is called.
  public var title: String {
    switch self {
    case .noTier: "Cases without a tier"
    case .endedOrderOpen: "Orders past their expected end, still open"
    case .noOrder: "Cases without a current order"
    case .noTeam: "Cases without a team"
    case .custodyWithoutRelease: "In custody without a release date"
    case .roshMissing: "No risk of serious harm recorded"
    case .holderLeft: "Held by someone who has left"
    case .holderWithoutPost: "Held by someone without a post in the team"
    case .allocationBeforeStart: "Allocated before the case began"
    case .duplicatePerson: "Same name and date of birth under two CRNs"
    case .hoursMissing: "Posts without contracted hours"
    case .unknownGrade: "Posts with an unknown grade"
    case .overlappingPosts: "Posts that overlap in one team"
    }
  }

  /// What such a record is, in one sentence.
  public var meaning: String {
    switch self {
    case .noTier: "A current case with too little recorded for any tier, not even a provisional one."
    case .endedOrderOpen: "The expected last day of the order has passed and the case system has not ended it."
    case .noOrder: "The case is current and every order in it has ended, or it never had one."
    case .noTeam: "No team is named that answers for the case."
    case .custodyWithoutRelease: "The person is in custody and no order in the case names a day of release."
    case .roshMissing: "There is no score of risk of serious harm for a current case."
    case .holderLeft: "The practitioner who holds the case has a last day in the service that has passed."
    case .holderWithoutPost:
      "The practitioner who holds the case has no current post in the team that is said to hold it."
    case .allocationBeforeStart: "The history of holders begins before the first day of the case."
    case .duplicatePerson:
      "Two current cases carry the same forename, surname and date of birth. They may be one person."
    case .hoursMissing: "No contracted hours are recorded for a current post."
    case .unknownGrade: "The grade of a current post is not one of the rules."
    case .overlappingPosts: "Two rows of posts of one person in one team hold on the same day."
    }
  }

  /// What such a record does to the figures.
  public var effect: String {
    switch self {
    case .noTier: "The case counts as untiered: it is in caseloads and earns no points."
    case .endedOrderOpen:
      "The case still counts in caseloads; its work counts only as the rules weigh a case with an overdue ending."
    case .noOrder: "The case counts in caseloads without a type or a location, and earns no points."
    case .noTeam:
      "The case counts for the nation only. A team’s caseload has it when a practitioner of the team holds it."
    case .custodyWithoutRelease: "The case counts as it is. It cannot be planned for: nobody can see when work rises."
    case .roshMissing: "The tier may be provisional, and only a qualified officer may be proposed for the case."
    case .holderLeft: "The case counts for nobody who can work on it: it stands beside the team’s unallocated cases."
    case .holderWithoutPost: "The case counts for the team’s caseload and in no practitioner’s workload."
    case .allocationBeforeStart: "No figure of today changes. Who held the case when is not to be relied on."
    case .duplicatePerson:
      "If they are one person, the person is counted twice and work that one practitioner does counts twice."
    case .hoursMissing:
      "The grade’s default hours are assumed and marked; without a default the post is not computable."
    case .unknownGrade: "The post is not computable: its cases count, and it stands in neither side of any percentage."
    case .overlappingPosts: "The row that began last counts; the other adds neither hours nor availability."
    }
  }

  /// What the detail of a record is; nil where there is none.
  public var detail: String? {
    switch self {
    case .endedOrderOpen: "Expected end"
    case .noTeam, .holderWithoutPost: "Team of the holder"
    case .holderLeft: "Left on"
    case .allocationBeforeStart: "Allocated"
    case .duplicatePerson: "Other CRN"
    case .hoursMissing, .unknownGrade: "Grade"
    case .overlappingPosts: "Next one begins"
    case .noTier, .noOrder, .custodyWithoutRelease, .roshMissing: nil
    }
  }

  /// What the records are of: a case, with its CRN, or a member of staff.
  public var isAboutCases: Bool {
    switch self {
    case .hoursMissing, .unknownGrade, .overlappingPosts: false
    default: true
    }
  }
}
