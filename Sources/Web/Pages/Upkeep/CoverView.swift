import Caseload
import Casework
import Rules

/// Who covers the cases of somebody who is away, and the form that names a colleague.
struct CoverView {
  let model: CoverPage
  let form: CoverForm
  let done: UpkeepAddress.Done?
  let token: FormToken
  let standing: Standing?

  static let heading = "Cover"

  var page: Page {
    // The name stands on the page and never in its title.
    Page(
      title: form.problems.title(Self.heading), section: .workload, standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">\(model.name)</span><h1>\(Self.heading)</h1>
        \(notice)<p>\(sentence) As the records stand on \(model.day.text).</p>
        <section><h2>Absences</h2>
        \(absences)</section>
        <section><h2>Cases</h2>
        \(cases)</section>
        \(give)\(words)
        """)
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .given: "The colleague is named, and the hours follow."
      case .same: "It was so already. Nothing was changed."
      case .ended: "The cover has ended."
      case nil: nil
      }
    return Part.notice(sentence)
  }

  private var sentence: String {
    guard !model.absences.isEmpty else { return "No absence is recorded from today on, so nothing has to be covered." }
    let open = model.cases.count { !$0.isCovered } + model.hiddenUncovered
    return open == 0
      ? "Every case that needs it has somebody named."
      : "\(Figures.counted(open, "case has", "cases have")) nobody named for all of the days."
  }

  private var absences: HTML {
    guard !model.absences.isEmpty else { return Part.empty("None is recorded.") }
    return Part.list(
      model.absences.map { away -> HTML in
        "\(AwayWords.what(away)), \(AwayWords.days(away)). Covered by: \(AwayWords.coverers(away))"
      })
  }

  private var cases: HTML {
    let hidden: HTML =
      model.hidden == 0
      ? .empty
      : """
      <p>\(Figures.counted(model.hidden, "case is", "cases are")) not shown to you, \(Figures.number(model.hiddenUncovered)) of them \
      without cover. Somebody who may see them names a colleague.</p>

      """
    guard !model.cases.isEmpty else { return "\(hidden)\(Part.empty("No cases are held that can be shown."))" }
    return """
      \(hidden)\(Table(
        caption: "Cases held and who covers them",
        columns: ["Name", "CRN", "Tier", "Covered by"].map { Table.Column(heading: $0) },
        rows: model.cases.map { item in
          [
            Part.link(item.name, .cases(.detail(crn: item.crn))), "\(item.crn)", "\(item.tier)", covers(item),
          ]
        }
      ).html)
      """
  }

  private func covers(_ item: CoverPage.Case) -> HTML {
    let open: HTML = item.isCovered ? .empty : Part.tag("Nobody for some of the days", .care)
    guard !item.covers.isEmpty else { return item.isCovered ? "not needed, or as the absence says" : open }
    let named = item.covers.map { cover -> HTML in
      let end: HTML =
        model.mayChange && cover.until > model.day
        ? """
        \(CoverForm.begin(.end, of: model.staffCode, token))\(Part.hidden(CoverForm.idField, String(cover.id)))\
        <button class="button second" type="submit">End<span class="hidden"> cover \(cover.id)</span></button></form>
        """ : .empty
      return "<div>\(cover.name), \(cover.from.shortText) to \(cover.until.shortText)\(end)</div>"
    }
    return "\(named)\(open)"
  }

  private var give: HTML {
    guard model.mayChange, !model.absences.isEmpty, model.cases.contains(where: \.covers.isEmpty) else { return .empty }
    guard !model.colleagues.isEmpty else {
      return Part.empty("Nobody of the same team is in reach to cover. Ask the manager above you.")
    }
    return "<section><h2>Name a colleague</h2>\n\(form.html(model, token))</section>\n"
  }

  private var words: HTML {
    let minutes: HTML =
      model.minutes.map {
        """
        <p>Each covered case is \(Figures.number($0)) minutes a month to whoever covers it, as a line of their hours, while it lasts \
        (\(model.source)).</p>

        """
      } ?? .empty
    return """
      <section><h2>What cover means</h2>
      <p>Whoever holds a case stays accountable for it unless an allocation says otherwise. Cover counts on its days while the \
      holder is away and holds the case, and ends by itself. From day \(Figures.number(model.coverAfterDays + 1)) of an absence every \
      case has a name or stands on the list of those without.</p>
      \(minutes)<p>What the colleague may open and change is given under \(Part.link("Cover and joint work", .ties(.ties()))).</p></section>

      """
  }
}
