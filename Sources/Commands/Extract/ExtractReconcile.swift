import ArgumentParser
import Caseload
import Casework

struct ExtractReconcile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract:
      "Compare a nightly workbook's case lists and counts with the case-level data, practitioner by practitioner.",
    discussion: "Lists every difference and changes nothing. Exits with 1 when there are differences.")

  @Argument(help: "The nightly workbook.") var file: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// Differences that are printed as text; `--json` gives all.
  private static let most = 200

  private struct Answer: Encodable {
    struct Difference: Encodable {
      let kind: String
      let crn: String?
      let staffCode: String
      let team: String
      let inWorkbook: String
      let inData: String
    }
    let date: String
    let dataAsOf: String
    let practitioners: Int
    let casesCompared: Int
    let differences: [Difference]
  }

  func run() async throws {
    try await reporting {
      let found = try await database.service().reconcile(workbook: file, progress: Output.progress())
      if output.json {
        try Output.json(
          Answer(
            date: found.date.iso, dataAsOf: found.asOf, practitioners: found.practitioners,
            casesCompared: found.casesCompared,
            differences: found.differences.map {
              .init(
                kind: $0.kind.rawValue, crn: $0.crn, staffCode: $0.post.staff.text, team: $0.post.team.text,
                inWorkbook: $0.inWorkbook, inData: $0.inData)
            }))
      } else {
        Output.result(text(found))
      }
      if !found.differences.isEmpty { throw ExitStatus.difference }
    }
  }

  private func text(_ found: Reconciliation) -> String {
    var lines = [
      "Compared \(found.casesCompared) cases of \(found.practitioners) practitioners: "
        + "workbook of \(found.date.text), data as of \(found.asOf).",
      found.differences.isEmpty ? "They agree." : "\(found.differences.count) differences.",
    ]
    guard !found.differences.isEmpty else { return lines.joined(separator: "\n") }
    var table = TextTable([
      .words("Practitioner"), .words("Team"), .words("CRN"), .words("Difference"), .words("Workbook"), .words("Data"),
    ])
    for difference in found.differences.prefix(Self.most) {
      table.add(
        difference.post.staff.text, difference.post.team.text, difference.crn ?? "", difference.kind.rawValue,
        difference.inWorkbook, difference.inData)
    }
    lines.append(table.text)
    if found.differences.count > Self.most {
      lines.append("and \(found.differences.count - Self.most) more; --json gives all")
    }
    return lines.joined(separator: "\n")
  }
}
