public import Caseload
public import Workload

/// What taking a case does to a post: before and after, by the figures that count.
public struct AllocationEffect: Sendable, Hashable {
  /// One side of it.
  public struct Side: Sendable, Hashable {
    public let figure: PostFigure
    /// The person over all posts.
    public let person: PersonFigure
    /// Cases for a full-time equivalent, unrounded; nil where hours are not known.
    public let fullTimeCases: Ratio?
    public let highRisk: Int
    /// Cases of the tier of the case in question.
    public let sameTier: Int

    public var cases: Int { figure.casesHeld }
    /// Of the post, or of the person where the post alone has none, and the higher where both are known; in percent, unrounded.
    public var percent: Ratio? {
      guard let post = figure.percent else { return person.percent }
      return person.percent.map { max($0, post) } ?? post
    }
  }

  public let before: Side
  public let after: Side
  /// The lowest limit that applies; nil where none is known.
  public let ceiling: CaseloadCeiling?

  /// Cases that may still be taken under the lowest limit, before and after; below zero beyond it.
  public var placesBefore: Ratio? { ceiling.map { $0.cases - Ratio(before.cases) } }
  public var placesAfter: Ratio? { ceiling.map { $0.cases - Ratio(after.cases) } }
}

extension Suitability {
  /// What the case does to a post. - Complexity: O(posts of the person + contacts on the case).
  public func effect(_ post: CandidatePost, _ profile: CaseProfile) -> AllocationEffect {
    effect(post, profile, ceilings: ceilings(post))
  }

  func effect(_ post: CandidatePost, _ profile: CaseProfile, ceilings: [CaseloadCeiling]) -> AllocationEffect {
    let points = measure.points(of: profile.counted, for: post.key.staff, isFirstPost: post.isFirstPost)
    let after = post.figure.holding(profile.counted, points: points)
    let fte = availability.fte(post.availability, on: day)
    func side(_ figure: PostFigure, _ more: Int) -> AllocationEffect.Side {
      AllocationEffect.Side(
        figure: figure, person: PersonFigure(posts: [figure] + post.otherPosts),
        fullTimeCases: fte.flatMap { $0 > .zero ? Ratio(figure.casesHeld) / $0 : nil },
        highRisk: post.highRisk + (isHighRisk(profile) ? more : 0), sameTier: post.sameTier + more)
    }
    return AllocationEffect(before: side(post.figure, 0), after: side(after, 1), ceiling: ceilings.first)
  }
}
