import Storage

/// The words of a search over cases as a condition on `case_now`, by way of the substring index where a word is long enough.
struct SearchWords {
  /// The shortest word that the substring index can find.
  static let indexed = 3
  let words: [String]

  init(_ text: String) { words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }

  /// Every word by looking through the rows; nil when there are no words: every case then fits.
  var condition: SQLCondition? { Self.plain(words, "search_text") }

  /// The same by way of the index, where a word is long enough for it.
  var indexedCondition: SQLCondition? {
    guard let index else { return condition }
    let found = SQLCondition("crn IN (SELECT s.crn FROM case_search s WHERE \(index.sql))", index.arguments)
    return [found, rest("search_text")].compactMap(\.self).all
  }

  /// The words that the index can find, over `case_search s`; nil without one that is long enough.
  var index: SQLCondition? {
    let long = words.filter(Self.canUseIndex)
    // Without ESCAPE, which would keep SQLite from its index: words with signs that LIKE reads do not come here.
    return long.isEmpty ? nil : long.map { SQLCondition("s.search_text LIKE ?", [.text("%\($0)%")]) }.all
  }

  /// The words that the index cannot find, over a column; nil when there are none.
  func rest(_ column: String) -> SQLCondition? { Self.plain(words.filter { !Self.canUseIndex($0) }, column) }

  /// Over an expression and not the column itself: PostgreSQL would read its whole index for a word of two letters.
  private static func plain(_ words: [String], _ column: String) -> SQLCondition? {
    words.isEmpty
      ? nil : words.map { SQLCondition("(\(column) || '') LIKE ? ESCAPE '\\'", [.text("%\(escaped($0))%")]) }.all
  }

  private static func canUseIndex(_ word: String) -> Bool {
    word.count >= indexed && !word.contains { "%_\\".contains($0) }
  }

  private static func escaped(_ word: String) -> String {
    word.reduce(into: "") { text, character in
      if "%_\\".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
