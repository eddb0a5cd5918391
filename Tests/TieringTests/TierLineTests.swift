import Caseload
import Rules
import Testing

@testable import Tiering

@Suite("How a tier came about, in words")
struct TierLineTests {
  @Test("The points of the lines add up to the level's, and the last line is the tier, for any inputs")
  func twoAxisAdds() throws {
    var random = Seeded(11)
    for id in ["two-axis-2024-03", "utm-3"] {
      let model = try twoAxis(id)
      for _ in 0..<4_000 {
        let inputs = TierInputs.random(&random)
        let assessment = model.assess(inputs, on: day)
        let lines = model.lines(assessment, inputs, on: day)
        func sum(_ part: TierLine.Part) -> Int { lines.filter { $0.part == part }.compactMap(\.points).reduce(0, +) }
        #expect(sum(.protect) == assessment.protect.total)
        #expect(sum(.change) == assessment.change.total)
        #expect(lines.last?.tier == assessment.tier.id)
        #expect(lines.allSatisfy { !$0.label.isEmpty && !$0.found.isEmpty })
      }
    }
  }

  @Test("The highest tier of the steps' lines is the tier, for any inputs")
  func singleAxisHighest() throws {
    var random = Seeded(12)
    let model = try singleAxis(quirks: [])
    for _ in 0..<4_000 {
      let inputs = TierInputs.random(&random)
      guard let assessment = try? model.assess(inputs, on: day) else { continue }
      let lines = model.lines(assessment, inputs, on: day)
      let steps = lines.filter { $0.part == .step }
      #expect(steps.compactMap(\.tier).min() == lines.last?.tier)
      #expect(lines.filter { $0.part == .provisional }.isEmpty == !assessment.isProvisional)
    }
  }

  @Test("Lines name what was found")
  func words() throws {
    var needs = NeedsAssessment(answers: .parenting, completedOn: LocalDate(year: 2026, month: 5, day: 3))
    needs.severities[6] = .severe
    let inputs = TierInputs(
      isFemale: true, rsr: RiskScore("6.5"), ogrs: 59,
      register: RegisterFacts(rosh: .high, mappaLevel: .one, complexity: [ComplexityFactors(place: 0)]),
      sentences: SentenceFacts(givesMandate: true), needs: needs)
    let model = try twoAxis()
    let lines = model.lines(model.assess(inputs, on: day), inputs, on: day)
    func line(_ label: String) throws -> TierLine { try #require(lines.first { $0.label == label }) }
    #expect(try line("RSR score").found == "6.50 %")
    #expect(try line("Counted once").points == -10)
    #expect(try line("Complexity factors").found == "Mental health issues")
    #expect(try line("Needs assessment").found == "completed on 3 May 2026")
    #expect(try line("Thinking and behaviour").found == "severe need, counts 2 times")
    #expect(try line("Thinking and behaviour").points == 4)
    #expect(try line("OGRS score").points == 5)
    #expect(try line("Protect level").found == "29 points")
    #expect(try line("Tier").tier == "B1")
  }

  @Test("Why an assessment does not count is said")
  func notValid() throws {
    let model = try twoAxis()
    let old = NeedsAssessment(completedOn: LocalDate(year: 2024, month: 5, day: 3))
    for (needs, found) in [
      (nil, "none"), (NeedsAssessment(hasSummary: false), "its summary is missing"),
      (old, "completed on 3 May 2024, more than 55 weeks before"),
    ] {
      let inputs = TierInputs(sentences: SentenceFacts(givesMandate: true), needs: needs)
      let lines = model.lines(model.assess(inputs, on: day), inputs, on: day)
      #expect(lines.first { $0.label == "Needs assessment" }?.found == found)
    }
  }

  @Test("Lines of another model's assessment are none, and any rule set's model gives its own")
  func models() throws {
    let two = TierModel(try ruleSet("utm-2"))
    let single = TierModel(try ruleSet("single-axis-2026-06-18"))
    let inputs = TierInputs(predictors: RiskPredictors(all: .init(.zero, nil), serious: .init(.zero, nil)))
    let first = try two.assess(inputs, on: day)
    let second = try single.assess(inputs, on: day)
    #expect(first.id == "D0")
    #expect(second.id == "G")
    #expect(second.isProvisional)
    #expect(first.ruleSet != second.ruleSet)
    #expect(try ruleSet("utm-2").number == first.ruleSet)
    #expect(single.lines(first, inputs, on: day).isEmpty)
    #expect(!single.lines(second, inputs, on: day).isEmpty)
  }
}
