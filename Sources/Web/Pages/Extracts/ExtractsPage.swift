import Caseload
import Casework

/// Every extract that came in: accepted, waiting or refused, with the number of its problems.
struct ExtractsPage {
  let extracts: [ExtractSummary]
  let standing: Standing?

  var page: Page {
    Page(
      title: "Extracts", section: .extracts, standing: standing,
      main: """
        <h1>Extracts</h1>
        <p>An extract is the workbook that the case system writes each night. Figures are made from the newest one that was accepted.</p>
        \(table)
        """)
  }

  private var table: HTML {
    guard !extracts.isEmpty else {
      return Part.empty("No extract has come in. Bring one in with: headroom extract import FILE.xlsx")
    }
    return Table(
      caption: "Extracts, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "Extract of"), Table.Column(heading: "State"), Table.Column(heading: "File"),
        Table.Column(heading: "Came in", room: .day), Table.Column(heading: "Posts", isNumeric: true),
        Table.Column(heading: "Cases", isNumeric: true), Table.Column(heading: "Problems", isNumeric: true),
      ],
      rows: extracts.map { extract in
        [
          Part.link(extract.dayInWords, .extract(extract.id)), extract.tag, "\(extract.fileName)",
          "\(Times.shortText(ofUTC: extract.receivedAt))", "\(Figures.number(extract.owners))",
          "\(Figures.number(extract.cases))",
          "\(Figures.number(extract.problems))",
        ]
      }
    ).html
  }
}

extension ExtractSummary {
  /// `22 November 2026`, or that the day is not known.
  var dayInWords: String { date?.text ?? "Day not known (number \(id))" }

  var tag: HTML {
    switch state {
    case .accepted: isCurrent ? Part.tag("Accepted, shown now", .room) : Part.tag("Accepted")
    case .waiting: Part.tag("Waits for a decision", .care)
    case .refused: Part.tag("Refused", .none)
    }
  }
}
