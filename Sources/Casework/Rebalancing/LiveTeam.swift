import Allocation
import Caseload
import Rules
import Workload

/// The posts and cases of a unit as a plan looks at them: an instance of rebalancing with the rules about receivers.
///
/// Who may take which case is what the rules of allocation say of the two; room and limits are looked at with every move.
struct LiveTeam {
  /// Why somebody neither gives nor receives, or does not receive.
  enum Standing: Hashable {
    case gives, receives
    /// In words.
    case neither(String)
  }

  let posts: [CandidateReader.Named]
  let cases: [HeldProfiles.Held]
  let pins: [LivePin?]
  let standings: [Standing]
  let instance: RebalanceInstance
  let rules: ReceiverRules
  /// Points that each post is not to be above; nil for those without a percentage.
  let lines: [Int?]
  let suitability: Suitability

  /// - Parameters:
  ///   - moved: cases that each person got out of colleagues' hands in the days of the rules, by staff code.
  ///   - name: of the instance.
  init(
    _ posts: [CandidateReader.Named], _ cases: [HeldProfiles.Held], moved: [String: Int], name: String,
    _ suitability: Suitability
  ) throws(RebalanceInstanceError) {
    let places = Dictionary(
      posts.enumerated().map { ($1.post.key, $0) }, uniquingKeysWith: { first, _ in first })
    let held = cases.filter { places[$0.post] != nil }
    let day = suitability.day
    let pack = suitability.measure.pack
    self.posts = posts
    self.cases = held
    self.suitability = suitability
    pins = held.map { LivePin($0, on: day, pack) }
    standings = posts.map { Self.standing($0.post, suitability) }
    let points = held.map { max(0, suitability.rawPoints(of: $0, for: posts[places[$0.post] ?? 0].post)) }
    var heldPoints = posts.map { _ in 0 }
    var heldCases = heldPoints
    for (item, points) in zip(held, points) {
      heldPoints[places[item.post] ?? 0] += points
      heldCases[places[item.post] ?? 0] += 1
    }
    let practitioners = posts.enumerated().map { index, named in
      Self.practitioner(named.post, heldPoints: heldPoints[index], heldCases: heldCases[index], suitability)
    }
    var receivers: [ReceiverRules.Receiver] = []
    for (index, named) in posts.enumerated() {
      let left = max(0, pack.rebalancing.receivers.mostMoves - (moved[named.post.key.staff.text] ?? 0))
      let room = Self.roomToFull(named.post, pack)
      let most = standings[index] == .receives ? left : 0
      receivers.append(
        ReceiverRules.Receiver(
          mostLoad: practitioners[index].otherWork + heldPoints[index] + max(0, room ?? 0),
          mostCases: practitioners[index].caseCap, mostReceived: most))
    }
    rules = ReceiverRules(receivers)
    lines = zip(posts, practitioners).enumerated().map { index, pair in
      guard let available = pair.0.post.figure.isComputable ? pair.0.post.figure.available : nil else { return nil }
      let over = pair.0.post.figure.work - (available * Ratio(pack.limits.highPercent, over: 100)).whole
      return pair.1.otherWork + heldPoints[index] - over
    }
    var lists = EligibleLists(posts: posts.map(\.post), suitability: suitability)
    var listed: [RebalanceInstance.Case] = []
    for (index, item) in held.enumerated() {
      listed.append(
        RebalanceInstance.Case(
          points: points[index], isHighRisk: suitability.isHighRisk(item.profile),
          isSexualOffence: item.profile.sexualOffence == true,
          destinations: lists.place(of: item.profile, from: item.post.team), holder: places[item.post],
          holderMayKeep: true,
          leaveCost: item.leaveCost(isHighRisk: suitability.isHighRisk(item.profile), on: day, pack),
          isPinned: pins[index] != nil, barred: []))
    }
    instance = try RebalanceInstance(
      name: name, objective: RebalanceObjective(pack.rebalancing), practitioners: practitioners,
      destinations: lists.lists, cases: listed, receiverRules: rules)
  }

