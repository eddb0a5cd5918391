import Allocation
import Caseload
import Rules
import Workload

/// Who may take a case by every rule of allocation that does not depend on how much the two hold: cases that ask for the same share
/// one list.
struct EligibleLists {
  private struct Key: Hashable {
    let tier: String
    let rosh: String?
    let mappaLevel: Int?
    let needs: [String]
    let keptFrom: Set<String>
    let onlyFor: Set<String>?
    let team: TeamCode
  }

  let posts: [CandidatePost]
  let suitability: Suitability
  private(set) var lists: [[RebalanceInstance.Destination]] = []
  private var known: [Key: Int] = [:]

  init(posts: [CandidatePost], suitability: Suitability) {
    self.posts = posts
    self.suitability = suitability
  }

  /// The list of a case, made where there is none yet. - Parameter team: of whoever gives it.
  mutating func place(of profile: CaseProfile, from team: TeamCode) -> Int {
    let key = Key(
      tier: profile.tier, rosh: profile.rosh, mappaLevel: profile.mappaLevel,
      needs: suitability.rules.needs(of: profile).map(\.id), keptFrom: profile.keptFrom, onlyFor: profile.onlyFor,
      team: team)
    if let place = known[key] { return place }
    let otherTeam = suitability.measure.pack.rebalancing.handover.otherTeam
    lists.append(
      posts.enumerated().compactMap { index, post in
        Self.mayHold(suitability.candidate(post, for: profile))
          ? RebalanceInstance.Destination(practitioner: index, cost: post.key.team == team ? 0 : otherTeam) : nil
      })
    known[key] = lists.count - 1
    return lists.count - 1
  }

  /// Whether nothing but room or a limit keeps a candidate from a case.
  static func mayHold(_ candidate: Candidate) -> Bool {
    candidate.obstacles.allSatisfy { finding in
      switch finding.subject {
      case .rule(.limit), .rule(.protection), .rule(.workload): true
      case .rule, .preference: false
      }
    }
  }
}
