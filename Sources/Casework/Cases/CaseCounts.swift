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
  /// The chosen values of the other filters, in the order of ``CaseListSQL/marks``.
  private let chosen: [String?]
  /// Cases by what they have for all filters but the holder. Few different ones occur.
  private var combinations: [Combination] = []
  private var places: [String: Int] = [:]
  private var holders: [String: Int] = [:]

  private struct Combination {
    let values: [String]
    /// How many of the chosen values it does not have.
    let misses: Int
    /// Cases that the chosen holder has, or all when none is chosen.
    var cases = 0
  }

  /// - Parameter everyValue: whether to count the values of filters, or only the cases.
  init(_ sql: CaseListSQL, everyValue: Bool, _ connection: any SQLConnection) throws {
    self.init(sql.query)
    let asked = everyValue ? sql.marks() : sql.totals()
    // As a query, whose statement is kept prepared; nothing is made of its rows beside the counts.
    _ = try connection.query(asked.sql, asked.arguments) { row in
      if everyValue {
        add(isRestricted: try row.bool(0), holder: try row.text(1), marks: try row.text(2))
      } else {
        (total, restricted) = (try row.int(0), isSearched ? 0 : try row.int(1))
      }
    }
  }

  init(_ query: CaseListQuery) {
    isNarrowed = query.isNarrowed
    isSearched = query.isSearched
    holder = query.filters[.holder]
    chosen = CaseListSQL.marks.map { query.filters[$0] }
  }

  /// Takes one case. - Parameter marks: what it has for each of ``CaseListSQL/marks``, with a bar between them.
  mutating func add(isRestricted: Bool, holder caseHolder: String, marks: String) {
    guard !isRestricted else {
      if !isSearched { restricted += 1 }
      if !isNarrowed { total += 1 }
      return
    }
    let place = places[marks] ?? newPlace(marks)
    let isHolders = holder.map { $0 == caseHolder } ?? true
    if isHolders { combinations[place].cases += 1 }
    guard combinations[place].misses == 0 else { return }
    holders[caseHolder, default: 0] += 1
    if isHolders { total += 1 }
  }

  private mutating func newPlace(_ marks: String) -> Int {
    let parts = marks.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let values = zip(CaseListSQL.marks, parts).map(Self.word)
    let misses = zip(chosen, values).count { chosen, value in chosen.map { $0 != value } ?? false }
    places[marks] = combinations.count
    combinations.append(Combination(values: values, misses: misses))
    return combinations.count - 1
  }

  /// Values of a filter that occur, with the cases that each would leave beside what the other filters leave.
  func values(of filter: CaseFilter) -> [(value: String, count: Int)] {
    guard let place = CaseListSQL.marks.firstIndex(of: filter) else { return holders.map { ($0.key, $0.value) } }
    var sums: [String: Int] = [:]
    for found in combinations where found.cases > 0 {
      let value = found.values[place]
      // A filter's own choice does not narrow its values: another one can be chosen in its place.
      let misses = found.misses - (chosen[place].map { $0 != value } ?? false ? 1 : 0)
      if misses == 0 { sums[value, default: 0] += found.cases }
    }
    return sums.map { ($0.key, $0.value) }
  }

  /// The value as a filter has it: yes and no are kept as 1 and 0.
  private static func word(_ filter: CaseFilter, _ kept: String) -> String {
    switch filter {
    case .provisional, .overEnd: kept == "1" ? "yes" : "no"
    default: kept
    }
  }
}
