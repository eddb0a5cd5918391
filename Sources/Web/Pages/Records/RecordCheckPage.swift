import Caseload
import Casework
import DataFormat
import Rules
import Workload

/// What a record will do, before it is kept: the fields, the tier with its working, and the figure of each post it touches.
struct RecordCheckPage {
  let form: RecordForm
  /// The record as it stands; nil where it is new.
  let before: [String: String]?
  /// The newest score of the same kind, where a score of a risk is recorded.
  let newest: CaseDetail.RiskScore?
  let effects: ChangeEffects
  let isWaiting: Bool
  let words: FieldWords
  let token: FormToken
  let standing: Standing?

  private var sheet: Sheet { form.sheet }
  static let heading = "Check what this does"

  var page: Page {
    Page(
      title: Self.heading, section: .records, breadcrumbs: sheet.crumbs, standing: standing,
      main: """
        <span class="caption">\((before == nil ? "Record " : "Change ") + sheet.aRow)</span><h1>\(Self.heading)</h1>
        \(notices)
        <section><h2>What is recorded</h2>
        \(fields)</section>
        <section><h2>Tier</h2>
        \(tiers)</section>
        <section><h2>Workload</h2>
        \(posts)</section>
        \(confirm)
        """)
  }

  private var notices: HTML {
    let waits: HTML = """
      <div class="notice"><p><strong>Waits for the case system</strong>\(TruthHolder(sheet, words.pack).sentence)</p></div>

      """
    let isThere: HTML = """
      <div class="notice"><p><strong>There is \(sheet.aRow) of this kind already</strong>Confirming changes it; it does not add \
      another.</p></div>

      """
    return .when(before != nil && !form.isChange, isThere) + .when(isWaiting, waits)
  }

  private func value(_ texts: [String: String]?, _ column: SheetColumn) -> HTML {
    guard let texts else { return .none }
    return "\(words.words(texts[column.name] ?? "", column, of: sheet))"
  }

  private var fields: HTML {
    let key = sheet.keyColumns.map { column -> HTML in
      "<div><dt>\(column.label)</dt><dd>\(value(form.texts, column))</dd></div>\n"
    }
    let by: HTML = "<div><dt>Recorded by</dt><dd>\(form.madeBy)</dd></div>\n"
    let why: HTML = form.reason.isEmpty ? .empty : "<div><dt>Why</dt><dd>\(form.reason)</dd></div>\n"
    return "<dl class=\"list\">\(key)\(newestBefore)\(by)\(why)</dl>\n" + changes
  }

  private var newestBefore: HTML {
    guard let newest else { return .empty }
    let says = [newest.band.map(CaseCell.words), newest.score.map { "\($0) percent" }].compactMap(\.self)
    return """
      <div><dt>Newest so far</dt><dd>\(says.joined(separator: ", ")), \(Times.shortText(ofUTC: newest.recordedAt))</dd></div>

      """
  }

  private var changes: HTML {
    let changed = sheet.columns.dropFirst(sheet.key.count).filter { column in
      guard let after = form.texts[column.name] else { return false }
      return before.map { $0[column.name] != after } ?? !after.isEmpty
    }
    guard !changed.isEmpty else { return .empty }
    guard before != nil else {
      return Table(
        caption: "What the record says", columns: [Table.Column(heading: "Field"), Table.Column(heading: "Value")],
        rows: changed.map { ["\($0.label)", value(form.texts, $0)] }, isNarrow: true
      ).html
    }
    return Table(
      caption: "What changes",
      columns: [
        Table.Column(heading: "Field"), Table.Column(heading: "Before"), Table.Column(heading: "After"),
      ], rows: changed.map { ["\($0.label)", value(before, $0), value(form.texts, $0)] }, isNarrow: true
    ).html
  }

  private func tier(_ id: String?) -> String {
    guard let id else { return "None" }
    return words.pack.tiers.first { $0.id == id }?.label ?? id
  }

  private var tiers: HTML {
    guard !effects.tiers.isEmpty else { return Part.empty("No tier changes.") }
    let shown = effects.tiers.prefix(Self.mostTiers)
    let table = Table(
      caption: "Tier before and after",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Before"), Table.Column(heading: "After"),
      ],
      rows: shown.map { effect in
        [
          Part.link(effect.crn, .cases(.detail(crn: effect.crn))), "\(tier(effect.before))", "\(tier(effect.after))",
        ]
      }, isNarrow: true)
    let more: HTML =
      effects.tiers.count > shown.count
      ? "<p>\(Figures.number(effects.tiers.count)) tiers change; these are some of them.</p>\n" : .empty
    let workings = shown.filter { !$0.working.isEmpty }.map { effect in
      Part.details(
        "How the tier after comes about, \(effect.crn)",
        CaseTierPart.working(effect.working, caption: "How the tier comes about, \(effect.crn)"))
    }
    return "\(table.html)\(more)\(workings)"
  }

  /// More than these are counted and not shown.
  private static let mostTiers = 10
  private static let mostPosts = 25

  private var posts: HTML {
    guard !effects.posts.isEmpty else { return Part.empty("No figure of a post changes.") }
    let shown = effects.posts.prefix(Self.mostPosts)
    let table = Table(
      caption: "Cases and workload of posts, before and after",
      reading: "As they stand now, by the newest data and changes.",
      columns: [
        Table.Column(heading: "Post"), Table.Column(heading: "Cases before", isNumeric: true),
        Table.Column(heading: "Cases after", isNumeric: true), Table.Column(heading: "Points before", isNumeric: true),
        Table.Column(heading: "Points after", isNumeric: true),
        Table.Column(heading: "Workload before", isNumeric: true),
        Table.Column(heading: "Workload after", isNumeric: true),
      ],
      rows: shown.map { effect in
        let team = effect.key.team.text.isEmpty ? "no team" : "team \(effect.key.team.text)"
        return [
          "\(effect.name), \(team)", number(effect.before?.casesHeld), number(effect.after?.casesHeld),
          number(effect.before?.work), number(effect.after?.work), percent(effect.before), percent(effect.after),
        ]
      })
    let more: HTML =
      effects.posts.count > shown.count
      ? "<p>\(Figures.number(effects.posts.count)) figures change; these are some of them.</p>\n" : .empty
    return "\(table.html)\(more)<p class=\"small quiet\">\(Part.purpose)</p>\n"
  }

  private func number(_ value: Int?) -> HTML { value.map { "\(Figures.number($0))" } ?? "No post" }

  private func percent(_ figure: PostFigure?) -> HTML {
    guard let figure else { return "No post" }
    return figure.percent.map { "\(Figures.percent($0))" } ?? "Not computable"
  }

  /// Everything goes along unseen, so that nothing is asked twice.
  private var confirm: HTML {
    """
    <form method="post" action="\(Address.records(.sheet(sheet.name)))" autocomplete="off">
    \(form.hidden(token, without: []))\(Part.hidden(RecordForm.reasonField, form.reason))
    <div class="row"><button class="button" type="submit" name="\(RecordForm.stepField)" value="\(RecordForm.Step.confirm.rawValue)">Confirm and record</button>
    <button class="button second" type="submit" name="\(RecordForm.stepField)" value="\(RecordForm.Step.change.rawValue)">Go back and change it</button></div>
    </form>

    """
  }
}
