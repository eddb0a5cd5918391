public import Caseload
public import Exchange
import Rules
import Storage
import Workload

/// What a person decided beforehand about an extract that would otherwise wait.
public struct ImportDecisions: Sendable, Hashable {
  /// Accept although it lost more owners or cases than the rule pack allows.
  public var acceptDrop: Bool
  /// Accept although it is older than the newest accepted one.
  public var acceptOlder: Bool
  public init(acceptDrop: Bool = false, acceptOlder: Bool = false) {
    self.acceptDrop = acceptDrop
    self.acceptOlder = acceptOlder
  }
}

/// What came of an extract that could be read.
public struct ImportReport: Sendable {
  public enum Outcome: Sendable, Hashable {
    case accepted
    /// The same file was accepted before; nothing was changed.
    case unchanged
    /// Kept aside until a person decides; the last good figures stay. The reason says what to do.
    case waiting(String)
  }
  public let outcome: Outcome
  public let extractID: Int
  public let date: LocalDate?
  public let owners: Int
  public let cases: Int
  /// Owners whose figure could not be worked out.
  public let notComputable: Int
  public let problems: [ImportProblem]
  public let sheets: [SheetSummary]
}

extension Service {
  /// Reads a nightly workbook and, when it can be accepted, works out and freezes everyone's figures: all of it in one transaction.
  ///
  /// Throws ``ExtractRefusal`` when the workbook cannot be used; the refusal is entered in the history of extracts and nothing else changes.
  public func importExtract(
    path: String, decisions: ImportDecisions = ImportDecisions(), progress: (@Sendable (String) -> Void)? = nil
  ) async throws -> ImportReport {
    guard pack.levels.count == Night.levels else {
      throw CaseworkRefusal.invalid(
        "The nightly workbook names \(Night.levels) levels, nation to team, and the rules \(pack.id) have \(pack.levels.count). "
          + "Use rules with \(Night.levels) levels.")
    }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    let fingerprint = try FileFingerprint.sha256(path: path)
    try await notingRefusal(.importExtract) {
      _ = try await database.read { try self.require(.change, .extracts, $0) }
    }
    if let known = try await database.read({ try Extracts.find($0, fingerprint: fingerprint) }),
      known.state == .accepted
    {
      return ImportReport(unchanged: known)
    }
    let extract: NightlyExtract
    do { extract = try NightlyExtractReader(pack: pack).read(path: path, progress: progress) } catch {
      try await record(error, fileName: fileName, fingerprint: fingerprint)
      throw error
    }
    progress?("Working out and keeping the figures of \(extract.owners.count) practitioners")
    let receivedAt = clock.timestamp
    return try await database.write { connection in
      // Looked at again inside the transaction: another import of the same file may have finished meanwhile.
      if let known = try Extracts.find(connection, fingerprint: fingerprint), known.state == .accepted {
        return ImportReport(unchanged: known)
      }
      let current = try Extracts.current(connection)
      let reason = reasonToWait(extract, after: current, decisions)
      let id = try Extracts.save(
        connection, fileName: fileName, fingerprint: fingerprint, state: reason == nil ? .accepted : .waiting,
        date: extract.date,
        receivedAt: receivedAt, owners: extract.owners.count, cases: extract.cases, problems: extract.problems.count,
        reason: reason,
        pack: pack.id, packVersion: pack.version)
      try keep(extract.problems, extract.sheets, of: id, connection)
      var notComputable = 0
      if reason == nil {
        let isNewest = current?.date.map { extract.date >= $0 } ?? true
        let night = try Night(
          pack: pack, date: extract.date, posts: try Night.posts(of: extract, pack: pack, connection),
          isNewest: isNewest
        ).placed(connection)
        try night.freeze(connection, extract: id)
        notComputable = night.notComputable
        try ExcessWatch(connection: connection, pack: pack, now: receivedAt).follow()
      }
      try trail(
        .init(
          .importExtract, .item(kind: "extract", id: fingerprint),
          detail: reason == nil ? "accepted, \(extract.owners.count) owners" : "waiting"), connection)
      return ImportReport(
        outcome: reason.map(ImportReport.Outcome.waiting) ?? .accepted, extractID: id, date: extract.date,
        owners: extract.owners.count,
        cases: extract.cases, notComputable: notComputable, problems: extract.problems, sheets: extract.sheets)
    }
  }

