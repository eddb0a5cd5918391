import Caseload
public import DataFormat
public import Exchange
import Rules
import Secrets
import Storage

/// A row that a person records by hand: a new one, or the new state of one that is there.
public struct HandEntry: Sendable, Hashable {
  /// Name of the sheet.
  public var sheet: String
  /// What the person wrote, by the name of the column; a column that is not named keeps what it says, or stays empty.
  public var texts: [String: String]
  /// Who records it.
  public var madeBy: String
  public var reason: String?
  /// ``HandEntry/seal(_:)`` of the row that the person saw; nil where nobody saw one. A row that differs by then is not changed.
  public var seen: String?

  public init(sheet: String, texts: [String: String], madeBy: String, reason: String? = nil, seen: String? = nil) {
    self.seen = seen
    self.sheet = sheet
    self.texts = texts
    self.madeBy = madeBy
    self.reason = reason
  }
}

/// What came of a row recorded by hand.
public enum HandOutcome: Sendable {
  /// Kept, with what it did. `isWaiting` where the case system owns the fact: it counts at once, and waits for the feed.
  case kept(ChangeEffects, isWaiting: Bool)
  /// It says what is there already; nothing was changed.
  case same
  /// Nothing was changed; the problems name the columns.
  case refused([DataProblem])
}

/// Undoes a preview.
private struct Previewed: PlannedUndoing { let outcome: HandOutcome }

extension Service {
  /// Records a row by hand, with the checks of an import, and follows it to tiers and figures in the same transaction.
  ///
  /// Throws ``CaseworkRefusal`` for a sheet that there is not, and without the name of who records it.
  ///
  /// - Parameter preview: does all of it and takes it back: what is shown is what will be.
  public func record(_ given: HandEntry, preview: Bool = false) async throws -> HandOutcome {
    var entry = given
    // Whoever signed in is who records it, whatever a form says.
    if actor.way != .terminal { entry.madeBy = actor.displayName }
    guard let sheet = DataSheets.named(entry.sheet) else {
      let names = DataSheets.all.map(\.name).joined(separator: ", ")
      throw CaseworkRefusal.notFound("There is no sheet “\(entry.sheet)”. The sheets are \(names).")
    }
    // A preview may be asked for before anybody has given a name.
    guard preview || !entry.madeBy.allSatisfy(\.isWhitespace) else {
      throw CaseworkRefusal.invalid("Give the name of who records it: it is kept with the change.")
    }
    do {
      return try await notingRefusal(.recordChange, entry.subject(sheet)) {
        try await database.write { [entry] connection in
          let outcome = try self.record(entry, sheet, connection)
          if preview { throw Previewed(outcome: outcome) }
          try trail(.init(.recordChange, entry.subject(sheet), of: outcome, sheet), connection)
          return outcome
        }
      }
    } catch let preview as Previewed {
      return preview.outcome
    }
  }

  /// A row as a form shows it for change, by the name of its columns; nil when there is none of that key.
  public func row(of sheet: Sheet, key: [String]) async throws -> [String: String]? {
    guard key.count == sheet.key.count else { return nil }
    let texts = Dictionary(zip(sheet.key, key), uniquingKeysWith: { first, _ in first })
    let kept = sheet.keyAsKept(texts, lists: FieldLists(pack))
    return try await view(.viewRecord, sheet.audited(key)) { connection in
      guard let row = try self.row(sheet, kept, connection) else { return nil }
      let texts = zip(sheet.columns, row).map { column, value in (column.name, column.text(of: value)) }
      try self.requireChange(sheet, Dictionary(uniqueKeysWithValues: texts), connection)
      return Dictionary(
        uniqueKeysWithValues: zip(sheet.columns, row).map { column, value in (column.name, column.text(of: value)) })
    }
  }

