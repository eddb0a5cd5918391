import ArgumentParser
import Casework
import Exchange
import JSONShapes

struct DataRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record one row by hand, new or changed, with every check of an import, and say what it did.",
    discussion: """
      For instance: headroom data record risk crn=X310001 kind=rosh recorded_at=2026-11-22T09:00:00Z band=high \
      source=OASys --by "A Person". A column that is not named keeps what it says; NAME= empties it. Sheets and columns \
      are described in Documentation/data-format.md. What the case system owns counts at once and waits for it.
      """)

  @Argument(help: "The sheet, for instance risk.") var sheet: String
  @Argument(help: ArgumentHelp("Columns with what they are to say.", valueName: "column=value")) var values: [String]
  @Option(help: ArgumentHelp("Who records it; kept with the change.", valueName: "NAME")) var by: String
  @Option(help: ArgumentHelp("Why; kept with the change.", valueName: "TEXT")) var reason: String?
  @Flag(help: "Say what it would do, and change nothing.") var preview = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    var names: Set<String> = []
    for value in values {
      guard let sign = value.firstIndex(of: "="), sign > value.startIndex else {
        throw ValidationError("“\(value)” is not column=value.")
      }
      guard names.insert(String(value[..<sign])).inserted else {
        throw ValidationError("The column \(value[..<sign]) is given twice.")
      }
    }
  }

  private struct Answer: Encodable {
    struct Problem: Encodable {
      let column: String?
      let value: String?
      let kind: String
      let message: String
    }
    let outcome: String
    let isPreview: Bool
    let waitsForCaseSystem: Bool
    let effects: EffectsJSON?
    let problems: [Problem]
  }

  func run() async throws {
    try await reporting {
      let texts = values.map { value in
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts[1]))
      }
      let entry = HandEntry(
        sheet: sheet, texts: Dictionary(uniqueKeysWithValues: texts), madeBy: by, reason: reason)
      let outcome = try await database.service(creating: true).record(entry, preview: preview)
      if output.json { try Output.json(answer(outcome)) } else { show(outcome) }
      if case .refused = outcome { throw ExitStatus.data }
    }
  }

  private func answer(_ outcome: HandOutcome) -> Answer {
    switch outcome {
    case .same:
      Answer(outcome: "unchanged", isPreview: preview, waitsForCaseSystem: false, effects: nil, problems: [])
    case .kept(let effects, let isWaiting):
      Answer(
        outcome: "kept", isPreview: preview, waitsForCaseSystem: isWaiting, effects: EffectsJSON(effects), problems: [])
    case .refused(let problems):
      Answer(
        outcome: "refused", isPreview: preview, waitsForCaseSystem: false, effects: nil,
        problems: problems.map {
          .init(column: $0.column, value: $0.value, kind: $0.kind.rawValue, message: $0.message)
        })
    }
  }

  private func show(_ outcome: HandOutcome) {
    switch outcome {
    case .same: Output.result("It says so already. Nothing was changed.")
    case .kept(let effects, let isWaiting):
      Output.result(preview ? "This is what it would do. Nothing was changed." : "Recorded.")
      Output.result(EffectText(effects).text)
      if isWaiting { Output.result("The case system owns this: it counts at once, and waits for the case system.") }
    case .refused(let problems):
      Output.error("Nothing was changed: \(counted(problems.count, "problem")).")
      for problem in problems {
        let place = [problem.column, problem.value.map { "“\($0)”" }].compactMap(\.self).joined(separator: " ")
        Output.error(place.isEmpty ? problem.message : "\(place): \(problem.message)")
      }
    }
  }
}