  var gives: [Bool] { standings.map { $0 == .gives } }

  private static func standing(_ post: CandidatePost, _ suitability: Suitability) -> Standing {
    let limits = suitability.measure.pack.limits
    let effect = suitability.effect(
      post, CaseProfile(tier: "", rosh: nil, counted: CountedCase(location: nil, tier: 0)))
    guard let percent = effect.before.percent else { return .neither("No percentage: something is not recorded") }
    if percent > Ratio(limits.highPercent) { return .gives }
    if let ceiling = effect.ceiling, Ratio(post.figure.casesHeld) > ceiling.cases { return .gives }
    if percent > Ratio(limits.fullPercent) { return .neither("Is over \(limits.fullPercent)%, and receives nothing") }
    if post.notForNow != nil { return .neither("Is not to be given more work for now") }
    return .receives
  }

  private static func practitioner(
    _ post: CandidatePost, heldPoints: Int, heldCases: Int, _ suitability: Suitability
  ) -> RebalanceInstance.Practitioner {
    let ceiling = suitability.ceilings(post).first?.cases.whole
    // Cases that are kept from the reader are among the cases that are held, and not in the list.
    let hidden = max(0, post.figure.casesHeld - heldCases)
    return RebalanceInstance.Practitioner(
      capacity: max(0, post.figure.isComputable ? post.figure.available.whole : 0),
      otherWork: max(0, post.figure.work - heldPoints), caseCap: max(0, (ceiling ?? Self.noCap) - hidden))
  }

  /// Stands for no limit of cases.
  private static let noCap = 10_000

  /// Points up to the full line, of the post and of the person, whichever are fewer; nil without a percentage.
  private static func roomToFull(_ post: CandidatePost, _ pack: RulePack) -> Int? {
    let full = Ratio(pack.limits.fullPercent, over: 100)
    let person = PersonFigure(posts: [post.figure] + post.otherPosts)
    let rooms = [
      post.figure.isComputable ? (post.figure.available * full).whole - post.figure.work : nil,
      person.percent == nil ? nil : (person.available * full).whole - person.work,
    ].compactMap(\.self)
    return rooms.min()
  }
}

extension Ratio {
  /// The whole part of an amount that is 0 or more; what is below 0 is taken further from it.
  var whole: Int {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension Suitability {
  /// Points that a post has less without a case that it holds; below zero where contacts for it would count again.
  func rawPoints(of held: HeldProfiles.Held, for post: CandidatePost) -> Int {
    measure.points(of: held.profile.counted, for: post.key.staff, isFirstPost: post.isFirstPost)
  }
}

extension HeldProfiles.Held {
  /// Whole months of 30 days that the holder has had the case; nil where it is not recorded.
  func monthsHeld(on day: LocalDate) -> Int? { heldSince.map { max(0, day - $0) / 30 } }

  /// What taking the case from its holder costs, in cost units.
  fileprivate func leaveCost(isHighRisk: Bool, on day: LocalDate, _ pack: RulePack) -> Int {
    let costs = pack.rebalancing.handover
    let isNearEnd = expectedEndOn.map { $0 - day <= costs.nearEndDays } ?? false
    return costs.leave + costs.eachMonth * min(costs.mostMonths, monthsHeld(on: day) ?? costs.mostMonths)
      + (isHighRisk ? costs.highRisk : 0) + (isNearEnd ? costs.nearEnd : 0)
  }
}

extension RebalanceObjective {
  fileprivate init(_ rules: RebalancingRules) throws(RebalanceInstanceError) {
    guard let high = ExactShare(rules.highRiskPercent, over: 100),
      let sexual = ExactShare(rules.sexualOffencePercent, over: 100)
    else { throw RebalanceInstanceError("objective", "a share of rebalancing.yaml is no percentage.") }
    self.init(
      loadBreaksPercent: rules.load.map(\.percent), loadSlopes: rules.load.map(\.eachPoint),
      perCaseOverCap: rules.overLimit, perCaseOverShare: rules.overShare, highRiskShare: high,
      sexualOffenceShare: sexual)
  }
}
