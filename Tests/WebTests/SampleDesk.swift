import Caseload
import DataFormat
import Rules

@testable import Casework

/// Hands out the same reads and writes to whoever asks, and notes nothing.
struct SampleDesk: CaseworkDesk {
  let reads: any CaseworkReads
  let writes: any CaseworkWrites
  var affairs = SampleAffairs()

  func use(as actor: Actor) -> any CaseworkUse {
    SampleUse(reads: reads, writes: writes, affairs: affairs, actor: actor)
  }
}

/// Reads and writes of two makers as one.
struct SampleUse: CaseworkUse {
  let reads: any CaseworkReads
  let writes: any CaseworkWrites
  let affairs: SampleAffairs
  let actor: Actor

  var pack: RulePack { reads.pack }
  func standing() async throws -> Standing? { try await reads.standing() }
  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview {
    try await reads.overview(level: level, code: code, sort: sort, descending: descending)
  }
  func caseload(level: String, code: String) async throws -> UnitCaseload {
    try await reads.caseload(level: level, code: code)
  }
  func practitioner(id: Int) async throws -> PractitionerPage { try await reads.practitioner(id: id) }
  func explanation(post: Int) async throws -> PostExplanation { try await reads.explanation(post: post) }
  func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges {
    try await reads.practitionerChanges(id: id, from: from, to: to)
  }
  func extracts() async throws -> [ExtractSummary] { try await reads.extracts() }
  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail {
    try await reads.extract(id: id, sheet: sheet, page: page)
  }
  func search(_ query: String, page: Int) async throws -> SearchResults { try await reads.search(query, page: page) }
  func caseStanding() async throws -> CaseStanding? { try await reads.caseStanding() }
  func caseList(_ query: CaseListQuery) async throws -> CaseListPage { try await reads.caseList(query) }
  func caseDetail(crn: String) async throws -> CaseDetail { try await reads.caseDetail(crn: crn) }
  func unallocated(level: String?, code: String?, page: Int) async throws -> UnallocatedQueue {
    try await reads.unallocated(level: level, code: code, page: page)
  }
  func findCases(_ text: String, page: Int) async throws -> CasesFound { try await reads.findCases(text, page: page) }
  func dataQuality(level: String?, code: String?) async throws -> QualityOverview {
    try await reads.dataQuality(level: level, code: code)
  }
  func findings(_ kind: FindingKind, level: String?, code: String?, page: Int) async throws -> FindingList {
    try await reads.findings(kind, level: level, code: code, page: page)
  }
  func disagreements(page: Int) async throws -> DisagreementList { try await reads.disagreements(page: page) }
  func staffing(level: String?, code: String?) async throws -> StaffingPage {
    try await reads.staffing(level: level, code: code)
  }
  func livePosts(staff: String) async throws -> [LivePost] { try await reads.livePosts(staff: staff) }
  func people(level: String?, code: String?) async throws -> PeoplePage {
    try await reads.people(level: level, code: code)
  }
  func record(_ entry: HandEntry, preview: Bool) async throws -> HandOutcome {
    try await writes.record(entry, preview: preview)
  }
  func row(of sheet: Sheet, key: [String]) async throws -> [String: String]? {
    try await writes.row(of: sheet, key: key)
  }
  func isKept(crn: String, mayBeNew: Bool) async throws -> Bool {
    try await writes.isKept(crn: crn, mayBeNew: mayBeNew)
  }
  func auditEvents(_ query: AuditQuery) async throws -> AuditPage { try await reads.auditEvents(query) }
  func myWeek() async throws -> MyWeek { try await reads.myWeek() }
  func whoMayBeTold() async throws -> [(name: String, displayName: String)] { [] }
  func openRestricted(crn: String, reason: String, told: String) async throws {}
  func takeFigures(level: String, code: String) async throws {}
  func openingsToldOf() async throws -> [CaseOpening] { [] }
  func open(_ ways: Set<Way>) async throws -> Set<Way> { ways }
  func unitsInReach() async throws -> [UnitInReach] { [] }
  func versionedRow(of sheet: Sheet, key: [String]) async throws -> VersionedRow? {
    try await writes.row(of: sheet, key: key).map { VersionedRow(texts: $0, version: "1") }
  }
  func record(
    _ entry: HandEntry, expecting: RecordExpectation, once: OnceKey?,
    answer: @escaping @Sendable (HandOutcome, VersionedRow?) throws -> KeptAnswer
  ) async throws -> KeptAnswer { try answer(try await writes.record(entry, preview: false), nil) }
  func serviceState() async throws -> ServiceState {
    ServiceState(schema: 7, knownSchema: 7, sessions: 0, standing: try await reads.standing())
  }
}
