public import Caseload

/// The dated policy tables of one jurisdiction: everything about a service that is not arithmetic.
///
/// A pack is read from a folder of YAML files by ``RulePackReader`` and refused as a whole when one key in it is wrong.
/// Values never change after reading; another version is another pack.
public struct RulePack: Sendable {
  /// Identifier, for instance `england-wales`.
  public let id: String
  /// For instance `England and Wales`.
  public let title: String
  /// For instance `2026.1`. Frozen figures carry it.
  public let version: String
  public let effectiveFrom: LocalDate
  /// Every table of the pack with where it comes from, in the order in which the pages list them.
  public let tables: [TableSource]

  /// From the widest level down: nation, region, probation delivery unit, team.
  public let levels: [OrganisationLevel]
  /// Label and code of the one unit at the widest level.
  public let nation: NamedCode
  public let grades: Grades
  /// In the order in which a grid of counts lays out its columns; the first is untiered.
  public let tiers: [Tier]
  /// In the order in which a grid of counts lays out its rows.
  public let locations: [CaseLocation]
  public let caseTypes: [CaseType]
  public let points: PointsTables
  public let contacts: ContactPoints
  public let reductionReasons: [ReductionReason]
  public let limits: Limits
  public let extract: ExtractRules
  public let workKinds: [WorkKind]
  public let registerTypes: RegisterTypes
  public let supervision: SupervisionRules
  public let owners: DataOwners
  public let holding: HoldingRules
  public let access: AccessRules
  public let signIn: SignInRules
  public let disclosures: DisclosureRules
  public let retention: RetentionRules
  public let programs: ProgramRules
  public let records: RecordRules
  public let timeUse: TimeUseRules
  /// Kinds of work outside cases, in the order in which a form lists them.
  public let duties: [DutyKind]
  public let protections: ProtectionRules
  /// The measures that are shown, and which leads.
  public let measures: Measures
  /// Time values; none where the pack has no hours measure.
  public let hours: HoursRules
  public let lines: CaseloadLines
  public let excess: ExcessRules
  public let comparison: ComparisonRules
  public let suitability: SuitabilityRules
  /// Who answers when somebody says that work is too much or not safe.
  public let concerns: ConcernRules
  /// What plans of moves between practitioners go by.
  public let rebalancing: RebalancingRules
  /// The rule sets for tiers; none of them where the pack has no tier calculation.
  public let tiering: TieringRules
  /// The texts that the pack was read from, by file name: frozen figures keep them, to be explained by the same rules for ever.
  public let files: [String: String]

  public init(
    id: String, title: String, version: String, effectiveFrom: LocalDate, tables: [TableSource],
    levels: [OrganisationLevel], nation: NamedCode, grades: Grades, tiers: [Tier], locations: [CaseLocation],
    caseTypes: [CaseType], points: PointsTables, contacts: ContactPoints, reductionReasons: [ReductionReason],
    limits: Limits, extract: ExtractRules, workKinds: [WorkKind] = [], registerTypes: RegisterTypes = .none,
    supervision: SupervisionRules = .none, owners: DataOwners = .none, holding: HoldingRules = .none,
    access: AccessRules = .none,
    signIn: SignInRules = .usual, disclosures: DisclosureRules = .none, retention: RetentionRules = .none,
    programs: ProgramRules = .usual, records: RecordRules = .usual,
    timeUse: TimeUseRules = .none, duties: [DutyKind] = [], protections: ProtectionRules = .none,
    measures: Measures = .points, hours: HoursRules = .none,
    lines: CaseloadLines = .none, excess: ExcessRules = .none, comparison: ComparisonRules = .usual,
    suitability: SuitabilityRules = .none, concerns: ConcernRules = .none,
    rebalancing: RebalancingRules = .none, tiering: TieringRules = .none,
    files: [String: String] = [:]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.effectiveFrom = effectiveFrom
    self.tables = tables
    self.levels = levels
    self.nation = nation
    self.grades = grades
    self.tiers = tiers
    self.locations = locations
    self.caseTypes = caseTypes
    self.points = points
    self.contacts = contacts
    self.reductionReasons = reductionReasons
    self.limits = limits
    self.extract = extract
    self.workKinds = workKinds
    self.registerTypes = registerTypes
    self.supervision = supervision
    self.owners = owners
    self.holding = holding
    self.access = access
    self.signIn = signIn
    self.disclosures = disclosures
    self.retention = retention
    self.programs = programs
    self.records = records
    self.timeUse = timeUse
    self.duties = duties
    self.protections = protections
    self.measures = measures
    self.hours = hours
    self.lines = lines
    self.excess = excess
    self.comparison = comparison
    self.suitability = suitability
    self.concerns = concerns
    self.rebalancing = rebalancing
    self.tiering = tiering
    self.files = files
  }

  /// A grid of zero counts in this pack's layout.
  public var noCases: TierCounts { TierCounts(locations: locations.count, tiers: tiers.count) }
}

/// Where a table comes from and since when it holds.
public struct TableSource: Sendable, Hashable {
  public let name: String
  public let file: String
  public let source: String
  public let effectiveFrom: LocalDate
  public let version: String
  public init(name: String, file: String, source: String, effectiveFrom: LocalDate, version: String) {
    self.name = name
    self.file = file
    self.source = source
    self.effectiveFrom = effectiveFrom
    self.version = version
  }
}

/// A unit as the case system writes it: its code and its name.
public struct NamedCode: Sendable, Hashable {
  public let code: String
  public let name: String
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
