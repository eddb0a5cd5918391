import Caseload
import DataFormat
import Rules
import Storage

/// Changes made here of what the case system owns, while a feed comes in: which it confirms, and which it speaks against.
///
/// A feed that is older than a change says nothing about it. A change of a field is known by its row and column; a new
/// risk score or registration by the case and its kind, because the case system gives it a number or moment of its own.
struct LocalChangeBook {
  /// A change that is still open.
  struct Open {
    let id: Int
    let sheet: String
    /// Key of the row that was changed or added here.
    let rowKey: String
    /// Empty for a row that was added here.
    let column: String
    let after: String
    let madeAt: String
  }

  private let connection: any SQLConnection
  /// When the feed was taken from the case system.
  private let asOf: String
  private var byRow: [String: [Open]] = [:]
  private(set) var confirmed = 0
  private(set) var contradicted = 0

  init(_ connection: any SQLConnection, asOf: String) throws {
    self.connection = connection
    self.asOf = asOf
    let open = try connection.query(
      """
      SELECT id, sheet, row_key, column_name, value_after, made_at FROM local_change
      WHERE state IN ('waiting', 'silent') ORDER BY id
      """, []
    ) { row in
      Open(
        id: try row.int(0), sheet: try row.text(1), rowKey: try row.text(2), column: try row.text(3),
        after: try row.optionalText(4) ?? "", madeAt: try row.text(5))
    }
    for change in open {
      byRow["\(change.sheet) \(Self.subject(change.sheet, change.rowKey, change.column))", default: []].append(change)
    }
  }

  /// By what a feed's row is told to speak about an added row: the case and kind for what the case system numbers itself.
  private static func subject(_ sheet: String, _ rowKey: String, _ column: String) -> String {
    guard column.isEmpty, sheet == DataSheets.risk.name else { return rowKey }
    return rowKey.split(separator: "|").prefix(2).joined(separator: "|")
  }

  /// Whether a row was added here and no feed has spoken of it yet: a full feed without it does not remove it.
  func isLocalRow(_ sheet: Sheet, _ key: [FieldValue]) -> Bool {
    let rowKey = key.keyText
    let subject = Self.subject(sheet.name, rowKey, "")
    return byRow["\(sheet.name) \(subject)"]?.contains { $0.column.isEmpty && $0.rowKey == rowKey } ?? false
  }

  /// Settles what a feed's row says about open changes, and gives the row as it is to be kept.
  ///
  /// - Parameter current: the row as it stands here, or nil.
  mutating func settle(_ sheet: Sheet, _ row: [FieldValue], current: [FieldValue]?) throws -> [FieldValue] {
    guard !byRow.isEmpty else { return row }
    var kept = row
    let key = Array(row.prefix(sheet.key.count)).keyText
    let name = "\(sheet.name) \(Self.subject(sheet.name, key, ""))"
    guard let open = byRow[name] else { return row }
    var remaining: [Open] = []
    for change in open {
      if change.column.isEmpty {
        guard speaks(sheet, row, about: change) else {
          remaining.append(change)
          continue
        }
        // The feed has a row of its own for it: ours makes room, whatever the feed says.
        if change.rowKey != key {
          try connection.execute(
            SheetTable(sheet).delete, change.rowKey.split(separator: "|").map { .text(String($0)) })
        }
        try close(change, Self.said(sheet, row), isSame: Self.said(sheet, row) == change.after)
      } else if let column = sheet.position(of: change.column) {
        let said = row[column].plainText
        if said == change.after {
          try close(change, said, isSame: true)
        } else if asOf > change.madeAt {
          try close(change, said, isSame: false)
        } else {
          if let current { kept[column] = current[column] }
          remaining.append(change)
        }
      }
    }
    byRow[name] = remaining.isEmpty ? nil : remaining
    return kept
  }

  /// Whether a feed's row is about what was added here: taken after it, and of its day or later.
  private func speaks(_ sheet: Sheet, _ row: [FieldValue], about change: Open) -> Bool {
    guard asOf > change.madeAt else { return false }
    guard sheet.name == DataSheets.risk.name, let moment = sheet.position(of: "recorded_at") else { return true }
    return (row[moment].text ?? "").prefix(10) >= change.madeAt.prefix(10)
  }

  /// What a row says, as one text to compare: everything but its key, its source and its moment.
  static func said(_ sheet: Sheet, _ row: [FieldValue]) -> String {
    sheet.columns.indices.dropFirst(sheet.key.count).filter { sheet.columns[$0].name != "source" }
      .map { row[$0].plainText }.joined(separator: "|")
  }

  private mutating func close(_ change: Open, _ feed: String, isSame: Bool) throws {
    if isSame { confirmed += 1 } else { contradicted += 1 }
    try connection.execute(
      "UPDATE local_change SET state = ?, settled_at = ?, feed_value = ? WHERE id = ?",
      [.text(isSame ? "confirmed" : "contradicted"), .text(asOf), .text(feed), .integer(change.id)])
  }

  /// The day of which figures are worked out after data of a day: later where an open change was made later, so that it
  /// goes on counting.
  static func day(of data: LocalDate, _ connection: any SQLConnection) throws -> LocalDate {
    let last =
      try connection.first("SELECT MAX(made_at) FROM local_change WHERE state IN ('waiting', 'silent')") {
        try $0.optionalText(0)
      } ?? nil
    return max(data, last.flatMap { LocalDate(iso: $0.prefix(10)) } ?? data)
  }

  /// Marks what the feed has not spoken of for longer than the rules allow. Returns how many.
  static func markSilent(_ connection: any SQLConnection, asOf: String, pack: RulePack) throws -> Int {
    guard let day = LocalDate(iso: asOf.prefix(10)) else { return 0 }
    let limit = (day + -pack.owners.silentDays).iso + asOf.dropFirst(10)
    return try connection.query(
      "UPDATE local_change SET state = 'silent', settled_at = ? WHERE state = 'waiting' AND made_at < ? RETURNING id",
      [.text(asOf), .text(limit)]
    ) { try $0.int(0) }.count
  }
}

extension FieldValue {
  /// The stored value as text; empty for none.
  var plainText: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .whole(let number): String(number)
    }
  }
}
