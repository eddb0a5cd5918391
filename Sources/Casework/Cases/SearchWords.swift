import Storage

/// The words of a search over cases as a condition on `case_now`, by way of the substring index where a word is long enough.
struct SearchWords {
  /// The shortest word that the substring index can find.
  static let indexed = 3
  let words: [String]

  init(_ text: String) { words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }

  var hasIndexedWord: Bool { words.contains(where: Self.canUseIndex) }

  /// Nil when there are no words: every case then fits.
  var condition: SQLCondition? {
    guard !words.isEmpty else { return nil }
    let long = words.filter(Self.canUseIndex)
    let others = words.filter { !Self.canUseIndex($0) }
    var parts = others.map { SQLCondition("search_text LIKE ? ESCAPE '\\'", [.text("%\(Self.escaped($0))%")]) }
    if let index = Self.index(long) { parts.append(SQLCondition("crn IN (\(index.sql))", index.arguments)) }
    return parts.all
  }

  /// The case reference numbers of which the index knows every word; nil without a word long enough.
  static func index(_ words: [String]) -> SQLCondition? {
    guard !words.isEmpty else { return nil }
    // Without ESCAPE, which would keep SQLite from its index: words with signs that LIKE reads do not come here.
    let likes = words.map { _ in "search_text LIKE ?" }.joined(separator: " AND ")
    return SQLCondition("SELECT crn FROM case_search WHERE \(likes)", words.map { .text("%\($0)%") })
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
