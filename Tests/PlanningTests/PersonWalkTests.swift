import Rules
import Testing

@testable import Planning

@Suite("The person walk")
struct PersonWalkTests {
  /// The baseline at a twentieth of its size, so that a test of every person stays quick.
  private func small() throws -> PlanScenario {
    let scenario = try Scenarios.extending("months: 24\n")
    return scenario.replacing(
      scenario.parameters.filter { $0.id.hasPrefix("open.") || $0.id.hasPrefix("starts.") }.map { parameter in
        guard case .fixed(let value) = parameter.distribution else { return parameter }
        return PlanParameter(
          id: parameter.id, distribution: .fixed((value / 20).rounded()), unit: parameter.unit,
          source: parameter.source)
      })
  }

  @Test("The same seed walks the same on 1, 2 and 4 threads, and another seed otherwise")
  func threads() async throws {
    let scenario = try small()
    func days(_ threads: Int, seed: UInt64 = 1) async -> PeopleByDay {
      await PlanRun.peopleByDay(scenario, PlanOptions(replications: 1, seed: seed, threads: threads, draws: .medians))
    }
    let one = await days(1)
    #expect(await days(2) == one)
    #expect(await days(4) == one)
    #expect(await days(1, seed: 2) != one)
    #expect(one.people.allSatisfy { $0.count == one.people[0].count && $0.allSatisfy { $0 >= 0 } })
  }

  @Test("Both engines agree on means within 1 % for every type that has thousands, at every quarter")
  func agreement() async throws {
    let scenario = try small()
    let options = PlanOptions(replications: 8, seed: 1, hasNoise: false, draws: .medians)
    let walked = try await PlanRun.personWalk(scenario, options)
    let flowed = await PlanRun.stockFlow(scenario, options)
    for quarter in 1...flowed.quarters {
      for measure in [PlanMeasure.people, .work] {
        #expect((walked.mean(measure, quarter: quarter) / flowed.mean(measure, quarter: quarter) - 1).magnitude < 0.01)
      }
      // Eight walks of about 2,500 people each leave a spread of 0.7 % by chance.
      for measure in [PlanMeasure.communityOrders, .suspendedOrders, .beforeRelease, .onLicence] {
        #expect((walked.mean(measure, quarter: quarter) / flowed.mean(measure, quarter: quarter) - 1).magnitude < 0.025)
      }
      #expect(walked.mean(.officersPublished, quarter: quarter) == flowed.mean(.officersPublished, quarter: quarter))
    }
  }

  @Test("A scenario whose levers change how spells end is refused with what to do")
  func refusal() async throws {
    let scenario = try Scenarios.extending(
      "levers:\n  - { lever: recall-length, from: 2025-12-31, value: 0.5, unit: number, source: assumption }\n")
    await #expect(throws: PlanQuestionError.self) {
      _ = try await PlanRun.personWalk(scenario, .middle(seed: 1))
    }
  }

  @Test("Lengths of spells have the mean of their distribution, remaining lengths that of a stock")
  func lengths() {
    let spell = WeibullSpell(shape: 0.9, mean: 300)
    let sampler = SpellSampler(spell)
    let shares = (0..<200_000).map { (Double($0) + 0.5) / 200_000 }
    let lengths = shares.map(sampler.length)
    let mean = lengths.reduce(0, +) / 200_000
    #expect((mean / 300 - 1).magnitude < 1e-3)
    // The mean of the remaining length is half the mean square over the mean.
    let wanted = lengths.reduce(0) { $0 + $1 * $1 } / 200_000 / 2 / mean
    #expect((shares.map(sampler.remaining).reduce(0, +) / 200_000 / wanted - 1).magnitude < 5e-3)
  }
}
