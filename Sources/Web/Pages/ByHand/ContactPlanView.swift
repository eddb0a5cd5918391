import Caseload
import Casework
import Rules

/// The contacts of one case: what its tier plans, what was agreed in place of it, and the form for it.
struct ContactPlanView {
  let model: ContactPlansPage
  let form: FormByHand
  /// What the plan in the form would do; nil before it was looked at.
  let effect: ContactPlanEffect?
  let isDone: Bool
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "Planned contacts"
  static let officeField = "office"
  static let homeField = "home"
  static let remoteField = "remote"
  static let kindField = "kind"
  /// In the field of the kind: contacts as typed, or the tier's again.
  static let own = "own"
  static let tiers = "tier"

  private var address: Address { .hours(.contacts(crn: model.crn)) }

  var page: Page {
    Page(
      title: form.problems.title(Self.heading), section: .cases,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: model.crn)))], standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">Case \(model.crn), \(model.name)</span><h1>\(Self.heading)</h1>
        \(Part.notice(isDone ? "It is recorded, and the hours follow." : nil))\(now)\(preview)\(change)\(history)
        <p>\(Part.link("Minutes of a contact and where they come from", .hours(.values()))) · \(Part.link("How figures are made", .guide))</p>
        """)
  }

  private var now: HTML {
    let held =
      model.holderName.map { "Held by \($0)." } ?? "Nobody holds this case, so its contacts move nobody’s hours."
    let tier: HTML =
      if let plan = model.byTier, let name = model.tier {
        "<p>Tier \(name) plans \(Self.words(plan)).</p>"
      } else {
        "<p>The rules plan no contacts for this case: it has no tier, or no contacts are counted for its type.</p>"
      }
    let own = model.inForce?.plan
    let statement =
      own.map { "Agreed for this case: \(Self.words($0))." } ?? "The contacts of the tier count for this case."
    return Part.statement(statement, under: "\(tier)<p>\(held) As of \(model.day.text).</p>")
  }

  private var preview: HTML {
    guard let effect else { return .empty }
    func line(_ what: String, _ before: String, _ after: String, _ change: String) -> [HTML] {
      ["\(what)", "\(before)", "\(after)", "\(change)"]
    }
    var rows = [
      line(
        "Minutes a month of this case", Figures.number(effect.caseBefore), Figures.number(effect.caseAfter),
        Figures.signed(effect.caseAfter - effect.caseBefore)),
      line(
        "Of these, travel to home visits", Figures.number(effect.travelBefore), Figures.number(effect.travelAfter),
        Figures.signed(effect.travelAfter - effect.travelBefore)),
    ]
    if let before = effect.postBefore, let after = effect.postAfter {
      rows.append(
        line(
          "Hours of work a week of whoever holds it, local settings included", Figures.number(before, places: 2),
          Figures.number(after, places: 2), Figures.signed(after - before, places: 2)))
    }
    let table = Table(
      caption: "What it does to the hours",
      reading: "By today’s time values and caseload. Rules: \(pack.titleAndVersion).",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Now", isNumeric: true),
        Table.Column(heading: "Then", isNumeric: true), Table.Column(heading: "Change", isNumeric: true),
      ], rows: rows)
    let names = [Self.kindField, Self.officeField, Self.homeField, Self.remoteField]
    return """
      <section id="effect"><h2>Before it is kept</h2>
      \(table.html)\(form.keep(names, seen: form.seen, at: address, token, words: "Keep these contacts"))</section>

      """
  }

  private var change: HTML {
    guard model.mayChange else { return .empty }
    let plan = model.inForce?.plan ?? model.byTier ?? ContactPlan()
    func count(_ name: String, _ label: String, _ value: Int) -> Field {
      Field(
        name: name, label: label, hint: "A month, from 0 to \(Service.mostContacts).", type: .digits, width: "short",
        value: form.texts[name] ?? String(value), error: form.problems.sentence(of: name))
    }
    let kind = ChoiceField(
      name: Self.kindField, label: "Which contacts count",
      choices: [(value: Self.own, words: "Those below"), (value: Self.tiers, words: "Those of the tier again")],
      value: form.texts[Self.kindField] ?? Self.own, error: form.problems.sentence(of: Self.kindField))
    let fields = [
      count(Self.officeField, "At the office", plan.office), count(Self.homeField, "Home visits", plan.home),
      count(Self.remoteField, "Remote", plan.remote),
    ]
    return """
      <section><h2>Plan others</h2>
      <form method="post" action="\(address)" autocomplete="off">\(token.field)\
      \(Part.hidden(FormByHand.stepField, FormByHand.Step.look.rawValue))\(Part.hidden(FormByHand.seenField, String(model.seen)))
      \(kind.html)\(fields.map(\.html))\(form.daysAndReason(day: model.day, reason: "One sentence. No more of the person than it needs."))\
      <button class="button second" type="submit">Look at the effect</button></form></section>

      """
  }

  private var history: HTML {
    guard !model.entries.isEmpty else {
      return "<section><h2>What was recorded</h2>\n\(Part.empty("Nothing: the contacts are the tier’s."))</section>\n"
    }
    let table = Table(
      caption: "What was recorded, newest first",
      reading: "Of those whose days hold, the newest counts. Nothing is taken out of this list.",
      columns: [
        Table.Column(heading: "Recorded", room: .day), Table.Column(heading: "Contacts a month"),
        Table.Column(heading: "Days"), Table.Column(heading: "Why", room: .text), Table.Column(heading: "By"),
      ],
      rows: model.entries.map { entry in
        let counts: HTML = entry.id == model.inForce?.id ? " \(Part.tag("Counts now"))" : .empty
        return [
          "\(entry.recordedOn.shortText)", "\(entry.plan.map(Self.words) ?? "Those of the tier")\(counts)",
          "\(FormByHand.days(entry.from, entry.until))", "\(entry.reason)", "\(entry.recorderName)",
        ]
      })
    return "<section><h2>What was recorded</h2>\n\(table.html)</section>\n"
  }

  static func words(_ plan: ContactPlan) -> String {
    "\(Figures.number(plan.office)) at the office, \(Figures.counted(plan.home, "home visit", "home visits")) and "
      + "\(Figures.number(plan.remote)) remote a month"
  }
}
