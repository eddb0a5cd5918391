import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func giveCover(_ new: NewCover) async throws -> CoverOutcome {
    try await notingRefusal(.cover, .staff(new.staff)) {
      try await database.write { connection in
        try self.require(.change, .ties, staff: new.staff, connection)
        let day = try self.liveDay(connection)
        let last = day + 7 * Self.weeksAheadShown
        let book = CoverBook(connection: connection, pack: self.pack, day: day)
        let absences = try book.absences(staff: new.staff, to: last)
        guard let days = self.coverDays(new, absences, from: day) else {
          return .refused([HandProblem(column: "from", message: Self.wrongDays)])
        }
        if let why = try self.whyNotCovered(by: new.coveredBy, for: new.staff, days, connection) {
          return .refused([HandProblem(column: "coveredBy", message: why)])
        }
        try self.require(.change, .ties, staff: new.coveredBy, connection)
        let asked = try self.coverAsked(new, absences, days, on: day, connection)
        guard asked.problems.isEmpty else { return .refused(asked.problems) }
        guard !asked.cases.isEmpty else { return .kept(0) }
        guard try self.coverSeen(new.staff, connection) == new.seen else {
          throw CaseworkRefusal.invalid(
            "Somebody has changed this cover since the page was opened. Nothing was changed. Open the page again and look."
          )
        }
        try self.keepCover(asked.cases, new, until: days.until ?? last, on: day, connection)
        return .kept(asked.cases.count)
      }
    }
  }

  public func endCover(_ id: Int, of staff: String) async throws {
    try await notingRefusal(.cover, .staff(staff)) {
      try await database.write { connection in
        try self.require(.change, .ties, staff: staff, connection)
        let found = try connection.first(
          """
          SELECT v.crn, v.covered_by, v.starts_on, v.ends_on, e.last_day FROM \(CoverBook.table)
          WHERE v.id = ? AND v.holder = ?
          """, [.integer(id), .text(staff)]
        ) {
          (
            crn: try $0.text(0), coverer: try $0.text(1), from: try $0.day(2), until: try $0.day(3),
            ended: try $0.optionalText(4)
          )
        }
        let day = try self.liveDay(connection)
        guard let found, let from = found.from, let until = found.until,
          try !self.isHidden(crn: found.crn, on: day, connection)
        else { throw CaseworkRefusal.notFound("There is no cover of this number for this person.") }
        guard found.ended == nil, until > day else {
          throw CaseworkRefusal.invalid("This cover has ended already. Nothing was changed.")
        }
        try connection.execute(
          "INSERT INTO case_cover_end (cover_id, last_day, made_at, made_by, maker_name) VALUES (?, ?, ?, ?, ?)",
          [
            .integer(id), .text(max(day, from + -1).iso), .text(self.clock.timestamp), .text(self.actor.name),
            .text(self.actor.displayName),
          ])
        try self.trail(AuditEntry(.cover, .staff(staff), detail: "number \(id) ends"), connection)
        try self.followCover([staff, found.coverer], on: day, connection)
      }
    }
  }

  private static let wrongDays =
    "Enter days as 2026-11-22, within an absence that is recorded, the first of them no day of the past."

  /// The days to cover: as typed, or what is left of the first absence that needs it; nil where they are of no absence.
  private func coverDays(_ new: NewCover, _ absences: [CoverBook.Absence], from day: LocalDate) -> DayRange? {
    let last = day + 7 * Self.weeksAheadShown
    func typed(_ text: String) -> LocalDate?? { text.isEmpty ? .some(nil) : LocalDate(iso: text).map { .some($0) } }
    guard let from = typed(new.from), let until = typed(new.until) else { return nil }
    let wanted = from ?? day
    let absence = absences.first { $0.days.days(from: max(wanted, $0.days.from), to: last) > 0 }
    guard let absence, from.map({ $0 >= day }) ?? true else { return nil }
    let first = max(wanted, absence.days.from)
    let end = until ?? absence.days.until.map { min($0, last) } ?? last
    guard first <= end, end <= last, absence.days.contains(first) else { return nil }
    return DayRange(from: first, until: end)
  }

  /// Why somebody cannot cover on some days, as a sentence; nil where they can.
  private func whyNotCovered(
    by code: String, for staff: String, _ days: DayRange, _ connection: any SQLConnection
  ) throws -> String? {
    guard !code.isEmpty, code != staff else { return "Select a colleague." }
    guard let until = days.until else { return Self.wrongDays }
    for day in [days.from, until] {
      let hasPost = try connection.first(
        """
        SELECT 1 FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
        WHERE p.staff_code = ? AND p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ?
          AND COALESCE(s.left_on, '9999-12-31') >= ?
        """, [.text(code), .text(day.iso), .text(day.iso), .text(day.iso)]
      ) { try $0.int(0) }
      if hasPost == nil { return "This colleague has no post on \(day.text). Select somebody else or other days." }
    }
    let away = try connection.first(
      """
      SELECT starts_on FROM absence WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY starts_on
      """, [.text(code), .text(until.iso), .text(days.from.iso)]
    ) { try $0.day(0) }
    if let away = away ?? nil {
      return "This colleague is away as well, from \(away.text). Select somebody else or other days."
    }
    return nil
  }

  /// The cases that are to get cover, each with its first day, or what is wrong with what was asked.
  private func coverAsked(
    _ new: NewCover, _ absences: [CoverBook.Absence], _ days: DayRange, on day: LocalDate,
    _ connection: any SQLConnection
  ) throws -> (cases: [(crn: String, from: LocalDate)], problems: [HandProblem]) {
    guard let absence = absences.first(where: { $0.days.contains(days.from) }), let until = days.until else {
      return ([], [HandProblem(column: "from", message: Self.wrongDays)])
    }
    let shown = Set(try coverCases(new.staff, absences, on: day, connection).shown.map(\.crn))
    // A case that the colleague must not see is covered by somebody else: nobody is named past a restriction.
    let excluded = Restrictions(staff: new.coveredBy, opened: [], day: days.from).hidesNow("c.")
    let kept = Set(
      try connection.query(
        "SELECT c.crn FROM case_now c WHERE c.staff_code = ? AND \(excluded.sql)",
        [.text(new.staff)] + excluded.arguments
      ) { try $0.text(0) })
    func first(_ crn: String) -> LocalDate? {
      // Whoever is named for the whole absence may be relieved of single cases.
      var absence = absence
      if new.cases != nil { absence = absence.withoutGeneralCover }
      return absence.firstUncovered(crn, from: days.from, to: until)
    }
    func isFree(_ crn: String, from: LocalDate) -> Bool {
      (absence.covers[crn] ?? []).allSatisfy { $0.days.days(from: from, to: until) == 0 }
    }
    guard let wanted = new.cases else {
      let free = absence.cases.filter { shown.contains($0) && !kept.contains($0) }.compactMap { crn in
        first(crn).map { (crn: crn, from: $0) }
      }
      return (free.filter { isFree($0.crn, from: $0.from) }, [])
    }
    guard !wanted.isEmpty else { return ([], [HandProblem(column: "cases", message: "Select at least one case.")]) }
    guard wanted.allSatisfy(shown.contains) else {
      return ([], [HandProblem(column: "cases", message: "One of the cases is not this person’s any more.")])
    }
    guard !wanted.contains(where: kept.contains) else {
      return ([], [HandProblem(column: "coveredBy", message: "One of the cases is kept from this colleague.")])
    }
    var cases: [(crn: String, from: LocalDate)] = []
    for crn in wanted {
      let same = (absence.covers[crn] ?? []).contains {
        $0.coveredBy == new.coveredBy && $0.days.contains(days.from) && $0.days.contains(until)
      }
      if same { continue }
      guard isFree(crn, from: days.from) else {
        let message = "A case is covered by somebody else on some of these days. End that cover first."
        return ([], [HandProblem(column: "cases", message: message)])
      }
      cases.append((crn, days.from))
    }
    return (cases, [])
  }

  private func keepCover(
    _ cases: [(crn: String, from: LocalDate)], _ new: NewCover, until: LocalDate, on day: LocalDate,
    _ connection: any SQLConnection
  ) throws {
    for (crn, from) in cases {
      let id = try connection.insert(
        """
        INSERT INTO case_cover (crn, holder, covered_by, starts_on, ends_on, made_at, made_by, maker_name)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(crn), .text(new.staff), .text(new.coveredBy), .text(from.iso), .text(until.iso),
          .text(clock.timestamp), .text(actor.name), .text(actor.displayName),
        ])
      try trail(AuditEntry(.cover, .person(crn), detail: "number \(id)"), connection)
    }
    try trail(AuditEntry(.cover, .staff(new.staff), detail: "\(cases.count) until \(until.iso)"), connection)
    try followCover([new.staff, new.coveredBy], on: day, connection)
  }

  /// Works the figures out anew of whoever has more or less to do now.
  private func followCover(_ staff: Set<String>, on day: LocalDate, _ connection: any SQLConnection) throws {
    var touched = TouchedRows()
    touched.staff = staff
    _ = try CaseloadUpdate(connection: connection, pack: pack, day: day, moment: clock.timestamp)
      .effects(of: touched, reason: "cover by \(actor.displayName)")
  }
}

extension CoverBook.Absence {
  /// The same as if nobody were named for the whole of it.
  fileprivate var withoutGeneralCover: Self {
    Self(staff: staff, kind: kind, days: days, coveredBy: nil, cases: cases, covers: covers)
  }
}
