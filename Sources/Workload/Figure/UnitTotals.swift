public import Caseload

/// Sums over the posts of a unit, in two parts that never mix: posts with a percentage, and posts without.
///
/// The unit's percentage is all work over all available time of the first part, never an average of percentages.
public struct UnitTotals: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public var posts = 0
    public var casesHeld = 0
    public var casesActive = 0
    public var work = 0
    public var available = Ratio.zero
    public var contracted = WeeklyHours.zero
    public var reduced = WeeklyHours.zero

    public init() {}

    public static func += (a: inout Part, b: Part) {
      a.posts += b.posts
      a.casesHeld += b.casesHeld
      a.casesActive += b.casesActive
      a.work += b.work
      a.available += b.available
      a.contracted = a.contracted + b.contracted
      a.reduced = a.reduced + b.reduced
    }
  }

  public var computable = Part()
  /// Work and cases of posts without a percentage: on a line of their own, in neither side of the division.
  public var notComputable = Part()

  public init() {}

  public init(of figures: some Sequence<PostFigure>) {
    for figure in figures { add(figure) }
  }

  /// Adds one post to the part it belongs to.
  public mutating func add(_ figure: PostFigure) {
    var part = Part()
    part.posts = 1
    part.casesHeld = figure.casesHeld
    part.casesActive = figure.casesActive
    part.work = figure.work
    part.contracted = figure.contracted ?? .zero
    part.reduced = figure.reduced
    if figure.isComputable {
      part.available = figure.available
      computable += part
    } else {
      notComputable += part
    }
  }

  public static func += (a: inout UnitTotals, b: UnitTotals) {
    a.computable += b.computable
    a.notComputable += b.notComputable
  }

  public var posts: Int { computable.posts + notComputable.posts }
  public var casesHeld: Int { computable.casesHeld + notComputable.casesHeld }
  public var casesActive: Int { computable.casesActive + notComputable.casesActive }
  public var work: Int { computable.work + notComputable.work }
  /// In percent, unrounded; nil where nobody's figure is computable.
  public var percent: Ratio? {
    computable.available > .zero ? Ratio(computable.work * 100) / computable.available : nil
  }
  /// Points, exact; nil where nobody's figure is computable.
  public var headroom: Ratio? { computable.posts > 0 ? computable.available - Ratio(computable.work) : nil }
}
