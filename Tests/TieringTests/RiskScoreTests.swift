import Caseload
import Testing

@Suite("Scores kept exactly")
struct RiskScoreTests {
  @Test(
    "A score is read as it is written",
    arguments: [
      ("0", 0), ("6.99", 6_990_000_000_000_000), ("6.990000000000001", 6_990_000_000_000_001),
      ("999.99", 999_990_000_000_000_000), ("-0.01", -10_000_000_000_000), ("7.00", 7_000_000_000_000_000),
      ("1.0000000000000000000", 1_000_000_000_000_000), ("007", 7_000_000_000_000_000),
    ] as [(String, Int64)])
  func reading(text: String, units: Int64) { #expect(RiskScore(text)?.units == units) }

  @Test(
    "What is no score, is too fine or too large is refused",
    arguments: [
      "", "-", ".", "1.", ".5", "+1", "1e3", " 1", "1,5", "1.2.3", "0x1", "٣", "1.0000000000000001", "9224",
      "92233720368547758070", "99999999999999999999999999", "NaN", "--1", "1.-2",
    ])
  func refused(text: String) { #expect(RiskScore(text) == nil) }

  @Test("Reading back the written form gives the same score")
  func roundTrip() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let score = RiskScore(
        units: Int64.random(in: -9_223_000_000_000_000_000...9_223_000_000_000_000_000, using: &random))
      #expect(RiskScore(score.text) == score)
    }
    #expect(RiskScore("7")?.text == "7.00")
    #expect(RiskScore("6.9901")?.text == "6.9901")
    #expect(RiskScore("-0.5")?.text == "-0.50")
  }

  @Test("Scores are ordered as numbers")
  func order() throws {
    let texts = ["-1", "-0.01", "0", "0.01", "2.99", "6.99", "6.990000000000001", "6.991", "7", "10", "99.99", "100"]
    let scores = try texts.map { try #require(RiskScore($0)) }
    #expect(scores == scores.sorted())
    #expect(Set(scores).count == scores.count)
  }
}
