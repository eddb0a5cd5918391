import ArgumentParser
import Caseload
import Casework
import Foundation
import JSONShapes
import Planning
import Rules

struct PlanTornadoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tornado",
    abstract: "What an answer hangs on: each drawn number at its low and high end, widest first.")

  @Argument(help: "A scenario's file, or the name of a shipped one.") var file: String
  @Option(help: "The answer: \(PlanMeasure.allCases.map(\.id).joined(separator: ", ")).")
  var measure = PlanMeasure.utilisation.id
  @Option(help: ArgumentHelp("The end of the quarter; the last when left out.", valueName: "YYYY-MM-DD")) var date:
    String?
  @OptionGroup var runs: PlanRunOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Row: Encodable {
      let parameter: String
      let low: Double
      let high: Double
      let swing: Double
      let lowDelta: Double
      let highDelta: Double
      let rankCorrelation: Double?
    }
    let basis: PlanBasis
    let measure: String
    let date: String
    let base: Double
    let rows: [Row]
  }

  func validate() throws {
    guard PlanMeasure(id: measure) != nil else {
      throw ValidationError("--measure takes one of \(PlanMeasure.allCases.map(\.id).joined(separator: ", ")).")
    }
    if let date, LocalDate(iso: date) == nil { throw ValidationError("--date takes a day such as 2026-09-30.") }
  }

  func run() async throws {
    try await reporting {
      let file = try NamedScenario(path: file)
      let run = await PlanRun.stockFlow(file.scenario, runs.options)
      let measure = PlanMeasure(id: measure) ?? .utilisation
      let wanted = date.flatMap { LocalDate(iso: $0) } ?? run.dates[run.quarters]
      guard let quarter = run.dates.firstIndex(of: wanted), quarter > 0 else {
        throw PlanQuestionError(
          "\(wanted.iso) is no end of a quarter of this run; those are \(run.dates.dropFirst().map(\.iso).joined(separator: ", "))."
        )
      }
      let drivers = await run.drivers(measure, quarter: quarter)
      let ranks = Dictionary(
        drivers.correlations.map { ($0.parameter, $0.rank) }, uniquingKeysWith: { first, _ in first })
      let basis = PlanBasis(file, runs.options)
      if output.json {
        let rows = drivers.tornado.rows.map { row in
          Answer.Row(
            parameter: row.parameter, low: row.low, high: row.high, swing: row.swing, lowDelta: row.lowDelta,
            highDelta: row.highDelta, rankCorrelation: ranks[row.parameter])
        }
        return try Output.json(
          Answer(
            basis: basis, measure: measure.id, date: wanted.iso, base: drivers.tornado.base, rows: rows))
      }
      var table = TextTable([
        .words("Number"), .figures("At its tenth"), .figures("At its ninetieth"), .figures("Swing"),
        .figures("Rank correlation"),
      ])
      for row in drivers.tornado.rows {
        table.add(
          row.parameter, PlanText.figure(row.low, measure), PlanText.figure(row.high, measure),
          PlanText.figure(row.swing, measure), ranks[row.parameter].map { String(format: "%.2f", $0) } ?? "")
      }
      Output.result(
        [
          basis.stamp,
          "\(measure.label) on \(wanted.text); all in the middle: \(PlanText.figure(drivers.tornado.base, measure)).",
          "",
          table.text,
        ].joined(separator: "\n"))
    }
  }
}
