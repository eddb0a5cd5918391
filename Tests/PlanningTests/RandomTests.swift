import Rules
import Testing

@testable import Planning

@Suite("Random numbers by counter")
struct RandomTests {
  @Test("The published known answers of Philox4x32-10 come out")
  func knownAnswers() {
    let zero = CounterRandom(seed: 0).words(0, 0, 0, 0)
    #expect(zero == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = CounterRandom(seed: .max).words(.max, .max, .max, .max)
    #expect(ones == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = CounterRandom(seed: 0x299f_31d0_a409_3822).words(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344)
    #expect(pi == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("Every stratum is drawn from exactly once, for any number of replications", arguments: [1, 2, 3, 64, 100, 257])
  func strata(count: Int) {
    let strata = LatinHypercube(seed: 7, replications: count)
    for stream in [1 as UInt32, 99] {
      let drawn = (0..<count).map { strata.uniform(replication: $0, stream: stream) }
      #expect(Set(drawn.map { Int($0 * Double(count)) }) == Set(0..<count))
      #expect(drawn.allSatisfy { $0 > 0 && $0 < 1 })
    }
  }

  @Test("Normal numbers from the table have the mean, the spread and the tails of the formula's")
  func table() {
    NormalTable().read { table in
      let random = CounterRandom(seed: 3)
      var (sum, square, worst) = (0.0, 0.0, 0.0)
      for n in 0..<20_000 as Range<UInt32> {
        let word = random.words(n, 0, 0, 0).0
        let value = table.normal(word)
        sum += value
        square += value * value
        worst = max(worst, (value - NormalQuantile.of((Double(word) + 0.5) * 0x1p-32)).magnitude)
      }
      #expect(worst < 3e-4)
      #expect((sum / 20_000).magnitude < 0.025)
      #expect((square / 20_000 - 1).magnitude < 0.04)
    }
  }

  @Test(
    "A drawn number has the mean and the median of its distribution, and stays within bounds",
    arguments: [
      (PlanDistribution.triangular(low: 0, mode: 0.04, high: 0.1), 0.046_666_666_666_666_67),
      (.beta(a: 16, b: 184), 0.08), (.lognormal(mean: 345, spread: 0.05), 345),
      (.normal(mean: 0.01, deviation: 0.01), 0.01),
      (.fixed(3), 3),
    ])
  func distributions(distribution: PlanDistribution, mean: Double) {
    let parameter = PlanParameter(id: "x", distribution: distribution, unit: .number, source: "a test")
    let draw = ParameterDraw(parameter, within: -1_000...1_000)
    let values = (0..<2_000).map { draw.quantile((Double($0) + 0.5) / 2_000) }
    #expect((values.reduce(0, +) / 2_000 / mean - 1).magnitude < 2e-3)
    #expect(values == values.sorted())
    let held = ParameterDraw(parameter, within: 0...0.05)
    #expect(held.quantile(0.999_99) <= 0.05)
    #expect(held.quantile(0.000_01) >= 0)
  }

  @Test("The knots of a beta distribution give its quantiles to four digits of its spread")
  func betaKnots() {
    let parameter = PlanParameter(
      id: "x", distribution: .beta(a: 24, b: 176), unit: .share, source: "a test")
    let draw = ParameterDraw(parameter, within: 0...1)
    for p in [0.001, 0.05, 0.31, 0.5, 0.77, 0.99] {
      #expect((draw.quantile(p) - BetaQuantile.of(p, a: 24, b: 176)).magnitude < 1e-5)
    }
  }
}
