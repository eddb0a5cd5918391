import Caseload
import TestSupport
import Testing
import Workload

@Suite("How unevenly work lies")
struct SpreadTests {
  private func part(_ work: Int, _ available: Int = 100) -> Spread.Part {
    Spread.Part(work: work, available: Ratio(available))
  }

  @Test("Two people at 130 and 70 % are at 15 %, and their mean is 100 %")
  func two() throws {
    let spread = try #require(Spread([part(130), part(70)]))
    #expect(spread.percent == Ratio(15) && spread.mean == Ratio(100))
    #expect(spread.lowest == Ratio(70) && spread.highest == Ratio(130))
  }

  @Test("All at one percentage is 0 %, however high it is and however different their hours")
  func even() throws {
    let spread = try #require(Spread([part(260, 200), part(130), part(65, 50)]))
    #expect(spread.percent == .zero && spread.mean == Ratio(130) && !spread.isUnbalanced(from: 10))
  }

  @Test("From the line on a unit is unbalanced, the least below it is not")
  func edge() throws {
    let at = try #require(Spread([part(120), part(80)]))
    #expect(at.isUnbalanced(from: 10))
    let below = try #require(Spread([part(11_999, 10_000), part(8_001, 10_000)]))
    #expect(!below.isUnbalanced(from: 10))
  }

  @Test("Fewer than two parts with time, and no work at all, have no spread")
  func nothing() {
    #expect(Spread([]) == nil && Spread([part(100)]) == nil)
    #expect(Spread([part(100), part(50, 0)]) == nil && Spread([part(0), part(0)]) == nil)
  }

  @Test("Half the sum of all differences from an even share, for random parts")
  func property() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let parts = (0..<Int.random(in: 2...9, using: &random)).map { _ in
        part(Int.random(in: 1...5_000, using: &random), Int.random(in: 1...5_000, using: &random))
      }
      let spread = try #require(Spread(parts))
      let work = Double(parts.reduce(0) { $0 + $1.work })
      let time = parts.reduce(0.0) { $0 + Double($1.available.numerator) }
      let moved = parts.reduce(0.0) {
        $0 + abs(Double($1.work) - work * Double($1.available.numerator) / time)
      }
      let got = Double(spread.moved.numerator) / Double(spread.moved.denominator)
      #expect(abs(got - moved / 2) < 1e-6 * work)
      #expect(spread.lowest <= spread.mean && spread.mean <= spread.highest)
    }
  }
}
