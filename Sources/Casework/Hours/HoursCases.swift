import Caseload
import Rules
import Storage
import Workload

/// Makes what hours look at out of the cases that people hold: with the contacts and minutes agreed for single ones.
struct HoursCases {
  private let connection: any SQLConnection
  private let day: LocalDate
  private let plans: [String: ContactPlan]
  private let agreed: [String: Int]
  /// Few texts stand for many cases.
  private var known: [String: KeptCaseCounts] = [:]
  private var unreckoned: [String: HoursReader.Held] = [:]

  /// - Parameter staff: whose cases will be asked for; nil for everybody's.
  init(_ connection: any SQLConnection, day: LocalDate, of staff: Set<String>?) throws {
    self.connection = connection
    self.day = day
    plans = try Self.plans(of: staff, day, connection)
    agreed = try Self.agreed(of: staff, day, connection)
  }

  /// A case as hours count it; nil where its row was written before there was a place in it for what they count, and it
  /// comes with ``eachUnreckoned(_:)``.
  mutating func item(_ held: HeldCases.Case) throws -> HoursCase? {
    var item = HoursCase(
      type: held.type, tier: held.tier, startsOn: LocalDate(iso: held.startsOn),
      expectedEnd: held.expectedEndOn.flatMap { LocalDate(iso: $0) },
      release: held.releaseOn.flatMap { LocalDate(iso: $0) })
    if !plans.isEmpty { item.plan = plans[held.crn] }
    if !agreed.isEmpty { item.agreed = agreed[held.crn] ?? 0 }
    guard let text = held.counted else {
      unreckoned[held.crn] = HoursReader.Held(crn: held.crn, post: held.post, item: item)
      return nil
    }
    guard !text.isEmpty else { return item }
    if let counted = known[text] {
      item.count(counted)
    } else {
      let counted = try KeptCaseCounts(text)
      known[text] = counted
      item.count(counted)
    }
    return item
  }

  /// The cases that were left out, counted from the sheets: until the next night has written their rows.
  func eachUnreckoned(_ body: (HoursReader.Held) throws -> Void) throws {
    let reader = CaseFactsReader(connection: connection, day: day.iso)
    var cases = unreckoned
    for selection in CaseSelection.groups(of: cases.keys) {
      for facts in try reader.current(selection) {
        cases[facts.crn]?.item.count(KeptCaseCounts(facts, on: day.iso))
      }
    }
    for held in cases.values { try body(held) }
  }

  /// Contacts agreed for single cases in place of their tier's, by case; there are few.
  private static func plans(of staff: Set<String>?, _ day: LocalDate, _ connection: any SQLConnection) throws
    -> [String: ContactPlan]
  {
    var plans: [String: ContactPlan] = [:]
    try eachRow(
      of: staff, connection, "planned_contacts", "office, t.home, t.remote",
      "t.starts_on <= ? AND (t.ends_on IS NULL OR t.ends_on >= ?) ORDER BY t.id", [.text(day.iso), .text(day.iso)]
    ) { crn, row in
      plans[crn] = try ContactPlanEntry.plan(row, from: 1)
    }
    return plans
  }

  /// Minutes a month that seniors accepted beyond the values, by case; there are few.
  private static func agreed(of staff: Set<String>?, _ day: LocalDate, _ connection: any SQLConnection) throws
    -> [String: Int]
  {
    var minutes: [String: Int] = [:]
    try eachRow(
      of: staff, connection, "extra_time", "minutes", "t.state = 'accepted' AND t.from_day <= ? AND t.until_day >= ?",
      [.text(day.iso), .text(day.iso)]
    ) { crn, row in minutes[crn, default: 0] += try row.int(1) }
    return minutes
  }

  /// Rows of a small table `t` about cases: all of them for many people, else those of the cases that the people hold.
  private static func eachRow(
    of staff: Set<String>?, _ connection: any SQLConnection, _ table: String, _ columns: String, _ condition: String,
    _ arguments: [SQLValue],
    _ body: (String, SQLRow) throws -> Void
  ) throws {
    var (sql, theirs) = ("\(table) t WHERE", [SQLValue]())
    if let staff, staff.count <= CaseSelection.most {
      let among = SQLCondition.among("c.staff_code", staff.sorted())
      (sql, theirs) = ("case_now c CROSS JOIN \(table) t WHERE t.crn = c.crn AND \(among.sql) AND", among.arguments)
    }
    try connection.each("SELECT t.crn, t.\(columns) FROM \(sql) \(condition)", theirs + arguments) { row in
      try body(try row.text(0), row)
    }
  }
}

extension HoursCase {
  fileprivate mutating func count(_ counted: KeptCaseCounts) {
    needs = counted.needs
    requirements = counted.requirements
  }
}
