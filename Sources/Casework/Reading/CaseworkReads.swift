public import Caseload
public import Rules

/// What pages and commands can ask. The rule pack is there for labels and the order of tiers.
public protocol CaseworkReads: AuditUse {
  var pack: RulePack { get }
  /// Nil before the first extract is accepted.
  func standing() async throws -> Standing?
  /// `unit` nil means the nation. Throws ``CaseworkRefusal/notFound(_:)`` for a unit that does not exist.
  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview
  func caseload(level: String, code: String) async throws -> UnitCaseload
  func practitioner(id: Int) async throws -> PractitionerPage
  func explanation(post: Int) async throws -> PostExplanation
  /// What changed in a practitioner's figure between two nights; nil for the newest, and for one about a week before it.
  func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges
  func extracts() async throws -> [ExtractSummary]
  /// `page` counts from 1.
  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail
  func search(_ query: String, page: Int) async throws -> SearchResults

  /// What is coming in the actor's own week. Throws ``CaseworkRefusal/notAllowed(_:)`` for somebody who holds no cases.
  func myWeek() async throws -> MyWeek
  /// Nil before the first case is there.
  func caseStanding() async throws -> CaseStanding?
  /// One page of a list of current cases. Throws ``CaseworkRefusal``.
  func caseList(_ query: CaseListQuery) async throws -> CaseListPage
  /// One case. Throws ``CaseworkRefusal/restricted`` for a case that not everybody may see.
  func caseDetail(crn: String) async throws -> CaseDetail
  /// Current cases that nobody holds, of a unit or, for nil, of the service. `page` counts from 1.
  func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue
  /// People on probation whose name or case reference number has every word of a text in it. `page` counts from 1.
  func findCases(_ text: String, page: Int) async throws -> CasesFound
  /// How many records somebody should look at, by kind and by unit below.
  func dataQuality(level: String?, code: String?) async throws -> QualityOverview
  /// One page of the records of a kind. `page` counts from 1.
  func findings(_ kind: FindingKind, level: String?, code: String?, page: Int) async throws -> FindingList
  /// Local changes that the case system contradicted or passed over, newest first. `page` counts from 1.
  func disagreements(page: Int) async throws -> DisagreementList
  /// Funded posts beside people in post, of a unit or, for nil, of the service.
  func staffing(level: String?, code: String?) async throws -> StaffingPage
  /// The posts of a person as they stand now, by team; empty without case-level data.
  func livePosts(staff: String) async throws -> [LivePost]
  /// The people of a unit with their caseload beside its limit, role drift, and needs by team.
  func people(level: String?, code: String?) async throws -> PeoplePage
}

/// Why a request was not carried out. Mapped once to a page, once to an exit code.
public enum CaseworkRefusal: Error, Sendable {
  /// What was not found, as a sentence.
  case notFound(String)
  /// No extract has been accepted yet.
  case noFigures
  /// No case has been loaded yet.
  case noCases
  /// This case is kept from the actor, or nobody can tell that it is not.
  case restricted
  /// The actor's roles do not reach this; a sentence says what to do.
  case notAllowed(String)
  /// The request itself is wrong; a sentence says how.
  case invalid(String)
}
