import Caseload
import Rules
import TestSupport
import Testing

@testable import Allocation

@Suite("Who held a case, and how often that changed")
struct HolderHistoryTests {
  private static let day = Candidates.day("2026-11-22")
  private static let rules = SuitabilityRules.Standing(
    changesListed: 3, changesWithin: 365, sameAfter: [182, 365], heavyMonths: 12, monthsBack: 36)

  /// Days before ``day`` with whoever held the case from then on.
  private func history(_ spells: (Int, String?)...) -> HolderHistory {
    HolderHistory(spells.map { .init(from: Self.day + -$0.0, staff: $0.1, reason: $0.1.map { "to \($0)" }) })
  }

  @Test("The first holder is no change, nor is the same one after days in the queue, nor days in the queue")
  func changes() {
    let history = history((400, nil), (390, "A"), (300, nil), (290, "A"), (200, nil), (190, "B"), (10, "A"))
    let changes = history.changes(from: Self.day + -1_000, to: Self.day)
    #expect(changes.map(\.before) == ["A", "B"] && changes.map(\.after) == ["B", "A"])
    #expect(changes.map(\.reason) == ["to B", "to A"])
    #expect(history.givings.map(\.staff) == ["A", "B", "A"])
  }

  @Test("A change on the first and the last day counts, and one a day before or after does not")
  func edges() {
    for (ago, count) in [(0, 1), (-1, 0), (364, 1), (365, 0)] {
      let history = history((900, "A"), (ago, "B"))
      #expect(history.changes(from: Self.day + -364, to: Self.day).count == count, "\(ago)")
    }
  }

  @Test("Days with a holder are counted within the days asked for, and days in the queue are not")
  func held() {
    let all = (from: Self.day + -9, to: Self.day)
    #expect(history((100, "A")).daysHeld(from: all.from, to: all.to) == 10)
    #expect(history((100, "A"), (5, nil), (3, "B")).daysHeld(from: all.from, to: all.to) == 8)
    #expect(history((0, "A")).daysHeld(from: all.from, to: all.to) == 1)
    #expect(history((100, nil)).daysHeld(from: all.from, to: all.to) == 0)
  }

  @Test("A case is with its first practitioner for so many days when nobody else had it up to then")
  func first() {
    #expect(history((400, "A"), (218, "B")).isWithFirst(for: 182) == false)
    #expect(history((400, "A"), (217, "B")).isWithFirst(for: 182) == true)
    #expect(history((400, "A"), (300, nil), (200, "A")).isWithFirst(for: 182) == true)
    #expect(history((400, nil)).isWithFirst(for: 182) == nil)
  }

  @Test("Changes for a case held a year are changes over days held; reasons sum to them, the commonest first")
  func rate() {
    let some = [
      history((730, "A"), (100, "B")), history((364, "A"), (50, "B"), (20, "C")), HolderHistory([]),
      HolderHistory([
        .init(from: Self.day + -364, staff: "A"), .init(from: Self.day + -2, staff: "B", reason: nil),
      ]),
    ]
    let found = Continuity(some, on: Self.day, Self.rules)
    #expect(found.changes == 4 && found.caseDays == 3 * 365)
    #expect(found.changesPerCaseYear == Ratio(4, over: 3))
    #expect(found.reasons.map(\.words) == ["to B", "to C", nil] && found.reasons.map(\.changes) == [2, 1, 1])
    #expect(Continuity([], on: Self.day, Self.rules).changesPerCaseYear == nil)
  }

  @Test("After so many days: those first held so long ago and at most a year longer, and whoever still had them then")
  func same() {
    func found(_ some: HolderHistory) -> [[Int]] {
      Continuity([some], on: Self.day, Self.rules).same.map { [$0.same, $0.of] }
    }
    #expect(found(history((181, "A"))) == [[0, 0], [0, 0]])
    #expect(found(history((182, "A"))) == [[1, 1], [0, 0]])
    #expect(found(history((365, "A"), (100, "B"))) == [[1, 1], [0, 1]])
    #expect(found(history((182 + 365, "A"), (500, "B"))) == [[0, 1], [0, 1]])
    #expect(found(history((182 + 366, "A"))) == [[0, 0], [1, 1]])
    #expect(found(history((731, "A"))) == [[0, 0], [0, 0]])
  }
}
