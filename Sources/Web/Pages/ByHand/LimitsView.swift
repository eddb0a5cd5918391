import Caseload
import Casework
import Rules

/// The limits of caseloads with what sets each, and the form with which another is looked at and adopted.
struct LimitsView {
  let model: LimitsPage
  let form: FormByHand
  /// Who would be over with the limit in the form; nil before it was looked at.
  let effect: LimitEffect?
  let isDone: Bool
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "Limits of caseloads"
  static let aboutField = "about"
  static let kindField = "kind"
  static let casesField = "cases"
  static let own = "own"
  static let rules = "rules"

  private var address: Address { .hours(.limits()) }

  var page: Page {
    Page(
      title: form.problems.title(Self.heading), section: .rules, standing: standing,
      main: """
        \(form.problems.summary)<h1>\(Self.heading)</h1>
        \(Part.notice(isDone ? "It is adopted. The rules stay as they are, and stand beside it." : nil))
        <p>Cases that a full week may hold, pro rata to contracted hours once. Of all that apply to a post the lowest counts; a limit of \
        a team’s own and those of protections are lower still where they apply. As of \(model.day.text). \
        Rules: \(pack.titleAndVersion); \(Part.link("see them", .rules)).</p>
        \(limits)\(preview)\(change)\(history)
        """)
  }

  private var limits: HTML {
    Table(
      caption: "What counts, and what sets it",
      columns: [
        Table.Column(heading: "Whose"), Table.Column(heading: "Cases", isNumeric: true),
        Table.Column(heading: "By the rules", isNumeric: true), Table.Column(heading: "Set by", room: .text),
      ],
      rows: model.lines.map { line in
        let setBy: HTML =
          line.adopted.map {
            "\($0.recorderName), \(FormByHand.days($0.from, $0.until)): \($0.reason) \(Part.tag("adopted", .care))"
          } ?? "The rules"
        return [
          "\(words(line.key))", line.inForce.map { "\(Figures.number($0))" } ?? .blank,
          line.national.map { "\(Figures.number($0))" } ?? .blank, setBy,
        ]
      }
    ).html
  }

  private var preview: HTML {
    guard let effect else { return .empty }
    func row(_ unit: LimitEffect.Unit) -> [HTML] {
      [
        "\(unit.name)", "\(Figures.number(unit.posts))", "\(Figures.number(unit.overBefore))",
        "\(Figures.number(unit.overAfter))", "\(Figures.signed(unit.overAfter - unit.overBefore))",
        "\(Figures.number(unit.notComputable))",
      ]
    }
    let table = Table(
      caption: "Posts over their limit",
      reading:
        "By today’s caseloads. Protections and posts of seniors are left out: this limit does not set theirs. At the limit is not over it.",
      columns: [
        Table.Column(heading: "Unit"), Table.Column(heading: "Posts", isNumeric: true),
        Table.Column(heading: "Over now", isNumeric: true), Table.Column(heading: "Over then", isNumeric: true),
        Table.Column(heading: "Change", isNumeric: true), Table.Column(heading: "Hours not known", isNumeric: true),
      ], rows: effect.units.map(row), totals: [row(effect.total)])
    let names = [Self.aboutField, Self.kindField, Self.casesField]
    return """
      <section id="effect"><h2>Before it is adopted</h2>
      \(table.html)\(form.keep(names, seen: form.seen, at: address, token, words: "Adopt this limit"))</section>

      """
  }

  private var change: HTML {
    guard model.mayChange else { return .empty }
    let keys =
      [.everybody] + pack.grades.all.map { LimitKey.grade($0.id) } + model.specialisms.map { LimitKey.specialism($0) }
    let about = ChoiceField(
      name: Self.aboutField, label: "Whose limit", choices: keys.map { (value: Self.value($0), words: words($0)) },
      value: form.texts[Self.aboutField] ?? "", error: form.problems.sentence(of: Self.aboutField))
    let kind = ChoiceField(
      name: Self.kindField, label: "What counts",
      choices: [(value: Self.own, words: "The number below"), (value: Self.rules, words: "What the rules say")],
      value: form.texts[Self.kindField] ?? Self.own, error: form.problems.sentence(of: Self.kindField))
    let cases = Field(
      name: Self.casesField, label: "Cases of a full week", hint: "From 1 to \(Service.mostCases).", type: .digits,
      width: "short", value: form.texts[Self.casesField] ?? "", error: form.problems.sentence(of: Self.casesField))
    return """
      <section><h2>Draft another</h2>
      <form method="post" action="\(address)" autocomplete="off">\(token.field)\
      \(Part.hidden(FormByHand.stepField, FormByHand.Step.look.rawValue))\(Part.hidden(FormByHand.seenField, String(model.seen)))
      \(about.html)\(kind.html)\(cases.html)\(form.daysAndReason(day: model.day, reason: "Why it changes, and who agreed to it."))\
      <button class="button second" type="submit">See who would be over</button></form></section>

      """
  }

  private var history: HTML {
    guard !model.entries.isEmpty else {
      return "<section><h2>What was adopted</h2>\n\(Part.empty("Nothing: the rules alone set the limits."))</section>\n"
    }
    let table = Table(
      caption: "What was adopted, newest first",
      reading: "Of those whose days hold, the newest counts. Nothing is taken out of this list.",
      columns: [
        Table.Column(heading: "Recorded", room: .day), Table.Column(heading: "Whose"), Table.Column(heading: "Cases"),
        Table.Column(heading: "Days"), Table.Column(heading: "Why", room: .text), Table.Column(heading: "By"),
      ],
      rows: model.entries.map { entry in
        [
          "\(entry.recordedOn.shortText)", "\(words(entry.key))",
          "\(entry.cases.map { Figures.number($0) } ?? "As the rules")", "\(FormByHand.days(entry.from, entry.until))",
          "\(entry.reason)", "\(entry.recorderName)",
        ]
      })
    return "<section><h2>What was adopted</h2>\n\(table.html)</section>\n"
  }

  private func words(_ key: LimitKey) -> String {
    switch key {
    case .everybody: "Everybody"
    case .grade(let grade): "Grade \(pack.grades.grade(id: grade)?.label ?? grade)"
    case .specialism(let name): "Teams for \(name)"
    }
  }

  /// A key as the form sends it.
  static func value(_ key: LimitKey) -> String {
    switch key {
    case .everybody: "everybody"
    case .grade(let grade): "grade:\(grade)"
    case .specialism(let name): "specialism:\(name)"
    }
  }

  static func key(_ value: String) -> LimitKey? {
    if value == "everybody" { return .everybody }
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    switch parts.first {
    case "grade" where parts.count == 2: return .grade(parts[1])
    case "specialism" where parts.count == 2: return .specialism(parts[1])
    default: return nil
    }
  }
}
