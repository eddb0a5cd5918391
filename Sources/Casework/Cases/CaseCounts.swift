import Storage

/// How many cases a list has, and how many each value of each filter would leave.
///
/// Each case is counted as it is read: that takes half the time of grouping in the database, which sorts once for each filter.
struct CaseCounts {
  /// Cases that fit all filters, restricted ones among them when nothing narrows the list.
  private(set) var total = 0
  /// Restricted cases, which no filter counts; none in a list that is searched, where their number would tell what they
  /// are called.
  private(set) var restricted = 0

  private let isNarrowed: Bool
  private let isSearched: Bool
  private let holder: String?
  private var holders: [String: Int] = [:]
  /// The values of each other filter, in the order of ``filters``.
  private var tallies: [Tally]
  /// Where the values of the case that is being counted stand in the tallies.
  private var places: [Int]

  /// All filters but the holder.
  private static let filters = CaseListSQL.marks + [.overEnd]

  /// The values of one filter with their counts. Few different ones occur, so that looking along them is quick.
  private struct Tally {
    let isChosen: Bool
    var values: [[UInt8]] = []
    var counts: [Int] = []

    /// - Parameter chosen: stands first, so that a case has it when its place is 0.
    init(chosen: String?) {
      isChosen = chosen != nil
      if let chosen { _ = place(of: Array(chosen.utf8)[...]) }
    }

    mutating func place(of value: some Collection<UInt8>) -> Int {
      if let place = values.firstIndex(where: { $0.elementsEqual(value) }) { return place }
      values.append(Array(value))
      counts.append(0)
      return values.count - 1
    }
  }

  /// - Parameter everyValue: whether to count the values of filters, or only the cases.
  init(_ sql: CaseListSQL, everyValue: Bool, _ connection: any SQLConnection) throws {
    self.init(sql.query)
    let asked = everyValue ? sql.marks() : sql.totals()
    // As a query, whose statement is kept prepared; nothing is made of its rows beside the counts.
    _ = try connection.query(asked.sql, asked.arguments) { row in
      if everyValue {
        add(
          isRestricted: try row.bool(0), holder: try row.text(1), isOverEnd: try row.bool(2), marks: try row.text(3))
      } else {
        (total, restricted) = (try row.int(0), isSearched ? 0 : try row.int(1))
      }
    }
  }

  init(_ query: CaseListQuery) {
    isNarrowed = query.isNarrowed
    isSearched = query.isSearched
    holder = query.filters[.holder]
    tallies = Self.filters.map { filter in Tally(chosen: query.filters[filter].map { Self.kept(filter, $0) }) }
    places = Self.filters.map { _ in 0 }
  }

  /// Takes one case.
  ///
  /// - Parameter marks: what it has for each of ``CaseListSQL/marks``, with a bar between them.
  mutating func add(isRestricted: Bool, holder caseHolder: String, isOverEnd: Bool, marks: String) {
    guard !isRestricted else {
      if !isSearched { restricted += 1 }
      if !isNarrowed { total += 1 }
      return
    }
    place(marks, isOverEnd: isOverEnd)
    let misses = tallies.indices.filter { tallies[$0].isChosen && places[$0] != 0 }
    let isHolders = holder.map { $0 == caseHolder } ?? true
    // A filter's own choice does not narrow its values: another one can be chosen in its place.
    switch (misses.count, isHolders) {
    case (0, true):
      total += 1
      holders[caseHolder, default: 0] += 1
      for index in tallies.indices { tallies[index].counts[places[index]] += 1 }
    case (0, false): holders[caseHolder, default: 0] += 1
    case (1, true): tallies[misses[0]].counts[places[misses[0]]] += 1
    default: break
    }
  }

  /// Finds the place of each value. Its bytes are compared where they stand: a text for each would take longer than all else.
  private mutating func place(_ marks: String, isOverEnd: Bool) {
    var marks = marks
    marks.withUTF8 { bytes in
      var start = 0
      for index in CaseListSQL.marks.indices {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
        places[index] = tallies[index].place(of: bytes[start..<end])
        start = min(end + 1, bytes.count)
      }
    }
    places[tallies.count - 1] = tallies[tallies.count - 1].place(of: CollectionOfOne(isOverEnd ? Self.yes : Self.no))
  }

  /// Values of a filter that occur, with the cases that each would leave beside what the other filters leave.
  func values(of filter: CaseFilter) -> [(value: String, count: Int)] {
    guard let index = Self.filters.firstIndex(of: filter) else { return holders.map { ($0.key, $0.value) } }
    return zip(tallies[index].values, tallies[index].counts).filter { $0.1 > 0 }.map { value, count in
      (Self.word(filter, String(decoding: value, as: UTF8.self)), count)
    }
  }

  private static let (yes, no) = (UInt8(ascii: "1"), UInt8(ascii: "0"))

  /// The value as a filter has it: yes and no are kept as 1 and 0.
  private static func word(_ filter: CaseFilter, _ kept: String) -> String {
    switch filter {
    case .provisional, .overEnd: kept == "1" ? "yes" : "no"
    default: kept
    }
  }

  /// The value as it is kept.
  private static func kept(_ filter: CaseFilter, _ word: String) -> String {
    switch filter {
    case .provisional, .overEnd: word == "yes" ? "1" : "0"
    default: word
    }
  }
}
