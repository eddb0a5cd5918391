public import Caseload
public import Rules
public import Workload

/// Says of each post whether it may take a case, what speaks for it and against, and what taking it would do.
///
/// Every rule and preference is a function of its own over one case and one post; nothing else decides. Rules keep somebody from
/// a case, preferences only give or take points, and the score is the sum of the points that are shown. Source of every number:
/// `suitability.yaml`, `holding.yaml`, `limits.yaml`, `caseload-lines.yaml`.
public struct Suitability: Sendable {
  public let rules: SuitabilityRules
  public let measure: PointsMeasure
  public let availability: AvailabilityRules
  public let day: LocalDate
  var pack: RulePack { measure.pack }

  /// - Parameter day: of the decision.
  public init(_ pack: RulePack, on day: LocalDate) {
    rules = pack.suitability
    measure = PointsMeasure(pack)
    availability = AvailabilityRules(pack)
    self.day = day
  }

  /// One candidate with every rule's result. - Complexity: O(needs × training + absences).
  public func candidate(_ post: CandidatePost, for profile: CaseProfile) -> Candidate {
    let ceilings = ceilings(post)
    let effect = effect(post, profile, ceilings: ceilings)
    let needs = rules.needs(of: profile)
    var findings = [standing(post), present(post), exclusion(post, profile)]
    findings += vetting(post, needs)
    findings.append(grade(post, profile, needs))
    findings += training(post, needs)
    findings += [limit(post, effect, ceilings), protection(post, effect, ceilings), workload(post, effect)]
    findings += [room(effect), continuity(post, profile), team(post, profile), experience(post, needs)]
    findings += [recentWeek(post), recentMonth(post), mix(profile, effect)]
    findings += [notForNow(post), awayAhead(post), postEnds(post), sameName(post, profile)].compactMap(\.self)
    return Candidate(post: post, findings: findings, effect: effect)
  }

  /// Those who may take the case, best first, and those who cannot, in the same order.
  ///
  /// Whoever is not to be given more work for now stands below the others, whatever the score.
  /// Of two with the same score the one with less work in proportion comes first, then the one whose code does.
  public func ranked(_ posts: [CandidatePost], for profile: CaseProfile) -> (able: [Candidate], unable: [Candidate]) {
    let all = posts.map { candidate($0, for: profile) }.sorted { a, b in
      let (first, second) = (a.post.notForNow != nil, b.post.notForNow != nil)
      if first != second { return second }
      if a.score != b.score { return a.score > b.score }
      switch (a.effect.after.percent, b.effect.after.percent) {
      case (let x?, let y?) where x != y: return x < y
      case (_?, nil): return true
      case (nil, _?): return false
      default: return a.post.key < b.post.key
      }
    }
    return (all.filter(\.isAble), all.filter { !$0.isAble })
  }

  /// The limits of a post, the lowest first; none where hours are not known.
  public func ceilings(_ post: CandidatePost) -> [CaseloadCeiling] {
    availability.ceilings(post.availability, on: day, everybody: post.limit ?? 0)
  }

  /// Whether a case counts as one of high risk in a mix.
  public func isHighRisk(_ profile: CaseProfile) -> Bool { profile.rosh.map(pack.lines.highRisk.contains) ?? false }
}

/// A post with all that was found about a case in its hands.
public struct Candidate: Sendable, Hashable {
  public let post: CandidatePost
  /// Rules first, then preferences.
  public let findings: [Finding]
  public let effect: AllocationEffect

  /// The sum of the points of all findings.
  public var score: Int { findings.reduce(0) { $0 + $1.points } }
  /// What keeps the post from the case.
  public var obstacles: [Finding] { findings.filter { $0.outcome == .cannot } }
  public var isAble: Bool { !findings.contains { $0.outcome == .cannot } }
}

extension SuitabilityRules {
  /// Who may decide otherwise than all that keeps a candidate from a case; nil where nothing does.
  public func override(of candidate: Candidate) -> Override? {
    let who = candidate.obstacles.map { finding -> Override in
      if case .rule(let rule) = finding.subject { override(of: rule) } else { .never }
    }
    guard !who.isEmpty else { return nil }
    if who.contains(.never) { return .never }
    return who.contains(.headOfPDU) ? .headOfPDU : .senior
  }
}
