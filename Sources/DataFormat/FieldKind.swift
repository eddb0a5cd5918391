/// What a field of the open format may hold, and how it is written.
public enum FieldKind: Sendable, Hashable {
  /// An identifier as the case system writes it: no spaces at either end, no control characters, at most so many characters.
  case code(maximum: Int)
  /// Free text, at most so many characters.
  case text(maximum: Int)
  /// A case reference number: a letter and six digits.
  case caseReference
  /// A calendar day, `2026-11-22`. Kept as that text.
  case date
  /// A moment in UTC, `2026-11-22T02:14:09Z`; a day alone means its first second. Kept as that text.
  case instant
  case whole(ClosedRange<Int>)
  /// A decimal with at most so many places. Kept as a whole number of its last place: `18.75` with two places is 1875.
  case decimal(places: Int, maximum: Int)
  /// Hours a week with at most two places, and no more than the rules let a record hold. Kept as hundredths of an hour.
  case weeklyHours
  /// An exact decimal of a risk predictor, kept as text: at most three digits before the point and fifteen after it.
  case score
  /// `yes` or `no`. Kept as 1 or 0.
  case yesNo
  /// One of these words.
  case choice([String])
  /// One of the entries of a table of the rule pack.
  case ruleEntry(RuleList)
}

/// A table of the rule pack whose identifiers a field may take.
public enum RuleList: String, Sendable, Hashable, CaseIterable {
  case levels, grades, caseTypes, reductionReasons, workKinds

  /// What one entry is called in a sentence.
  public var entry: String {
    switch self {
    case .levels: "level of the organisation"
    case .grades: "grade"
    case .caseTypes: "case type"
    case .reductionReasons: "reason for a reduction"
    case .workKinds: "kind of work"
    }
  }
}

/// The value of one field after reading: what is stored.
public enum FieldValue: Sendable, Hashable {
  /// The field was empty.
  case none
  case text(String)
  case whole(Int)
}
