import Casework

/// Drafts of what is held about somebody, and the form to gather another.
struct SubjectsPage {
  let drafts: [SubjectDraft]
  var kind = ""
  var code = ""
  var problems: [FieldProblem] = []
  let token: FormToken
  let standing: Standing?

  static let heading = "Requests for own data"
  static let kindField = "kind"
  static let codeField = "code"

  var page: Page {
    Page(
      title: problems.title(Self.heading), section: .subjects, standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        <p>Whoever asks what is held about them is answered from here. All of it is gathered as a draft; you read it, leave out what is
        about others, and only then is it given out. Gathering and reading are in the audit trail.</p>
        <section><h2>Gather what is held</h2>
        <form method="post" action="\(Address.subjects(.list))" autocomplete="off">\(token.field)\
        \(radios)\(Field(name: Self.codeField, label: "CRN or staff code", width: "short", value: code, error: problems.sentence(of: Self.codeField)).html)\
        <button class="button" type="submit">Gather a draft</button></form></section>
        <section><h2>Drafts</h2>
        \(table)</section>
        """)
  }

  private var radios: HTML {
    let choices = [("person", "A person on probation"), ("staff", "A member of staff")]
    let items = choices.enumerated().map { index, choice -> HTML in
      // The first has the field's own identifier, so that what is to be put right leads to it.
      let id = index == 0 ? Field.id(Self.kindField) : Field.id("\(Self.kindField)-\(choice.0)")
      let checked: HTML = choice.0 == kind ? " checked" : .empty
      return """
        <div class="radio"><input id="\(id)" name="\(Self.kindField)" type="radio" value="\(choice.0)"\(checked) autocomplete="off">\
        <label for="\(id)">\(choice.1)</label></div>

        """
    }
    return "<fieldset><legend>Who asks</legend>\n\(items)</fieldset>\n"
  }

  private var table: HTML {
    guard !drafts.isEmpty else { return Part.empty("Nothing has been gathered yet.") }
    return Table(
      caption: "Drafts, newest first",
      columns: [
        Table.Column(heading: "Draft"), Table.Column(heading: "About"), Table.Column(heading: "Gathered"),
        Table.Column(heading: "Items", isNumeric: true), Table.Column(heading: "State"),
      ],
      rows: drafts.map { draft in
        [
          Part.link("Draft \(draft.id)", .subjects(.one(draft.id))), "\(draft.subject.code)",
          "\(Times.text(ofUTC: draft.madeAt)), \(draft.madeBy)", "\(Figures.number(draft.data.items))",
          draft.reviewedBy.map { Part.tag("Reviewed by \($0)", .room) } ?? Part.tag("To be read", .care),
        ]
      }
    ).html
  }
}

/// One draft, item by item: to be read and cleared of what is about others, or as it was given out.
struct SubjectPage {
  let draft: SubjectDraft
  let token: FormToken
  let standing: Standing?

  static let itemField = "leave-out-"

  private var isReviewed: Bool { draft.reviewedAt != nil }

  var page: Page {
    let crumbs = [Frame.Link(text: SubjectsPage.heading, address: .subjects(.list))]
    return Page(
      title: "Draft \(draft.id)", section: .subjects, breadcrumbs: crumbs, standing: standing,
      main: """
        <span class="caption">What is held about \(draft.subject.code)</span><h1>Draft \(draft.id)</h1>
        <p class="stamp">Gathered \(Times.text(ofUTC: draft.madeAt)) by \(draft.madeBy) · \(Figures.counted(draft.data.items, "item", "items"))</p>
        \(isReviewed ? reviewed : review)
        """)
  }

  private var reviewed: HTML {
    let by = "\(Times.text(ofUTC: draft.reviewedAt ?? "")) by \(draft.reviewedBy ?? "")"
    return """
      <p>\(Part.tag("Reviewed", .room)) \(by). \(Figures.counted(draft.leftOut.count, "item was", "items were")) left out.</p>
      <p>\(Part.link("Download the document", .subjects(.document(draft.id))))</p>
      \(draft.data.sections.map(section))
      """
  }

  private var review: HTML {
    """
    <p>Read each item. What is marked names somebody else or is written freely: leave it out unless that person agrees or it is reasonable
    to give it without. What you leave out stays out of the document, which says so.</p>
    <form method="post" action="\(Address.subjects(.one(draft.id)))" autocomplete="off">\(token.field)
    \(draft.data.sections.map(section))
    <p>Your name is kept as that of the person who read it.</p>
    <button class="button" type="submit">I have read it: make the document</button></form>
    """
  }

  private func section(_ section: SubjectData.Section) -> HTML {
    Table(
      caption: section.heading, reading: "Source: \(section.source).",
      columns: [
        Table.Column(heading: "Item"), Table.Column(heading: "What is held"), Table.Column(heading: "About others"),
      ],
      rows: section.items.map(row)
    ).html
  }

  private func row(_ item: SubjectData.Item) -> [HTML] {
    let facts = item.facts.map { fact -> HTML in
      fact.namesOthers ? "<strong>\(fact.label)</strong>: \(fact.value)" : "\(fact.label): \(fact.value)"
    }.joined(by: "<br>")
    if isReviewed {
      return ["\(item.number)", facts, draft.leftOut.contains(item.number) ? Part.tag("Left out", .care) : "Given"]
    }
    let id = Field.id("\(Self.itemField)\(item.number)")
    let checked: HTML = item.namesOthers ? " checked" : .empty
    return [
      "\(item.number)", facts,
      """
      <div class="radio"><input id="\(id)" name="\(Self.itemField)\(item.number)" type="checkbox" value="yes"\(checked) autocomplete="off">\
      <label for="\(id)">Leave out<span class="hidden"> item \(item.number)</span></label></div>
      """,
    ]
  }
}
