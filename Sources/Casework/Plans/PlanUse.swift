public import Caseload
public import Planning
public import Rules

/// The scenarios that can be looked at, and what people kept of what they tried.
public struct PlanShelf: Sendable {
  /// Shipped scenarios by name.
  public let scenarios: [PlanScenario]
  /// The newest first, at most ``mostShown``.
  public let kept: [KeptPlan]
  /// How many are kept in all.
  public let keptInAll: Int
  /// Lines of a list of what was kept.
  public static let mostShown = 20
}

/// Levers that somebody tried on a scenario and kept under a name, with what they assume.
public struct KeptPlan: Sendable, Hashable {
  public let id: Int
  public let name: String
  /// Identifier of a shipped scenario.
  public let scenario: String
  public let trial: PlanTrial
  /// Why the levers have these amounts, in the words of whoever kept it.
  public let assumptions: String
  public let keptOn: LocalDate
  public let keeperName: String
}

/// A scenario with what it came to.
public struct PlanAnswer: Sendable {
  public let file: NamedScenario
  public let run: PlanRun
  /// The same without the levers that were tried; nil where none was.
  public let base: PlanRun?
  public let trial: PlanTrial?
  /// Published figures of the plan's measures.
  public let history: [PlanSeries]
  public let mayKeep: Bool
}

/// Two plans of one opening day, the second less the first.
public struct PlanPair: Sendable {
  public struct Side: Sendable {
    /// A shipped scenario's identifier, or `kept-` and the number of one that was kept.
    public let key: String
    public let file: NamedScenario
    public let run: PlanRun
    /// As whoever kept it wrote; nil for a shipped one.
    public let kept: KeptPlan?
  }
  public let shelf: PlanShelf
  public let sides: [Side]
}

/// Something to be kept.
public struct NewPlan: Sendable, Hashable {
  public var name: String
  public var scenario: String
  public var trial: PlanTrial
  public var assumptions: String

  public init(name: String, scenario: String, trial: PlanTrial, assumptions: String) {
    self.name = name
    self.scenario = scenario
    self.trial = trial
    self.assumptions = assumptions
  }
}

/// What came of keeping a plan.
public enum KeepPlanOutcome: Sendable {
  case kept(Int)
  /// By the name of a field of the form.
  case refused([HandProblem])
}

/// What pages ask of plans. Nothing of it changes a record of the service.
public protocol PlanUse: Sendable {
  func plans() async throws -> PlanShelf
  /// Runs a shipped scenario, with levers where some are tried. Throws ``CaseworkRefusal``, of levers that cannot be run too.
  func plan(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer
  /// The same to be taken away as a file.
  func planFile(_ scenario: String, trial: PlanTrial?) async throws -> PlanAnswer
  /// The opening day and the last day of a scenario, for a form. Throws ``CaseworkRefusal/notFound(_:)``.
  func planScenario(_ scenario: String) async throws -> PlanScenario
  /// Keeps levers under a name; the same sent twice is kept once. Throws ``CaseworkRefusal``.
  func keepPlan(_ new: NewPlan) async throws -> KeepPlanOutcome
  /// Two side by side; without keys, the list to choose from. Throws ``CaseworkRefusal``.
  func comparePlans(_ first: String, _ second: String) async throws -> PlanPair
}
