public import Caseload
public import Workload

/// What the rules look at of a post that might take a case.
public struct CandidatePost: Sendable, Hashable {
  /// Training or a clearance, and until when it counts.
  public struct Qualification: Sendable, Hashable {
    /// As the records name it, for instance `domestic-abuse` or `enhanced`.
    public let name: String
    /// The last day on which it counts; nil for one without an end.
    public let until: LocalDate?

    public init(_ name: String, until: LocalDate? = nil) {
      self.name = name
      self.until = until
    }

    func counts(on day: LocalDate) -> Bool { until.map { $0 >= day } ?? true }
  }

  public var key: PostKey
  /// Last name of the practitioner.
  public var surname: String
  /// Identifier of the grade.
  public var grade: String
  /// Contracts, absences, protections and duties of the post.
  public var availability: AvailabilityInputs
  /// Cases that a full week may hold by everybody's limit, the team's, or the grade's, whichever is lowest; nil for none.
  public var limit: Int?
  /// The last day of the person in the service; nil where none is recorded.
  public var leavesOn: LocalDate?
  /// The figure of the post as it stands.
  public var figure: PostFigure
  /// Figures of the person's other posts.
  public var otherPosts: [PostFigure]
  /// Whether it is the person's first post, in order of team.
  public var isFirstPost: Bool
  public var training: [Qualification]
  public var clearances: [Qualification]
  /// Cases taken in the last 7 days, and in the last 28, those of the last 7 among them.
  public var takenInWeek: Int
  public var takenInMonth: Int
  /// Cases of high risk that the post holds.
  public var highRisk: Int
  /// Cases of the tier of the case in question that the post holds.
  public var sameTier: Int
  /// Cases that the post holds by need, by the identifier of the need.
  public var similar: [String: Int]
  /// The last day on which the person is not to be given more work; nil where nobody said so. Why is nobody's here.
  public var notForNow: LocalDate?

  public init(
    key: PostKey, surname: String, grade: String, availability: AvailabilityInputs, limit: Int?,
    leavesOn: LocalDate? = nil, figure: PostFigure, otherPosts: [PostFigure] = [], isFirstPost: Bool = true,
    training: [Qualification] = [], clearances: [Qualification] = [], takenInWeek: Int = 0, takenInMonth: Int = 0,
    highRisk: Int = 0, sameTier: Int = 0, similar: [String: Int] = [:]
  ) {
    self.key = key
    self.surname = surname
    self.grade = grade
    self.availability = availability
    self.limit = limit
    self.leavesOn = leavesOn
    self.figure = figure
    self.otherPosts = otherPosts
    self.isFirstPost = isFirstPost
    self.training = training
    self.clearances = clearances
    self.takenInWeek = takenInWeek
    self.takenInMonth = takenInMonth
    self.highRisk = highRisk
    self.sameTier = sameTier
    self.similar = similar
  }
}
