/// The lines that ``CaseListSQL`` counts, read.
struct CaseCounts {
  struct Line {
    let what: String
    let value: String
    let count: Int
  }

  private let byWhat: [String: [Line]]
  private let filters: [CaseFilter: String]

  init(_ lines: [Line], filters: [CaseFilter: String]) {
    byWhat = Dictionary(grouping: lines, by: \.what)
    self.filters = filters
  }

  var total: Int { byWhat["total"]?.first?.count ?? 0 }
  var restricted: Int { byWhat["restricted"]?.first?.count ?? 0 }
  var page: [String] { (byWhat["page"] ?? []).map(\.value) }

  /// Values of a filter that occur, with the cases that each would leave beside what the other filters leave.
  func values(of filter: CaseFilter) -> [(value: String, count: Int)] {
    guard let place = CaseListSQL.narrow.firstIndex(of: filter) else {
      return (byWhat[filter.rawValue] ?? []).map { ($0.value, $0.count) }
    }
    var sums: [String: Int] = [:]
    for line in byWhat["narrow"] ?? [] {
      let parts = line.value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let values = zip(CaseListSQL.narrow, parts).map { ($0, Self.word($0, $1)) }
      let fits = values.allSatisfy { other, value in
        other == filter || filters[other].map { $0 == value } ?? true
      }
      if fits { sums[values[place].1, default: 0] += line.count }
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
