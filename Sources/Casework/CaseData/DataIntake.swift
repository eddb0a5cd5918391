import Caseload
import DataFormat
import Exchange
import Rules
import Storage

/// What an import touched, to be brought up to date after it.
struct TouchedRows {
  /// Everything: the tables were empty before.
  var isEverything = false
  var cases: Set<String> = []
  var staff: Set<String> = []
  /// Those of them whose name, leaving or posts changed: what is said of the cases that they hold follows.
  var holders: Set<String> = []
  /// Cases with work that counts for whoever holds them, though nothing else about the case may have changed.
  var worked: Set<String> = []
  /// Units or funded posts: paths and findings of all posts.
  var organisation = false
}

/// Takes the rows of an import into the tables of the sheets.
///
/// Into an empty database rows are loaded as they come. Where rows stand already, one that says the same writes nothing, one
/// that differs replaces, and a full import takes away what it no longer names. History is only ever added to.
struct DataIntake {
  private let connection: any SQLConnection
  private let manifest: DataManifest
  private let wasEmpty: Bool
  private var current: SheetIntake?
  private var erased: ErasedRows
  private(set) var changes: LocalChangeBook
  private(set) var touched = TouchedRows()
  private(set) var added = 0
  private(set) var changed = 0
  private(set) var removed = 0

  /// Everything that an import does to one sheet.
  private struct SheetIntake {
    let table: SheetTable
    /// Into an empty database.
    let loader: (any SQLLoader)?
    /// Of a full import, the rows that stood before and have not come again, by their key.
    var unseen: [[FieldValue]: [FieldValue]]
    let remembersRows: Bool
  }

  init(_ connection: any SQLConnection, manifest: DataManifest, retention: RetentionRules) throws {
    self.connection = connection
    self.manifest = manifest
    erased = try ErasedRows(retention, day: LocalDate(iso: manifest.asOf.prefix(10)), connection)
    changes = try LocalChangeBook(connection, asOf: manifest.asOf)
    wasEmpty = try DataSheets.all.allSatisfy { try SheetTable($0).isEmpty(connection) }
    touched.isEverything = wasEmpty
  }

  /// Takes one row. Throws ``RowRefusal`` for a row that would rewrite history.
  mutating func take(_ sheet: Sheet, _ row: [FieldValue]) throws {
    if erased.passesOver(sheet, row) { return }
    if current?.table.sheet.name != sheet.name { try begin(sheet) }
    guard let intake = current else { return }
    if let loader = intake.loader {
      try loader.add(row.map(\.sqlValue))
      added += 1
      touch(sheet, row)
      return
    }
    let key = intake.table.key(of: row)
    let before = intake.remembersRows ? current?.unseen.removeValue(forKey: key) : try intake.table.row(key, connection)
    let kept = try changes.settle(sheet, row, current: before)
    guard before != kept else { return }
    if sheet.isHistory {
      if let before, erased.isSame(sheet, before, kept) { return }
      if before != nil { throw RowRefusal.rewritesHistory }
      if try isBeforeNewest(key, intake.table) { throw RowRefusal.rewritesHistory }
    }
    touch(sheet, kept)
    if let before {
      changed += 1
      touch(sheet, before)
      try intake.table.writes.change(from: before.map(\.sqlValue), to: kept.map(\.sqlValue), connection)
    } else {
      added += 1
      try intake.table.writes.insert([kept.map(\.sqlValue)], connection)
    }
  }

  /// Ends the last sheet.
  mutating func finish() throws {
    guard let intake = current else { return }
    try intake.loader?.finish()
    current = nil
    let sheet = intake.table.sheet
    for (key, row) in intake.unseen.sorted(by: { $0.key.keyText < $1.key.keyText })
    where !sheet.isHistory && !changes.isLocalRow(sheet, key) && !erased.pseudonyms.contains(key[0].text ?? "") {
      try connection.execute(intake.table.delete, key.map(\.sqlValue))
      removed += 1
      touch(sheet, row)
      if sheet.name == DataSheets.cases.name { try removeRows(ofCase: key) }
    }
  }

  /// A case that is gone takes its rows with it, but for who held it when.
  private mutating func removeRows(ofCase key: [FieldValue]) throws {
    try touchWork(ofCase: key)
    for sheet in DataSheets.all where sheet.key[0] == "crn" && sheet.key.count > 1 && !sheet.isHistory {
      try connection.execute("DELETE FROM \(sheet.table) WHERE crn = ?", key.map(\.sqlValue))
    }
  }

  /// Reports and contacts on the case counted for those who did them.
  private mutating func touchWork(ofCase key: [FieldValue]) throws {
    touched.staff.formUnion(
      try connection.query(
        "SELECT staff_code FROM work_item WHERE crn = ? AND staff_code IS NOT NULL", key.map(\.sqlValue)
      ) { try $0.text(0) })
  }

  private mutating func begin(_ sheet: Sheet) throws {
    try finish()
    let table = SheetTable(sheet)
    if wasEmpty {
      let loader = try connection.loader(into: sheet.table, columns: table.columns)
      current = SheetIntake(table: table, loader: loader, unseen: [:], remembersRows: false)
    } else if manifest.kind == .full {
      let rows = try connection.query(table.selectAll, []) { try table.values($0) }
      let unseen = Dictionary(rows.map { (table.key(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
      current = SheetIntake(table: table, loader: nil, unseen: unseen, remembersRows: true)
    } else {
      current = SheetIntake(table: table, loader: nil, unseen: [:], remembersRows: false)
    }
  }

  /// Whether a row of a history comes before what is already there of its subject.
  private func isBeforeNewest(_ key: [FieldValue], _ table: SheetTable) throws -> Bool {
    let moment = table.sheet.key[1]
    return try connection.first(
      "SELECT 1 FROM \(table.sheet.table) WHERE \(table.sheet.key[0]) = ? AND \(moment) >= ? LIMIT 1",
      key.map(\.sqlValue)
    ) { try $0.int(0) } != nil
  }

  private mutating func touch(_ sheet: Sheet, _ row: [FieldValue]) {
    if !touched.isEverything { touched.add(sheet, row) }
  }
}

extension TouchedRows {
  /// Notes whom a row is about.
  mutating func add(_ sheet: Sheet, _ row: [FieldValue]) {
    switch sheet.key[0] {
    case "crn": if let crn = row[0].text { cases.insert(crn) }
    case "staff_code":
      guard let code = row[0].text else { break }
      staff.insert(code)
      if sheet.name == DataSheets.staff.name || sheet.name == DataSheets.posts.name { holders.insert(code) }
    default: organisation = true
    }
    if sheet.name == DataSheets.workItems.name {
      if let crn = row[0].text { worked.insert(crn) }
      if let column = sheet.position(of: "staff_code"), let doer = row[column].text { staff.insert(doer) }
    }
  }
}
