import Casework
import DataFormat
import Rules

/// The form of a record: what is known stands as text, the rest is asked for, and what is wrong is said twice in the same words.
struct RecordFormPage {
  let form: RecordForm
  let problems: [HandProblem]
  let words: FieldWords
  let token: FormToken
  let standing: Standing?

  private var sheet: Sheet { form.sheet }

  private var heading: String { (form.isChange ? "Change " : "Record ") + sheet.aRow }

  var page: Page {
    Page(
      title: problems.isEmpty ? heading : "Error: \(heading)", section: .records, breadcrumbs: sheet.crumbs,
      standing: standing, main: main)
  }

  private var main: HTML {
    """
    \(summary)<h1>\(heading)</h1>
    <p>\(sheet.about)</p>
    <p>\(TruthHolder(sheet, words.pack).sentence)</p>
    <form method="post" action="\(Address.records(.sheet(sheet.name)))" autocomplete="off">
    \(form.hidden(token, without: shown))\(knownList)\(fields)\(why)
    <button class="button" type="submit" name="\(RecordForm.stepField)" value="\(RecordForm.Step.check.rawValue)">Check what this does</button>
    </form>
    """
  }

  /// Columns with a field: those not known, and those of which what is known is wrong.
  private var shown: [SheetColumn] {
    sheet.columns.filter { column in
      !form.known.contains(column.name) || (!form.isChange && problems.contains { $0.column == column.name })
    }
  }

  private var summary: HTML {
    guard !problems.isEmpty else { return .empty }
    let first = shown.first?.name ?? RecordForm.reasonField
    return Part.errorSummary(problems.map { ($0.message, RecordField.id($0.column ?? first)) })
  }

  private var knownList: HTML {
    let asked = Set(shown.map(\.name))
    let items = sheet.columns.filter { !asked.contains($0.name) }.map { column -> HTML in
      let value = words.words(form.texts[column.name] ?? "", column, of: sheet)
      return "<div><dt>\(column.label)</dt><dd id=\"\(RecordField.id(column.name))\">\(value)</dd></div>\n"
    }
    return items.isEmpty ? .empty : "<dl class=\"list\">\(items)</dl>\n"
  }

  private func error(_ column: String) -> String? { problems.first { $0.column == column }?.message }

  private var fields: [HTML] {
    shown.map { column in
      RecordField(
        column: column, sheet: sheet, words: words, text: form.texts[column.name] ?? "", error: error(column.name)
      ).html
    }
  }

  /// Why it is recorded. Who records it is whoever is signed in.
  private var why: HTML {
    let column = SheetColumn(
      RecordForm.reasonField, "Why", .text(maximum: 500), note: "A sentence for whoever asks later.")
    return RecordField(
      column: column, sheet: sheet, words: words, text: form.reason, error: error(column.name)
    ).html
  }
}

extension RecordForm {
  /// What goes with the form unseen. - Parameter shown: columns with a field of their own.
  func hidden(_ token: FormToken, without shown: [SheetColumn]) -> HTML {
    let names = Set(shown.map(\.name))
    let kept = sheet.columns.filter { !names.contains($0.name) && texts[$0.name] != nil }.map { column -> HTML in
      Part.hidden(column.name, texts[column.name] ?? "")
    }
    let still = known.subtracting(names).sorted().joined(separator: " ")
    return """
      \(token.field)\(Part.hidden(Self.kindField, isChange ? "change" : "new"))\
      \(Part.hidden(Self.knownField, still))\(seen.map { Part.hidden(Self.seenField, $0) } ?? .empty)\(kept)

      """
  }
}

extension Sheet {
  /// The way to a form of this sheet.
  var crumbs: [Frame.Link] {
    [
      Frame.Link(text: "Records by hand", address: .records(.list)),
      Frame.Link(text: heading, address: .records(.sheet(name))),
    ]
  }
}
