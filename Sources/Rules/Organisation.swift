public import Caseload

/// One level of the organisation, for instance the probation delivery unit.
public struct OrganisationLevel: Sendable, Hashable {
  /// Identifier, for instance `pdu`.
  public let id: String
  /// For instance `Probation delivery unit`.
  public let label: String
  /// For instance `Probation delivery units`.
  public let plural: String
  /// For instance `PDU`.
  public let short: String
  public init(id: String, label: String, plural: String, short: String) {
    self.id = id
    self.label = label
    self.plural = plural
    self.short = short
  }
}

/// A grade of staff and what the points measure takes from it.
public struct Grade: Sendable, Hashable {
  /// Identifier, for instance `PO`.
  public let id: String
  /// For instance `Probation officer`.
  public let label: String
  /// The incumbent's number for the grade (`offender_manager_type_id`).
  public let typeID: Int
  /// Points of work that a full week of this grade can hold; 0 for the unknown grade. Source: the pack's targets table.
  public let nominalTarget: Int
  /// Contracted hours assumed where none are recorded; nil where the grade has no such default, which makes a post
  /// without recorded hours not computable.
  public let defaultHours: WeeklyHours?
  /// The hours that the nominal target stands for.
  public let fullTimeHours: WeeklyHours?
  /// Whether people of this grade hold cases as their main work.
  public let holdsCases: Bool
  public init(
    id: String, label: String, typeID: Int, nominalTarget: Int, defaultHours: WeeklyHours?,
    fullTimeHours: WeeklyHours?, holdsCases: Bool
  ) {
    self.id = id
    self.label = label
    self.typeID = typeID
    self.nominalTarget = nominalTarget
    self.defaultHours = defaultHours
    self.fullTimeHours = fullTimeHours
    self.holdsCases = holdsCases
  }
}

/// All grades, and the raw codes of the case system that mean them.
public struct Grades: Sendable {
  public let all: [Grade]
  /// Raw code, exact and case-sensitive, to an index in `all`.
  public let byRawCode: [String: Int]
  /// The incumbent's grade for any code it does not know (`DMY`).
  public let unknownID: String

  public init(all: [Grade], byRawCode: [String: Int], unknownID: String) {
    self.all = all
    self.byRawCode = byRawCode
    self.unknownID = unknownID
  }

  /// Nil for a code that the pack does not list: the post is then not computable.
  public func grade(rawCode: String) -> Grade? { byRawCode[rawCode].map { all[$0] } }
  public func grade(id: String) -> Grade? { all.first { $0.id == id } }
}
