import ArgumentParser
import Caseload
import Casework
import Rules

struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Keep nothing for longer than the rules say.",
    subcommands: [RetentionApply.self])
}

struct RetentionApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Erase what is due, or with --dry-run list it.",
    discussion: """
      Periods stand in retention.yaml of the rules. What is erased leaves a row in the audit trail with its kind and number, and \
      nothing of what it was. Ended cases and former staff are listed and never erased by this version: the command says so.
      """)

  @Flag(name: .customLong("dry-run"), help: "List what would be erased, and erase nothing.") var isDryRun = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Line: Encodable {
      let kind: String
      let months: Int
      let source, before: String
      let due, erased: Int
      let keptBecause: String?
    }
    let isDryRun: Bool
    let review: String?
    let isReviewDue: Bool
    let kinds: [Line]
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let report = isDryRun ? try await service.retentionDue() : try await service.applyRetention()
      if output.json { try Output.json(answer(report)) } else { show(report) }
    }
  }

  private func answer(_ report: RetentionReport) -> Answer {
    Answer(
      isDryRun: isDryRun, review: report.review?.iso, isReviewDue: report.isReviewDue,
      kinds: report.lines.map { line in
        .init(
          kind: line.period.kind.rawValue, months: line.period.months, source: line.period.source,
          before: line.before.iso,
          due: line.due, erased: line.erased, keptBecause: line.keptBecause)
      })
  }

  private func show(_ report: RetentionReport) {
    for line in report.lines {
      let done =
        line.keptBecause != nil && line.due > 0
        ? "kept" : isDryRun ? "would be erased" : "\(line.erased) erased"
      Output.result(
        "\(line.period.kind.label): \(line.due) due, from before \(line.before.iso) (\(counted(line.period.months, "month")), \(line.period.source)); \(line.due == 0 ? "nothing to do" : done)."
      )
    }
    for line in report.lines where line.due > 0 {
      if let why = line.keptBecause { Output.error("\(line.period.kind.label) are not erased. \(why)") }
    }
    if let review = report.review {
      Output.result(
        report.isReviewDue
          ? "The periods were to be looked at again on \(review.iso)."
          : "The periods are looked at again on \(review.iso).")
    }
  }
}
