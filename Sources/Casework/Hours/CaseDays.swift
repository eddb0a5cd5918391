import Caseload
import Rules
import Storage
import Workload

/// The days that are recorded of some cases: of the record, the orders, the holders, agreed contacts and agreed time.
struct CaseDays {
  private var records: [String: DayRange] = [:]
  private var births: [String: LocalDate] = [:]
  private var allOrders: [String: [ForecastCase.Order]] = [:]
  private var holders: [String: [(from: LocalDate, post: PostKey?)]] = [:]
  private var allPlans: [String: [ForecastCase.Plan]] = [:]
  private var allAgreed: [String: [ForecastCase.Agreed]] = [:]

  init(_ crns: [String], _ connection: any SQLConnection) throws {
    for some in crns.parts(of: CaseSelection.most) {
      let these = SQLCondition.among("crn", some)
      try readRecords(these, connection)
      try readOrders(these, connection)
      try readDecisions(these, connection)
    }
  }

  func record(_ crn: String) -> DayRange? { records[crn] }
  func orders(_ crn: String) -> [ForecastCase.Order] { allOrders[crn] ?? [] }
  func plans(_ crn: String) -> [ForecastCase.Plan] { allPlans[crn] ?? [] }
  func agreed(_ crn: String) -> [ForecastCase.Agreed] { allAgreed[crn] ?? [] }

  /// By post: the days on which it is the last of the day to hold the case.
  func holding(_ crn: String) -> [PostKey: [DayRange]] {
    let steps = holders[crn] ?? []
    var ranges: [PostKey: [DayRange]] = [:]
    for (index, step) in steps.enumerated() {
      let until = index + 1 < steps.count ? steps[index + 1].from + -1 : nil
      guard let post = step.post, until.map({ $0 >= step.from }) ?? true else { continue }
      ranges[post, default: []].append(DayRange(from: step.from, until: until))
    }
    return ranges
  }

  private mutating func readRecords(_ these: SQLCondition, _ connection: any SQLConnection) throws {
    var (records, births) = ([(String, DayRange)](), [(String, LocalDate)]())
    try connection.each(
      "SELECT crn, starts_on, ends_on, date_of_birth FROM case_record WHERE \(these.sql)", these.arguments
    ) { row in
      let crn = try row.text(0)
      if let from = try row.day(1) { records.append((crn, DayRange(from: from, until: try row.day(2)))) }
      if let birth = try row.day(3) { births.append((crn, birth)) }
    }
    self.records.merge(records) { $1 }
    self.births.merge(births) { $1 }
    var holders: [String: [(from: LocalDate, post: PostKey?)]] = [:]
    try connection.each(
      "SELECT crn, starts_at, staff_code, team FROM allocation WHERE \(these.sql) ORDER BY crn, starts_at",
      these.arguments
    ) { row in
      guard let from = LocalDate(iso: try row.text(1).prefix(10)) else { return }
      let team = try row.optionalText(3) ?? ""
      let post = try row.optionalText(2).map { PostKey(staff: StaffCode($0), team: TeamCode(team)) }
      holders[try row.text(0), default: []].append((from, post))
    }
    self.holders.merge(holders) { $1 }
  }

  private mutating func readOrders(_ these: SQLCondition, _ connection: any SQLConnection) throws {
    let births = self.births
    var orders: [String: [ForecastCase.Order]] = [:]
    try connection.each(
      """
      SELECT crn, type, offence_on, sentence_days, starts_on, expected_end_on, released_on, recalled_on,
        licence_ends_on, ended_on
      FROM case_order WHERE \(these.sql) ORDER BY crn, number
      """, these.arguments
    ) { row in
      let crn = try row.text(0)
      guard let starts = try row.day(4) else { return }
      orders[crn, default: []].append(
        ForecastCase.Order(
          timeline: SentenceTimeline(
            type: try row.text(1), offenceOn: try row.day(2), sentenceDays: try row.optionalInt(3),
            releasedOn: try row.day(6), recalledOn: try row.day(7), licenceEndsOn: try row.day(8),
            dateOfBirth: births[crn]),
          startsOn: starts, expectedEnd: try row.day(5), endedOn: try row.day(9)))
    }
    allOrders.merge(orders) { $1 }
  }

  private mutating func readDecisions(_ these: SQLCondition, _ connection: any SQLConnection) throws {
    var plans: [String: [ForecastCase.Plan]] = [:]
    try connection.each(
      "SELECT crn, starts_on, ends_on, office, home, remote FROM planned_contacts WHERE \(these.sql) ORDER BY crn, id",
      these.arguments
    ) { row in
      guard let from = try row.day(1) else { return }
      plans[try row.text(0), default: []].append(
        ForecastCase.Plan(
          days: DayRange(from: from, until: try row.day(2)), plan: try ContactPlanEntry.plan(row, from: 3)))
    }
    allPlans.merge(plans) { $1 }
    var agreed: [String: [ForecastCase.Agreed]] = [:]
    try connection.each(
      """
      SELECT crn, from_day, until_day, minutes FROM extra_time
      WHERE \(these.sql) AND state = 'accepted' AND minutes IS NOT NULL ORDER BY crn, id
      """, these.arguments
    ) { row in
      guard let from = try row.day(1) else { return }
      agreed[try row.text(0), default: []].append(
        ForecastCase.Agreed(days: DayRange(from: from, until: try row.day(2)), minutes: try row.int(3)))
    }
    allAgreed.merge(agreed) { $1 }
  }
}
