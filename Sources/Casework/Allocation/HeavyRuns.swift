import Allocation
import Caseload
import Rules
import Storage

/// Reads for how long the cases of some people have been mostly of high risk: from who held what, and from risk as it was recorded.
struct HeavyRuns {
  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  /// True for a case that is kept from the reader, by the column with its number.
  let hides: (String) -> SQLCondition

  /// By staff code; only those whose cases are so today are there. - Parameter staff: those whose cases may be.
  func runs(of staff: [String]) throws -> [String: HeavyRun] {
    let days = HeavyRun.days(upTo: day, months: pack.suitability.standing.monthsBack)
    var runs: [String: HeavyRun] = [:]
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      for (code, mixes) in try mixes(of: codes, on: days) {
        let run = HeavyRun(mixes, on: days, pack.lines)
        if run.since != nil { runs[code] = run }
      }
    }
    return runs
  }

  private struct Held {
    var spells: [(from: LocalDate, staff: String?)] = []
    var ends: LocalDate?
    var risk: [(from: LocalDate, band: String)] = []
  }

  private func mixes(of staff: [String], on days: [LocalDate]) throws -> [String: [HeavyRun.Mix]] {
    let held = try held(by: staff)
    let (wanted, high) = (Set(staff), Set(pack.lines.highRisk))
    var counts: [String: [(cases: Int, high: Int)]] = [:]
    for item in held.values {
      for (place, day) in days.enumerated() where item.ends.map({ $0 >= day }) ?? true {
        guard let code = item.spells.last(where: { $0.from <= day })?.staff, wanted.contains(code) else { continue }
        let band = item.risk.last { $0.from <= day }?.band
        var mine = counts[code] ?? days.map { _ in (0, 0) }
        mine[place].cases += 1
        mine[place].high += band.map(high.contains) ?? false ? 1 : 0
        counts[code] = mine
      }
    }
    return counts.mapValues { $0.map { HeavyRun.Mix(cases: $0.cases, highRisk: $0.high) } }
  }

  /// Every case that one of them ever held.
  private func held(by staff: [String]) throws -> [String: Held] {
    let theirs = SQLCondition.among("h.staff_code", staff)
    func among(_ column: String) -> SQLCondition {
      let hidden = hides(column)
      return SQLCondition(
        "\(column) IN (SELECT h.crn FROM allocation h WHERE \(theirs.sql)) AND NOT \(hidden.sql)",
        theirs.arguments + hidden.arguments)
    }
    var found: [String: Held] = [:]
    let (allocations, records, scores) = (among("a.crn"), among("c.crn"), among("s.crn"))
    try connection.each(
      "SELECT a.crn, a.starts_at, a.staff_code FROM allocation a WHERE \(allocations.sql) ORDER BY a.crn, a.starts_at",
      allocations.arguments
    ) { row in
      if let from = try row.day(1) {
        found[try row.text(0), default: Held()].spells.append((from, try row.optionalText(2)))
      }
    }
    try connection.each(
      "SELECT c.crn, c.ends_on FROM case_record c WHERE c.ends_on IS NOT NULL AND \(records.sql)", records.arguments
    ) { found[try $0.text(0)]?.ends = try $0.day(1) }
    try connection.each(
      """
      SELECT s.crn, s.recorded_at, s.band FROM risk_score s WHERE s.kind = 'rosh' AND s.band IS NOT NULL AND \(scores.sql)
      ORDER BY s.crn, s.recorded_at
      """, scores.arguments
    ) { row in
      if let from = try row.day(1) { found[try row.text(0)]?.risk.append((from, try row.text(2))) }
    }
    return found
  }
}
