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
      nothing of what it was. Cases and staff are erased only as they were listed: --dry-run prints a code that stands for \
      exactly those, and --listed takes it. Their personal data are taken out, and a pseudonym stands in histories. Nothing of it \
      comes back.
      """)

  @Flag(name: .customLong("dry-run"), help: "List what would be erased, and erase nothing.") var isDryRun = false
  @Option(
    help: ArgumentHelp(
      "Erase the cases and staff too that a dry run listed, by the code that it printed.", valueName: "CODE"))
  var listed: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Line: Encodable {
      let kind: String
      let months: Int
      let source, before: String
      let due, erased, inUse: Int
      let codes: [String]
    }
    let isDryRun: Bool
    let review: String?
    let isReviewDue: Bool
    let listed: String?
    let kinds: [Line]
  }

  func validate() throws {
    if isDryRun, listed != nil { throw ValidationError("--listed erases; --dry-run erases nothing. Give one of them.") }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let report =
        isDryRun ? try await service.retentionDue() : try await service.applyRetention(listed: listed)
      if output.json { try Output.json(answer(report)) } else { show(report) }
    }
  }

  private func answer(_ report: RetentionReport) -> Answer {
    Answer(
      isDryRun: isDryRun, review: report.review?.iso, isReviewDue: report.isReviewDue, listed: report.listed,
      kinds: report.lines.map { line in
        .init(
          kind: line.period.kind.rawValue, months: line.period.months, source: line.period.source,
          before: line.before.iso, due: line.due, erased: line.erased, inUse: line.inUse, codes: line.codes)
      })
  }

  private func show(_ report: RetentionReport) {
    for line in report.lines {
      Output.result(
        "\(line.period.kind.label): \(line.due) due, from before \(line.before.iso) (\(counted(line.period.months, "month")), \(line.period.source)); \(outcome(line))."
      )
      if isDryRun, !line.codes.isEmpty { Output.result("  \(line.codes.joined(separator: " "))") }
      let unnamed = line.isListedFirst ? line.erasable - line.codes.count : 0
      if isDryRun, unnamed > 0 {
        Output.result("  and \(counted(unnamed, "case")) that \(unnamed == 1 ? "is" : "are") restricted")
      }
    }
    for line in report.lines where line.inUse > 0 {
      Output.error(
        "\(line.period.kind.label): \(line.inUse) in use and not erased: a case that is still listed, or somebody who holds one or whose account is enabled."
      )
    }
    if let code = report.listed, listed == nil {
      Output.result("To erase these cases and staff for good: headroom retention apply --listed \(code)")
    }
    if let review = report.review {
      Output.result(
        report.isReviewDue
          ? "The periods were to be looked at again on \(review.iso)."
          : "The periods are looked at again on \(review.iso).")
    }
  }

  private func outcome(_ line: RetentionReport.Line) -> String {
    if line.due == 0 { return "nothing to do" }
    if isDryRun { return "\(line.erasable) would be erased" }
    return line.isListedFirst && listed == nil ? "none erased, as no list was named" : "\(line.erased) erased"
  }
}
