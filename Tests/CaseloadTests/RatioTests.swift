import Caseload
import Testing

@Suite("Exact fractions")
struct RatioTests {
  @Test("A fraction is kept in lowest terms with a positive denominator")
  func lowestTerms() {
    #expect(Ratio(6, over: 4) == Ratio(3, over: 2))
    #expect(Ratio(3, over: -6) == Ratio(-1, over: 2))
    #expect(Ratio(0, over: 7) == .zero)
  }

  @Test("Sums, differences, products and quotients are exact")
  func arithmetic() {
    #expect(Ratio(1, over: 3) + Ratio(1, over: 6) == Ratio(1, over: 2))
    #expect(Ratio(1, over: 3) - Ratio(1, over: 2) == Ratio(-1, over: 6))
    #expect(Ratio(2176) * Ratio(1850, over: 3700) == Ratio(1088))
    #expect(Ratio(2007) / Ratio(1958) == Ratio(2007, over: 1958))
  }

  @Test(
    "Rounding is to the nearest, and half goes away from zero",
    arguments: [
      (Ratio(5, over: 2), 0, 3), (Ratio(-5, over: 2), 0, -3), (Ratio(249, over: 100), 0, 2),
      (Ratio(11055, over: 100), 1, 1106),
      (Ratio(110_549, over: 1000), 1, 1105), (Ratio(1, over: 3), 2, 33), (Ratio(-1, over: 3), 2, -33),
      (Ratio(2, over: 3), 0, 1),
    ])
  func rounding(ratio: Ratio, places: Int, expected: Int) {
    #expect(ratio.rounded(toPlaces: places) == expected)
  }

  @Test("Text has the places asked for, with a leading zero")
  func text() {
    #expect(Ratio(1, over: 20).text(places: 1) == "0.1")
    #expect(Ratio(-1, over: 25).text(places: 2) == "-0.04")
    #expect(Ratio(-1, over: 25).text(places: 1) == "0.0")
    #expect(Ratio(2176).text() == "2176")
    #expect(Ratio(205, over: 2).text(places: 1) == "102.5")
  }

  @Test("Comparison is unrounded: 110 exactly is not over 110, one part in a million more is")
  func comparison() {
    #expect(!(Ratio(110) > Ratio(110)))
    #expect(Ratio(110_000_001, over: 1_000_000) > Ratio(110))
    #expect(Ratio(Int.max - 1, over: Int.max) < Ratio(1))
    #expect(Ratio(-1, over: 3) < Ratio(-1, over: 4))
  }

  @Test("Sums do not depend on the order")
  func order() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let parts = (0..<12).map { _ in
        Ratio(Int.random(in: -9_999...9_999, using: &generator), over: Int.random(in: 1...3_700, using: &generator))
      }
      .prefix(3)
      let sum = parts.reduce(.zero, +)
      #expect(parts.reversed().reduce(.zero, +) == sum)
    }
  }
}
