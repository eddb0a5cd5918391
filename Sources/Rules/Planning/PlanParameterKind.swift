/// A number that the planning model knows: its name, its unit and what it may be.
public struct PlanParameterKind: Sendable, Hashable {
  public let id: String
  public let unit: PlanUnit
  public let range: ClosedRange<Double>
  /// What it stands for, as a page says it.
  public let meaning: String

  private init(_ id: String, _ unit: PlanUnit, _ range: ClosedRange<Double>, _ meaning: String) {
    self.id = id
    self.unit = unit
    self.range = range
    self.meaning = meaning
  }

  /// The number of a name.
  public static func named(_ id: String) -> PlanParameterKind? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// All of them. A scenario, with what it extends, gives each.
  public static let all: [PlanParameterKind] = people + moves + demand + work + staff + full

  private static let people: [PlanParameterKind] = PlanScenario.types.flatMap { type in
    [
      PlanParameterKind("open.\(type)", .people, 0...100_000_000, "people at the beginning, \(type)"),
      PlanParameterKind("starts.\(type)", .peopleAYear, 0...100_000_000, "people who start, \(type)"),
      PlanParameterKind("mean-days.\(type)", .days, 1...36_500, "mean length of a spell, \(type)"),
      PlanParameterKind("shape.\(type)", .number, 0.2...10, "Weibull shape of the length, \(type)"),
      PlanParameterKind("work.\(type)", .number, 0...10, "work of a person beside that of the tier, \(type)"),
    ]
  }

  private static let moves: [PlanParameterKind] = [
    ("CO", "PRE", "revoked to custody"), ("SSO", "PRE", "revoked to custody"), ("PRE", "LIC", "released on licence"),
    ("LIC", "PRE", "recalled"), ("LIC", "PSS", "begin post-sentence supervision"),
  ].map { from, to, what in
    PlanParameterKind("move.\(from)-\(to)", .share, 0...1, "of the spells that end, \(from), the share \(what)")
  }

  private static let demand: [PlanParameterKind] =
    [
      PlanParameterKind("growth", .shareAYear, -0.5...0.5, "growth of starts"),
      PlanParameterKind("starts-spread", .share, 0...2, "spread of a month's starts beyond chance, of their mean"),
      PlanParameterKind("drift-persistence", .share, 0...0.999, "what of a quarter's deviation is there in the next"),
      PlanParameterKind("drift-spread", .share, 0...1, "what a quarter adds to the deviation of starts"),
      PlanParameterKind("overlap", .share, 0...0.5, "people who are counted under two types"),
      PlanParameterKind("recalled-share", .share, 0...1, "of those before release, the share that was recalled"),
    ]
    + (1...4).map { quarter in
      PlanParameterKind("season.Q\(quarter)", .number, 0.1...3, "starts in quarter \(quarter) of the year")
    }

  private static let work: [PlanParameterKind] = [
    PlanParameterKind("reports", .hoursAWeek, 0...10_000_000, "work on reports"),
    PlanParameterKind("courts", .hoursAWeek, 0...10_000_000, "work in courts"),
    PlanParameterKind("admin-share", .share, 0...1, "of the work with a case, what is administration"),
    PlanParameterKind("hub-share", .share, 0...1, "of administration, what a hub does"),
    PlanParameterKind("hub-loss", .share, 0...1, "of what a hub does, what handing over takes"),
    PlanParameterKind("contact-share", .share, 0...1, "of the work with a case, what is contact with its travel"),
    PlanParameterKind("remote-share", .share, 0...1, "of contacts, those that are remote"),
    PlanParameterKind("remote-time", .number, 0...10, "hours of a remote contact, of one face to face with its travel"),
    PlanParameterKind(
      "extra-contacts", .number, 0.1...10, "number of contacts where all are remote, of the number else"),
    PlanParameterKind("contract-hours", .hoursAWeek, 1...168, "contracted hours of a full-time post"),
    PlanParameterKind("non-effective", .share, 0...0.95, "leave, sickness, training"),
    PlanParameterKind("non-attributable", .share, 0...0.95, "travel, ICT, supervision, breaks"),
    PlanParameterKind("officer-cases", .share, 0...1, "of all people, those whom qualified officers hold"),
  ]

  private static let staff: [PlanParameterKind] =
    PlanScenario.grades.flatMap { grade in
      [
        PlanParameterKind("open.\(grade)", .posts, 0...10_000_000, "in post at the beginning, \(grade)"),
        PlanParameterKind("leaving.\(grade)", .shareAYear, 0...0.95, "leave the service, \(grade)"),
        PlanParameterKind("weight.\(grade)", .share, 0...1, "caseload of a full one, \(grade)"),
      ]
    }
    + ["PO", "PSO", "SPO"].map {
      PlanParameterKind("hires.\($0)", .postsAYear, 0...10_000_000, "hired directly, \($0)")
    }
    + [
      PlanParameterKind("fill", .share, 0...1, "of the places of an intake, those filled"),
      PlanParameterKind("training-low", .months, 1...60, "shortest training"),
      PlanParameterKind("training-mode", .months, 1...60, "likeliest training"),
      PlanParameterKind("training-high", .months, 1...60, "longest training"),
      PlanParameterKind("take-up", .share, 0...1, "of those who finish training, those who take up a post"),
      PlanParameterKind("new-months", .months, 0...60, "time for which somebody counts as newly qualified"),
      PlanParameterKind("promotion", .shareAYear, 0...0.95, "officers who become seniors"),
      PlanParameterKind("moves-out", .shareAYear, 0...0.95, "officers who move to courts, prisons or elsewhere"),
      PlanParameterKind("assessor-ratio", .number, 0.5...1_000, "trainees for one practice training assessor"),
      PlanParameterKind("burn-out", .number, 0...10, "how leaving follows utilisation; 0 for not"),
    ]

  private static let full: [PlanParameterKind] = [
    PlanParameterKind("full-level", .number, 0.1...10, "utilisation over which a place is full"),
    PlanParameterKind("full-quarters", .number, 1...40, "quarters in a row over it"),
    PlanParameterKind("ceiling", .number, 0.1...10, "utilisation that required staff is reckoned with"),
    PlanParameterKind("cap", .cases, 1...10_000, "cases at most that an officer holds"),
  ]
}
