import Caseload
import DataFormat
import Samples

/// All rows of a synthetic service, by sheet and column name.
struct WorldTables {
  private var rows: [String: [[FieldValue]]] = [:]

  init(_ world: SampleWorld) {
    for sheet in DataSheets.all { world.rows(of: sheet) { rows[sheet.name, default: []].append($0) } }
  }

  init(_ delta: SampleDelta) {
    for sheet in DataSheets.all { delta.rows(of: sheet) { rows[sheet.name, default: []].append($0) } }
  }

  func rows(_ sheet: Sheet) -> [WorldRow] { (rows[sheet.name] ?? []).map { WorldRow(sheet: sheet, values: $0) } }

  func byCase(_ sheet: Sheet) -> [String: [WorldRow]] {
    Dictionary(grouping: rows(sheet)) { $0["crn"] ?? "" }
  }

  /// One night for all tests.
  static let night = LocalDate(daysSinceEpoch: 20_779)
}

/// One row with its values by the names of its columns.
struct WorldRow {
  let sheet: Sheet
  let values: [FieldValue]

  /// The value as text; nil where the field is empty or there is no such column.
  subscript(column: String) -> String? {
    switch sheet.position(of: column).map({ values[$0] }) {
    case .text(let text): text
    case .whole(let whole): String(whole)
    default: nil
    }
  }

  func date(_ column: String) -> LocalDate? { self[column].flatMap { LocalDate(iso: $0.prefix(10)) } }
  func whole(_ column: String) -> Int? { self[column].flatMap { Int($0) } }
}
