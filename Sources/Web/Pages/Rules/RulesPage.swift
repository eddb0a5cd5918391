import Caseload
import Casework
import Rules

/// Every table of the rule pack with its source, date and version, and its values.
struct RulesPage {
  let pack: RulePack
  let standing: Standing?

  var page: Page {
    Page(
      title: "Rules", section: .rules, standing: standing,
      main: """
        <h1>Rules</h1>
        <p class="stamp">\(pack.title), version \(pack.version) · in force from \(pack.effectiveFrom.text)</p>
        <p>Every number that figures are made with, and where it comes from. A service can replace any table without changing the
        program; frozen figures keep the rules by which they were made. \(Part.link("Limits in force, and what sets each", .hours(.limits())))</p>
        <section>\(sources)</section>
        \(RuleTables(pack: pack).html)\(RetentionRuleTables(pack: pack).html)
        """)
  }

  private var sources: HTML {
    Table(
      caption: "Tables and their sources",
      columns: [
        Table.Column(heading: "Table"), Table.Column(heading: "In force from", room: .day),
        Table.Column(heading: "Version"),
        Table.Column(heading: "Source"), Table.Column(heading: "File"),
      ],
      rows: pack.tables.map { table in
        [
          "\(table.name)", "\(table.effectiveFrom.shortText)", "\(table.version)", "\(table.source)",
          "<code>\(table.file)</code>",
        ]
      }
    ).html
  }
}
