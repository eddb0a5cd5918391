public import Caseload

/// A kind of work outside cases that takes part of somebody's week.
public struct DutyKind: Sendable, Hashable {
  /// Identifier, which records keep.
  public let id: String
  public let label: String
  /// The assumed share that its time is already part of; nil where it is in none.
  public let inside: AssumedShare?
  /// Reasons of reductions that are for the same time.
  public let sameAs: [String]
  /// Hours a week where none are recorded.
  public let hoursEach: WeeklyHours?
  /// Whether it names the colleague whom it is about, as an assessor's does.
  public let isAboutColleague: Bool
  /// Cases that a full week may hold beside it; nil where it sets no limit.
  public let caseloadLimit: Int?
  /// Whether it is supervision and reflection, of which there is a floor.
  public let isSupervision: Bool

  public init(
    id: String, label: String, inside: AssumedShare? = nil, sameAs: [String] = [], hoursEach: WeeklyHours? = nil,
    isAboutColleague: Bool = false, caseloadLimit: Int? = nil, isSupervision: Bool = false
  ) {
    self.id = id
    self.label = label
    self.inside = inside
    self.sameAs = sameAs
    self.hoursEach = hoursEach
    self.isAboutColleague = isAboutColleague
    self.caseloadLimit = caseloadLimit
    self.isSupervision = isSupervision
  }
}
