import Caseload
import Rules
import Testing

@testable import Planning

@Suite("The strategic engine")
struct StockFlowTests {
  private static let middle = PlanOptions.middle(seed: 1)
  private static func drawn(_ replications: Int = 12, threads: Int = 1, seed: UInt64 = 1) -> PlanOptions {
    PlanOptions(replications: replications, seed: seed, threads: threads)
  }

  @Test("People are conserved: what was there, started and moved less what ended is what is there, to 1e-6")
  func people() async throws {
    for name in ["baseline", "trainees-2020"] {
      let run = await PlanRun.stockFlow(try Scenarios.shipped(name), Self.drawn())
      for quarter in 1...run.quarters {
        let balance =
          run.mean(.people, quarter: quarter - 1) + run.mean(.started, quarter: quarter)
          + run.mean(.moved, quarter: quarter) - run.mean(.ended, quarter: quarter)
        #expect((balance - run.mean(.people, quarter: quarter)).magnitude < 1e-6)
      }
    }
  }

  @Test("Each row of the staff table adds up, and each quarter begins where the last one closed")
  func staff() async throws {
    let run = await PlanRun.stockFlow(try Scenarios.shipped("attrition-double"), Self.drawn())
    let rows = StaffTable(run).rows
    #expect(rows.count == 5 * run.quarters)
    #expect(rows.allSatisfy { $0.gap.magnitude < 1e-6 })
    for (before, after) in zip(rows, rows.dropFirst(5)) { #expect(before.closing == after.opening) }
    // A planted fault is found.
    let row = rows[0]
    #expect((row.opening + row.joined + row.left + row.movedOn + 1 - row.closing).magnitude > 0.5)
  }

  @Test("1, 2 and 4 threads give the same bytes, and another seed gives others")
  func threads() async throws {
    let scenario = try Scenarios.extending("months: 12\n")
    let one = await PlanRun.stockFlow(scenario, Self.drawn(200))
    for threads in [2, 4] {
      let other = await PlanRun.stockFlow(scenario, Self.drawn(200, threads: threads))
      #expect(one.figures == other.figures)
      #expect(one.mean(.work, quarter: 4) == other.mean(.work, quarter: 4))
      #expect(one.mean(.ended, quarter: 4) == other.mean(.ended, quarter: 4))
    }
    let another = await PlanRun.stockFlow(scenario, Self.drawn(200, seed: 2))
    #expect(one.figures != another.figures)
  }

  @Test("Doubled starts and opening stocks double the stocks with chance off")
  func doubling() async throws {
    let scenario = try Scenarios.shipped("baseline")
    let doubled = scenario.replacing(
      scenario.parameters.filter { $0.id.hasPrefix("open.") || $0.id.hasPrefix("starts.") || $0.id.hasPrefix("hires.") }
        .map { parameter in
          guard case .fixed(let value) = parameter.distribution else { return parameter }
          return PlanParameter(
            id: parameter.id, distribution: .fixed(2 * value), unit: parameter.unit, source: parameter.source)
        })
    let once = await PlanRun.stockFlow(scenario, Self.middle)
    let twice = await PlanRun.stockFlow(doubled, Self.middle)
    for measure in [PlanMeasure.people, .communityOrders, .onLicence, .serviceOfficers] {
      #expect((twice.mean(measure, quarter: 20) / once.mean(measure, quarter: 20) - 2).magnitude < 1e-9)
    }
  }

  @Test("Half the step moves no figure by 0.5 %")
  func halfStep() async throws {
    let scenario = try Scenarios.shipped("trainees-2020")
    let whole = await PlanRun.stockFlow(scenario, Self.middle)
    let half = await PlanRun.stockFlow(scenario, .middle(seed: 1, stepMonths: 0.5))
    for measure in [PlanMeasure.people, .onLicence, .work, .capacity, .utilisation, .officersPublished, .trainees] {
      for quarter in 1...whole.quarters {
        #expect((half.mean(measure, quarter: quarter) / whole.mean(measure, quarter: quarter) - 1).magnitude < 0.005)
      }
    }
  }

  @Test("A steady service stays as it is: starts times mean length, whatever the step", arguments: [0.5, 1, 3])
  func steady(step: Double) async throws {
    let scenario = try Scenarios.extending("parameters:\n" + number("growth", 0, "share a year"))
    let run = await PlanRun.stockFlow(scenario, .middle(seed: 1, stepMonths: step))
    // The median of a log-normal length is a little under its mean.
    let wanted = 62_145 * 345 / 365.25 / (1 + 0.05 * 0.05).squareRoot()
    #expect((run.mean(.communityOrders, quarter: 20) / wanted - 1).magnitude < 0.002)
  }

  @Test("A hundred more trainees take capacity at first, by their assessors’ share, and add to it once they qualify")
  func assessors() async throws {
    let base = try Scenarios.shipped("baseline")
    let more = try Scenarios.extending(
      "levers:\n  - { lever: intake, id: more, from: 2025-07-31, value: 100, unit: people, source: assumption }\n"
        + "parameters:\n" + number("weight.TRN", 0, "share"))
    let without = base.replacing(more.parameters)
    let changed = await PlanRun.stockFlow(more, Self.middle)
    let unchanged = await PlanRun.stockFlow(without, Self.middle)
    let capacity: [Double] = (0...20).map { quarter in
      changed.mean(PlanMeasure.capacity, quarter: quarter) - unchanged.mean(PlanMeasure.capacity, quarter: quarter)
    }
    let assessors: Double = changed.mean(.assessors, quarter: 1) - unchanged.mean(.assessors, quarter: 1)
    #expect(assessors > 9 && assessors < 15)
    let hoursOfAssessors: Double = assessors * 37 * 0.8 * 0.84
    #expect((capacity[1] + hoursOfAssessors).magnitude < 0.01)
    #expect(capacity[12] > 0)
  }

  @Test("The uplift of police raises work from its day on and not before, and more staff leaving lowers capacity")
  func levers() async throws {
    let before = await PlanRun.stockFlow(try Scenarios.shipped("start-2021"), Self.drawn())
    let police = await PlanRun.stockFlow(try Scenarios.shipped("police-20000"), Self.drawn())
    let difference = police.fan(.work, less: before)
    #expect(difference.points[0].quantiles == [0, 0, 0, 0, 0, 0, 0])
    #expect(difference.points[16].quantiles[0] >= 0)
    #expect(difference.points[16].median > 1_000)
    let base = await PlanRun.stockFlow(try Scenarios.shipped("baseline"), Self.drawn())
    let leaving = await PlanRun.stockFlow(try Scenarios.shipped("attrition-double"), Self.drawn())
    let lost = leaving.fan(.capacity, less: base)
    #expect(lost.points[1].median == 0)
    #expect(lost.points[20].quantiles[6] < -1_000)
  }

  @Test("Early release empties custody into licence, shorter recalls too, and the end of supervision empties its type")
  func hazards() async throws {
    let lever = { (line: String) in
      try Scenarios.extending("levers:\n  - { \(line), from: 2025-12-31, unit: number, source: assumption }\n")
    }
    let base = await PlanRun.stockFlow(try Scenarios.shipped("baseline"), Self.middle)
    let early = await PlanRun.stockFlow(try lever("lever: early-release, past-days: 180, value: 1.5"), Self.middle)
    let recall = await PlanRun.stockFlow(try lever("lever: recall-length, value: 0.5"), Self.middle)
    let reset = await PlanRun.stockFlow(
      try lever("lever: supervision-end, type: PSS, past-days: 90, value: 10"), Self.middle)
    for run in [early, recall, reset] {
      #expect(run.mean(.people, quarter: 2) == base.mean(.people, quarter: 2))
    }
    #expect(early.mean(.beforeRelease, quarter: 4) < 0.95 * base.mean(.beforeRelease, quarter: 4))
    #expect(early.mean(.onLicence, quarter: 4) > 1.02 * base.mean(.onLicence, quarter: 4))
    #expect(recall.mean(.beforeRelease, quarter: 8) < 0.97 * base.mean(.beforeRelease, quarter: 8))
    #expect(reset.mean(.postSentence, quarter: 4) < 0.6 * base.mean(.postSentence, quarter: 4))
    #expect(reset.mean(.communityOrders, quarter: 8) == base.mean(.communityOrders, quarter: 8))
  }

  @Test("A limit of cases makes posts needed and no case vanish")
  func cap() async throws {
    let low = try Scenarios.extending(
      "levers:\n  - { lever: cap, from: 2026-01-01, value: 20, unit: cases, source: assumption }\n")
    let base = await PlanRun.stockFlow(try Scenarios.shipped("baseline"), Self.middle)
    let run = await PlanRun.stockFlow(low, Self.middle)
    #expect(run.mean(.people, quarter: 8) == base.mean(.people, quarter: 8))
    #expect(base.mean(.capPosts, quarter: 8) == 0)
    let held = run.mean(.officerCaseload, quarter: 8) * run.mean(.officersPublished, quarter: 8)
    let wanted = held / 20 - run.mean(.officersPublished, quarter: 8)
    #expect((run.mean(.capPosts, quarter: 8) - wanted).magnitude < 1e-6)
  }

  @Test("Places are full by their own shares of people and staff")
  func places() async throws {
    let scenario = try Scenarios.extending(
      """
      places:
        - { place: Busy, people: 0.6, staff: 0.5, source: assumption }
        - { place: Quiet, people: 0.4, staff: 0.5, source: assumption }
      """)
    let full = await PlanRun.stockFlow(scenario, Self.drawn()).fullness
    #expect(full.map(\.place) == ["whole service", "Busy", "Quiet"])
    #expect(full[1].fullBy[0] == 1)
    #expect(full[2].never == 1)
    #expect(full[2].median == nil)
    #expect(full.allSatisfy { ($0.never + ($0.fullBy.last ?? 0) - 1).magnitude < 1e-12 })
  }
}
