public import Rules

/// What pages and commands can ask. The rule pack is there for labels and the order of tiers.
public protocol CaseworkReads: Sendable {
  var pack: RulePack { get }
  /// Nil before the first extract is accepted.
  func standing() async throws -> Standing?
  /// `unit` nil means the nation. Throws ``CaseworkRefusal/notFound(_:)`` for a unit that does not exist.
  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview
  func caseload(level: String, code: String) async throws -> UnitCaseload
  func practitioner(id: Int) async throws -> PractitionerPage
  func explanation(post: Int) async throws -> PostExplanation
  func extracts() async throws -> [ExtractSummary]
  /// `page` counts from 1.
  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail
  func search(_ query: String, page: Int) async throws -> SearchResults
}

/// Why a request was not carried out. Mapped once to a page, once to an exit code.
public enum CaseworkRefusal: Error, Sendable {
  /// What was not found, as a sentence.
  case notFound(String)
  /// No extract has been accepted yet.
  case noFigures
  /// The request itself is wrong; a sentence says how.
  case invalid(String)
}
