import Caseload
import Rules
import Testing

@testable import Tiering

@Suite("Change level of the two-axis model")
struct ChangeLevelTests {
  private func change(_ inputs: TierInputs, quirks: TierQuirks = .reference) throws -> ChangeWorking {
    try twoAxis(quirks: quirks).assess(inputs, on: day).change
  }

  private let mandated = SentenceFacts(givesMandate: true)

  @Test("Without a mandate the level is 0, whatever else is known")
  func noMandate() throws {
    let working = try change(TierInputs(ogrs: 99, needs: NeedsAssessment(severities: NeedSeverities(bits: .max))))
    #expect(working.basis == .noMandate)
    #expect(working.level == .zero)
    #expect(working.total == 0)
  }

  @Test("Without a valid assessment the level is 2 and no points count")
  func noAssessment() throws {
    let missing = try change(TierInputs(ogrs: 99, sentences: mandated))
    let bare = try change(TierInputs(ogrs: 99, sentences: mandated, needs: NeedsAssessment(hasSummary: false)))
    for working in [missing, bare] {
      #expect(working.basis == .noValidAssessment)
      #expect(working.level == .two)
      #expect(working.total == 0)
    }
  }

  @Test("An assessment counts for 55 weeks to the day", arguments: [(0, true), (385, true), (386, false), (-10, true)])
  func age(days: Int, counts: Bool) throws {
    var inputs = TierInputs(isFemale: true, sentences: mandated, needs: NeedsAssessment(answers: .parenting))
    inputs.needs?.completedOn = day + -days
    let assessment = try twoAxis().assess(inputs, on: day)
    #expect(assessment.change.basis == (counts ? .points : .noValidAssessment))
    #expect(assessment.protect.women == (counts ? 2 : 0))
  }

  @Test("Each section earns its severity's points by its weight, and finance and well-being none")
  func sections() throws {
    let tables = try #require(try evidence().needs)
    #expect(tables.sections.map(\.weight) == [1, 1, 1, 1, 1, 1, 2, 2, 0, 0])
    for (place, section) in tables.sections.enumerated() {
      for (severity, points) in [(NeedSeverity.noNeed, 0), (.standard, 1), (.severe, 2)] {
        var needs = NeedsAssessment()
        needs.severities[place] = severity
        #expect(needs.severities[place] == severity)
        #expect(try change(TierInputs(sentences: mandated, needs: needs)).needs == points * section.weight)
      }
    }
    #expect(
      try change(TierInputs(sentences: mandated, needs: NeedsAssessment(severities: NeedSeverities(bits: .max)))).needs
        == 20)
  }

  @Test(
    "OGRS is divided by ten, the fraction dropped toward zero",
    arguments: [(-10, -1), (-9, 0), (-5, 0), (0, 0), (9, 0), (10, 1), (59, 5), (99, 9), (100, 10)])
  func ogrs(score: Int, points: Int) throws {
    #expect(try change(TierInputs(ogrs: score, sentences: mandated, needs: NeedsAssessment())).ogrs == points)
  }

  @Test("An absurd OGRS does not stop the assessment", arguments: [Int.max, .min])
  func absurd(score: Int) throws {
    let working = try change(TierInputs(ogrs: score, sentences: mandated, needs: NeedsAssessment()))
    #expect(working.level == (score > 0 ? .three : .one))
  }

  @Test(
    "Levels change at 10 and 20 points",
    arguments: [
      (0, false, 1), (99, false, 1), (100, false, 2), (79, true, 1), (80, true, 2), (199, false, 2),
      (200, false, 3), (179, true, 2), (180, true, 3),
    ])
  func levels(ogrs: Int, isManaged: Bool, level: Int) throws {
    let inputs = TierInputs(
      ogrs: ogrs, register: RegisterFacts(marks: isManaged ? .integratedManagement : []), sentences: mandated,
      needs: NeedsAssessment())
    #expect(try change(inputs).level.rawValue == level)
  }

  @Test(
    "A sentence that ends in the future is over as in the reference, and runs with the switch off",
    arguments: [(-1, false), (0, false), (1, true), (400, true)])
  func futureTermination(days: Int, runs: Bool) throws {
    let inputs = TierInputs(sentences: SentenceFacts(mandateTerminatesOn: day + days))
    #expect(try change(inputs).basis == .noMandate)
    #expect(try change(inputs, quirks: []).basis == (runs ? .noValidAssessment : .noMandate))
  }

  @Test("A tier is its two levels, with an S when contact is suspended, and the S changes no points")
  func suffix() throws {
    var ids: Set<String> = []
    for protect in ProtectLevel.allCases {
      for change in ChangeLevel.allCases {
        for isSuspended in [false, true] {
          ids.insert(TwoAxisTier(protect: protect, change: change, isSuspended: isSuspended).id)
        }
      }
    }
    #expect(ids == Set(try englandAndWalesTierIDs()))
    let plain = try twoAxis().assess(TierInputs(rsr: RiskScore("8")), on: day)
    let suspended = try twoAxis().assess(
      TierInputs(rsr: RiskScore("8"), register: RegisterFacts(marks: .contactSuspended)), on: day)
    #expect(plain.tier.id == "B0")
    #expect(suspended.tier.id == "B0S")
    #expect(plain.protect == suspended.protect)
  }
}
