public import Caseload

/// What a plan is reckoned from: numbers with their sources, dated levers, targets. Read from a file without code.
public struct PlanScenario: Sendable, Hashable {
  /// The name of its file without the ending.
  public let id: String
  public let name: String
  public let about: String
  public let version: String
  /// The day that opening stocks are of.
  public let from: LocalDate
  /// How far it looks ahead.
  public let months: Int
  /// How the shares of time that are not for cases come together.
  public let availability: TimeUseRules.Combination
  /// Each number that the model knows, in the order of ``PlanParameterKind/all``.
  public let parameters: [PlanParameter]
  public let tiers: [PlanTier]
  /// Empty where the whole service is one place.
  public let places: [PlanPlace]
  /// Planned intakes of trainees, in order of day. Those before the opening day say how far the trainees of then are.
  public let cohorts: [PlanCohort]
  public let levers: [PlanLever]
  public let targets: [PlanTarget]

  public init(
    id: String, name: String, about: String, version: String, from: LocalDate, months: Int,
    availability: TimeUseRules.Combination, parameters: [PlanParameter], tiers: [PlanTier], places: [PlanPlace],
    cohorts: [PlanCohort], levers: [PlanLever], targets: [PlanTarget]
  ) {
    self.id = id
    self.name = name
    self.about = about
    self.version = version
    self.from = from
    self.months = months
    self.availability = availability
    self.parameters = parameters
    self.tiers = tiers
    self.places = places
    self.cohorts = cohorts
    self.levers = levers
    self.targets = targets
  }

  /// The sentence types that people are counted by: community order, suspended sentence order with requirements, before
  /// release, on licence, post-sentence supervision.
  public static let types = ["CO", "SSO", "PRE", "LIC", "PSS"]
  /// Grades by which staff is counted: trainee, newly qualified, probation officer, probation service officer, senior.
  public static let grades = ["TRN", "NQO", "PO", "PSO", "SPO"]

  /// The number of a name.
  public subscript(parameter: String) -> PlanParameter? { parameters.first { $0.id == parameter } }

  /// All numbers that a run draws: parameters, hours of tiers, amounts of levers.
  public var drawn: [PlanParameter] { parameters + tiers.map(\.hours) + levers.map(\.amount) }

  /// The same with other levers after its own, for instance those that somebody tries.
  public func adding(levers more: [PlanLever], id: String, name: String) -> PlanScenario {
    PlanScenario(
      id: id, name: name, about: about, version: version, from: from, months: months, availability: availability,
      parameters: parameters, tiers: tiers, places: places, cohorts: cohorts, levers: levers + more, targets: targets)
  }

  /// The same with some numbers in place of its own.
  public func replacing(_ changed: [PlanParameter]) -> PlanScenario {
    PlanScenario(
      id: id, name: name, about: about, version: version, from: from, months: months, availability: availability,
      parameters: parameters.map { old in changed.first { $0.id == old.id } ?? old }, tiers: tiers, places: places,
      cohorts: cohorts, levers: levers, targets: targets)
  }
}

/// A tier: its share of people and its hours.
public struct PlanTier: Sendable, Hashable {
  public let tier: String
  /// Of all people, 0 to 1; those of all tiers sum to 1.
  public let share: Double
  /// Hours a month for one person.
  public let hours: PlanParameter
  /// Whether only qualified officers may hold it.
  public let isForQualified: Bool
  public init(tier: String, share: Double, hours: PlanParameter, isForQualified: Bool) {
    self.tier = tier
    self.share = share
    self.hours = hours
    self.isForQualified = isForQualified
  }
}

/// A part of the service by its shares of the whole.
public struct PlanPlace: Sendable, Hashable {
  public let name: String
  /// Of people, and of staff; each sums to 1 over all places.
  public let people: Double
  public let staff: Double
  public let source: String
  public init(name: String, people: Double, staff: Double, source: String) {
    self.name = name
    self.people = people
    self.staff = staff
    self.source = source
  }
}

/// Trainees who are planned to begin on a day.
public struct PlanCohort: Sendable, Hashable {
  public let on: LocalDate
  public let people: Double
  public let source: String
  public init(on: LocalDate, people: Double, source: String) {
    self.on = on
    self.people = people
    self.source = source
  }
}

/// Something to be reached: a measure at most so high between two days.
public struct PlanTarget: Sendable, Hashable {
  public let name: String
  /// Identifier of a measure of the result, for instance `officer-caseload`.
  public let measure: String
  public let base: Double
  /// Share of the base that is to be taken off.
  public let reduction: Double
  /// The mean of the quarters that end in this time is what counts.
  public let from: LocalDate
  public let until: LocalDate
  public let source: String
  public init(
    name: String, measure: String, base: Double, reduction: Double, from: LocalDate, until: LocalDate, source: String
  ) {
    self.name = name
    self.measure = measure
    self.base = base
    self.reduction = reduction
    self.from = from
    self.until = until
    self.source = source
  }

  /// The highest value that meets it.
  public var value: Double { base * (1 - reduction) }
}
