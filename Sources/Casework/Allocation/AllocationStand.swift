import Allocation
import Caseload
import Rules
import Storage
import Workload

/// A case and a post as they stand, with what the rules say of the two: read alike before a decision is shown and when it is made.
struct AllocationStand {
  let day: LocalDate
  let profile: CaseProfile
  /// Staff code of whoever holds the case.
  let holder: String?
  let named: CandidateReader.Named
  let candidate: Candidate
  let approval: AllocationApproval
  /// Whether the post is of a team for which the actor does not decide.
  let isOfOtherTeam: Bool

  var key: PostKey { named.post.key }
  var seen: AllocationSeen { AllocationSeen(profile, holder: holder, candidate) }
  /// Names of the rules that keep the post from the case, and `other-team` where it is of one.
  var overridden: [String] {
    var names: [String] = []
    for finding in candidate.obstacles where !names.contains(finding.name) { names.append(finding.name) }
    return names + (isOfOtherTeam ? ["other-team"] : [])
  }
  /// What stands against it, in words.
  var obstacles: [String] {
    candidate.obstacles.map(\.words)
      + (isOfOtherTeam ? ["\(named.team) is another team: its senior, or the head of the PDU, agrees"] : [])
  }
  var asksForTraining: Bool { overridden.contains(SuitabilityRules.HardRule.training.rawValue) }
}

extension Service {
  /// Throws ``CaseworkRefusal`` unless the actor may give this case to this post, were it for the rules to say, and
  /// ``HeldAlready`` where the practitioner has it.
  ///
  /// - Parameter team: of the post; nil for somebody with one post only.
  func allocationStand(
    crn: String, staff: String, team: String?, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> AllocationStand {
    try requireCase(.change, .allocation, crn, on: day, connection)
    let reader = CaseProfileReader(connection: connection, pack: pack, day: day)
    guard let (profile, holder) = try reader.profile(of: crn) else {
      throw CaseworkRefusal.notFound("This case is not current: it cannot be given to anybody.")
    }
    let team = try team ?? onlyTeam(of: staff, on: day, connection)
    // Whose training, vetting and room are told: not beyond the units for which the actor chooses.
    guard try scope(.view, .allocation, connection).holdsTeam(team) else {
      throw CaseworkRefusal.notAllowed(Self.otherUnit)
    }
    let suitability = Suitability(pack, on: day)
    let needs = suitability.rules.needs(of: profile)
    let found = try CandidateReader(connection: connection, pack: pack, day: day).posts(
      in: { SQLCondition("\($0) = ? AND p.staff_code = ?", [.text(team), .text(staff)]) }, for: profile, needs)
    guard let named = found.first else { throw CaseworkRefusal.invalid(Self.noSuchPost) }
    guard staff != holder else {
      throw HeldAlready(name: named.name)
    }
    let candidate = suitability.candidate(named.post, for: profile)
    let isOther = try !scope(.change, .allocation, connection).holdsTeam(team)
    let approval: AllocationApproval =
      switch pack.suitability.override(of: candidate) {
      case .never: .never
      case .headOfPDU: .headOfPDU
      case .senior: .senior
      case nil: isOther ? .senior : .none
      }
    return AllocationStand(
      day: day, profile: profile, holder: holder, named: named, candidate: candidate, approval: approval,
      isOfOtherTeam: isOther)
  }

  private static let noSuchPost =
    "This post has ended, or there is none of this practitioner in this team. Nothing was changed: choose somebody else."

  private func onlyTeam(of staff: String, on day: LocalDate, _ connection: any SQLConnection) throws -> String {
    let teams = try connection.query(
      """
      SELECT DISTINCT team FROM staff_post WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY team
      """, [.text(staff), .text(day.iso), .text(day.iso)]
    ) { try $0.text(0) }
    guard let first = teams.first else { throw CaseworkRefusal.invalid(Self.noSuchPost) }
    guard teams.count == 1 else {
      throw CaseworkRefusal.invalid(
        "This practitioner has posts in \(teams.joined(separator: " and ")). Say in which of them the case is to be held."
      )
    }
    return first
  }
}
