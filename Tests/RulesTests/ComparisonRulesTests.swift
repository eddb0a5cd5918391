import Rules
import TestSupport
import Testing

@Suite("Numbers too small to show, and when a unit is unbalanced")
struct ComparisonRulesTests {
  private let rules = ComparisonRules(unbalancedPercent: 10, fewestPeople: 5)

  @Test("The shipped rules keep back fewer than five and call 10 % unbalanced; a pack without the table keeps back too")
  func shipped() throws {
    let shipped = try englandAndWales().comparison
    #expect(shipped.fewestPeople == 5 && shipped.unbalancedPercent == 10 && shipped.administrative.isEmpty)
    let small = try SmallPack().read()
    #expect(small.comparison == .usual)
  }

  @Test("Four are kept back with the next smallest, five and nobody are not")
  func one() {
    #expect(rules.keptBack(among: [4, 9, 6, 0]) == [0, 2])
    #expect(rules.keptBack(among: [5, 9, 6, 0]).isEmpty)
    #expect(rules.keptBack(among: [0, 0]).isEmpty && rules.keptBack(among: []).isEmpty)
  }

  @Test("Small groups that come to five together need no other, those that do not take one more")
  func together() {
    #expect(rules.keptBack(among: [3, 2, 9]) == [0, 1])
    #expect(rules.keptBack(among: [2, 2, 9, 7]) == [0, 1, 3])
    #expect(rules.keptBack(among: [3]) == [0])
  }

  @Test("In random tables no row and no column gives away a small cell by subtraction")
  func tables() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<500 {
      let width = Int.random(in: 2...7, using: &random)
      let table = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<width).map { _ in Int.random(in: 0...3, using: &random) == 0 ? 0 : Int.random(in: 0...20, using: &random) }
      }
      let columns = rules.keptBack(among: (0..<width).map { column in table.reduce(0) { $0 + $1[column] } })
      let kept = rules.keptBack(ofTable: table, columns: columns)
      func isSafe(_ cells: [Int], _ hidden: [Bool]) -> Bool {
        let there = zip(cells, hidden).filter(\.1).map(\.0)
        // What subtraction gives is the sum of what is hidden: of nobody, of several that come to enough, or of all there are.
        return there.allSatisfy { $0 == 0 } || (there.count > 1 && there.reduce(0, +) >= 5)
          || zip(cells, hidden).allSatisfy { $0 == 0 || $1 }
      }
      for row in table.indices {
        #expect(table[row].indices.allSatisfy { !(1...4).contains(table[row][$0]) || kept[row].contains($0) })
        #expect(isSafe(table[row], (0..<width).map { kept[row].contains($0) }), "\(table[row]) \(kept[row])")
      }
      for column in 0..<width where !columns.contains(column) {
        #expect(isSafe(table.map { $0[column] }, table.indices.map { kept[$0].contains(column) }))
      }
    }
  }

  @Test(
    "What cannot be is refused with its place",
    arguments: [
      ("unbalancedPercent: 10", "unbalancedPercent: 0", "unbalancedPercent"),
      ("fewestPeople: 5", "fewestPeople: 1", "fewestPeople"),
      ("administrative: []", "administrative: [XX]", "administrative[0]"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    var files = try englandAndWales().files
    let text = try #require(files["comparison.yaml"])
    try #require(text.contains(old), "\(old)")
    files["comparison.yaml"] = text.replacing(old, with: new)
    do {
      _ = try RulePackReader.read(files: files)
      Issue.record("read: \(new)")
    } catch {
      #expect(error.faults.contains { $0.file == "comparison.yaml" && $0.key == key }, "\(error.faults)")
    }
  }
}
