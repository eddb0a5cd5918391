public import Caseload
import Rules
import Storage

/// How the case-level figures on a page stand: of which day, and by which rules.
public struct CaseStanding: Sendable, Hashable {
  /// The newest day that an accepted import of case-level data is of.
  public let asOf: LocalDate
  /// When that import was accepted, in UTC, `2026-11-22T02:14:09Z`.
  public let importedAt: String
  /// `England and Wales, version 2026.1`: the rules in force.
  public let rules: String
  /// Local changes that wait for the case system, and those that it contradicted or passed over.
  public let waiting: Int
  public let disagreements: Int
  /// The database holds a made-up service.
  public let isSample: Bool

  public init(
    asOf: LocalDate, importedAt: String, rules: String, waiting: Int, disagreements: Int, isSample: Bool
  ) {
    self.asOf = asOf
    self.importedAt = importedAt
    self.rules = rules
    self.waiting = waiting
    self.disagreements = disagreements
    self.isSample = isSample
  }
}

extension Service {
  /// The standing of the case-level data. Throws ``CaseworkRefusal/noCases`` when no case was ever loaded or made by hand.
  func caseStanding(_ connection: any SQLConnection) throws -> CaseStanding {
    guard let standing = try caseStandingIfAny(connection) else { throw CaseworkRefusal.noCases }
    return standing
  }

  /// The same, or nil.
  func caseStandingIfAny(_ connection: any SQLConnection) throws -> CaseStanding? {
    let newest = try connection.first(
      "SELECT as_of, received_at FROM data_import WHERE state = 'accepted' ORDER BY as_of DESC, id DESC LIMIT 1", []
    ) { (LocalDate(iso: try $0.text(0).prefix(10)), try $0.text(1)) }
    if newest == nil {
      // Cases that were made by hand stand as of today.
      guard try connection.first("SELECT crn FROM case_now ORDER BY crn LIMIT 1", [], { try $0.text(0) }) != nil else {
        return nil
      }
    }
    let changes = try connection.query(
      "SELECT state, COUNT(*) FROM local_change WHERE state IN ('waiting', 'contradicted', 'silent') GROUP BY state", []
    ) { (try $0.text(0), try $0.int(1)) }
    return CaseStanding(
      asOf: newest?.0 ?? clock.today, importedAt: newest?.1 ?? clock.timestamp, rules: pack.titleAndVersion,
      waiting: changes.filter { $0.0 == "waiting" }.reduce(0) { $0 + $1.1 },
      disagreements: changes.filter { $0.0 != "waiting" }.reduce(0) { $0 + $1.1 },
      isSample: try connection.first("SELECT value FROM setting WHERE name = 'sample'", []) { try $0.text(0) } != nil)
  }
}
