import Casework
import DataFormat

/// What stands in the form of a record: opened by an address, or sent.
struct RecordForm {
  /// What a press of a button asks for.
  enum Step: String {
    case check, change, confirm
  }

  let sheet: Sheet
  /// Whether a record that is there is changed; its key then stands.
  let isChange: Bool
  /// Columns that are known already and not asked for.
  let known: Set<String>
  /// What stands in the fields, by the name of the column.
  var texts: [String: String]
  /// Who records it: whoever is signed in.
  var madeBy = ""
  var reason = ""
  var step = Step.check
  /// What the record was like when the form was opened, sealed; nil for a new one.
  var seen: String?

  /// A form for a new record.
  init(new sheet: Sheet, known: [String: String]) {
    self.sheet = sheet
    isChange = false
    self.known = Set(known.keys)
    texts = known
  }

  /// A form for a change of a record as it stands.
  init(change sheet: Sheet, row: [String: String]) {
    self.sheet = sheet
    isChange = true
    known = Set(sheet.key)
    texts = row
    seen = HandEntry.seal(row)
  }

  // Names of fields that are no columns have a dash, which no column has.
  static let reasonField = "your-reason"
  static let stepField = "form-step"
  static let kindField = "form-kind"
  static let knownField = "form-known"
  static let seenField = "form-seen"

  /// A form that was sent. Spaces at the ends of what was typed mean nothing.
  init(sent fields: [String: String], _ sheet: Sheet, by name: String) {
    func field(_ name: String) -> String { (fields[name] ?? "").trimmed }
    self.sheet = sheet
    isChange = field(Self.kindField) == "change"
    known =
      isChange
      ? Set(sheet.key) : Set(field(Self.knownField).split(separator: " ").map(String.init))
    texts = [:]
    for column in sheet.columns { texts[column.name] = fields[column.name]?.trimmed }
    madeBy = name
    reason = field(Self.reasonField)
    step = Step(rawValue: field(Self.stepField)) ?? .check
    seen = isChange && !field(Self.seenField).isEmpty ? field(Self.seenField) : nil
  }

  /// The texts of the key, in its order.
  var key: [String] { sheet.key.map { texts[$0] ?? "" } }

  var namedKey: [String: String] { texts.filter { sheet.key.contains($0.key) && !$0.value.isEmpty } }

  /// Whether it makes a case, which need not be there yet.
  var isNewCase: Bool { sheet.name == DataSheets.cases.name && !isChange }

  /// The case that the record is about; nil where it is about none.
  var crn: String? { sheet.aboutCase.flatMap { texts[$0.name] } }

  var entry: HandEntry {
    HandEntry(sheet: sheet.name, texts: texts, madeBy: madeBy, reason: reason.isEmpty ? nil : reason, seen: seen)
  }

  /// What is wrong with why, which no sheet has.
  var ownProblems: [HandProblem] {
    if reason.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
      return [Self.problem("Take the line breaks and control characters out of the reason.")]
    }
    return reason.count > 500 ? [Self.problem("Shorten the reason to 500 characters.")] : []
  }

  private static func problem(_ message: String) -> HandProblem { HandProblem(column: reasonField, message: message) }
}
