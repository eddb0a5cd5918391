public import Caseload
public import Rules

/// What a practitioner said of their own load: "I cannot take this safely", or a report of stress or overload.
///
/// Kept word for word with everything that was answered; nothing of it is ever changed.
public struct Concern: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// "I cannot take this safely", about one case.
    case objection
    /// Stress or overload, about no single case.
    case report
  }

  public let id: Int
  public let kind: Kind
  /// Staff code of who reported it.
  public let staffCode: String
  public let reporterName: String
  public let team: String
  public let teamName: String
  /// The case of an objection. Nil for a report, and for a case that is kept from the reader.
  public let crn: String?
  /// Whether the reporter held the case on the day: then they stay accountable until an answer says otherwise.
  public let isHeld: Bool
  /// One or both.
  public let meanings: [ConcernRules.Meaning]
  public let words: String
  /// Identifiers of the roles that it can reach, from the lowest up, as they were on the day.
  public let levels: [String]
  /// Where among the levels it began.
  public let firstLevel: Int
  /// The account of the one person whom the reporter chose; nil for a level.
  public let person: String?
  /// Who it was for on the day, in words.
  public let named: String
  /// Working days for an answer at each level, as they were on the day.
  public let answerDays: Int
  public let reportedOn: LocalDate
  /// UTC.
  public let reportedAt: String
  /// Oldest first.
  public let steps: [ConcernStep]
}

/// Something that was said or decided about a concern.
public struct ConcernStep: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// Somebody of the route has read it. The clock goes on.
    case acknowledged
    /// Answered with reasons and a next step. The clock stops.
    case answered
    /// No action was put forward, with reasons; it stands only once somebody else agrees. The clock goes on.
    case putForward = "put-forward"
    /// A second person agreed to no action. The clock stops.
    case agreed
    /// A second person did not agree.
    case returned
    /// The reporter asked the next level to look at the answer. The clock begins again there.
    case takenHigher = "taken-higher"
    /// The reporter has closed it.
    case closed
  }

  public let kind: Kind
  public let day: LocalDate
  /// UTC.
  public let madeAt: String
  public let maker: String
  /// The account that made it.
  let madeBy: String
  /// The level of whoever made it, or that it was at.
  public let level: Int
  /// What is done about each meaning, by identifier in the rules.
  public let remedies: [ConcernRules.Meaning: String]
  public let words: String
  public let nextStep: String?
  public let nextOn: LocalDate?
  /// Of an objection: what stops meanwhile, what public protection still requires, and who covers.
  public let stops: String?
  public let requires: String?
  public let covers: String?
}

/// What is reported.
public struct NewConcern: Sendable, Hashable {
  /// To whom it goes first. Nobody else sees it until it climbs.
  public enum Route: Sendable, Hashable {
    /// A role of the rules' levels, for the reporter's own team.
    case level(String)
    /// One person, by the name of the account.
    case person(String)
  }

  public var kind: Concern.Kind
  /// For an objection.
  public var crn: String?
  public var meanings: Set<ConcernRules.Meaning>
  public var words: String
  public var route: Route

  public init(
    kind: Concern.Kind, crn: String? = nil, meanings: Set<ConcernRules.Meaning>, words: String, route: Route
  ) {
    self.kind = kind
    self.crn = crn
    self.meanings = meanings
    self.words = words
    self.route = route
  }
}

/// What somebody does with a concern.
public enum ConcernAct: Sendable, Hashable {
  case acknowledge
  case answer(ConcernAnswer)
  /// A second person on an answer without action.
  case agree(words: String)
  case giveBack(words: String)
  /// The reporter.
  case takeHigher(words: String)
  case close(words: String)
}

/// An answer, with what is done about each meaning that was reported.
public struct ConcernAnswer: Sendable, Hashable {
  /// Identifiers of remedies, or ``ConcernRules/noAction``.
  public var remedies: [ConcernRules.Meaning: String]
  /// Reasons.
  public var words: String
  public var nextStep: String
  public var nextOn: LocalDate?
  /// For an objection.
  public var stops: String
  public var requires: String
  public var covers: String

  public init(
    remedies: [ConcernRules.Meaning: String], words: String, nextStep: String, nextOn: LocalDate?, stops: String = "",
    requires: String = "", covers: String = ""
  ) {
    self.remedies = remedies
    self.words = words
    self.nextStep = nextStep
    self.nextOn = nextOn
    self.stops = stops
    self.requires = requires
    self.covers = covers
  }
}