  private func asTexts(_ sheet: Sheet, _ row: [FieldValue]) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: zip(sheet.columns, row).map { column, value in (column.name, column.text(of: value)) })
  }

  func row(_ sheet: Sheet, _ key: [String], _ connection: any SQLConnection) throws -> [FieldValue]? {
    guard key.count == sheet.key.count else { return nil }
    return try SheetTable(sheet).row(key.map(FieldValue.text), connection)
  }

  /// - Parameters:
  ///   - isApproved: whether somebody else has approved it already, where its reason asks for that.
  ///   - isPermitted: whether the use case has asked for a permission of its own.
  func record(
    _ entry: HandEntry, _ sheet: Sheet, isApproved: Bool = false, isPermitted: Bool = false,
    _ connection: any SQLConnection
  ) throws -> HandOutcome {
    let table = SheetTable(sheet)
    let lists = FieldLists(pack)
    var texts = entry.texts
    let before = try row(sheet, sheet.keyAsKept(texts, lists: lists), connection)
    if let before {
      for (column, value) in zip(sheet.columns, before) where texts[column.name] == nil {
        texts[column.name] = column.text(of: value)
      }
    }
    if !isPermitted { try requireChange(sheet, texts, connection) }
    if let seen = entry.seen, seen != HandEntry.seal(before.map { asTexts(sheet, $0) }) {
      throw CaseworkRefusal.invalid(
        "Somebody has changed this record since the form was opened. Nothing was changed. Open it again and look first."
      )
    }
    let (values, problems) = try checkedRow(sheet, texts, connection)
    guard problems.isEmpty else { return .refused(problems) }
    guard values != before else { return .same }
    let row = zip(sheet.columns, values).map { column, value in (column.name, column.text(of: value)) }
    let asKept = Dictionary(uniqueKeysWithValues: row)
    if sheet.name == DataSheets.reductions.name {
      let checks = ReductionChecks(
        connection: connection, pack: pack, day: try liveDay(connection),
        isApproved: isApproved || actor.way == .terminal)
      let problems = try checks.problems(asKept)
      guard problems.isEmpty else { return .refused(problems) }
    }
    if sheet.isHistory, let refusal = try historyRefusal(sheet, values, before, connection) {
      return .refused([refusal])
    }

    try connection.execute(table.upsert, values.map(\.sqlValue))
    try noteAdjustment(sheet, asKept, connection)
    let isWaiting = pack.owners.caseSystem.contains(sheet.name)
    try note(entry, sheet, before: before, after: values, isWaiting: isWaiting, connection)
    var touched = TouchedRows()
    for row in [values, before].compactMap(\.self) { touched.add(sheet, row) }
    let update = CaseloadUpdate(
      connection: connection, pack: pack, day: try liveDay(connection), moment: clock.timestamp, watch: watch)
    var effects = try update.effects(of: touched, reason: "\(sheet.row) recorded by \(entry.madeBy)")
    if effects.tiers.count <= Self.workingsAtMost {
      effects.tiers = try effects.tiers.map { try $0.withWorking(pack, day: update.day, connection) }
    }
    return .kept(effects, isWaiting: isWaiting)
  }

  /// The values of a row, with what is wrong in it by the rules of the sheet.
  func checkedRow(_ sheet: Sheet, _ texts: [String: String], _ connection: any SQLConnection) throws
    -> ([FieldValue], [DataProblem])
  {
    try RowEntry(lists: FieldLists(pack), known: try StoredRows(connection)).check(sheet, texts)
  }

  /// Changes of tier beyond which only the tiers are given: a page shows no more workings.
  private static let workingsAtMost = 10

  /// The day of which live figures are: that of the newest data, or today where that is later or there are none.
  func liveDay(_ connection: any SQLConnection) throws -> LocalDate {
    let newest = try DataImports.newest(connection).flatMap { LocalDate(iso: $0.prefix(10)) }
    return max(newest ?? clock.today, clock.today)
  }

  private func historyRefusal(
    _ sheet: Sheet, _ values: [FieldValue], _ before: [FieldValue]?, _ connection: any SQLConnection
  ) throws -> DataProblem? {
    let later = try connection.first(
      "SELECT 1 FROM \(sheet.table) WHERE \(sheet.key[0]) = ? AND \(sheet.key[1]) >= ? LIMIT 1",
      values.prefix(2).map(\.sqlValue)
    ) { try $0.int(0) }
    guard before != nil || later != nil else { return nil }
    return DataProblem(
      kind: .rewritesHistory, file: sheet.name, line: 1, column: sheet.key[1], value: values[1].plainText,
      message: "There is a row of this moment or a later one already. History is only added to: give a later moment.")
  }

  /// Keeps who changed what and why, field by field, or as a whole for a row that is new.
  ///
  /// - Parameter isWaiting: the case system owns the fact and has yet to confirm it; what Headroom owns is settled at once.
  private func note(
    _ entry: HandEntry, _ sheet: Sheet, before: [FieldValue]?, after: [FieldValue], isWaiting: Bool,
    _ connection: any SQLConnection
  ) throws {
    let key = after[0].plainText
    let rowKey = Array(after.prefix(sheet.key.count)).keyText
    var changes: [(column: String, before: String?, after: String)] = []
    if let before {
      for (index, column) in sheet.columns.enumerated() where before[index] != after[index] {
        changes.append((column.name, before[index].plainText, after[index].plainText))
      }
    } else {
      changes.append(("", nil, LocalChangeBook.said(sheet, after)))
    }
    let isOurs = try LocalChangeBook.supersede(
      sheet, rowKey: rowKey, columns: changes.map(\.column).filter { !$0.isEmpty }, at: clock.timestamp, connection)
    if isOurs { changes = [("", nil, LocalChangeBook.said(sheet, after))] }
    for change in changes {
      _ = try connection.insert(
        """
        INSERT INTO local_change (sheet, row_key, column_name, crn, staff_code, value_before, value_after, made_at,
          made_by, reason, state, settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(sheet.name), .text(rowKey), .text(change.column), .optional(sheet.key[0] == "crn" ? key : nil),
          .optional(sheet.key[0] == "staff_code" ? key : nil), .optional(change.before), .text(change.after),
          .text(clock.timestamp), .text(entry.madeBy), .optional(entry.reason),
          .text(isWaiting ? "waiting" : "confirmed"), .optional(isWaiting ? nil : clock.timestamp),
        ])
    }
  }
}

extension HandEntry {
  /// A short text that differs when a row differs; for a row that is not there, that of no columns. It tells nothing of the row.
  public static func seal(_ texts: [String: String]?) -> String {
    let row = (texts ?? [:]).sorted { $0.key < $1.key }.map {
      "\($0.key.utf8.count):\($0.key)\($0.value.utf8.count):\($0.value)"
    }
    return String(SecretToken.digest(Array(row.joined().utf8)).prefix(16))
  }

  /// Whom a row is about, as the audit trail names them.
  func subject(_ sheet: Sheet) -> AuditSubject {
    // What was typed where an identifier should be may be anything, and is not kept.
    let typed = texts[sheet.key[0]] ?? ""
    let isIdentifier = typed.utf8.count <= 40 && typed.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    let key = isIdentifier ? typed : ""
    return switch sheet.key[0] {
    case "crn": .person(key)
    case "staff_code": .staff(key)
    default: .item(kind: sheet.name, id: key)
    }
  }
}

extension AuditEntry {
  /// A row recorded by hand: which sheet and what came of it, and nothing of what the row says.
  init(_ action: AuditAction, _ subject: AuditSubject, of outcome: HandOutcome, _ sheet: Sheet) {
    switch outcome {
    case .kept: self.init(action, subject, detail: sheet.name)
    case .same: self.init(action, subject, detail: "\(sheet.name), said so already")
    case .refused(let problems):
      self.init(action, subject, outcome: .refused, detail: "\(sheet.name), \(problems.count) problems")
    }
  }
}

extension Sheet {
  /// The key as the table has it: `2026-11-22` of a moment as its first second. What cannot be read stays as it is.
  func keyAsKept(_ texts: [String: String], lists: FieldLists) -> [String] {
    columns.prefix(key.count).map { column in
      let text = texts[column.name] ?? ""
      guard case .success(let value) = column.read(text, lists: lists) else { return text }
      return column.text(of: value)
    }
  }
}
