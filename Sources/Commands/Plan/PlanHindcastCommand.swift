import ArgumentParser
import Caseload
import Casework
import Foundation
import JSONShapes
import Planning
import Rules

struct PlanHindcastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hindcast",
    abstract: "Set a scenario of the past beside what was published later, and beside forecasts without a model.")

  @Argument(help: "A scenario that begins in the past; the shipped one of March 2024 when left out.")
  var file = "hindcast-2024"
  @Option(help: ArgumentHelp("A file of published figures in place of the shipped one.", valueName: "FILE"))
  var history: String?
  @OptionGroup var runs: PlanRunOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Errors: Encodable {
      let mape: Double
      let mase: Double?
      let bias: Double

      init(_ errors: ForecastErrors) {
        mape = errors.meanAbsolutePercentage
        mase = errors.scaled
        bias = errors.bias
      }
    }
    struct Point: Encodable {
      let date: String
      let actual: Double
      let median: Double
      let p10: Double
      let p90: Double
    }
    struct Series: Encodable {
      let series: String
      let measure: String
      let source: String
      let points: [Point]
      let model: Errors
      let naive: Errors
      let drift: Errors
      let theta: Errors
      let coverage80: Double
      let intervalScore80: Double
    }
    struct Bands: Encodable {
      let series: String
      let source: String
      let origins: Int
      let horizon: Int
      let forecasts: Int
      let coverage80: Double
      let naive: Double
      let drift: Double
      let theta: Double
    }
    let basis: PlanBasis
    let licence: String
    let series: [Series]
    let bands: [Bands]
    let bandsCoverage80: Double?
  }

  func run() async throws {
    try await reporting {
      let file = try NamedScenario(path: file)
      let path = history ?? ShippedScenarios.historyPath() ?? "staff-in-post.yaml"
      let published = try PlanHistoryFile.read(FileManager.default.contents(atPath: path), path: path)
      let run = await PlanRun.stockFlow(file.scenario, runs.options)
      // A series that begins later than the scenario has nothing for plain forecasts to go by, and one without a measure
      // is of a time without a scenario.
      let known = published.series.filter { series in
        series.measure != nil && series.points.count { $0.on <= run.scenario.from } > 2
      }
      let against = try known.map { try Hindcast(run, against: $0) }
      let bands = try published.series.filter { $0.measure == nil }.map { try BandHindcast($0) }
      guard !against.isEmpty || !bands.isEmpty else {
        throw PlanQuestionError("No series of \(path) has figures before and after \(run.scenario.from.iso).")
      }
      let answer = answer(PlanBasis(file, runs.options), published.licence, against, bands)
      if output.json { try Output.json(answer) } else { Output.result(Self.text(answer)) }
    }
  }

  private func answer(
    _ basis: PlanBasis, _ licence: String, _ series: [Hindcast], _ bands: [BandHindcast]
  ) -> Answer {
    let forecasts = bands.reduce(0) { $0 + $1.forecasts }
    return Answer(
      basis: basis, licence: licence,
      series: series.map { hindcast in
        .init(
          series: hindcast.series.label, measure: hindcast.measure.id, source: hindcast.series.source,
          points: hindcast.points.map {
            .init(date: $0.date.iso, actual: $0.actual, median: $0.median, p10: $0.low, p90: $0.high)
          },
          model: .init(hindcast.model), naive: .init(hindcast.naive), drift: .init(hindcast.drift),
          theta: .init(hindcast.theta), coverage80: hindcast.bands.coverage, intervalScore80: hindcast.bands.winkler)
      },
      bands: bands.map {
        .init(
          series: $0.series.label, source: $0.series.source, origins: $0.origins, horizon: $0.horizon,
          forecasts: $0.forecasts, coverage80: $0.coverage, naive: $0.naive, drift: $0.drift, theta: $0.theta)
      },
      bandsCoverage80: forecasts == 0
        ? nil : bands.reduce(0) { $0 + $1.coverage * Double($1.forecasts) } / Double(forecasts))
  }

  private static func text(_ answer: Answer) -> String {
    func share(_ value: Double) -> String { String(format: "%.1f %%", value * 100) }
    var lines = [answer.basis.stamp]
    for series in answer.series {
      var table = TextTable([.words("Date"), .figures("Published"), .figures("Median"), .figures("Middle 80 %")])
      for point in series.points {
        table.add(
          point.date, PlanText.whole(point.actual), PlanText.whole(point.median),
          "\(PlanText.whole(point.p10)) to \(PlanText.whole(point.p90))")
      }
      var errors = TextTable([.words("Forecast"), .figures("Mean error"), .figures("Scaled"), .figures("Bias")])
      for (name, error) in [
        ("This model", series.model), ("Last value", series.naive), ("Drift", series.drift), ("Theta", series.theta),
      ] {
        errors.add(
          name, share(error.mape), error.mase.map { String(format: "%.2f", $0) } ?? "", PlanText.whole(error.bias))
      }
      lines += ["", "\(series.series). \(series.source).", table.text, "", errors.text]
      lines.append("The middle 80 % held \(share(series.coverage80)) of \(series.points.count).")
    }
    for bands in answer.bands {
      lines += [
        "",
        "\(bands.series), nothing known but the stock: \(bands.origins) origins, \(bands.horizon) quarters ahead. "
          + "The middle 80 % held \(share(bands.coverage80)) of \(bands.forecasts). "
          + "Mean error: last value \(share(bands.naive)), drift \(share(bands.drift)), Theta \(share(bands.theta)).",
      ]
    }
    if let all = answer.bandsCoverage80 { lines.append("Over all of these the middle 80 % held \(share(all)).") }
    return (lines + ["", answer.licence]).joined(separator: "\n")
  }
}
