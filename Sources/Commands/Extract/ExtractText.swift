import Caseload
import Casework
import Exchange

/// Extracts and their problems as lines of text.
enum ExtractText {
  static func summary(_ extract: NightlyExtract) -> String {
    var table = TextTable([.words("Sheet"), .figures("Rows read"), .figures("Rows used")])
    for sheet in extract.sheets { table.add(sheet.name, "\(sheet.rows)", "\(sheet.used)") }
    return "Extract of \(extract.date.text): \(extract.owners.count) practitioners in teams.\n\n\(table.text)\n"
  }

  static func report(_ report: ImportReport) -> String {
    switch report.outcome {
    case .unchanged:
      return "This workbook was imported before, as extract \(report.extractID). Nothing was changed."
    case .waiting(let reason):
      return "Extract \(report.extractID) waits for a decision. \(reason)"
    case .accepted:
      var lines = [
        "Accepted as extract \(report.extractID)\(report.date.map { ", of \($0.text)" } ?? ""): "
          + "\(report.owners) practitioners in teams, \(report.cases) cases; \(report.notComputable) not computable."
      ]
      if !report.problems.isEmpty {
        lines += [
          "", problems(report.problems), "", "See them again with: headroom extract problems \(report.extractID)",
        ]
      }
      return lines.joined(separator: "\n")
    }
  }

  /// At most this many problems are listed one by one on a terminal; the rest are counted.
  private static let listed = 60

  static func problems(_ problems: [ImportProblem]) -> String {
    guard !problems.isEmpty else { return "No problems." }
    let counts = ImportProblem.Severity.allCases.compactMap { severity in
      let count = problems.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    var lines = ["Problems: \(counts.joined(separator: ", "))."]
    lines += problems.prefix(listed).map {
      line($0.severity.rawValue, $0.sheet, $0.row, $0.column, $0.value, $0.message, $0.done)
    }
    if problems.count > listed { lines.append("… and \(problems.count - listed) more.") }
    return lines.joined(separator: "\n")
  }

  static func line(
    _ severity: String, _ sheet: String?, _ row: Int?, _ column: String?, _ value: String?, _ message: String,
    _ done: String
  ) -> String {
    var place = [sheet ?? "workbook"]
    if let row { place.append("row \(row)") }
    if let column { place.append(column) }
    return "[\(severity)] \(place.joined(separator: ", ")): \(message)\(value.map { " Found “\($0)”." } ?? "") \(done)"
  }
}
