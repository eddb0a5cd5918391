import Caseload
import Rules
import Storage
import Workload

/// Brings everything that is made of the sheets up to date after a change to them: tiers, lists, live figures, findings.
struct CaseloadUpdate {
  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  let moment: String
  /// Where the time is counted that figures take to follow.
  var watch: AccessWatch?

  /// Returns how many tiers changed and, after a load of everything, what every post holds.
  func follow(_ touched: TouchedRows, reason: String = "data import", progress: (@Sendable (String) -> Void)? = nil)
    throws -> (tierChanges: Int, posts: [LivePosts.Post]?)
  {
    guard touched.isEverything else { return (try effects(of: touched, reason: reason).tierChanges, nil) }
    var refresh = try CaseRefresh(connection, pack: pack, day: day, moment: moment, reason: "first assessment")
    try refresh.fill { progress?("Reckoned the tiers of \($0) cases") }
    progress?("Working out the figures of all posts")
    let posts = try posts()
    try LiveFigures.replaceAll(with: posts, pack: pack, day: day, connection)
    try BreachWatch(connection: connection, pack: pack, day: day, moment: moment).follow()
    progress?("Looking for records that somebody should look at")
    try FindingsFill(connection: connection, day: day, pack: pack).fillAll()
    return (refresh.changed, posts)
  }

  /// What every post holds.
  func posts() throws -> [LivePosts.Post] {
    try LivePosts(connection: connection, pack: pack, day: day).posts(of: nil)
  }

  /// Follows a change of some rows and says what it did to tiers and figures.
  func effects(of touched: TouchedRows, reason: String) throws -> ChangeEffects {
    var refresh = try CaseRefresh(connection, pack: pack, day: day, moment: moment, reason: reason, few: true)
    var cases = touched.cases
    // The list of cases names its holders, and so follows them.
    for case .named(let codes) in CaseSelection.groups(of: touched.holders) {
      let among = SQLCondition.among("staff_code", codes)
      cases.formUnion(
        try connection.query("SELECT crn FROM case_now WHERE \(among.sql)", among.arguments) { try $0.text(0) })
    }
    for selection in CaseSelection.groups(of: cases) { try refresh.update(selection) }
    var staff = touched.staff.union(refresh.touchedPosts.map(\.staff.text))
    for case .named(let crns) in CaseSelection.groups(of: touched.worked) {
      let marks = crns.map { _ in "?" }.joined(separator: ", ")
      staff.formUnion(
        try connection.query(
          "SELECT staff_code FROM case_now WHERE staff_code IS NOT NULL AND crn IN (\(marks))", crns.map(SQLValue.text)
        ) { try $0.text(0) })
    }
    if touched.organisation {
      staff = Set(try connection.query("SELECT staff_code FROM staff", []) { try $0.text(0) })
    }
    let figures = try following(staff, movedPosts: touched.organisation ? staff : touched.holders)
    let moved = figures.filter { $0.before?.casesHeld != $0.after?.casesHeld }
    if !moved.isEmpty {
      try BreachWatch(connection: connection, pack: pack, day: day, moment: moment)
        .follow(Set(moved.map(\.key.staff.text)))
    }
    let findings = FindingsFill(connection: connection, day: day, pack: pack)
    try findings.refresh(cases: Array(cases))
    if !touched.staff.isEmpty || touched.organisation { try findings.refreshPosts() }
    return ChangeEffects(tiers: refresh.changes, posts: figures, tierChanges: refresh.changed)
  }
}

extension CaseloadUpdate {
  /// Writes the figures of some people anew, and says what each of their posts had before and has now.
  private func following(_ staff: Set<String>, movedPosts: Set<String>) throws -> [PostEffect] {
    let started = ContinuousClock.now
    defer { watch?.add(started.duration(to: .now), to: \.following) }
    let followed = try LiveHours.touched(by: staff, movedPosts: movedPosts, pack: pack, day: day, connection)
    let posts = try LivePosts(connection: connection, pack: pack, day: day).posts(of: followed)
    return try LiveFigures.replace(staff, hoursOf: followed, with: posts, pack: pack, day: day, connection)
  }
}

/// What a change did: to tiers, and to the figures of posts.
public struct ChangeEffects: Sendable {
  public internal(set) var tiers: [TierEffect]
  public let posts: [PostEffect]
  let tierChanges: Int
}
