/// Who may take a case, by rules that hold and preferences that only give points.
public struct SuitabilityRules: Sendable, Hashable {
  /// A rule that keeps somebody from holding a case.
  public enum HardRule: String, Sendable, Hashable, CaseIterable {
    /// The post stands.
    case post
    /// The person is there.
    case absence
    /// Nobody has kept the person from the case.
    case exclusion
    case vetting, grade, training
    /// The limit of cases of everybody, of the team or of the grade.
    case limit
    /// The limit of a protection.
    case protection
    /// The high line of work over available time.
    case workload
  }

  /// Who may decide otherwise than a rule says.
  public enum Override: String, Sendable, Hashable, CaseIterable {
    case never
    case headOfPDU
    case senior
  }

  /// Something that a case asks of whoever holds it.
  public struct Need: Sendable, Hashable {
    public let id: String
    /// In the middle of a sentence, for instance `domestic abuse`.
    public let label: String
    /// Codes of registrations; one in force is enough.
    public let registers: [String]
    public let mappaLevels: [Int]
    /// Whether a sexual offence ever committed is one.
    public let sexualOffence: Bool
    /// Training of which one must be in date; empty where none is asked for.
    public let courses: [String]
    /// Clearances of which one must hold; empty where none is asked for beyond that of every case.
    public let clearances: [String]
    /// Identifiers of grades that do not hold it without a qualified officer beside them.
    public let notAlone: [String]

    public init(
      id: String, label: String, registers: [String] = [], mappaLevels: [Int] = [], sexualOffence: Bool = false,
      courses: [String] = [], clearances: [String] = [], notAlone: [String] = []
    ) {
      self.id = id
      self.label = label
      self.registers = registers
      self.mappaLevels = mappaLevels
      self.sexualOffence = sexualOffence
      self.courses = courses
      self.clearances = clearances
      self.notAlone = notAlone
    }
  }

  /// Days, all counted from the day of the decision but the last.
  public struct Days: Sendable, Hashable {
    /// Somebody away who is back within these may be given a case.
    public let backWithin: Int
    /// Time away that begins within these is looked at.
    public let awayAhead: Int
    /// How long it must be, in days.
    public let awayAtLeast: Int
    /// A post that ends within these is looked at.
    public let postEnds: Int
    /// Days after a waiting case is late from which it is a matter for the head of the PDU.
    public let escalateAfter: Int
    /// Days for which somebody may at most be marked as not to be given more work; 0 where the rules know no such mark.
    public let notForNowAtMost: Int

    public init(
      backWithin: Int, awayAhead: Int, awayAtLeast: Int, postEnds: Int, escalateAfter: Int, notForNowAtMost: Int = 0
    ) {
      self.backWithin = backWithin
      self.awayAhead = awayAhead
      self.awayAtLeast = awayAtLeast
      self.postEnds = postEnds
      self.escalateAfter = escalateAfter
      self.notForNowAtMost = notForNowAtMost
    }
  }

  /// What the standing lists of a unit look at.
  public struct Standing: Sendable, Hashable {
    /// Changes of practitioner within the days below from which a case is listed, and the head of the PDU asked; 0 for none.
    public let changesListed: Int
    public let changesWithin: Int
    /// Days after which it is asked whether a case is still with its first practitioner.
    public let sameAfter: [Int]
    /// Months in a row of mostly high risk from which a talk is offered.
    public let heavyMonths: Int
    /// Months that are looked back.
    public let monthsBack: Int

    public init(changesListed: Int, changesWithin: Int, sameAfter: [Int], heavyMonths: Int, monthsBack: Int) {
      self.changesListed = changesListed
      self.changesWithin = changesWithin
      self.sameAfter = sameAfter
      self.heavyMonths = heavyMonths
      self.monthsBack = monthsBack
    }

    /// Nothing is listed.
    public static let none = Standing(changesListed: 0, changesWithin: 0, sameAfter: [], heavyMonths: 0, monthsBack: 0)
  }

  public let needs: [Need]
  /// Clearances of which every holder of a case has one; empty where none is asked for.
  public let clearances: [String]
  public let overrides: [HardRule: Override]
  public let days: Days
  public let points: SuitabilityPoints
  public let standing: Standing

  public init(
    needs: [Need], clearances: [String], overrides: [HardRule: Override], days: Days, points: SuitabilityPoints,
    standing: Standing = .none
  ) {
    self.needs = needs
    self.clearances = clearances
    self.overrides = overrides
    self.days = days
    self.points = points
    self.standing = standing
  }

  /// A pack without the table: no case asks for anything, no rule can be overridden, and nobody comes first.
  public static let none = SuitabilityRules(
    needs: [], clearances: [], overrides: [:],
    days: Days(backWithin: 0, awayAhead: 0, awayAtLeast: 0, postEnds: 0, escalateAfter: 0), points: .none)

  /// Who may decide otherwise than a rule says; nobody where the table does not say.
  public func override(of rule: HardRule) -> Override { overrides[rule] ?? .never }
}
