import DataFormat

/// What the sheets of one folder share while they are read: what was found wrong, and the keys that later rows refer
/// to.
///
/// Memory is bounded by the keys: a bit for each case reference there can be, 24 bytes for each order.
final class FolderChecks {
  let lists: FieldLists
  let kind: DataManifest.Kind
  let given: Set<String>
  var problems = DataProblems()
  /// Sheets whose keys could not be read: references to their rows are not checked.
  var unread: Set<String> = []
  /// The orders' keys, with line and type.
  var orders = KeyTable()

  private let known: any KnownRows
  private var units = KeyTable()
  private var staff = KeyTable()
  private var cases = CaseSet()

  init(lists: FieldLists, known: any KnownRows, kind: DataManifest.Kind, given: Set<String>) {
    self.lists = lists
    self.known = known
    self.kind = kind
    self.given = given
  }

  /// Whether rows of this sheet may also be among those that are kept already.
  func mayBeKnown(_ sheet: String) -> Bool { kind == .delta || !given.contains(sheet) }

  /// Notes a row of a sheet that others refer to.
  func register(_ sheet: Sheet, _ value: FieldValue) {
    guard case .text(let text) = value else { return }
    switch sheet.name {
    case "units": _ = units.insert(KeyHash.of(value), 0)
    case "staff": _ = staff.insert(KeyHash.of(value), 0)
    case "cases": if let number = CaseSet.number(text) { cases.insert(number) }
    default: break
    }
  }

  /// Whether a value names a row of a sheet, in this folder or kept already.
  func exists(_ value: FieldValue, in sheet: String) throws -> Bool {
    guard case .text(let text) = value, !unread.contains(sheet) else { return true }
    switch sheet {
    case "cases":
      guard let number = CaseSet.number(text) else { return true }
      if cases.contains(number) { return true }
      guard try isKnown(sheet, [text]) else { return false }
      cases.insert(number)
      return true
    case "staff": return try isIn(&staff, value, text, sheet)
    case "units": return try isIn(&units, value, text, sheet)
    default: return true
    }
  }

  /// Whether an order of a case is in this folder or kept already.
  func orderExists(_ reference: FieldValue, _ number: FieldValue) throws -> Bool {
    guard case .text(let crn) = reference, case .text(let text) = number, !unread.contains("orders") else {
      return true
    }
    if orders[KeyHash.of(reference, number)] != nil { return true }
    return try isKnown("orders", [crn, text])
  }

  /// Rows kept already that a delta leaves as they are.
  func knownRows(of sheet: Sheet, startingWith first: String) throws -> [[FieldValue]] {
    kind == .delta ? try known.rows(of: sheet, startingWith: first) : []
  }

  private func isIn(_ table: inout KeyTable, _ value: FieldValue, _ text: String, _ sheet: String) throws -> Bool {
    let hash = KeyHash.of(value)
    if table[hash] != nil { return true }
    guard try isKnown(sheet, [text]) else { return false }
    _ = table.insert(hash, 0)
    return true
  }

  private func isKnown(_ name: String, _ key: [String]) throws -> Bool {
    guard mayBeKnown(name), let sheet = DataSheets.named(name) else { return false }
    return try known.contains(sheet, key: key)
  }
}
