/// When a unit is called unbalanced, and how few people a figure may be about. Of `comparison.yaml`.
public struct ComparisonRules: Sendable, Hashable {
  /// Share of the work that would have to change hands for all to be loaded alike, from which a unit is called unbalanced,
  /// in percent.
  public let unbalancedPercent: Int
  /// A figure about fewer people than this is shown to those alone who may see figures of single people.
  public let fewestPeople: Int

  /// Identifiers of grades whose posts are administrative support; empty where the service records none.
  public let administrative: [String]

  public init(unbalancedPercent: Int, fewestPeople: Int, administrative: [String] = []) {
    self.administrative = administrative
    self.unbalancedPercent = unbalancedPercent
    self.fewestPeople = fewestPeople
  }

  /// A pack without the table: numbers are kept back all the same.
  public static let usual = ComparisonRules(unbalancedPercent: 10, fewestPeople: 5)

  /// Which of some groups that make up a known whole are kept back, by their places: those that are too small and, where
  /// these come to too few together or to a single group, the next smallest, so that no subtraction gives one away.
  ///
  /// - Parameters:
  ///   - groups: people of each group; a group of nobody gives nobody away and is never kept back.
  ///   - also: groups that are kept back already.
  public func keptBack(among groups: [Int], also: Set<Int> = []) -> Set<Int> {
    var kept = also.union(groups.indices.filter { (1..<max(1, fewestPeople)).contains(groups[$0]) })
    guard !kept.isEmpty else { return [] }
    let others = groups.indices.filter { groups[$0] > 0 && !kept.contains($0) }.sorted { groups[$0] < groups[$1] }
    for next in others {
      if kept.count > 1, kept.reduce(0, { $0 + groups[$1] }) >= fewestPeople { break }
      kept.insert(next)
    }
    return kept
  }

  /// Which cells of a table are kept back, row by row, so that neither its rows nor its columns give one away.
  ///
  /// - Parameter columns: columns whose sum is kept back already, and with it every cell.
  /// - Complexity: O(cells²) at worst; a pass adds at least one cell.
  public func keptBack(ofTable rows: [[Int]], columns: Set<Int>) -> [Set<Int>] {
    let width = rows.map(\.count).max() ?? 0
    var kept = rows.map { _ in columns }
    var isDone = false
    while !isDone {
      isDone = true
      for row in rows.indices {
        let more = keptBack(among: rows[row], also: kept[row])
        if more != kept[row] { (kept[row], isDone) = (more, false) }
      }
      for column in 0..<width where !columns.contains(column) {
        let there = Set(rows.indices.filter { kept[$0].contains(column) })
        for row in keptBack(among: rows.map { $0[column] }, also: there).subtracting(there) {
          kept[row].insert(column)
          isDone = false
        }
      }
    }
    return kept
  }
}
