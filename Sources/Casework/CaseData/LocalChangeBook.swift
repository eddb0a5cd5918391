import Caseload
import DataFormat
import Rules
import Storage

/// Changes made here of what the case system owns, while a feed comes in: which it confirms, and which it speaks against.
///
/// A feed that is older than a change says nothing about it. A change of a field is known by its row and column; a new
/// risk score or registration by the case and its kind, because the case system gives it a number or moment of its own.
/// A registration is confirmed by one of the same type and day whose level and category are what was given here: see
/// ``Open/agrees(with:of:)``. Another one of its type contradicts it, unless it ended before ours began, or the same feed
/// has one that confirms it as well.
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
    /// A row of this feed has contradicted it; another one may still say the same.
    var isContradicted = false
  }

  private let connection: any SQLConnection
  /// When the feed was taken from the case system.
  private let asOf: String
  private var byRow: [String: [Open]] = [:]
  /// Keys of rows that were added here and of which no feed has spoken yet, each after its sheet.
  private var added: Set<String> = []
  /// Whether any row had been added here when the feed began.
  private let hasAdded: Bool
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
    hasAdded = open.contains { $0.column.isEmpty }
    for change in open {
      byRow[Self.name(change.sheet, change.rowKey, change.column, said: change.after), default: []].append(change)
      if change.column.isEmpty { added.insert("\(change.sheet) \(change.rowKey)") }
    }
  }

  /// By what a feed's row is told to speak about an added row: the case and kind for what the case system numbers itself.
  ///
  /// - Parameter said: what the row says, for a row that was added.
  private static func name(_ sheet: String, _ rowKey: String, _ column: String, said: String) -> String {
    guard column.isEmpty else { return fields(sheet, rowKey) }
    let key = rowKey.split(separator: "|")
    switch sheet {
    case DataSheets.risk.name: return "\(sheet) \(key.prefix(2).joined(separator: "|"))"
    case DataSheets.registrations.name:
      // Of a registration the kind comes first after the key.
      return "\(sheet) \(key.first ?? "")|\(said.prefix { $0 != "|" })"
    default: return "\(sheet) \(rowKey)"
    }
  }

  /// By what a feed's row is told to speak about fields that were changed here.
  private static func fields(_ sheet: String, _ rowKey: String) -> String { "fields of \(sheet) \(rowKey)" }

  /// Whether a row was added here and no feed has spoken of it yet: a full feed without it does not remove it.
  func isLocalRow(_ sheet: Sheet, _ key: [FieldValue]) -> Bool {
    added.contains("\(sheet.name) \(key.keyText)")
  }

  /// Settles what a feed's row says about open changes, and gives the row as it is to be kept.
  ///
  /// - Parameter current: the row as it stands here, or nil.
  mutating func settle(_ sheet: Sheet, _ row: [FieldValue], current: [FieldValue]?) throws -> [FieldValue] {
    guard !byRow.isEmpty else { return row }
    var kept = row
    let key = Array(row.prefix(sheet.key.count)).keyText
    try settleAdded(sheet, row, key, current: current)
    try settleFields(sheet, key, &kept, current: current)
    return kept
  }

  private mutating func settleAdded(_ sheet: Sheet, _ row: [FieldValue], _ key: String, current: [FieldValue]?) throws {
    guard hasAdded else { return }
    let name = Self.name(sheet.name, key, "", said: Self.said(sheet, row))
    guard let open = byRow[name] else { return }
    var remaining: [Open] = []
    for var change in open {
      guard speaks(sheet, row, about: change, key: key, current: current) else {
        remaining.append(change)
        continue
      }
      let isSame = change.agrees(with: row, of: sheet)
      if !change.isContradicted {
        // The feed has a row of its own for it: ours makes room, whatever the feed says.
        if change.rowKey != key {
          try connection.execute(
            SheetTable(sheet).delete, change.rowKey.split(separator: "|").map { .text(String($0)) })
        }
        added.remove("\(sheet.name) \(change.rowKey)")
      } else if isSame {
        contradicted -= 1
      }
      if isSame || !change.isContradicted { try close(change, Self.said(sheet, row), isSame: isSame) }
      if !isSame, sheet.name == DataSheets.registrations.name {
        change.isContradicted = true
        remaining.append(change)
      }
    }
    byRow[name] = remaining.isEmpty ? nil : remaining
  }

  private mutating func settleFields(
    _ sheet: Sheet, _ key: String, _ kept: inout [FieldValue], current: [FieldValue]?
  ) throws {
    let name = Self.fields(sheet.name, key)
    guard let open = byRow[name] else { return }
    var remaining: [Open] = []
    for change in open {
      if let column = sheet.position(of: change.column) {
        let said = kept[column].plainText
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
  }

  /// Whether a feed's row is about what was added here: taken after it, of its day or later, and not merely repeated
  /// from before it.
  private func speaks(
    _ sheet: Sheet, _ row: [FieldValue], about change: Open, key: String, current: [FieldValue]?
  ) -> Bool {
    guard asOf > change.madeAt, change.rowKey == key || current != row else { return false }
    if sheet.name == DataSheets.registrations.name {
      return change.rowKey == key || current == nil && !change.isAfter(row, of: sheet, began: "registered_on")
    }
    guard sheet.name == DataSheets.risk.name, let moment = sheet.position(of: "recorded_at") else { return true }
    return (row[moment].text ?? "").prefix(10) >= change.madeAt.prefix(10)
  }

  /// What a row says, as one text to compare: everything but its key, its source and its moment.
  static func said(_ sheet: Sheet, _ row: [FieldValue]) -> String {
    compared(sheet).map { row[$0.column].plainText }.joined(separator: "|")
  }

  /// The columns of which that text is made, in its order.
  static func compared(_ sheet: Sheet) -> [(column: Int, name: String)] {
    sheet.columns.indices.dropFirst(sheet.key.count).map { ($0, sheet.columns[$0].name) }
      .filter { $0.name != "source" }
  }

  private mutating func close(_ change: Open, _ feed: String, isSame: Bool) throws {
    if isSame { confirmed += 1 } else { contradicted += 1 }
    try connection.execute(
      "UPDATE local_change SET state = ?, settled_at = ?, feed_value = ? WHERE id = ?",
      [.text(isSame ? "confirmed" : "contradicted"), .text(asOf), .text(feed), .integer(change.id)])
  }

  /// The day of which figures are worked out after data of a day: later where an open change or a decision about a tier
  /// was made later, so that it goes on counting.
  static func day(of data: LocalDate, _ connection: any SQLConnection) throws -> LocalDate {
    let last =
      try connection.first(
        """
        SELECT MAX(moment) FROM (
          SELECT MAX(made_at) AS moment FROM local_change WHERE state IN ('waiting', 'silent')
          UNION ALL SELECT MAX(decided_at) FROM tier_override) AS moments
        """
      ) { try $0.optionalText(0) } ?? nil
    return max(data, last.flatMap { LocalDate(iso: $0.prefix(10)) } ?? data)
  }

  /// Ends open changes that a newer one takes the place of: the same field, or the same row that was added here.
  ///
  /// Returns whether the row is one that was added here, so that its change is kept as that of a whole row.
  static func supersede(
    _ sheet: Sheet, rowKey: String, columns: [String], at moment: String, _ connection: any SQLConnection
  ) throws -> Bool {
    var isAdded = false
    for column in [""] + columns {
      let ended = try connection.query(
        """
        UPDATE local_change SET state = 'withdrawn', settled_at = ?
        WHERE sheet = ? AND row_key = ? AND column_name = ? AND state IN ('waiting', 'silent') RETURNING id
        """, [.text(moment), .text(sheet.name), .text(rowKey), .text(column)]
      ) { try $0.int(0) }
      if column.isEmpty { isAdded = !ended.isEmpty }
    }
    return isAdded
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
