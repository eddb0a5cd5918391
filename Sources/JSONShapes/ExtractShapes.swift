import Caseload
package import Casework

/// An extract in the list of those that arrived.
package struct ExtractRowJSON: Encodable {
  let extract: Int
  let file: String
  let state: String
  let date: String?
  let receivedAt: String
  let practitioners: Int
  let cases: Int
  let problems: Int
  let reason: String?
  let isCurrent: Bool

  package init(_ summary: ExtractSummary) {
    extract = summary.id
    file = summary.fileName
    state = summary.state.rawValue
    date = summary.date?.iso
    receivedAt = summary.receivedAt
    practitioners = summary.owners
    cases = summary.cases
    problems = summary.problems
    reason = summary.reason
    isCurrent = summary.isCurrent
  }
}

/// Something in an extract that somebody should look at.
package struct ProblemJSON: Encodable {
  let severity: String
  let kind: String
  let sheet: String?
  let row: Int?
  let column: String?
  let value: String?
  let message: String
  let done: String

  package init(
    severity: String, kind: String, sheet: String?, row: Int?, column: String?, value: String?, message: String,
    done: String
  ) {
    self.severity = severity
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.message = message
    self.done = done
  }

  package init(_ problem: StoredProblem) {
    self.init(
      severity: problem.severity, kind: problem.kind, sheet: problem.sheet, row: problem.row, column: problem.column,
      value: problem.value, message: problem.message, done: problem.done)
  }
}

/// One extract with a page of its problems.
package struct ExtractDetailJSON: Encodable {
  struct Sheet: Encodable {
    let name: String
    let rowsRead: Int
    let rowsUsed: Int
    let problems: Int
  }
  let extract: ExtractRowJSON
  let rules: String
  let sheets: [Sheet]
  let problems: [ProblemJSON]
  let total: Int
  let page: Int
  let pages: Int

  package init(_ detail: ExtractDetail) {
    extract = ExtractRowJSON(detail.summary)
    rules = detail.rules
    sheets = detail.sheets.map {
      Sheet(name: $0.name, rowsRead: $0.rows, rowsUsed: $0.used, problems: $0.problems)
    }
    problems = detail.problems.map(ProblemJSON.init)
    total = detail.totalProblems
    page = detail.page
    pages = detail.pages
  }
}
