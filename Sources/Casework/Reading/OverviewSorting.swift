import Caseload
import Workload

extension OverviewSort {
  /// Rows in this order; a row without a figure comes last whichever way, and rows that are equal go by name.
  func sorted(_ rows: [Overview.Row], descending: Bool) -> [Overview.Row] {
    switch self {
    case .name:
      let ascending = rows.sorted { $0.orderedName < $1.orderedName }
      return descending ? ascending.reversed() : ascending
    case .cases: return sorted(rows, descending) { Ratio($0.shown.casesHeld) }
    case .work: return sorted(rows, descending) { Ratio($0.shown.work) }
    case .available:
      return sorted(rows, descending) { $0.totals.computable.posts > 0 ? $0.totals.computable.available : nil }
    case .percent: return sorted(rows, descending) { $0.totals.percent }
    case .headroom: return sorted(rows, descending) { $0.totals.headroom }
    case .hours:
      return sorted(rows, descending) { ($0.totals.computable.contracted + $0.totals.notComputable.contracted).ratio }
    case .reductions:
      return sorted(rows, descending) { ($0.totals.computable.reduced + $0.totals.notComputable.reduced).ratio }
    case .notComputable: return sorted(rows, descending) { Ratio($0.totals.notComputable.posts) }
    }
  }

  private func sorted(_ rows: [Overview.Row], _ descending: Bool, by value: (Overview.Row) -> Ratio?) -> [Overview.Row]
  {
    rows.map { ($0, value($0)) }
      .sorted { a, b in
        switch (a.1, b.1) {
        case (let left?, let right?) where left != right: descending ? left > right : left < right
        case (.some, .none): true
        case (.none, .some): false
        default: a.0.orderedName < b.0.orderedName
        }
      }
      .map(\.0)
  }
}

extension Overview.Row {
  fileprivate var orderedName: String { name.lowercased() }
}
