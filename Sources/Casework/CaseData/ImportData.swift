import Caseload
import DataFormat
public import Exchange
public import Rules
import Storage

/// What came of a data folder.
public struct DataImportReport: Sendable {
  public enum Outcome: Sendable, Hashable {
    case accepted
    /// The same data were accepted before; nothing was changed.
    case unchanged
    /// Nothing was changed; the problems say why.
    case refused
  }
  public let outcome: Outcome
  public let manifest: DataManifest
  /// Rows by the sheet's name.
  public let rows: [String: Int]
  public let problems: [DataProblem]
  public let problemCount: Int
  public let missing: [String]
  /// Rows that were added, changed and taken away.
  public var added = 0
  public var changed = 0
  public var removed = 0
  /// Cases whose tier is another than before, or that have one for the first time.
  public var tierChanges = 0
  /// Changes made here that the data confirmed and contradicted, and that they stayed silent about for too long.
  public var confirmed = 0
  public var contradicted = 0
  public var silent = 0

  init(_ report: DataReport, outcome: Outcome) {
    self.outcome = outcome
    manifest = report.manifest
    rows = report.rows
    problems = report.problems
    problemCount = report.problemCount
    missing = report.missing
  }
}

extension DataImportReport {
  fileprivate init(unchanged manifest: DataManifest) {
    outcome = .unchanged
    self.manifest = manifest
    rows = [:]
    problems = []
    problemCount = 0
    missing = []
  }
}

extension DataImportReport {
  /// Kind and counts, for the audit trail.
  fileprivate var shape: String {
    outcome == .unchanged
      ? "unchanged" : "\(manifest.kind.rawValue), \(added) added, \(changed) changed, \(removed) removed"
  }
}

/// Ends the transaction of an import whose data have problems.
private struct Unsound: PlannedUndoing { let report: DataReport }

extension Service {
  /// Reads a data folder with every check and changes nothing. Throws ``DataRefusal`` when it cannot be read.
  public func checkData(path: String) async throws -> DataImportReport {
    let lists = FieldLists(pack)
    let report = try await database.read { connection in
      try DataFolderReader(path: path, lists: lists, known: try StoredRows(connection)).read { _, _ in }
    }
    return DataImportReport(report, outcome: report.isSound ? .accepted : .refused)
  }

  /// The same against nothing that is kept, for a check where there is no database.
  public static func checkData(path: String, by pack: RulePack) throws -> DataImportReport {
    let report = try DataFolderReader(path: path, lists: FieldLists(pack), known: NothingKnown()).read { _, _ in }
    return DataImportReport(report, outcome: report.isSound ? .accepted : .refused)
  }

  /// Brings in a data folder: all of it in one transaction, or nothing. Tiers, lists, figures and findings follow in the same.
  ///
  /// Throws ``DataRefusal`` when the folder cannot be read. Data with problems are refused, with every problem listed.
  public func importData(path: String, progress: (@Sendable (String) -> Void)? = nil) async throws -> DataImportReport {
    let lists = FieldLists(pack)
    let fingerprint = try DataFolderReader(path: path, lists: lists, known: NothingKnown()).fingerprint()
    do {
      return try await notingRefusal(.importData, unless: { try self.waitsForTrail(path, $0) }) {
        try await database.write { connection in
          try self.require(.change, .data, connection)
          let report = try self.importData(path, fingerprint, lists, connection, progress)
          try trail(.init(.importData, .item(kind: "data", id: fingerprint), detail: report.shape), connection)
          return report
        }
      }
    } catch let error as Unsound {
      try await recordRefusal(error.report, fingerprint, path)
      return DataImportReport(error.report, outcome: .refused)
    }
  }

