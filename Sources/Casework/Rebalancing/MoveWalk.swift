import Allocation
import Caseload
import Rules
import Workload

/// Makes moves one after the other on the posts of a team, each checked by every rule of allocation as it is then: figures are those
/// that a decision would come to.
struct MoveWalk {
  /// One move that holds.
  struct Step {
    let move: SafePlanSearch.Move
    let giver: RebalanceProposal.Change
    let receiver: RebalanceProposal.Change
  }

  let team: LiveTeam
  private(set) var posts: [CandidatePost]
  private(set) var steps: [Step] = []

  init(_ team: LiveTeam) {
    self.team = team
    posts = team.posts.map(\.post)
  }

  var moves: [SafePlanSearch.Move] { steps.map(\.move) }

  /// What a post holds now.
  func side(_ index: Int) -> RebalanceProposal.Side {
    let person = PersonFigure(posts: [posts[index].figure] + posts[index].otherPosts)
    let own = posts[index].figure.percent
    let percent = own.map { own in person.percent.map { max($0, own) } ?? own } ?? person.percent
    return RebalanceProposal.Side(percent: percent, cases: posts[index].figure.casesHeld)
  }

  /// What a receiver would hold with one case more; nil where a rule keeps the case from them, or they would be over the full line.
  func after(_ move: SafePlanSearch.Move) -> RebalanceProposal.Side? {
    let candidate = team.suitability.candidate(posts[move.to], for: team.cases[move.index].profile)
    let full = Ratio(team.suitability.measure.pack.limits.fullPercent)
    guard candidate.isAble, let percent = candidate.effect.after.percent, percent <= full else { return nil }
    return RebalanceProposal.Side(percent: percent, cases: candidate.effect.after.cases)
  }

  /// Makes a move. False where it does not hold, and nothing is changed.
  mutating func make(_ move: SafePlanSearch.Move) -> Bool {
    guard after(move) != nil else { return false }
    let held = team.cases[move.index]
    let (givenBefore, receivedBefore) = (side(move.from), side(move.to))
    let effect = team.suitability.effect(posts[move.to], held.profile)
    replace(move.to, with: effect.after.figure)
    posts[move.to].highRisk = effect.after.highRisk
    let giver = posts[move.from]
    replace(
      move.from,
      with: giver.figure.givingUp(held.profile.counted, points: team.suitability.rawPoints(of: held, for: giver)))
    if team.suitability.isHighRisk(held.profile) { posts[move.from].highRisk -= 1 }
    steps.append(
      Step(
        move: move, giver: .init(before: givenBefore, after: side(move.from)),
        receiver: .init(before: receivedBefore, after: side(move.to))))
    return true
  }

  /// Gives a post another figure, also where it is one of the other posts of the same person.
  private mutating func replace(_ index: Int, with figure: PostFigure) {
    let (old, staff) = (posts[index].figure, posts[index].key.staff)
    posts[index].figure = figure
    for other in posts.indices where other != index && posts[other].key.staff == staff {
      if let place = posts[other].otherPosts.firstIndex(of: old) { posts[other].otherPosts[place] = figure }
    }
  }
}
