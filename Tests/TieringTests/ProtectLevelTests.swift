import Caseload
import Rules
import Testing

@testable import Tiering

@Suite("Protect level of the two-axis model")
struct ProtectLevelTests {
  private func protect(_ inputs: TierInputs, quirks: TierQuirks = .reference) throws -> ProtectWorking {
    try twoAxis(quirks: quirks).assess(inputs, on: day).protect
  }

  @Test(
    "RSR earns points by its band, with the reference's gaps or without",
    arguments: [
      ("-1", 0, 0), ("0", 0, 0), ("2.99", 0, 0), ("2.999999999999999", 0, 0), ("3", 10, 10), ("3.00", 10, 10),
      ("6.99", 10, 10), ("6.990000000000001", 0, 10), ("6.995", 0, 10), ("6.999999999999999", 0, 10), ("7", 20, 20),
      ("7.00", 20, 20), ("99.98", 20, 20), ("99.989999999999999", 20, 20), ("99.99", 0, 20), ("100", 0, 20),
      ("999.99", 0, 20),
    ])
  func rsr(score: String, asReference: Int, without: Int) throws {
    let inputs = TierInputs(rsr: RiskScore(score))
    #expect(try protect(inputs).rsr == asReference)
    #expect(try protect(inputs, quirks: []).rsr == without)
  }

  @Test("Each RSR switch moves its own place and no other")
  func rsrSwitches() throws {
    let between = TierInputs(rsr: RiskScore("6.995"))
    let top = TierInputs(rsr: RiskScore("99.99"))
    #expect(try protect(between, quirks: .rsrNearHundredScoresNothing).rsr == 10)
    #expect(try protect(top, quirks: .rsrNearHundredScoresNothing).rsr == 0)
    #expect(try protect(between, quirks: .rsrBetweenBandsScoresNothing).rsr == 0)
    #expect(try protect(top, quirks: .rsrBetweenBandsScoresNothing).rsr == 20)
  }

  @Test("A missing RSR earns nothing")
  func missing() throws { #expect(try protect(TierInputs()).total == 0) }

  @Test("Risk of serious harm and MAPPA level earn their points, and of RSR and harm only the higher counts")
  func cells() throws {
    let harms: [(RiskOfSeriousHarm?, Int)] = [(nil, 0), (.low, 0), (.medium, 10), (.high, 20), (.veryHigh, 150)]
    let levels: [(MAPPALevel?, Int)] = [(nil, 0), (.one, 5), (.two, 150), (.three, 150)]
    let scores: [(String, Int)] = [("0", 0), ("3", 10), ("7", 20)]
    for (harm, harmPoints) in harms {
      for (level, levelPoints) in levels {
        for (score, scorePoints) in scores {
          let working = try protect(
            TierInputs(rsr: RiskScore(score), register: RegisterFacts(rosh: harm, mappaLevel: level)))
          let total = max(harmPoints, scorePoints) + levelPoints
          #expect(working.total == total)
          #expect(working.notCounted == min(harmPoints, scorePoints))
          #expect(working.level == (total >= 150 ? .a : total >= 20 ? .b : total >= 10 ? .c : .d))
        }
      }
    }
  }

  @Test("Levels change at 10, 20 and 150 points", arguments: [(0, "D"), (4, "D"), (5, "C"), (9, "C"), (10, "B")])
  func levels(factors: Int, letter: String) throws {
    let inputs = TierInputs(
      register: RegisterFacts(complexity: ComplexityFactors(rawValue: (1 << UInt32(factors)) - 1)))
    let working = try protect(inputs)
    #expect(working.complexity == 2 * factors)
    #expect(working.level.letter == letter)
  }

  @Test("Points alone, without very high harm or MAPPA 2 and 3, reach 51 and level B; with all they reach 326")
  func most() throws {
    var inputs = TierInputs(
      isFemale: true, rsr: RiskScore("50"),
      register: RegisterFacts(rosh: .high, mappaLevel: .one, complexity: ComplexityFactors(rawValue: 1023)),
      hasPreviousEnforcement: true, needs: NeedsAssessment(answers: [.parenting, .impulsivity, .temper]))
    #expect(try protect(inputs).total == 51)
    #expect(try protect(inputs).level == .b)
    inputs.register.rosh = .veryHigh
    inputs.register.mappaLevel = .three
    #expect(try protect(inputs).total == 326)
    #expect(try protect(inputs).level == .a)
  }

  @Test("Only women have points for parenting, self-control and enforcement, self-control once")
  func women() throws {
    let answers: [WomensAnswers] = [[], .parenting, .impulsivity, .temper, [.impulsivity, .temper]]
    let points = [0, 2, 2, 2, 2]
    for (answer, expected) in zip(answers, points) {
      for enforced in [false, true] {
        var inputs = TierInputs(
          isFemale: true, hasPreviousEnforcement: enforced, needs: NeedsAssessment(answers: answer))
        #expect(try protect(inputs).women == expected + (enforced ? 2 : 0))
        inputs.isFemale = false
        #expect(try protect(inputs).women == 0)
      }
    }
    #expect(try protect(TierInputs(isFemale: true, hasPreviousEnforcement: true)).women == 2)
  }

  @Test("Answers without a summary count as in the reference, and not with the switch off")
  func withoutSummary() throws {
    let inputs = TierInputs(
      isFemale: true, needs: NeedsAssessment(answers: [.parenting, .temper], hasSummary: false))
    #expect(try protect(inputs).women == 4)
    #expect(try protect(inputs, quirks: []).women == 0)
  }

  @Test(
    "Gender is female only as that word, in any case",
    arguments: [
      ("Female", true), ("fEMALE", true),
      ("Male", false), ("", false), ("Not Specified", false), (" female", false),
    ])
  func gender(text: String, isFemale: Bool) { #expect(TierInputs.isFemale(text) == isFemale) }
}
