import Caseload
import Rules
import Secrets
import Storage

extension Service: RetentionUse {
  public func retentionDue() async throws -> RetentionReport {
    try await view(.retentionApply, detail: "asked what is due") { connection in
      try self.require(.change, .data, connection)
      return try self.report(erasing: false, listed: nil, connection)
    }
  }

  public func applyRetention(listed: String?) async throws -> RetentionReport {
    try await notingRefusal(.retentionApply) {
      try await database.write { connection in
        try self.require(.change, .data, connection)
        return try self.report(erasing: true, listed: listed, connection)
      }
    }
  }

  private func report(
    erasing: Bool, listed: String?, _ connection: any SQLConnection
  ) throws -> RetentionReport {
    let rules = pack.retention
    let due = try rules.periods.map { period in
      try DuePeriod(period: period, before: clock.today.months(back: period.months), connection)
    }
    let now = DuePeriod.list(due)
    if erasing, let listed, listed != now {
      throw CaseworkRefusal.invalid(
        "Other cases or staff are due than were listed. Nothing was erased. List them again with --dry-run, and look at them."
      )
    }
    let lines = try due.map { due in
      var erased = 0
      if erasing, let erasure = due.erasure {
        if listed != nil { erased = try erase(due, erasure, connection) }
      } else if erasing, due.count > 0 {
        erased = try DueRecords(kind: due.period.kind, before: due.before).erase(connection)
      }
      if erased > 0 {
        try trail(
          AuditEntry(
            .retentionApply, .item(kind: "retention", id: due.period.kind.rawValue),
            detail: "\(erased) erased from before \(due.before.iso)"), connection)
      }
      return RetentionReport.Line(
        period: due.period, before: due.before, due: due.count, erased: erased, inUse: due.inUse,
        codes: try due.codes.filter { code in
          try due.erasure?.kind != .ended || !isHidden(crn: code, on: liveDay(connection), connection)
        })
    }
    return RetentionReport(
      lines: lines, review: rules.review, isReviewDue: rules.review.map { $0 <= clock.today } ?? false, listed: now)
  }

  private func erase(_ due: DuePeriod, _ erasure: Erasure, _ connection: any SQLConnection) throws -> Int {
    for code in due.codes {
      try erasure.erase(code, by: actor, at: clock.timestamp)
      try trail(
        AuditEntry(
          .erasure, erasure.kind == .ended ? .person(code) : .staff(code),
          detail: "\(erasure.kind == .ended ? "ended" : "left") before \(due.before.iso)"), connection)
    }
    return due.codes.count
  }
}

/// What is due of one kind.
private struct DuePeriod {
  let period: RetentionRules.Period
  let before: LocalDate
  let count: Int
  let inUse: Int
  /// Whose records would be erased; empty for kinds that are erased by their age alone.
  let codes: [String]
  let erasure: Erasure?

  init(period: RetentionRules.Period, before: LocalDate, _ connection: any SQLConnection) throws {
    self.period = period
    self.before = before
    erasure = Erasure.Kind(period.kind).map { Erasure(kind: $0, before: before, connection: connection) }
    guard let erasure else {
      count = try DueRecords(kind: period.kind, before: before).count(connection)
      (inUse, codes) = (0, [])
      return
    }
    let all = try erasure.due(), used = try erasure.inUse()
    codes = all.filter { !used.contains($0) }
    count = all.count
    inUse = all.count - codes.count
  }

  /// Twelve characters that stand for all codes of the kinds that are listed first.
  static func list(_ due: [DuePeriod]) -> String? {
    let all = due.flatMap { due in due.codes.map { "\(due.period.kind.rawValue) \($0)" } }
    return all.isEmpty ? nil : String(SecretToken.digest(all.joined(separator: "\n")).prefix(12))
  }
}

/// Records of one kind from before a day.
private struct DueRecords {
  let kind: RetentionRules.Kind
  let before: LocalDate

  /// The tables with the condition that makes a row due; each condition has one mark.
  private var tables: [(table: String, due: String)] {
    switch kind {
    // Erased one by one: an ``Erasure``.
    case .endedCases, .formerStaff: []
    case .importProblems:
      [
        ("import_problem", "extract_id IN (SELECT id FROM extract WHERE received_at < ?)"),
        ("data_import_problem", "import_id IN (SELECT id FROM data_import WHERE received_at < ?)"),
      ]
    case .settledChanges: [("local_change", "state IN ('confirmed', 'withdrawn') AND settled_at < ?")]
    case .ownDataDrafts: [("subject_draft", "made_at < ?")]
    case .unusedDevices: [("device", "seen < ?")]
    }
  }

  private var edge: SQLValue {
    kind == .unusedDevices ? .integer(before.daysSinceEpoch * 86_400) : .text(before.iso)
  }

  func count(_ connection: any SQLConnection) throws -> Int {
    try tables.reduce(0) { sum, part in
      try sum
        + (connection.first("SELECT COUNT(*) FROM \(part.table) WHERE \(part.due)", [edge]) { try $0.int(0) } ?? 0)
    }
  }

  /// How many were erased.
  func erase(_ connection: any SQLConnection) throws -> Int {
    let count = try count(connection)
    for part in tables { try connection.execute("DELETE FROM \(part.table) WHERE \(part.due)", [edge]) }
    return count
  }
}

extension LocalDate {
  /// The same day so many months before, or the last day of that month where it has no such day.
  func months(back: Int) -> LocalDate {
    let (year, month, day) = yearMonthDay
    let index = year * 12 + month - 1 - back
    for candidate in stride(from: day, through: 1, by: -1) {
      if let found = LocalDate(year: index / 12, month: index % 12 + 1, day: candidate) { return found }
    }
    // Before the calendar's first year nothing is due.
    return LocalDate(daysSinceEpoch: -719_162)
  }
}
