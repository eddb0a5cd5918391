public import Caseload
import Rules
import Storage

/// What a night's run came to.
public struct NightReport: Sendable {
  public let day: LocalDate
  public let assessed: Int
  public let changed: Int
  /// Whether it went on where an earlier run had stopped.
  public let isResumed: Bool
  public let posts: Int
  /// Changes made here that the feed has been silent about for too long, marked in this run.
  public let silent: Int
  /// False where the night that stands for the day has the same figures: it is kept, and no other is frozen beside it.
  public let isFrozen: Bool
}

extension Service {
  /// How many cases are re-tiered in one transaction: what a stopped run has to do again at most.
  public static let casesInOneGo = 20_000

  /// Reckons every tier anew as of a day, works out every post's figure, and freezes them.
  ///
  /// Days pass and tiers with them: a needs assessment grows too old, a licence ends. A run that was stopped goes on where
  /// it was, and ends as one that was not. Throws `CancellationError` between two parts when its task was cancelled.
  ///
  /// - Parameters:
  ///   - day: nil for the day of the newest data, or today where that is later.
  ///   - inOneGo: how many cases at most are re-tiered in one transaction, in stretches of at most 4,000.
  public func runNight(
    on day: LocalDate? = nil, inOneGo: Int = casesInOneGo, progress: (@Sendable (String) -> Void)? = nil
  ) async throws -> NightReport {
    let now = clock.timestamp
    let (begun, isResumed) = try await notingRefusal(.nightRun) {
      try await database.write { connection in try self.job(connection, day: day, now: now) }
    }
    // What findings stand wrong is looked for while tiers are reckoned: a case that is written meanwhile is looked at again.
    async let findings = database.read { connection in
      try FindingsFill(connection: connection, day: begun.day, pack: self.pack).differing()
    }
    let (done, written) = try await reckonTiers(begun, inOneGo: inOneGo, progress)
    progress?("Working out and freezing the figures of all posts")
    var suspects = try await findings
    suspects.cases.formUnion(written)
    let findingSuspects = suspects
    return try await database.write { connection in
      let day = done.day
      let silent = try LocalChangeBook.markSilent(connection, asOf: now, pack: self.pack)
      let posts = try LivePosts(connection: connection, pack: self.pack, day: day).posts(of: nil)
      let figures = try LiveFigures.replaceAll(with: posts, pack: self.pack, day: day, connection)
      try BreachWatch(connection: connection, pack: self.pack, day: day, moment: now).follow()
      try FindingsFill(connection: connection, day: day, pack: self.pack).refresh(findingSuspects)
      let isFrozen = try self.freeze(
        connection, posts: posts, figures: figures, day: day, fingerprint: "night-\(day.iso)",
        name: "case data, night of \(day.iso)", unlessSame: true)
      try connection.execute(
        "UPDATE tier_job SET finished_at = ? WHERE id = ?", [.text(now), .integer(done.id)])
      try trail(
        .init(
          .nightRun, .item(kind: "night", id: day.iso), detail: "\(done.assessed) assessed, \(done.changed) changed"),
        connection)
      return NightReport(
        day: day, assessed: done.assessed, changed: done.changed, isResumed: isResumed, posts: posts.count,
        silent: silent, isFrozen: isFrozen)
    }
  }

  /// The run that was stopped, or a new one. A run that newer data or a newer run have overtaken is not taken up again:
  /// it would turn tiers back to its day.
  private func job(_ connection: any SQLConnection, day: LocalDate?, now: String) throws -> (NightJob, isResumed: Bool)
  {
    try require(.change, .data, connection)
    guard let newest = try DataImports.newest(connection) else { throw CaseworkRefusal.noCases }
    let latest = try liveDay(connection)
    if let day, day > latest {
      throw CaseworkRefusal.invalid(
        "The night of \(day.text) has not come: its figures would stand before every night until then. "
          + "Nothing was changed. Name a day up to \(latest.text).")
    }
    let rules = "\(pack.id) \(pack.version)"
    let open = try connection.first(
      """
      SELECT id, as_of, last_crn, assessed, changed FROM tier_job j WHERE finished_at IS NULL AND rule_set = ?
        AND as_of >= ? AND NOT EXISTS (SELECT 1 FROM tier_job n WHERE n.id > j.id)
      """, [.text(rules), .text(String(newest.prefix(10)))]
    ) { row in
      NightJob(
        id: try row.int(0), day: LocalDate(iso: try row.text(1)) ?? clock.today, lastCRN: try row.text(2),
        assessed: try row.int(3), changed: try row.int(4))
    }
    if let open, day == nil || day == open.day { return (open, true) }
    let day = try day ?? liveDay(connection)
    let id = try connection.insert(
      "INSERT INTO tier_job (started_at, as_of, rule_set, last_crn, assessed, changed) VALUES (?, ?, ?, '', 0, 0)",
      [.text(now), .text(day.iso), .text(rules)])
    return (NightJob(id: id, day: day, lastCRN: "", assessed: 0, changed: 0), false)
  }
}
