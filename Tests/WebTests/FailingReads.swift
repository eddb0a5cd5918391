import Caseload
import Casework
import Rules

/// Reads that always fail, with something in the error that no page may show.
struct FailingReads: CaseworkReads {
  struct Failure: Error { let detail = "secret of the database" }

  let pack: RulePack

  func standing() async throws -> Standing? { throw Failure() }
  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview {
    throw Failure()
  }
  func caseload(level: String, code: String) async throws -> UnitCaseload { throw Failure() }
  func practitioner(id: Int) async throws -> PractitionerPage { throw Failure() }
  func explanation(post: Int) async throws -> PostExplanation { throw Failure() }
  func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges {
    throw Failure()
  }
  func extracts() async throws -> [ExtractSummary] { throw Failure() }
  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail { throw Failure() }
  func search(_ query: String, page: Int) async throws -> SearchResults { throw Failure() }
  func caseStanding() async throws -> CaseStanding? { throw Failure() }
  func caseList(_ query: CaseListQuery) async throws -> CaseListPage { throw Failure() }
  func caseDetail(crn: String) async throws -> CaseDetail { throw Failure() }
  func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue { throw Failure() }
  func findCases(_ text: String, page: Int) async throws -> CasesFound { throw Failure() }
  func dataQuality(level: String?, code: String?) async throws -> QualityOverview { throw Failure() }
  func findings(_ kind: FindingKind, level: String?, code: String?, page: Int) async throws -> FindingList {
    throw Failure()
  }
  func disagreements(page: Int) async throws -> DisagreementList { throw Failure() }
  func staffing(level: String?, code: String?) async throws -> StaffingPage { throw Failure() }
  func livePosts(staff: String) async throws -> [LivePost] { throw Failure() }
  func myWeek() async throws -> MyWeek { throw Failure() }
  func auditEvents(_ query: AuditQuery) async throws -> AuditPage { throw Failure() }
  func people(level: String?, code: String?) async throws -> PeoplePage { throw Failure() }
}
