import Caseload
import Rules
import Storage
import Workload

/// One week worked out for everybody who had a night in it.
struct SettledWeek {
  /// One person's week with the runs up to its end.
  struct Line {
    let staff: String
    /// Code of the team of the post with the most available time on the last night.
    let team: String
    let figure: WeekFigure
    var high: ExcessRun
    var veryHigh: ExcessRun
  }

  let monday: LocalDate
  let lines: [Line]

  /// Reads the nights of a week and adds it to the runs that stand. Writes nothing.
  ///
  /// - Complexity: O(posts × nights).
  init(_ monday: LocalDate, _ pack: RulePack, _ connection: any SQLConnection) throws {
    self.monday = monday
    let nights = try StandingNight.nights(from: monday, until: monday + 6, connection)
    let leave = try Leave(from: monday, until: monday + 6, connection)
    var percents: [String: [Int: Ratio]] = [:]
    var teams: [String: String] = [:]
    for (index, night) in nights.enumerated() {
      for person in try night.people(connection) {
        teams[person.staff] = person.team
        if percents[person.staff] == nil { percents[person.staff] = [:] }
        if !leave.holds(person.staff, night.day) { percents[person.staff]?[index] = person.figure.percent }
      }
    }
    let runs = try WeekRuns(before: monday, connection)
    lines = try percents.keys.sorted().map { staff in
      let figure = WeekFigure(
        monday: monday, nights: nights.indices.map { percents[staff]?[$0] }, by: pack.excess.weekRule)
      var (high, veryHigh) = try runs.runs(of: staff)
      high.add(figure, over: pack.limits.highPercent)
      veryHigh.add(figure, over: pack.limits.veryHighPercent)
      return Line(staff: staff, team: teams[staff] ?? "", figure: figure, high: high, veryHigh: veryHigh)
    }
  }

  /// Writes the week, which has no row yet.
  func insert(_ pack: RulePack, _ connection: any SQLConnection) throws {
    let loader = try connection.loader(
      into: "week_figure",
      columns: [
        "staff_code", "monday", "team", "nights", "nights_out", "numerator", "denominator", "high_weeks", "high_from",
        "very_high_weeks", "very_high_from", "pack", "pack_version",
      ])
    for line in lines {
      try loader.add([
        .text(line.staff), .text(monday.iso), .text(line.team), .integer(line.figure.nights),
        .integer(line.figure.nightsOut), .optional(line.figure.percent?.numerator),
        .optional(line.figure.percent?.denominator), .integer(line.high.weeks), .optional(line.high.began?.iso),
        .integer(line.veryHigh.weeks), .optional(line.veryHigh.began?.iso), .text(pack.id), .text(pack.version),
      ])
    }
    try loader.finish()
  }
}

/// The runs up to the end of the week before one; of somebody who has no such week, up to their last.
private struct WeekRuns {
  private let latest: [String: (ExcessRun, ExcessRun)]
  private let monday: LocalDate
  private let connection: any SQLConnection

  private static let columns = "high_weeks, high_from, very_high_weeks, very_high_from"

  init(before monday: LocalDate, _ connection: any SQLConnection) throws {
    self.monday = monday
    self.connection = connection
    let rows = try connection.query(
      "SELECT staff_code, \(Self.columns) FROM week_figure WHERE monday = ?", [.text((monday + -7).iso)]
    ) { (try $0.text(0), try Self.runs($0, from: 1)) }
    latest = Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  func runs(of staff: String) throws -> (ExcessRun, ExcessRun) {
    if let known = latest[staff] { return known }
    return try connection.first(
      "SELECT \(Self.columns) FROM week_figure WHERE staff_code = ? AND monday < ? ORDER BY monday DESC LIMIT 1",
      [.text(staff), .text(monday.iso)]
    ) { try Self.runs($0, from: 0) } ?? (.none, .none)
  }

  private static func runs(_ row: SQLRow, from first: Int) throws -> (ExcessRun, ExcessRun) {
    (
      ExcessRun(weeks: try row.int(first), began: try row.day(first + 1)),
      ExcessRun(weeks: try row.int(first + 2), began: try row.day(first + 3))
    )
  }
}
