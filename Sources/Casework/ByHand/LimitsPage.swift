public import Caseload
import Rules

/// The limits of caseloads: what the rules say, what was adopted beside them, and how that came to be.
public struct LimitsPage: Sendable {
  /// One limit with what sets it.
  public struct Line: Sendable, Hashable {
    public let key: LimitKey
    /// Cases of a full week by the rules: the national basis. Nil where the rules have none.
    public let national: Int?
    /// What was adopted and counts; nil where the rules count.
    public let adopted: LimitEntry?
    /// Cases of a full week that count.
    public var inForce: Int? { adopted?.cases ?? national }
  }
  public let day: LocalDate
  public let lines: [Line]
  /// Everything that was recorded, newest first.
  public let entries: [LimitEntry]
  /// Specialisms that a limit can be for: those of the rules and of the units.
  public let specialisms: [String]
  public let mayChange: Bool
  /// What a form of this page was made of.
  public var seen: Int { entries.first?.id ?? 0 }
}

/// A limit as a form says it.
public struct NewLimit: Sendable, Hashable {
  public var key: LimitKey
  /// Cases of a full week; nil for what the rules say.
  public var cases: Int?
  public var from: LocalDate
  public var until: LocalDate?
  public var reason: String
  /// As ``LimitsPage/seen``.
  public var seen: Int

  public init(key: LimitKey, cases: Int?, from: LocalDate, until: LocalDate? = nil, reason: String, seen: Int) {
    self.key = key
    self.cases = cases
    self.from = from
    self.until = until
    self.reason = reason
    self.seen = seen
  }
}

/// How many posts would be over their limit, by unit: with the limits in force and with another. Nobody is named.
public struct LimitEffect: Sendable, Hashable {
  public struct Unit: Sendable, Hashable {
    public let name: String
    public internal(set) var posts = 0
    public internal(set) var overBefore = 0
    public internal(set) var overAfter = 0
    /// Posts whose hours or limit are not known, in no other count.
    public internal(set) var notComputable = 0
  }
  public let total: Unit
  /// Units below the regions, by name.
  public let units: [Unit]
}

/// What came of a limit.
public enum LimitOutcome: Sendable {
  case effect(LimitEffect)
  /// By the name of a field of the form.
  case refused([HandProblem])
}

/// What pages ask of limits and of help between colleagues.
public protocol ByHandUse: Sendable {
  /// The limits of caseloads and what sets each.
  func limits() async throws -> LimitsPage
  /// Who would be over with another limit, by unit. Nothing is kept.
  func limitEffect(_ new: NewLimit) async throws -> LimitOutcome
  func adoptLimit(_ new: NewLimit) async throws -> LimitOutcome
  /// What the actor can record in one step as done for the holder of a case; nil where there is nothing to offer.
  func helpOffer(crn: String) async throws -> HelpOffer?
  func recordHelp(_ new: NewHelp) async throws -> HelpOutcome
}

extension Service: ByHandUse {}
