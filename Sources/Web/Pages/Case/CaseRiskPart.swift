import Caseload
import Casework

/// Risk of serious harm and the predictors, each with its date and source, and the newest assessment of needs.
struct CaseRiskPart {
  let model: CaseDetail
  let mark: WaitingMark

  var html: HTML { newest + older + needs }

  private static func name(_ kind: String) -> String {
    switch kind {
    case "rosh": "Risk of serious harm (ROSH)"
    default: kind.uppercased()
    }
  }

  private var columns: [Table.Column] {
    [
      Table.Column(heading: "Kind"), Table.Column(heading: "Band"),
      Table.Column(heading: "Score, percent", isNumeric: true),
      Table.Column(heading: "Recorded"), Table.Column(heading: "Source"),
    ]
  }

  private func row(_ kind: String, _ score: CaseDetail.RiskScore) -> [HTML] {
    let basis: HTML = score.basis.map { ", \($0)" } ?? .empty
    return [
      "\(Self.name(kind))\(basis)\(mark.row("risk", [model.summary.crn, kind, score.recordedAt]))",
      score.band.map { "\(CaseCell.words($0))" } ?? .none, score.score.map { "\($0)" } ?? .none,
      "\(Times.shortText(ofUTC: score.recordedAt))", score.source.map { "\($0)" } ?? .none,
    ]
  }

  private var newest: HTML {
    guard !model.risk.isEmpty else { return Part.empty("No risk score recorded.") }
    return Table(
      caption: "Newest score of each kind", reading: "Times are UTC.", columns: columns,
      rows: model.risk.map { row($0.kind, $0.newest) }
    ).html
  }

  private var older: HTML {
    let rows = model.risk.flatMap { kind in kind.older.map { row(kind.kind, $0) } }
    guard !rows.isEmpty else { return .empty }
    return Part.details(
      "Older scores (\(rows.count))",
      Table(caption: "Older scores, newest first", reading: "Times are UTC.", columns: columns, rows: rows).html)
  }

  private var needs: HTML {
    guard let needs = model.needs else { return "<h3>Needs</h3>\n" + Part.empty("No assessment of needs recorded.") }
    let on = needs.completed?.text ?? "a day that is not known"
    let intro: HTML = """
      <h3>Needs</h3>
      <p>Newest of \(Figures.counted(needs.recorded, "assessment", "assessments")): of \(on), layer \(needs.layer), \(needs.status).</p>

      """
    guard !needs.sections.isEmpty else { return intro + Part.empty("No section was scored.") }
    return intro
      + Table(
        caption: "Scores by section",
        columns: [Table.Column(heading: "Section"), Table.Column(heading: "Score", isNumeric: true)],
        rows: needs.sections.map { ["\($0.label)", "\($0.score)"] }, isNarrow: true
      ).html
  }
}
