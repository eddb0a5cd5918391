import Casework
import DataFormat
import Rules

/// One kind of record: what it is for, the way to a new one, and the way to one that is there, by its key.
struct RecordSheetPage {
  let sheet: Sheet
  let words: FieldWords
  /// What was given of a key that is not whole; nil when none was asked for.
  let given: [String: String]?
  let standing: Standing?

  private var problems: [HandProblem] {
    guard let given else { return [] }
    return sheet.keyColumns.filter { given[$0.name] == nil }.map {
      HandProblem(column: $0.name, message: "Enter or select what stands in “\($0.label)”.")
    }
  }

  var page: Page {
    Page(
      title: problems.isEmpty ? sheet.heading : "Error: \(sheet.heading)", section: .records,
      breadcrumbs: [Frame.Link(text: "Records by hand", address: .records(.list))], standing: standing,
      main: """
        \(summary)<h1>\(sheet.heading)</h1>
        <p>\(sheet.about)</p>
        <p>\(TruthHolder(sheet, words.pack).sentence)</p>
        <p><a class="button" href="\(Address.records(.new(sheet.name)))">Record \(sheet.aRow)</a></p>
        \(finding)
        """)
  }

  private var finding: HTML {
    guard !sheet.isHistory else { return "<p>What is recorded stays as it is; a later record follows it.</p>" }
    return """
      <section><h2>Change one that is there</h2>
      <form method="get" action="\(Address.records(.edit(sheet.name, key: [:])))" autocomplete="off">
      \(fields)<button class="button second" type="submit">Find it</button>
      </form></section>
      """
  }

  private var summary: HTML {
    problems.isEmpty ? .empty : Part.errorSummary(problems.map { ($0.message, RecordField.id($0.column ?? "")) })
  }

  private var fields: [HTML] {
    sheet.keyColumns.map { column in
      // A key has a value in every column, whether the sheet asks for it or not.
      let asked = SheetColumn(
        column.name, column.label, column.kind, required: true, refersTo: column.refersTo, note: column.note)
      return RecordField(
        column: asked, sheet: sheet, words: words, text: given?[column.name] ?? "",
        error: problems.first { $0.column == column.name }?.message
      ).html
    }
  }
}
