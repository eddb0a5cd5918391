public import Allocation
public import Caseload
public import Rules

/// What pages and commands ask about moving cases between the practitioners of a unit.
public protocol RebalanceUse: Sendable {
  /// Moves that would bring work within the lines, with what they do to both people. Nothing is moved: a named person decides.
  ///
  /// - Parameters:
  ///   - level: of the unit, a team or the unit above teams.
  ///   - code: of the unit.
  ///   - order: how long to look, and for how many moves.
  /// - Throws: ``CaseworkRefusal`` for a unit out of reach, or too wide.
  func rebalance(level: String, code: String, _ order: RebalanceSearch) async throws -> RebalanceProposal
  /// The same problem as an instance with the rules about receivers, to be taken away as a file, which asks for more.
  func rebalanceFile(level: String, code: String) async throws -> LiveInstance
  /// Makes moves, in one transaction in which each is looked at anew: those that hold are decided, the others returned with why. What
  /// was accepted on the same day before takes effect once.
  ///
  /// - Parameter reason: kept with each decision.
  /// - Throws: ``CaseworkRefusal`` where whoever asks does not decide for the whole unit.
  func accept(_ moves: [AcceptedMove], level: String, code: String, reason: String) async throws -> AcceptanceOutcome
}

/// How a plan is looked for.
public struct RebalanceSearch: Sendable, Hashable {
  /// Where chance begins.
  public var seed: UInt64
  /// How often the search begins anew from a part of its plan; nil for what the rules say.
  public var rounds: Int?
  /// Moves in all; nil for as many as help.
  public var moves: Int?

  public init(seed: UInt64 = 1, rounds: Int? = nil, moves: Int? = nil) {
    self.seed = seed
    self.rounds = rounds
    self.moves = moves
  }
}

/// An instance with whom its numbers stand for.
public struct LiveInstance: Sendable {
  public let instance: RebalanceInstance
  /// In the order of the practitioners.
  public let posts: [PostKey]
  public let grades: [String]
  /// Case reference numbers in the order of the cases.
  public let crns: [String]
}

/// Moves that would help a unit, for a named person to decide.
public struct RebalanceProposal: Sendable {
  /// What somebody holds at a moment.
  public struct Side: Sendable, Hashable {
    /// Of the post or of the person, whichever is higher, unrounded; nil where it cannot be said.
    public let percent: Ratio?
    public let cases: Int

    public init(percent: Ratio?, cases: Int) {
      self.percent = percent
      self.cases = cases
    }
  }

  /// One post.
  public struct Person: Sendable, Hashable {
    public let key: PostKey
    /// `Last, First`.
    public let name: String
    /// Label of the grade.
    public let grade: String
    /// Name of the team.
    public let team: String
    public let practitionerID: Int?
    public let before: Side
    /// After all moves of the proposal.
    public let after: Side
    /// Cases given away and received in the proposal.
    public let given: Int
    public let received: Int
    /// Why the person receives nothing; nil for whoever gives or may receive.
    public let staysOut: String?

    public init(
      key: PostKey, name: String, grade: String, team: String, practitionerID: Int?, before: Side, after: Side,
      given: Int, received: Int, staysOut: String?
    ) {
      self.key = key
      self.name = name
      self.grade = grade
      self.team = team
      self.practitionerID = practitionerID
      self.before = before
      self.after = after
      self.given = given
      self.received = received
      self.staysOut = staysOut
    }
  }

  /// Somebody else who might have received a case.
  public struct NextBest: Sendable, Hashable {
    /// In ``RebalanceProposal/people``.
    public let person: Int
    public let after: Side

    public init(person: Int, after: Side) {
      self.person = person
      self.after = after
    }
  }

  /// One case that changes hands. The moves stand in the order in which they are made.
  public struct Move: Sendable, Hashable {
    public let crn: String
    /// `Last, First`.
    public let name: String
    public let tier: String
    /// In ``RebalanceProposal/people``.
    public let from: Int
    public let to: Int
    public let giver: Change
    public let receiver: Change
    /// Months that the holder has had the case; nil where it is not recorded.
    public let monthsHeld: Int?
    /// What the case asks of its holder, in words.
    public let needs: [String]
    /// The last day on which the receiver held the person before; nil where never.
    public let heldBefore: LocalDate?
    /// Nil where nobody else may receive it.
    public let next: NextBest?

    public init(
      crn: String, name: String, tier: String, from: Int, to: Int, giver: Change, receiver: Change, monthsHeld: Int?,
      needs: [String], heldBefore: LocalDate?, next: NextBest?
    ) {
      self.crn = crn
      self.name = name
      self.tier = tier
      self.from = from
      self.to = to
      self.giver = giver
      self.receiver = receiver
      self.monthsHeld = monthsHeld
      self.needs = needs
      self.heldBefore = heldBefore
      self.next = next
    }
  }

  /// Before and after one move.
  public struct Change: Sendable, Hashable {
    public let before: Side
    public let after: Side

    public init(before: Side, after: Side) {
      self.before = before
      self.after = after
    }
  }

  /// Whether moves inside the unit can bring everybody within the lines.
  public enum Outcome: Sendable, Hashable {
    /// Nobody is over to begin with.
    case nobodyOver
    /// So many moves bring everybody within the lines.
    case clears(moves: Int)
    /// No plan can: that is proven, in sentences.
    case impossible([String])
    /// None was found, and none is excluded. So many people are over after the best plan, of so many moves.
    case notFound(over: Int, moves: Int)
  }

  /// Cases that stay where they are, by reason.
  public struct Pinned: Sendable, Hashable {
    public let pin: LivePin
    public let cases: Int

    public init(pin: LivePin, cases: Int) {
      self.pin = pin
      self.cases = cases
    }
  }

  public let unit: UnitReference
  /// From the widest unit in reach down to the one above.
  public let path: [UnitReference]
  /// By team and staff code.
  public let people: [Person]
  public let moves: [Move]
  public let outcome: Outcome
  /// Of the cases of those who are over; the commonest first.
  public let pinned: [Pinned]
  /// What is short, as the capacity statement of the unit says it; nil where the unit is not full, or figures are kept back.
  public let short: String?
  public let search: RebalanceSearch
  /// The day of the plan.
  public let day: LocalDate
  public let limits: Limits
  public let receivers: RebalancingRules.Receivers
  public let standing: CaseStanding

  public init(
    unit: UnitReference, path: [UnitReference], people: [Person], moves: [Move], outcome: Outcome, pinned: [Pinned],
    short: String?, search: RebalanceSearch, day: LocalDate, limits: Limits, receivers: RebalancingRules.Receivers,
    standing: CaseStanding
  ) {
    self.unit = unit
    self.path = path
    self.people = people
    self.moves = moves
    self.outcome = outcome
    self.pinned = pinned
    self.short = short
    self.search = search
    self.day = day
    self.limits = limits
    self.receivers = receivers
    self.standing = standing
  }
}
