import Caseload
import Rules
import Storage

/// Brings tiers and the list of current cases up to date with the sheets, on one day.
///
/// Only rows that differ are written, so that a second run writes nothing. Which practitioners' figures are touched is
/// collected on the way.
struct CaseRefresh {
  /// How many cases are looked at together: enough to read along the keys, few enough to hold.
  static let stretch = 4_000

  let connection: any SQLConnection
  let day: LocalDate
  /// When what is written now was decided, for the history of tiers.
  let moment: String
  let reason: String
  private let reckoner: CaseReckoner
  private(set) var assessed = 0
  private(set) var changed = 0
  /// Posts that hold, or held until now, a case that was touched.
  private(set) var touchedPosts: Set<PostKey> = []
  /// Cases whose tier is another than before, with both.
  private(set) var changes: [TierEffect] = []

  /// - Parameter few: for some cases and not for all of them.
  init(
    _ connection: any SQLConnection, pack: RulePack, day: LocalDate, moment: String, reason: String, few: Bool = false
  ) throws {
    self.connection = connection
    self.day = day
    self.moment = moment
    self.reason = reason
    reckoner = try CaseReckoner(connection, pack: pack, day: day, few: few)
  }

  /// Everything at once into empty tables, as a first import does it.
  ///
  /// The rows of the list are held until all are there, some 700 bytes each: the databases index them in one go.
  mutating func fill(_ progress: (Int) -> Void) throws {
    var lists: [CaseNowRow] = []
    for selection in try CaseSelection.stretches(of: Self.stretch, connection) {
      let rows = try reckoner.rows(of: selection, connection)
      lists += rows.map(\.now)
      let tiers = try connection.loader(into: "case_tier", columns: CaseTierRow.columns)
      for row in rows { try tiers.add(row.tier.values) }
      try tiers.finish()
      let history = try connection.loader(into: "tier_change", columns: Self.historyColumns)
      for row in rows { try history.add(historyValues(row.tier)) }
      try history.finish()
      assessed += rows.count
      progress(assessed)
    }
    let loader = try connection.loader(into: "case_now", columns: CaseNowRow.columns)
    for row in lists { try loader.add(row.values) }
    try loader.finish()
    changed = assessed
  }

  /// The cases of one selection: those that are current are brought up to date, those that are not leave the list.
  mutating func update(_ selection: CaseSelection) throws {
    let (condition, arguments) = selection.condition
    var before = Dictionary(
      try connection.query(
        "SELECT \(CaseNowRow.columns.joined(separator: ", ")) FROM case_now WHERE \(condition)", arguments
      ) { row in
        let now = CaseNowRow(values: CaseNowRow.columns.indices.map(row.value))
        return (now.crn, now)
      }, uniquingKeysWith: { first, _ in first })
    let tiersBefore = Dictionary(
      try connection.query(
        "SELECT \(CaseTierRow.columns.joined(separator: ", ")) FROM case_tier WHERE \(condition)", arguments
      ) { row in
        let tier = try CaseTierRow(row)
        return (tier.crn, tier)
      }, uniquingKeysWith: { first, _ in first })
    var found = Found()
    for row in try reckoner.rows(of: selection, connection) {
      let crn = row.tier.crn
      keep(row, before: before.removeValue(forKey: crn), tierBefore: tiersBefore[crn], &found)
      assessed += 1
    }
    try write(found)
    for gone in before.values { touch(gone) }
    for case .named(let crns) in CaseSelection.groups(of: before.keys) {
      let among = SQLCondition.among("crn", crns)
      try connection.execute("DELETE FROM case_now WHERE \(among.sql)", among.arguments)
      try connection.execute("DELETE FROM case_tier WHERE \(among.sql)", among.arguments)
    }
  }

  /// What is to be written of a selection: rows that are new, rows with what stood before them, and changes of tier.
  private struct Found {
    var newCases: [[SQLValue]] = []
    var changedCases: [(before: [SQLValue], after: [SQLValue])] = []
    var newTiers: [[SQLValue]] = []
    var changedTiers: [(before: [SQLValue], after: [SQLValue])] = []
    var history: [CaseTierRow] = []
  }