  private func importData(
    _ path: String, _ fingerprint: String, _ lists: FieldLists, _ connection: any SQLConnection,
    _ progress: (@Sendable (String) -> Void)?
  ) throws -> DataImportReport {
    let known = try StoredRows(connection)
    let reader = DataFolderReader(path: path, lists: lists, known: known)
    let manifest = try reader.manifest()
    if try DataImports.isNewest(fingerprint, connection) {
      return DataImportReport(unchanged: manifest)
    }
    if try isWholeExport(path) {
      let report = try restore(path, fingerprint, connection, progress)
      guard report.isSound else { throw Unsound(report: report) }
      _ = try DataImports.save(
        connection, fingerprint: fingerprint, kind: "restore", isAccepted: true, asOf: manifest.asOf,
        receivedAt: clock.timestamp, rows: report.rows.values.reduce(0, +), problems: 0, reason: nil)
      var result = DataImportReport(report, outcome: .accepted)
      result.added = report.rows.values.reduce(0, +)
      return result
    }
    try refuseFuture(manifest)
    try refuseOlder(manifest, connection)
    var intake = try DataIntake(connection, manifest: manifest, retention: pack.retention)
    progress?("Reading the sheets")
    var read = 0
    let report = try reader.read { sheet, values in
      read += 1
      if read.isMultiple(of: 100_000) { progress?("Read \(read) rows") }
      try intake.take(sheet, values)
    }
    guard report.isSound else { throw Unsound(report: report) }
    try intake.finish()

    let id = try DataImports.save(
      connection, fingerprint: fingerprint, kind: manifest.kind.rawValue, isAccepted: true, asOf: manifest.asOf,
      receivedAt: clock.timestamp, rows: read, problems: 0, reason: nil)
    var result = DataImportReport(report, outcome: .accepted)
    result.added = intake.added
    result.changed = intake.changed
    result.removed = intake.removed
    result.confirmed = intake.changes.confirmed
    result.contradicted = intake.changes.contradicted
    result.silent = try LocalChangeBook.markSilent(connection, asOf: manifest.asOf, pack: pack)
    let day = LocalDate(iso: manifest.asOf.prefix(10)) ?? clock.today
    let update = CaseloadUpdate(
      connection: connection, pack: pack, day: try LocalChangeBook.day(of: day, connection), moment: manifest.asOf)
    let (tierChanges, loaded) = try update.follow(intake.touched, progress: progress)
    result.tierChanges = tierChanges
    // A delta changes live figures at once; its night is frozen by the nightly run, after all feeds of the day are in.
    if manifest.kind == .full {
      progress?("Freezing the night of \(day.text)")
      let posts = try loaded ?? LivePosts(connection: connection, pack: pack, day: day).posts(of: nil)
      if loaded == nil {
        // Days pass between two imports, and with them figures of posts that no row touched: both say the same.
        let live = update.day == day ? posts : try update.posts()
        try LiveFigures.replaceAll(with: live, pack: pack, day: update.day, connection)
        try BreachWatch(connection: connection, pack: pack, day: update.day, moment: manifest.asOf).follow()
      }
      try freeze(connection, posts: posts, day: day, fingerprint: fingerprint, name: "case data, import \(id)")
    }
    return result
  }

  /// Data of a moment to come would hide every night and refuse every feed until then. A day's grace is for clocks.
  private func refuseFuture(_ manifest: DataManifest) throws {
    guard let day = LocalDate(iso: manifest.asOf.prefix(10)), day > clock.today + 1 else { return }
    throw CaseworkRefusal.invalid(
      "These data say that they are of \(manifest.asOf), which has not come. Nothing was changed. "
        + "Correct as_of in manifest.csv, or the clock of this machine.")
  }

  /// Data of an earlier moment than what stands would turn the clock back.
  private func refuseOlder(_ manifest: DataManifest, _ connection: any SQLConnection) throws {
    guard let newest = try DataImports.newest(connection), manifest.asOf < newest else { return }
    throw CaseworkRefusal.invalid(
      "These data are of \(manifest.asOf), and data of \(newest) are already here. Nothing was changed. "
        + "Import data that are newer, or export again from the case system.")
  }

  private func recordRefusal(_ report: DataReport, _ fingerprint: String, _ path: String) async throws {
    let receivedAt = clock.timestamp
    try await database.write { connection in
      let id = try DataImports.save(
        connection, fingerprint: fingerprint, kind: report.manifest.kind.rawValue, isAccepted: false,
        asOf: report.manifest.asOf, receivedAt: receivedAt, rows: report.rows.values.reduce(0, +),
        problems: report.problemCount, reason: report.problems.first?.message)
      try DataImports.save(Array(report.problems.prefix(DataImports.mostProblems)), of: id, connection)
      if try waitsForTrail(path, connection) { return }
      try trail(
        .init(
          .importData, .item(kind: "data", id: fingerprint), outcome: .refused,
          detail: "\(report.problemCount) problems"), connection)
    }
  }
}
