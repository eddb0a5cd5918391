/// Who may do what: for each role the permissions that it carries, each with the relations in which it holds.
public struct AccessRules: Sendable, Hashable {
  /// In the order in which pages list them.
  public let roles: [AccessRole]
  /// For how many minutes a restricted case stays open to somebody who gave a reason.
  public let breakGlassMinutes: Int

  public init(roles: [AccessRole], breakGlassMinutes: Int) {
    self.roles = roles
    self.breakGlassMinutes = breakGlassMinutes
  }

  /// A pack without the table: nobody may do anything.
  public static let none = AccessRules(roles: [], breakGlassMinutes: 0)

  public func role(_ id: String) -> AccessRole? { roles.first { $0.id == id } }
}

/// A role, for instance that of a senior probation officer.
public struct AccessRole: Sendable, Hashable {
  /// Identifier, for instance `spo`.
  public let id: String
  public let label: String
  /// Identifier of the organisation level of the units that it is held for, for instance `team`.
  public let level: String
  /// Which page the role lands on.
  public let home: Home
  /// Whether it is only ever given until a day.
  public let isBounded: Bool
  public let grants: [AccessGrant]

  public init(id: String, label: String, level: String, home: Home, isBounded: Bool, grants: [AccessGrant]) {
    self.id = id
    self.label = label
    self.level = level
    self.home = home
    self.isBounded = isBounded
    self.grants = grants
  }

  /// Pages that are somebody's first.
  public enum Home: String, Sendable, Hashable, CaseIterable {
    case myWork = "my-work"
    case team
    case unit
    case nation
    case extracts
    case cases
    case training
    case accounts
  }
}

/// One permission of a role.
public struct AccessGrant: Sendable, Hashable {
  public let permission: Permission
  /// In which relations to the subject it holds.
  public let relations: [AccessRelation]
  /// The lowest organisation level that it shows, where it does not go down to single teams; an identifier of a level.
  public let downTo: String?

  public init(permission: Permission, relations: [AccessRelation], downTo: String? = nil) {
    self.permission = permission
    self.relations = relations
    self.downTo = downTo
  }
}

/// What is done to which group of fields.
public struct Permission: Sendable, Hashable {
  public let action: Action
  public let fields: Fields

  public init(_ action: Action, _ fields: Fields) {
    self.action = action
    self.fields = fields
  }

  public enum Action: String, Sendable, Hashable, CaseIterable {
    case view, change, export
    /// Deciding otherwise than the rules say, with a reason.
    case override
    /// Opening a restricted case for a while, with a reason and a second person told.
    case breakGlass = "break-glass"
  }

  /// Groups of fields with permissions of their own.
  public enum Fields: String, Sendable, Hashable, CaseIterable {
    /// Caseload and workload of units, without names of practitioners.
    case figures
    /// Figures of a named practitioner, and the lines that sum to them.
    case peopleFigures = "people-figures"
    /// Why somebody's hours are reduced.
    case reductionReasons = "reduction-reasons"
    /// Names, posts, hours and absences of staff.
    case staff
    /// Training and vetting of staff.
    case training
    /// Reports of stress and other signs, kept for support only.
    case stressReports = "stress-reports"
    /// People on probation: orders, risk, registrations, requirements, who holds them.
    case cases
    /// Reports, contacts and other work on a case.
    case workItems = "work-items"
    /// Who is excluded from a case.
    case restrictions
    case tier
    /// Units of the organisation, and posts that are funded.
    case organisation
    /// Records that somebody should look at.
    case quality
    case extracts
    /// Bringing whole sets of data in and out.
    case data
    case audit
    case accounts
    /// What is shared with partners about people on probation.
    case disclosures
    /// Who stands in for whom, or works on a case beside its holder.
    case ties
    /// Cases that are opened to an inspector.
    case inspections
    /// Periods of too much work of named people, and what was done about them.
    case excess
    /// All that is held about one person, for whoever asks for their own data.
    case subjectAccess = "subject-access"
    /// Limits and other policy that is adopted beside the rules.
    case policy
    /// Plans of demand and staff: shipped and published numbers, and what somebody tried with them.
    case plans
    /// Who may take a case, with what speaks for and against each: training, vetting and room of named practitioners among it.
    case allocation
  }
}

/// How somebody stands to a subject.
public enum AccessRelation: Sendable, Hashable {
  /// The actor's own figures, hours and cases.
  case own
  /// A tie that an account carries with dates: `trainee`, `cover`, `cowork`, `deputise`, `inspection`.
  case tie(String)
  /// The unit of the role, widened to a level of the organisation; an identifier of a level. The widest level means everything.
  case within(level: String)

  /// As the table writes it.
  public var text: String {
    switch self {
    case .own: "own"
    case .tie(let kind): kind
    case .within(let level): level
    }
  }

  /// Names of ties that the program knows.
  public static let ties = ["trainee", "cover", "cowork", "deputise", "inspection"]
}
