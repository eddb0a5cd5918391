import Casework
import DataFormat
import Rules

/// Every kind of record that can be made by hand: what it is for, and who holds the truth of it.
struct RecordListPage {
  /// Those that the person keeps.
  let sheets: [Sheet]
  let pack: RulePack
  let standing: Standing?

  var page: Page {
    Page(
      title: "Records by hand", section: .records, standing: standing,
      main: """
        <h1>Records by hand</h1>
        <p>Where there is no feed, or before it comes, records can be made and changed here, with the same checks as an import. \
        Each form says what it will do before anything is kept.</p>
        <p>Where the case system holds the truth, a change made here waits until the case system says the same.</p>
        \(table)
        """)
  }

  private var table: HTML {
    Table(
      caption: "Kinds of records",
      columns: [
        Table.Column(heading: "Record"), Table.Column(heading: "What it is for"),
        Table.Column(heading: "Who holds the truth"), Table.Column(heading: "New"),
      ],
      rows: sheets.map { sheet in
        [
          Part.link(sheet.heading, .records(.sheet(sheet.name))), "\(sheet.about)", "\(TruthHolder(sheet, pack).name)",
          Part.link("Record \(sheet.aRow)", .records(.new(sheet.name))),
        ]
      }
    ).html
  }
}
