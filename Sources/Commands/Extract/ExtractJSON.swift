import Caseload
import Casework
import Exchange
import JSONShapes

/// An extract, or what came of it, as JSON.
struct ExtractJSON: Encodable {
  struct Sheet: Encodable {
    let name: String
    let rowsRead: Int
    let rowsUsed: Int
  }

  /// `accepted`, `unchanged`, `waiting`, `refused`, or `readable` for a check.
  var outcome: String
  var reason: String?
  var reasonKind: String?
  var extract: Int?
  var date: String?
  var practitioners: Int?
  var cases: Int?
  var notComputable: Int?
  var sheets: [Sheet]?
  var problems: [ProblemJSON]

  init(_ extract: NightlyExtract) {
    outcome = "readable"
    date = extract.date.iso
    practitioners = extract.owners.count
    sheets = extract.sheets.map { Sheet(name: $0.name, rowsRead: $0.rows, rowsUsed: $0.used) }
    problems = extract.problems.map(ProblemJSON.init)
  }

  init(refusal: ExtractRefusal) {
    outcome = "refused"
    reason = refusal.message
    reasonKind = refusal.reason.rawValue
    problems = refusal.problems.map(ProblemJSON.init)
  }

  init(_ report: ImportReport) {
    switch report.outcome {
    case .accepted: outcome = "accepted"
    case .unchanged: outcome = "unchanged"
    case .waiting(let why): (outcome, reason) = ("waiting", why)
    }
    extract = report.extractID
    date = report.date?.iso
    practitioners = report.owners
    cases = report.cases
    notComputable = report.notComputable
    sheets = report.sheets.map { Sheet(name: $0.name, rowsRead: $0.rows, rowsUsed: $0.used) }
    problems = report.problems.map(ProblemJSON.init)
  }
}

extension ProblemJSON {
  init(_ problem: ImportProblem) {
    self.init(
      severity: problem.severity.rawValue, kind: problem.kind.rawValue, sheet: problem.sheet, row: problem.row,
      column: problem.column, value: problem.value, message: problem.message, done: problem.done)
  }
}
