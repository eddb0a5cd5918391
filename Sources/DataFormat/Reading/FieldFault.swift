/// Why the text of one field cannot be taken.
public struct FieldFault: Error, Sendable, Hashable {
  /// Stable names, for filters and for `--json`.
  public enum Kind: String, Sendable, CaseIterable {
    case missing
    case spaceAtEdge = "space-at-edge"
    case controlCharacter = "control-character"
    case tooLong = "too-long"
    case notACaseReference = "not-a-crn"
    case notADate = "not-a-date"
    case noSuchDay = "no-such-day"
    case absurdYear = "absurd-year"
    case notAnInstant = "not-an-instant"
    case notANumber = "not-a-number"
    case outOfRange = "out-of-range"
    case tooManyPlaces = "too-many-places"
    case notYesOrNo = "not-yes-or-no"
    case unknownEntry = "unknown-entry"
  }

  public let kind: Kind
  /// What the field may hold.
  public let field: FieldKind
  /// The words that it takes, where it takes only some.
  let words: [String]
  /// Hours a week that the rules let a record hold.
  let mostHours: Int

  init(_ kind: Kind, _ field: FieldKind, words: [String] = [], mostHours: Int) {
    self.mostHours = mostHours
    self.kind = kind
    self.field = field
    self.words = words
  }

  /// One sentence: what is wrong, and what to write instead.
  public var message: String {
    switch kind {
    case .missing: "The field is empty and has to be filled in: \(wanted)."
    case .spaceAtEdge: "There is a blank before or after the value: take it away."
    case .controlCharacter: "The value holds a character that cannot be seen: take it away, or write the value again."
    case .tooLong: "The value is too long: \(wanted)."
    case .notACaseReference: "This is not a case reference number: \(wanted)."
    case .notADate: "This is not a date: \(wanted)."
    case .noSuchDay: "There is no such day: correct the day or the month."
    case .absurdYear:
      "The year is before \(FieldReader.years.lowerBound) or after \(FieldReader.years.upperBound): correct it."
    case .notAnInstant: "This is not a moment: \(wanted)."
    case .notANumber: "This is not a number of the right form: \(wanted)."
    case .outOfRange: "The number is out of range: \(wanted)."
    case .tooManyPlaces: "The number has too many places: \(wanted)."
    case .notYesOrNo: "The value is neither yes nor no: \(wanted)."
    case .unknownEntry: "The value is not in the list: \(wanted)."
    }
  }

  /// What to write, without the full stop.
  private var wanted: String {
    switch field {
    case .code(let maximum): "write a code of at most \(maximum) characters"
    case .text(let maximum): "write at most \(maximum) characters"
    case .caseReference: "write a capital letter and six digits, such as X123456"
    case .date: "write the day as 2026-11-22"
    case .instant: "write the moment in UTC as 2026-11-22T02:14:09Z, or the day alone"
    case .whole(let range): "write a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let places, let maximum):
      "write a number from 0 to \(FieldText.decimal(maximum, places: places)) with a point and at most \(places) places"
    case .weeklyHours:
      "write hours a week from 0 to \(mostHours), the most of the rules, with a point and at most 2 places"
    case .score: "write at most three digits, a point and at most fifteen digits, such as 2.95"
    case .yesNo: "write yes or no"
    case .choice: "write one of \(listed)"
    case .ruleEntry(let list):
      words.isEmpty ? "the rules have no \(list.entry)" : "write a \(list.entry) of the rules, one of \(listed)"
    }
  }

  private var listed: String {
    let first = words.prefix(12).joined(separator: ", ")
    return words.count > 12 ? "\(first) and \(words.count - 12) more" : first
  }
}
