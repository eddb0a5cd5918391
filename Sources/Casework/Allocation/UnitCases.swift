import Allocation
import Caseload
import Rules
import Storage
import Workload

/// The current cases of a unit that the reader may see, with what the standing lists look at: a few statements for all of them.
struct UnitCases {
  struct Case {
    let about: AllocationReview.Case
    let staff: String?
    let team: String?
    let tier: String
    let rosh: String?
    let type: String?
    let location: String?
    let mappaLevel: Int?
    let sexualOffence: Bool
    /// Registrations that any need asks about: type and days.
    var registers: [(type: String, days: DayRange)] = []
    var history = HolderHistory([])
  }

  /// By case reference number.
  private(set) var cases: [String: Case] = [:]
  /// In their order.
  private(set) var crns: [String] = []
  private let rules: SuitabilityRules

  /// - Parameter some: a condition on `case_now n`.
  init(_ some: SQLCondition, _ rules: SuitabilityRules, _ connection: any SQLConnection) throws {
    self.rules = rules
    try readCases(some, connection)
    try readRegisters(some, connection)
    try readHistories(some, connection)
  }

  /// What a case asked of its holder on a day. The MAPPA level is today's: earlier ones are not kept with their days.
  func needs(of item: Case, on day: LocalDate) -> [SuitabilityRules.Need] {
    rules.needs(
      registers: Set(item.registers.filter { $0.days.contains(day) }.map(\.type)), mappaLevel: item.mappaLevel,
      sexualOffence: item.sexualOffence)
  }

  private mutating func readCases(_ some: SQLCondition, _ connection: any SQLConnection) throws {
    var found: [(String, Case)] = []
    try connection.each(
      """
      SELECT n.crn, n.surname, n.forename, n.staff_code, n.holder_team, n.tier, n.rosh, n.type, n.location, n.mappa,
        COALESCE(c.sexual_offence, 0)
      FROM case_now n JOIN case_record c ON c.crn = n.crn WHERE \(some.sql) ORDER BY n.crn
      """, some.arguments
    ) { row in
      let crn = try row.text(0)
      found.append(
        (
          crn,
          Case(
            about: AllocationReview.Case(
              crn: crn, name: PostRow.lastFirst(try row.text(1), try row.text(2))), staff: try row.optionalText(3),
            team: try row.optionalText(4), tier: try row.text(5), rosh: try row.optionalText(6),
            type: try row.optionalText(7), location: try row.optionalText(8),
            mappaLevel: try row.optionalText(9).flatMap(CaseProfileReader.level), sexualOffence: try row.bool(10))
        ))
    }
    crns = found.map(\.0)
    cases = Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  private mutating func readRegisters(_ some: SQLCondition, _ connection: any SQLConnection) throws {
    let types = SQLCondition.among("r.type", Set(rules.needs.flatMap(\.registers)).sorted())
    var found: [(String, String, DayRange)] = []
    try connection.each(
      """
      SELECT r.crn, r.type, r.registered_on, r.ended_on FROM case_now n JOIN registration r ON r.crn = n.crn
      WHERE \(some.sql) AND \(types.sql)
      """, some.arguments + types.arguments
    ) { row in
      if let from = try row.day(2) {
        found.append((try row.text(0), try row.text(1), DayRange(from: from, until: try row.day(3))))
      }
    }
    for (crn, type, days) in found { cases[crn]?.registers.append((type, days)) }
  }

  private mutating func readHistories(_ some: SQLCondition, _ connection: any SQLConnection) throws {
    var spells: [String: [HolderHistory.Spell]] = [:]
    try connection.each(
      """
      SELECT a.crn, a.starts_at, a.staff_code, a.team, a.reason FROM case_now n JOIN allocation a ON a.crn = n.crn
      WHERE \(some.sql) ORDER BY a.crn, a.starts_at
      """, some.arguments
    ) { row in
      guard let from = try row.day(1) else { return }
      spells[try row.text(0), default: []].append(
        HolderHistory.Spell(
          from: from, staff: try row.optionalText(2), team: try row.optionalText(3),
          reason: try row.optionalText(4).flatMap { $0.isEmpty ? nil : $0 }))
    }
    for (crn, some) in spells { cases[crn]?.history = HolderHistory(some) }
  }
}
