import Caseload
import Casework
import DataFormat
import Rules

/// What the values of a sheet's columns are called on a page, by the rule pack.
struct FieldWords {
  let pack: RulePack

  /// The values that a column takes with what they are called; nil where it takes any.
  func choices(_ column: SheetColumn) -> [(value: String, words: String)]? {
    switch column.kind {
    case .choice(let words): words.map { ($0, Self.words($0)) }
    case .yesNo: [("yes", "Yes"), ("no", "No")]
    case .ruleEntry(.levels): pack.levels.map { ($0.id, $0.label) }
    case .ruleEntry(.grades): pack.grades.all.map { ($0.id, $0.label) }
    case .ruleEntry(.caseTypes): pack.caseTypes.map { ($0.id, $0.label) }
    case .ruleEntry(.reductionReasons): pack.reductionReasons.map { ($0.id, $0.label) }
    case .ruleEntry(.workKinds): pack.workKinds.map { ($0.id, $0.label) }
    default: nil
    }
  }

  /// Codes that a column often has, with what they mean; it takes others as well.
  func suggestions(_ column: SheetColumn, of sheet: Sheet) -> [(value: String, words: String)] {
    switch (sheet.name, column.name) {
    case ("registrations", "type"): pack.registerTypes.all.map { ($0.code, $0.label) }
    case ("posts", "grade"): pack.grades.all.map { ($0.id, $0.label) }
    case ("work-items", "contact"): pack.contacts.types.map { ($0.code, $0.activity) }
    default: []
    }
  }

  /// What a value is called; what cannot be read stands as it was typed.
  func words(_ value: String, _ column: SheetColumn, of sheet: Sheet) -> String {
    if value.isEmpty { return "Not recorded" }
    if let choice = choices(column)?.first(where: { $0.value == value }) { return choice.words }
    if let known = suggestions(column, of: sheet).first(where: { $0.value == value }) {
      return known.words == value ? value : "\(value), \(known.words)"
    }
    if column.kind == .date, let day = LocalDate(iso: value) { return day.text }
    return value
  }

  private static func words(_ id: String) -> String {
    switch id {
    case "rosh": "Risk of serious harm (ROSH)"
    case "rsr", "ogrs3", "arp", "csrp", "dc-srp": id.uppercased()
    default: CaseCell.words(id)
    }
  }
}

extension Sheet {
  /// `a risk score`, `an order`.
  var aRow: String { ("aeio".contains(row.first ?? " ") ? "an " : "a ") + row }

  /// The records of a sheet as a heading: `Work items`.
  var heading: String { CaseCell.words(name) }

  /// The columns of the key.
  var keyColumns: ArraySlice<SheetColumn> { columns.prefix(key.count) }
}
