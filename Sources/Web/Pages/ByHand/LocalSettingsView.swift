import Caseload
import Casework
import Rules

/// What a unit set for itself beside the national basis, what it comes to, and the form for it.
struct LocalSettingsView {
  let model: LocalSettingsPage
  let form: FormByHand
  /// What the setting in the form would do; nil before it was looked at.
  let effect: LocalSettingEffect?
  let isDone: Bool
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "Local settings"
  static let percentField = "percent"
  static let kindField = "kind"
  static let own = "own"
  static let back = "national"

  private var address: Address {
    .hours(.settings(CaseAddress.Place(level: model.unit.levelID, code: model.unit.code)))
  }

  var page: Page {
    Page(
      title: form.problems.title("\(Self.heading), \(model.unit.name)"), section: .workload,
      breadcrumbs: (model.path + [model.unit]).links, standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">\(model.unit.name)</span><h1>\(Self.heading)</h1>
        \(Part.notice(isDone ? "It is recorded, and the hours follow." : nil))\(now)\(preview)\(change)\(history)
        <p>\(Part.link("Time values and where they come from", .hours(.values()))) · \(Part.link("How figures are made", .guide))</p>
        """)
  }

  private var now: HTML {
    let sentence =
      model.setBy.map { "Travel counts \(model.travelPercent) % here, set by \($0.name)." }
      ?? "Travel counts on the national basis here."
    return """
      \(Part.statement(sentence, under: "<p>A setting is marked <em>local</em> wherever it counts, and the national basis stands beside it. As of \(model.day.text).</p>"))\
      \(table(model.effect, isPreview: false))
      """
  }

  private func table(_ effect: LocalSettingEffect, isPreview: Bool) -> HTML {
    func hours(_ ratio: Ratio) -> HTML { "\(Figures.number(ratio, places: 2))" }
    var rows: [[HTML]] = [
      [
        "National basis", hours(effect.national), "\(Figures.number(effect.travel))", "<span>0</span>", .blank,
      ],
      [
        "As it counts now \(Part.tag("local", .care))", hours(effect.before), "\(Figures.number(effect.travel))",
        "\(Figures.signed(effect.localBefore))", "\(Figures.number(effect.overBefore))",
      ],
    ]
    if !isPreview, effect.localBefore == 0 { rows[1][0] = "As it counts now" }
    if isPreview {
      rows.append([
        "With this setting \(Part.tag("local", .care))", hours(effect.after), "\(Figures.number(effect.travel))",
        "\(Figures.signed(effect.localAfter))", "\(Figures.number(effect.overAfter))",
      ])
    }
    return Table(
      caption: isPreview ? "What it does to the hours" : "What travel comes to, \(model.unit.name)",
      reading:
        "All \(Figures.counted(effect.posts, "post", "posts")) of the unit, by today’s values and caseloads. Travel in minutes a month. Rules: \(pack.titleAndVersion).",
      columns: [
        Table.Column(heading: "Basis"), Table.Column(heading: "Hours of work a week", isNumeric: true),
        Table.Column(heading: "Travel", isNumeric: true), Table.Column(heading: "Local setting adds", isNumeric: true),
        Table.Column(heading: "Posts over their time", isNumeric: true),
      ], rows: rows
    ).html
  }

  private var preview: HTML {
    guard let effect else { return .empty }
    return """
      <section id="effect"><h2>Before it is kept</h2>
      \(table(effect, isPreview: true))\(form.keep([Self.kindField, Self.percentField], seen: form.seen, at: address, token, words: "Keep this setting"))</section>

      """
  }

  private var change: HTML {
    guard model.mayChange else { return .empty }
    let kind = ChoiceField(
      name: Self.kindField, label: "What counts for travel",
      choices: [
        (value: Self.own, words: "The percent below"), (value: Self.back, words: "What counts above this unit"),
      ], value: form.texts[Self.kindField] ?? Self.own, error: form.problems.sentence(of: Self.kindField))
    let percent = Field(
      name: Self.percentField, label: "Percent of the national minutes of travel",
      hint: "For instance 130 where the way to a home visit takes a third longer. 100 is the national basis.",
      type: .digits, width: "short", value: form.texts[Self.percentField] ?? String(model.travelPercent),
      error: form.problems.sentence(of: Self.percentField))
    return """
      <section><h2>Set it</h2>
      <form method="post" action="\(address)" autocomplete="off">\(token.field)\
      \(Part.hidden(FormByHand.stepField, FormByHand.Step.look.rawValue))\(Part.hidden(FormByHand.seenField, String(model.seen)))
      \(kind.html)\(percent.html)\(form.daysAndReason(day: model.day, reason: "What is different here, and from what you know it."))\
      <button class="button second" type="submit">Look at the effect</button></form></section>

      """
  }

  private var history: HTML {
    guard !model.entries.isEmpty else {
      return "<section><h2>What was recorded</h2>\n\(Part.empty("This unit has set nothing for itself."))</section>\n"
    }
    let table = Table(
      caption: "What was recorded, newest first",
      reading: "Of those whose days hold, the newest counts. Nothing is taken out of this list.",
      columns: [
        Table.Column(heading: "Recorded", room: .day), Table.Column(heading: "Travel"), Table.Column(heading: "Days"),
        Table.Column(heading: "Why", room: .text), Table.Column(heading: "By"),
      ],
      rows: model.entries.map { entry in
        [
          "\(entry.recordedOn.shortText)", "\(entry.percent.map { "\($0) %" } ?? "As above this unit")",
          "\(FormByHand.days(entry.from, entry.until))", "\(entry.reason)", "\(entry.recorderName)",
        ]
      })
    return "<section><h2>What was recorded</h2>\n\(table.html)</section>\n"
  }
}
