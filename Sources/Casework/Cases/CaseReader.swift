import Caseload
import DataFormat
import Rules
import Storage

/// Reads what the sheets hold of one case.
struct CaseReader {
  let crn: String
  let day: LocalDate
  let pack: RulePack
  let connection: any SQLConnection

  private var labels: CaseLabels { CaseLabels(pack) }
  private func rows<Value>(_ sql: String, _ decode: (SQLRow) throws -> Value) throws -> [Value] {
    try connection.query(sql, [.text(crn)], decode)
  }

  func orders() throws -> [CaseDetail.Order] {
    try rows(
      """
      SELECT number, type, sentence_type, offence_on, sentenced_on, sentence_days, starts_on, expected_end_on,
        released_on, recalled_on, licence_ends_on, ended_on FROM case_order WHERE crn = ?
      ORDER BY CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, starts_on DESC, number
      """
    ) { row in
      let expected = try row.day(7)
      let ended = try row.day(11)
      return CaseDetail.Order(
        number: try row.text(0), type: labels.type(try row.text(1)), sentenceType: try row.optionalText(2),
        offence: try row.day(3), sentenced: try row.day(4), sentenceDays: try row.optionalInt(5), start: try row.day(6),
        expectedEnd: expected, released: try row.day(8), recalled: try row.day(9), licenceEnds: try row.day(10),
        ended: ended, isOverEnd: ended == nil && expected.map { $0 < day } ?? false)
    }
  }

  func registrations() throws -> [CaseDetail.Registration] {
    try rows(
      """
      SELECT number, type, level, category, registered_on, ended_on, source FROM registration WHERE crn = ?
      ORDER BY CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, registered_on DESC, number
      """
    ) { row in
      let code = try row.text(1)
      let type = pack.registerTypes.type(code)
      return CaseDetail.Registration(
        number: try row.text(0), type: type?.label ?? code, isNeed: type?.isNeed ?? false,
        level: try row.optionalText(2), category: try row.optionalText(3), registered: try row.day(4),
        ended: try row.day(5), source: try row.optionalText(6))
    }
  }

  /// Kinds in the order of the open format; the newest score of each counts.
  func risk() throws -> [CaseDetail.RiskOfKind] {
    let scores = try rows(
      "SELECT kind, recorded_at, score, band, basis, source FROM risk_score WHERE crn = ? ORDER BY recorded_at DESC"
    ) { row in
      (
        kind: try row.text(0),
        score: CaseDetail.RiskScore(
          recordedAt: try row.text(1), score: try row.optionalText(2), band: try row.optionalText(3),
          basis: try row.optionalText(4), source: try row.optionalText(5))
      )
    }
    var kinds: [String] = []
    if case .choice(let known)? = DataSheets.risk.columns.first(where: { $0.name == "kind" })?.kind { kinds = known }
    return kinds.compactMap { kind in
      let own = scores.filter { $0.kind == kind }.map(\.score)
      return own.first.map { CaseDetail.RiskOfKind(kind: kind, newest: $0, older: Array(own.dropFirst())) }
    }
  }

  func needs() throws -> CaseDetail.NeedsAssessment? {
    let sections = DataSheets.needs.columns.dropFirst(5)
    let all = try rows(
      """
      SELECT completed_on, layer, status, \(sections.map(\.name).joined(separator: ", ")) FROM needs_assessment
      WHERE crn = ? ORDER BY completed_on DESC
      """
    ) { row in
      (
        try row.day(0), try row.int(1), try row.text(2),
        try sections.enumerated().compactMap { index, column in
          try row.optionalInt(3 + index).map { CaseDetail.NeedsAssessment.Section(label: column.label, score: $0) }
        }
      )
    }
    return all.first.map {
      CaseDetail.NeedsAssessment(
        completed: $0.0, layer: $0.1, status: $0.2.replacing("-", with: " "), sections: $0.3, recorded: all.count)
    }
  }

  func requirements() throws -> [CaseDetail.Requirement] {
    try rows(
      """
      SELECT order_number, number, category, restrictive, unit, ordered, done, provider, starts_on, ended_on
      FROM requirement WHERE crn = ? ORDER BY CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, order_number, number
      """
    ) { row in
      CaseDetail.Requirement(
        order: try row.text(0), number: try row.text(1), category: Self.category(try row.text(2)),
        isRestrictive: try row.bool(3), unit: try row.optionalText(4), ordered: try row.optionalInt(5),
        done: try row.optionalInt(6), provider: try row.optionalText(7), start: try row.day(8), ended: try row.day(9))
    }
  }

  /// The two categories that the open format explains; another code stands as it is.
  private static func category(_ code: String) -> String {
    switch code {
    case "F": "Rehabilitation activity (RAR)"
    case "W": "Unpaid work"
    default: code
    }
  }

  /// Open items first, by the day on which they are due.
  func workItems() throws -> [CaseDetail.WorkItem] {
    try rows(
      """
      SELECT w.number, w.kind, w.contact, w.staff_code, s.surname, s.forename, w.due_on, w.started_on, w.done_on, w.outcome
      FROM work_item w LEFT JOIN staff s ON s.staff_code = w.staff_code WHERE w.crn = ?
      ORDER BY CASE WHEN w.done_on IS NULL THEN 0 ELSE 1 END, COALESCE(w.due_on, '9999-12-31'), w.number
      """
    ) { row in
      let kind = try row.text(1)
      let due = try row.day(6)
      let done = try row.day(8)
      let name = PostRow.lastFirst(try row.optionalText(4) ?? "", try row.optionalText(5) ?? "")
      return CaseDetail.WorkItem(
        number: try row.text(0), kind: pack.workKinds.first { $0.id == kind }?.label ?? kind,
        contact: try row.optionalText(2), doneBy: try row.optionalText(3).map { _ in name }, due: due,
        started: try row.day(7), done: done, outcome: try row.optionalText(9),
        isLate: done == nil && due.map { $0 < day } ?? false)
    }
  }

  /// How many entries of a table with a first and a last day hold on the day.
  func standingEntries(of table: String) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM \(table) WHERE crn = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?",
      [.text(crn), .text(day.iso), .text(day.iso)]
    ) { try $0.int(0) } ?? 0
  }
}
