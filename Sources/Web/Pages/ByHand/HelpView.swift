import Caseload
import Casework
import Rules

/// The form with which somebody records in one step what they did for the holder of a case: all of it is filled in.
struct HelpForm {
  let offer: HelpOffer
  let token: FormToken
  var form = FormByHand()
  /// Whether the page it stands on says what it is by its own heading.
  var isAlone = false

  static let contactField = "contact"
  static let onField = "on"

  var html: HTML {
    let kinds = ChoiceField(
      name: Self.contactField, label: "What I did for \(offer.holderName)",
      choices: offer.kinds.map {
        (value: $0.code, words: "\($0.words): \(Figures.counted($0.minutes, "minute", "minutes"))")
      }, value: form.texts[Self.contactField] ?? offer.suggested,
      error: form.problems.sentence(of: Self.contactField))
    let day = Field(
      name: Self.onField, label: "On", hint: "For instance \(offer.day.iso).", width: "short",
      value: form.texts[Self.onField] ?? offer.day.iso, error: form.problems.sentence(of: Self.onField))
    return """
      <section>\(HTML.when(!isAlone, "<h3>\(HelpView.heading)</h3>\n"))
      <p>Its minutes count for you for \(Figures.counted(offer.days, "day", "days")), and no longer for whoever holds the case.</p>
      <form method="post" action="\(Address.hours(.help(crn: offer.crn)))" autocomplete="off">\(token.field)
      \(kinds.html)\(day.html)<button class="button second" type="submit">I did this</button></form></section>

      """
  }
}

/// What was just recorded as done for a colleague, and the form for more.
struct HelpView {
  let crn: String
  let offer: HelpOffer?
  let form: FormByHand
  let done: HoursAddress.HelpDone?
  let token: FormToken
  let standing: Standing?

  static let heading = "Done for a colleague"

  var page: Page {
    let notice: String? =
      switch done {
      case .kept: "It is recorded, and the hours follow."
      case .same: "It was recorded already. Nothing was changed."
      case nil: nil
      }
    let body: HTML =
      offer.map { HelpForm(offer: $0, token: token, form: form, isAlone: true).html }
      ?? Part.empty("Nobody else holds this case for whom you could record anything.")
    return Page(
      title: form.problems.title(Self.heading), section: .cases,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: crn)))], standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">Case \(crn)</span><h1>\(Self.heading)</h1>
        \(Part.notice(notice))\(body)
        """)
  }
}
