import Caseload
import Rules
import Testing

@testable import Planning

@Suite("Hindcasts")
struct HindcastTests {
  @Test("Officers of June 2024 to June 2025 are forecast better than by the last value, by drift and by Theta")
  func officers() async throws {
    let run = await PlanRun.stockFlow(
      try Scenarios.shipped("hindcast-2024"), PlanOptions(replications: 200, seed: 1, threads: 2))
    let series = try #require(try Scenarios.history().series.first { $0.id == "officers-2021" })
    let hindcast = try Hindcast(run, against: series)
    #expect(hindcast.points.map(\.actual) == [5_160, 5_436, 5_283, 5_658, 5_519])
    #expect((hindcast.naive.meanAbsolutePercentage - 0.031).magnitude < 0.001)
    #expect(hindcast.model.meanAbsolutePercentage < 0.025)
    #expect(hindcast.model.meanAbsolutePercentage < hindcast.naive.meanAbsolutePercentage)
    #expect(hindcast.model.meanAbsolutePercentage < hindcast.drift.meanAbsolutePercentage)
  }

  @Test(
    "Bands of 80 % cover 70 to 90 % of the series of 2003 to 2007",
    arguments: ["officers-2003", "service-officers-2003"])
  func bands(id: String) throws {
    let series = try #require(try Scenarios.history().series.first { $0.id == id })
    #expect(series.points.count == 19)
    let hindcast = try BandHindcast(series)
    #expect(hindcast.forecasts == 32)
    #expect((0.7...0.9).contains(hindcast.coverage))
  }

  @Test("A series that is too short, or of no measure, is refused")
  func refusals() async throws {
    let run = await PlanRun.stockFlow(try Scenarios.shipped("hindcast-2024"), .middle(seed: 1))
    let points = (1...3).compactMap { year in
      LocalDate(year: 2020 + year, month: 3, day: 31).map { PlanSeries.Point(on: $0, value: 1) }
    }
    let short = PlanSeries(id: "x", label: "x", measure: "people", source: "x", points: points)
    #expect(throws: PlanQuestionError.self) { _ = try Hindcast(run, against: short) }
    #expect(throws: PlanQuestionError.self) { _ = try BandHindcast(short) }
    let nameless = PlanSeries(id: "x", label: "x", measure: nil, source: "x", points: points)
    #expect(throws: PlanQuestionError.self) { _ = try Hindcast(run, against: nameless) }
  }

  @Test("Theta carries a straight line on by half of its slope, and a level as it is")
  func theta() {
    #expect(PlainForecasts.theta([5, 5, 5, 5], horizon: 2).allSatisfy { ($0 - 5).magnitude < 1e-9 })
    let line = PlainForecasts.theta([1, 2, 3, 4, 5, 6], horizon: 2)
    #expect((line[1] - line[0] - 0.5).magnitude < 1e-9)
  }
}