  /// Why an extract must wait for a person, or nil. A loss is over the limit only when it is strictly more.
  private func reasonToWait(_ extract: NightlyExtract, after current: ExtractRecord?, _ decisions: ImportDecisions)
    -> String?
  {
    guard let current else { return nil }
    if let newest = current.date, extract.date < newest, !decisions.acceptOlder {
      return "This extract is of \(extract.date.text); figures of \(newest.text) are already accepted. "
        + "To keep it in the history beside them, import it again with --accept-older."
    }
    let losses = [("practitioners", current.owners, extract.owners.count), ("cases", current.cases, extract.cases)]
      .filter { _, before, after in
        (before - after) * 100 > before * pack.extract.dropPercent
      }
    guard !losses.isEmpty, !decisions.acceptDrop else { return nil }
    let said = losses.map { what, before, after in "\(after) \(what) where the last accepted extract had \(before)" }
      .joined(separator: " and ")
    return "It has \(said): more than \(pack.extract.dropPercent)% fewer. The last good figures stay. "
      + "If the fall is real, import it again with --accept-drop."
  }

  private func record(_ refusal: ExtractRefusal, fileName: String, fingerprint: String) async throws {
    let receivedAt = clock.timestamp
    try await database.write { connection in
      if let known = try Extracts.find(connection, fingerprint: fingerprint), known.state == .accepted { return }
      let id = try Extracts.save(
        connection, fileName: fileName, fingerprint: fingerprint, state: .refused, date: nil, receivedAt: receivedAt,
        owners: 0, cases: 0,
        problems: refusal.problems.count, reason: refusal.message, pack: pack.id, packVersion: pack.version)
      try keep(refusal.problems, [], of: id, connection)
      try trail(
        .init(
          .importExtract, .item(kind: "extract", id: fingerprint), outcome: .refused,
          detail: "\(refusal.problems.count) problems"), connection)
    }
  }

  private func keep(
    _ problems: [ImportProblem], _ sheets: [SheetSummary], of extract: Int, _ connection: any SQLConnection
  ) throws {
    for (ordinal, sheet) in sheets.enumerated() {
      try connection.execute(
        "INSERT INTO extract_sheet (extract_id, ordinal, name, rows_read, rows_used) VALUES (?, ?, ?, ?, ?)",
        [.integer(extract), .integer(ordinal), .text(sheet.name), .integer(sheet.rows), .integer(sheet.used)])
    }
    for (ordinal, problem) in problems.enumerated() {
      try connection.execute(
        """
        INSERT INTO import_problem (extract_id, ordinal, severity, kind, sheet, row_number, column_name, value, message, done)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(extract), .integer(ordinal), .text(problem.severity.rawValue), .text(problem.kind.rawValue),
          .optional(problem.sheet),
          .optional(problem.row), .optional(problem.column), .optional(problem.value), .text(problem.message),
          .text(problem.done),
        ])
    }
  }
}

extension ImportReport {
  fileprivate init(unchanged known: ExtractRecord) {
    self.init(
      outcome: .unchanged, extractID: known.id, date: known.date, owners: known.owners, cases: known.cases,
      notComputable: 0, problems: [],
      sheets: [])
  }
}

extension NightlyExtract {
  /// Every case of the extract and every transition to adulthood case.
  var cases: Int { owners.reduce(0) { $0 + $1.inputs.held.total + $1.inputs.t2a.total } }
}
