import DataFormat

/// Rows that the format allows and a person would not think of.
struct RandomRows {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(state: seed) }

  /// Rows of a sheet with keys of their own; references are not minded.
  mutating func rows(of sheet: Sheet, count: Int) -> [[FieldValue]] {
    (0..<count).map { number in
      sheet.columns.enumerated().map { index, column in
        index >= sheet.key.count && !column.isRequired && Bool.random(using: &generator)
          ? .none : value(column, unique: index < sheet.key.count ? number : nil)
      }
    }
  }

  private mutating func value(_ column: SheetColumn, unique: Int?) -> FieldValue {
    switch column.kind {
    case .code(let maximum): .text(unique.map { "K\($0)" } ?? text(maximum, lines: false))
    case .text(let maximum): .text(text(maximum, lines: true))
    case .caseReference: .text("X\(100_000 + (unique ?? .random(in: 0..<900_000, using: &generator)))")
    case .date: .text("\(1_950 + (unique ?? 3))-0\(Int.random(in: 1...9, using: &generator))-17")
    case .instant: .text("\(1_950 + (unique ?? 3))-0\(Int.random(in: 1...9, using: &generator))-17T03:04:05Z")
    case .whole(let range): .whole(.random(in: range, using: &generator))
    case .decimal(_, let maximum): .whole(.random(in: 0...maximum, using: &generator))
    case .weeklyHours: .whole(.random(in: 0...FieldLists.keptWeeklyHours * 100, using: &generator))
    case .score:
      .text("\(Int.random(in: 0...999, using: &generator)).\(Int.random(in: 0...999_999, using: &generator))")
    case .yesNo: .whole(.random(in: 0...1, using: &generator))
    case .choice(let words): .text(words.randomElement(using: &generator) ?? "")
    case .ruleEntry(let list): .text(FormatForTests.lists[list].randomElement(using: &generator) ?? "")
    }
  }

  private mutating func text(_ maximum: Int, lines: Bool) -> String {
    let letters: [Unicode.Scalar] = Array("aZ09 ,;\"'é€👩\u{200D}=@-".unicodeScalars) + (lines ? ["\n", "\t"] : [])
    var text = String.UnicodeScalarView("x".unicodeScalars)
    for _ in 0..<Int.random(in: 0...max(0, min(maximum, 40) - 2), using: &generator) {
      text.append(letters.randomElement(using: &generator) ?? "a")
    }
    text.append("\"")
    return String(text)
  }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
