import Caseload
import Testing
import Workload

@Suite("What recorded minutes say")
struct TimeStudyEstimateTests {
  /// Numbers that look drawn by chance and are the same each time.
  private func drawn(_ count: Int, seed: Int, _ body: (Int) -> Int) -> [Int] {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return body(Int(state >> 33))
    }
  }

  @Test("The mean is the sum over the count, exactly, and lies within the interval")
  func mean() throws {
    for seed in 1...200 {
      let minutes = drawn(10 + seed % 40, seed: seed) { 1 + $0 % 240 }
      let estimate = TimeStudyEstimate(minutes, seed: UInt64(seed))
      let mean = try #require(estimate.mean)
      #expect(mean * Ratio(minutes.count) == Ratio(minutes.reduce(0, +)))
      #expect(try #require(estimate.interval).contains(mean))
    }
  }

  @Test("Nine records have no interval and ten have one; none have no mean")
  func few() {
    #expect(TimeStudyEstimate([], seed: 1).mean == nil)
    #expect(TimeStudyEstimate(Array(1...9), seed: 1).interval == nil)
    #expect(TimeStudyEstimate(Array(1...9), seed: 1).disagrees(with: 500) == nil)
    #expect(TimeStudyEstimate(Array(1...10), seed: 1).interval != nil)
  }

  @Test("The same records in another order give the same interval")
  func order() {
    let minutes = drawn(30, seed: 5) { 1 + $0 % 90 }
    #expect(TimeStudyEstimate(minutes, seed: 7) == TimeStudyEstimate(minutes.reversed(), seed: 7))
  }

  @Test("Records that are all alike leave no doubt, and twice the minutes give twice the interval")
  func scale() throws {
    let alike = TimeStudyEstimate(Array(repeating: 45, count: 12), seed: 3)
    #expect(alike.interval == Ratio(45)...Ratio(45))
    #expect(alike.disagrees(with: 45) == false && alike.disagrees(with: 44) == true)
    let minutes = drawn(25, seed: 11) { 1 + $0 % 120 }
    let (one, two) = (TimeStudyEstimate(minutes, seed: 9), TimeStudyEstimate(minutes.map { $0 * 2 }, seed: 9))
    let interval = try #require(one.interval)
    #expect(two.interval == interval.lowerBound * Ratio(2)...interval.upperBound * Ratio(2))
  }

  @Test("Of 400 samples whose mean is known between 360 and 396 intervals hold it: near 95 of 100")
  func coverage() throws {
    // Minutes from 20 to 79, each as likely: their mean is 49.5.
    let held = (1...400).count { seed in
      let sample = drawn(40, seed: seed * 31 + 7) { 20 + $0 % 60 }
      return TimeStudyEstimate(sample, seed: UInt64(seed)).disagrees(with: 49) == false
        || TimeStudyEstimate(sample, seed: UInt64(seed)).disagrees(with: 50) == false
    }
    #expect((360...400).contains(held))
  }
}
