import Storage

/// Which cases to read: a stretch of case reference numbers, or some by name. Both read along the key, in its order.
enum CaseSelection {
  /// From the first, up to and without the second.
  case stretch(String, String)
  /// In ascending order, at most ``most``.
  case named([String])

  /// How many cases are read at a time by name.
  static let most = 400

  /// The condition on `crn`, with its arguments.
  var condition: (sql: String, arguments: [SQLValue]) {
    switch self {
    case .stretch(let from, let upTo): ("crn >= ? AND crn < ?", [.text(from), .text(upTo)])
    case .named(let crns): ("crn IN (\(crns.map { _ in "?" }.joined(separator: ", ")))", crns.map(SQLValue.text))
    }
  }

  /// All current and past cases, in stretches of so many.
  static func stretches(of count: Int, after last: String = "", _ connection: any SQLConnection) throws
    -> [CaseSelection]
  {
    var starts: [String] = []
    var index = 0
    try connection.each("SELECT crn FROM case_record WHERE crn > ? ORDER BY crn", [.text(last)]) { row in
      if index.isMultiple(of: count) { starts.append(try row.text(0)) }
      index += 1
    }
    return starts.indices.map { .stretch(starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] : Self.beyondAll) }
  }

  /// After every letter: the end of the last stretch.
  static let beyondAll = "~"

  static func groups(of crns: some Collection<String>) -> [CaseSelection] {
    crns.sorted().parts(of: most).map { .named($0) }
  }
}
