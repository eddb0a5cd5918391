import Caseload
import Rules
import Storage

/// What cases come to on one day, from the sheets: their rows of the list and of the newest tiers.
///
/// Laid out once, used for many cases; it may go from one connection to another.
struct CaseReckoner: Sendable {
  /// What one case comes to.
  struct Row {
    let now: CaseNowRow
    let tier: CaseTierRow
  }

  let day: LocalDate
  private let assessor: CaseAssessor
  private let pack: RulePack
  /// Region of every unit; nil where those are looked up that are needed.
  private let regions: [String: String]?
  /// Names of all staff; nil where those are looked up that are needed.
  private let holders: [String: String]?

  /// - Parameter few: for some cases and not for all of them.
  init(_ connection: any SQLConnection, pack: RulePack, day: LocalDate, few: Bool = false) throws {
    self.day = day
    self.pack = pack
    assessor = CaseAssessor(pack, on: day)
    regions = few ? nil : try OrganisationChart(connection, on: day.iso, pack: pack).regions
    holders = few ? nil : try Self.names(SQLCondition("1 = 1"), connection)
  }

  private static func names(_ condition: SQLCondition, _ connection: any SQLConnection) throws -> [String: String] {
    Dictionary(
      try connection.query(
        "SELECT staff_code, forename, surname FROM staff WHERE \(condition.sql)", condition.arguments
      ) { row in (try row.text(0), "\(try row.text(2)), \(try row.text(1))") },
      uniquingKeysWith: { first, _ in first })
  }

  private static func team(of facts: CaseFacts) -> String? { facts.team ?? facts.holder?.team }

  /// The rows of those cases of a selection that are current, in the order of their reference numbers.
  func rows(of selection: CaseSelection, _ connection: any SQLConnection) throws -> [Row] {
    let iso = day.iso
    let current = try CaseFactsReader(connection: connection, day: iso).current(selection)
    let holders =
      try holders ?? Self.names(.among("staff_code", Set(current.compactMap(\.holder?.staff)).sorted()), connection)
    let regions =
      try regions
      ?? OrganisationChart(connection, on: iso, pack: pack, above: Set(current.compactMap(Self.team)).sorted()).regions
    return current.map { facts in
      let assessment = assessor.assess(facts, region: Self.team(of: facts).flatMap { regions[$0] } ?? "")
      return Row(
        now: CaseNowRow(facts, assessment, holderName: facts.holder?.staff.map { holders[$0] ?? $0 }, day: iso),
        tier: CaseTierRow(facts, assessment, day: iso))
    }
  }

  /// Which cases of a selection do not stand as they should: those whose kept rows differ from what they come to, those
  /// that have none, and those that are kept and no longer current.
  ///
  /// Everything is read in the order of the reference numbers and compared on the way, without holding what is kept.
  func differing(_ selection: CaseSelection, _ connection: any SQLConnection) throws -> (
    current: Int, differing: Set<String>
  ) {
    let rows = try rows(of: selection, connection)
    var differing: Set<String> = []
    let (condition, arguments) = selection.condition

    let crns = rows.map(\.tier.crn)

    /// Goes through a table of kept rows beside the rows that should be there.
    func compare(_ columns: [String], _ table: String, _ isSame: (Int, SQLRow) -> Bool) throws {
      var index = 0
      try connection.each(
        "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition) ORDER BY crn", arguments
      ) { kept in
        let crn = try kept.text(0)
        while index < crns.count, crns[index] < crn {
          differing.insert(crns[index])
          index += 1
        }
        guard index < crns.count, crns[index] == crn else {
          differing.insert(crn)
          return
        }
        if !isSame(index, kept) { differing.insert(crn) }
        index += 1
      }
      differing.formUnion(crns[index...])
    }
    try compare(CaseNowRow.ownColumns, "case_now") { rows[$0].now.isAsKept($1) }
    try compare(CaseTierRow.columns, "case_tier") { rows[$0].tier.isAsKept($1) }
    return (rows.count, differing)
  }
}
