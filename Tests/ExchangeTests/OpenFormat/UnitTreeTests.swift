import Testing

@testable import Exchange

@Suite("Units over time, against counting day by day")
struct UnitTreeTests {
  /// Rows of a few units in a few years, days written as the years' first.
  private static func rows(_ seed: UInt64) -> [UnitTree.Row] {
    var generator = SeededGenerator(state: seed)
    return (1...Int.random(in: 1...9, using: &generator)).map { line in
      let start = Int.random(in: 2_000...2_006, using: &generator)
      let parent = Int.random(in: 0...5, using: &generator)
      return UnitTree.Row(
        code: "U\(Int.random(in: 1...4, using: &generator))", parent: parent == 0 ? nil : "U\(parent)",
        start: start * 10_000 + 101,
        end: (start + Int.random(in: 0...4, using: &generator)) * 10_000 + 1_231, line: line)
    }
  }

  private static func tree(_ rows: [UnitTree.Row]) -> UnitTree {
    var tree = UnitTree()
    for row in rows { tree.add(row) }
    return tree
  }

  @Test("A shared day is found where there is one, and nowhere else")
  func overlaps() {
    for seed in 1...2_000 as ClosedRange<UInt64> {
      let rows = Self.rows(seed)
      var expected = false
      for a in rows {
        for b in rows where a.line < b.line && a.code == b.code && a.start <= b.end && b.start <= a.end {
          expected = true
        }
      }
      let found = Self.tree(rows).faults().contains { if case .overlaps = $0.kind { true } else { false } }
      #expect(found == expected, "seed \(seed)")
    }
  }

  @Test("A circle is found where units are part of each other on one day, and nowhere else")
  func circles() {
    var circles = 0
    for seed in 1...4_000 as ClosedRange<UInt64> {
      let rows = Self.rows(seed)
      // With overlapping rows a unit has two parents at once, which is another fault.
      guard !Self.tree(rows).faults().contains(where: { if case .overlaps = $0.kind { true } else { false } }) else {
        continue
      }
      let expected = (2_000...2_012).contains { year in
        rows.contains { start in
          var code = start.parent
          for _ in 0..<10 {
            guard let above = code else { return false }
            if above == start.code { return start.start / 10_000 <= year && year <= start.end / 10_000 }
            code = rows.first { $0.code == above && $0.start / 10_000 <= year && year <= $0.end / 10_000 }?.parent
          }
          return false
        }
      }
      let found = Self.tree(rows).faults().contains { if case .cycle = $0.kind { true } else { false } }
      #expect(found == expected, "seed \(seed)")
      if found { circles += 1 }
    }
    #expect(circles > 100)
  }
}
