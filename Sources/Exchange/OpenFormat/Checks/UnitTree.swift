/// The units of a folder over time: what overlaps, and what goes round in a circle.
struct UnitTree {
  /// One row: from when to when a code has this parent.
  struct Row {
    let code: String
    let parent: String?
    /// Days as the number 20261122; the end is far in the future while the row holds.
    let start: Int
    let end: Int
    /// 0 for a row that is kept already.
    let line: Int
  }
  struct Fault {
    enum Kind {
      case overlaps(line: Int), cycle(codes: [String]), tooDeep
    }
    let kind: Kind
    let row: Row
  }

  /// Units above each other; a service has four to six levels.
  static let mostLevels = 64

  private(set) var rows: [Row] = []

  mutating func add(_ row: Row) { rows.append(row) }

  /// Faults in which a row of the folder has a part.
  func faults() -> [Fault] { overlaps() + circles() }

  private func overlaps() -> [Fault] {
    Periods.overlaps(rows.map { Periods.Item(key: $0.code, start: $0.start, end: $0.end, line: $0.line) })
      .map { Fault(kind: .overlaps(line: $0.other), row: rows[$0.item]) }
  }

  /// A circle begins on a day on which one of its units gets a new parent: on each such day the units that changed are
  /// followed upwards. - Complexity: O(rows × levels + rows log rows).
  private func circles() -> [Fault] {
    let order = rows.indices.sorted { rows[$0].start < rows[$1].start }
    var current: [String: Int] = [:]
    var faults: [Fault] = []
    var reported: Set<String> = []
    var first = 0
    while first < order.count {
      let day = rows[order[first]].start
      var last = first
      while last < order.count, rows[order[last]].start == day {
        current[rows[order[last]].code] = order[last]
        last += 1
      }
      for index in order[first..<last] where !reported.contains(rows[index].code) {
        guard let fault = circle(from: index, on: day, current) else { continue }
        if case .cycle(let codes) = fault.kind { reported.formUnion(codes) }
        faults.append(fault)
      }
      first = last
    }
    return faults
  }

  private func circle(from start: Int, on day: Int, _ current: [String: Int]) -> Fault? {
    var path = [start]
    var seen: Set<String> = [rows[start].code]
    while let parent = rows[path[path.count - 1]].parent, let next = current[parent], rows[next].end >= day {
      if rows[next].code == rows[start].code {
        return Fault(kind: .cycle(codes: path.map { rows[$0].code }), row: rows[culprit(path)])
      }
      // A circle further up is found from its own units.
      guard seen.insert(parent).inserted else { return nil }
      guard path.count < Self.mostLevels else { return Fault(kind: .tooDeep, row: rows[start]) }
      path.append(next)
    }
    return nil
  }

  /// Of the rows of a circle the first whose unit above stands further down: lists go from the widest unit to the
  /// narrowest.
  private func culprit(_ path: [Int]) -> Int {
    let own = path.indices.filter { rows[path[$0]].line > 0 }.sorted { rows[path[$0]].line < rows[path[$1]].line }
    let odd = own.first { rows[path[($0 + 1) % path.count]].line >= rows[path[$0]].line }
    return path[odd ?? own.first ?? 0]
  }
}