  private mutating func keep(
    _ row: CaseReckoner.Row, before: CaseNowRow?, tierBefore: CaseTierRow?, _ found: inout Found
  ) {
    if before != row.now {
      before.map { touch($0) }
      touch(row.now)
      if let before {
        found.changedCases.append((before.values, row.now.values))
      } else {
        found.newCases.append(row.now.values)
      }
    }
    let isAnother = tierBefore.map { row.tier.differs(from: $0) } ?? true
    guard isAnother || tierBefore?.working != row.tier.working else { return }
    if let tierBefore {
      found.changedTiers.append((tierBefore.values, row.tier.values))
    } else {
      found.newTiers.append(row.tier.values)
    }
    guard isAnother else { return }
    changed += 1
    changes.append(TierEffect(crn: row.tier.crn, before: tierBefore?.tier, after: row.tier.tier))
    found.history.append(row.tier)
  }

  private func write(_ found: Found) throws {
    try Self.cases.insert(found.newCases, connection)
    for row in found.changedCases { try Self.cases.change(from: row.before, to: row.after, connection) }
    try Self.tiers.insert(found.newTiers, connection)
    for row in found.changedTiers { try Self.tiers.change(from: row.before, to: row.after, connection) }
    let last = try lastMoments(found.history.map(\.crn))
    let history = try found.history.map { historyValues($0, at: try freeMoment(after: last[$0.crn])) }
    try Self.history.insert(history, connection)
  }

  private mutating func touch(_ row: CaseNowRow) {
    guard let staff = row.staffCode else { return }
    touchedPosts.insert(PostKey(staff: StaffCode(staff), team: TeamCode(row.holderTeam ?? "")))
  }

  /// When the tiers of some cases changed last.
  private func lastMoments(_ crns: [String]) throws -> [String: String] {
    var moments: [String: String] = [:]
    for selection in CaseSelection.groups(of: crns) {
      let (condition, arguments) = selection.condition
      try connection.each(
        "SELECT crn, MAX(changed_at) FROM tier_change WHERE \(condition) GROUP BY crn", arguments
      ) { moments[try $0.text(0)] = try $0.text(1) }
    }
    return moments
  }

  /// The moment of a change, or the second after the last one where that was not before it: moments sort as text.
  private func freeMoment(after last: String?) throws -> String {
    guard let last, last >= moment else { return moment }
    guard let next = WallClock.second(after: last) else {
      throw StorageError.damaged("a change of tier has no moment that can be read")
    }
    return next
  }

  private func historyValues(_ tier: CaseTierRow, at moment: String? = nil) -> [SQLValue] {
    [
      .text(tier.crn), .text(moment ?? self.moment), .text(tier.ruleSet), .text(tier.tier),
      .integer(tier.isProvisional ? 1 : 0),
      .optional(tier.twoAxis), .optional(tier.singleAxis), .text(reason), .text(tier.working),
    ]
  }

  private static let historyColumns = [
    "crn", "changed_at", "rule_set", "tier", "provisional", "two_axis", "single_axis", "reason", "working",
  ]
  private static let cases = RowWrites(table: "case_now", columns: CaseNowRow.columns, keyCount: 1)
  private static let tiers = RowWrites(table: "case_tier", columns: CaseTierRow.columns, keyCount: 1)
  private static let history = RowWrites(table: "tier_change", columns: historyColumns, keyCount: 2)
}

/// What happened to the tier of one case.
public struct TierEffect: Sendable, Hashable {
  public let crn: String
  /// Nil for a case that had none.
  public let before: String?
  public let after: String
  /// How the tier came about; empty where it was not asked for.
  public internal(set) var working: [CaseDetail.WorkingLine] = []
}

extension TierEffect {
  /// The same with the steps of the tier as it is kept now.
  func withWorking(_ pack: RulePack, day: LocalDate, _ connection: any SQLConnection) throws -> TierEffect {
    var effect = self
    effect.working =
      try CaseReader(crn: crn, day: day, pack: pack, connection: connection).tier()?.working ?? []
    return effect
  }
}
