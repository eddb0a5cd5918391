import Caseload
import Rules
import Storage

extension Service: RetentionUse {
  public func retentionDue() async throws -> RetentionReport {
    try await view(.retentionApply, detail: "asked what is due") { connection in
      try self.require(.change, .data, connection)
      return try self.report(erasing: false, connection)
    }
  }

  public func applyRetention() async throws -> RetentionReport {
    try await notingRefusal(.retentionApply) {
      try await database.write { connection in
        try self.require(.change, .data, connection)
        return try self.report(erasing: true, connection)
      }
    }
  }

  private func report(erasing: Bool, _ connection: any SQLConnection) throws -> RetentionReport {
    let rules = pack.retention
    let lines = try rules.periods.map { period in
      let before = clock.today.months(back: period.months)
      let due = DueRecords(kind: period.kind, before: before)
      let count = try due.count(connection)
      var erased = 0
      if erasing, period.kind.keptBecause == nil, count > 0 {
        erased = try due.erase(connection)
        try trail(
          AuditEntry(
            .retentionApply, .item(kind: "retention", id: period.kind.rawValue),
            detail: "\(erased) erased from before \(before.iso)"), connection)
      }
      return RetentionReport.Line(
        period: period, before: before, due: count, erased: erased, keptBecause: period.kind.keptBecause)
    }
    return RetentionReport(
      lines: lines, review: rules.review, isReviewDue: rules.review.map { $0 <= clock.today } ?? false)
  }
}

/// Records of one kind from before a day.
private struct DueRecords {
  let kind: RetentionRules.Kind
  let before: LocalDate

  /// The tables with the condition that makes a row due; each condition has one mark.
  private var tables: [(table: String, due: String)] {
    switch kind {
    case .endedCases: [("case_record", "ends_on IS NOT NULL AND ends_on < ?")]
    case .formerStaff: [("staff", "left_on IS NOT NULL AND left_on < ?")]
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
