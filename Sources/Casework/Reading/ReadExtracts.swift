import Caseload
import Rules
import Storage

extension Service {
  /// Problems on one page of an extract's list.
  public static let problemsAPage = 50

  public func extracts() async throws -> [ExtractSummary] {
    try await view(.viewExtracts) { connection in
      try require(.view, .extracts, connection)
      let current = try Extracts.current(connection)?.id
      return try Extracts.all(connection).map { ExtractSummary($0, current: current) }
    }
  }

  public func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail {
    try await view(.viewExtracts, .item(kind: "extract", id: String(id))) { connection in
      try require(.view, .extracts, connection)
      guard let record = try Extracts.find(connection, id: id) else {
        throw CaseworkRefusal.notFound("There is no extract number \(id).")
      }
      let perSheet = try connection.query(
        "SELECT COALESCE(sheet, ''), COUNT(*) FROM import_problem WHERE extract_id = ? GROUP BY COALESCE(sheet, '')",
        [.integer(id)]
      ) { (try $0.text(0), try $0.int(1)) }
      let counts = Dictionary(perSheet, uniquingKeysWith: +)
      let total = sheet.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
      let pages = max(1, (total + Self.problemsAPage - 1) / Self.problemsAPage)
      let shown = min(max(1, page), pages)
      let sheets = try connection.query(
        "SELECT name, rows_read, rows_used FROM extract_sheet WHERE extract_id = ? ORDER BY ordinal", [.integer(id)]
      ) { row in
        let name = try row.text(0)
        return ExtractDetail.Sheet(name: name, rows: try row.int(1), used: try row.int(2), problems: counts[name] ?? 0)
      }
      let filter = sheet == nil ? "" : "AND COALESCE(sheet, '') = ?"
      let problems = try connection.query(
        """
        SELECT severity, kind, sheet, row_number, column_name, value, message, done FROM import_problem
        WHERE extract_id = ? \(filter) ORDER BY ordinal LIMIT ? OFFSET ?
        """,
        [.integer(id)] + (sheet.map { [.text($0)] } ?? []) + [
          .integer(Self.problemsAPage), .integer((shown - 1) * Self.problemsAPage),
        ]
      ) { row in
        StoredProblem(
          severity: try row.text(0), kind: try row.text(1), sheet: try row.optionalText(2), row: try row.optionalInt(3),
          column: try row.optionalText(4), value: try row.optionalText(5), message: try row.text(6),
          done: try row.text(7))
      }
      let current = try Extracts.current(connection)
      return ExtractDetail(
        summary: ExtractSummary(record, current: current?.id),
        rules: record.pack == pack.id
          ? "\(pack.title), version \(record.packVersion)" : "\(record.pack), version \(record.packVersion)",
        sheets: sheets,
        sheetFilter: sheet, problems: problems, totalProblems: total, page: shown, pages: pages,
        standing: try current.map { try standing(of: $0, connection) })
    }
  }
}

extension ExtractSummary {
  init(_ record: ExtractRecord, current: Int?) {
    let state: State =
      switch record.state {
      case .accepted: .accepted
      case .waiting: .waiting
      case .refused: .refused
      }
    self.init(
      id: record.id, fileName: record.fileName, state: state, date: record.date, receivedAt: record.receivedAt,
      owners: record.owners,
      cases: record.cases, problems: record.problems, reason: record.reason, isCurrent: record.id == current)
  }
}
