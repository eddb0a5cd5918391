import Caseload
import Casework
import Rules
import Workload

/// The hours a week that one person has for cases: lines that sum, what protects them, what is ahead, and the forms.
struct AvailabilityView {
  let model: AvailabilityPage
  let form: AvailabilityForm
  let done: AvailabilityAddress.Done?
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "Time for cases"

  private var words: AvailabilityWords { AvailabilityWords(pack: pack) }

  var page: Page {
    // The name stands on the page and never in its title.
    Page(
      title: form.problems.title(Self.heading), section: .workload, standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">\(model.name)</span><h1>\(Self.heading)</h1>
        \(notice)<p>Hours a week that are left for cases on \(model.day.text), and how they come about. It is a share of the week, not \
        a judgement of anybody’s work. Rules: \(model.rules); \(Part.link("see them", .rules)).</p>
        \(notices)\(model.posts.map(post))\(recorded)\(AvailabilityForms(model: model, form: form, pack: pack, token: token).html)
        """)
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .duty: "The duty is recorded and counts from its first day."
      case .ended: "The duty has its last day."
      case .ready: "Readiness is confirmed from today."
      case .asked: "It waits for somebody else’s approval, and does not count until then."
      case .approved: "It is approved and recorded."
      case .declined: "It is declined. Nothing was changed."
      case .adjustment: "The adjustment has its last day."
      case .marked: "This person comes below the others who may take a case, until the last day."
      case .unmarked: "The mark has ended."
      case nil: nil
      }
    return Part.notice(sentence)
  }

  private var recorded: HTML {
    guard let shares = model.recorded else { return .empty }
    let part = RecordedSharesPart(shares: shares, hidesKinds: !model.seesReasons, pack: pack)
    return "<section><h2>The last year</h2>\n\(part.html)</section>\n"
  }

  private var notices: HTML {
    guard !model.notices.isEmpty else { return .empty }
    let items = model.notices.map { notice -> HTML in "<li>\(words.notice(notice))</li>\n" }
    return "<section><h2>Near or overdue</h2>\n<ul class=\"plain\">\(items)</ul></section>\n"
  }

  private func post(_ post: AvailabilityPage.Post) -> HTML {
    """
    <section><h2>\(post.teamName)</h2>
    <p>\(post.grade). \(sentence(post))</p>
    \(lines(post))\(post.senior.map { SeniorLoadPart(load: $0, team: post.teamName).html } ?? .empty)\(limits(post))\(ahead(post))\(duties(post))</section>

    """
  }

  private func sentence(_ post: AvailabilityPage.Post) -> String {
    guard post.now.contracted != nil else {
      return
        "Not computable: no contracted hours are recorded for this post on this day. Whoever keeps staff records can add them."
    }
    let hours = Figures.number(post.now.available, places: 2)
    let why = post.now.notComputable.isEmpty ? "" : " " + reasons(post.now.notComputable)
    let national = post.now.nationalAvailable.map {
      " With the national shares it would be \(Figures.number($0, places: 2)): this unit has a share of its own."
    }
    return "\(hours) hours a week are left for cases.\(why)\(national ?? "")"
  }

  private func reasons(_ reasons: [NotComputable]) -> String {
    reasons.map { reason -> String in
      switch reason {
      case .noAvailability: "Nothing is left, so no workload can be worked out."
      case .hoursNotDivided(let posts):
        "The hours of \(posts) posts are not recorded one by one, so this is not computable."
      case .noHours, .unknownGrade, .quarantined: "It is not computable."
      }
    }.joined(separator: " ")
  }

  private func lines(_ post: AvailabilityPage.Post) -> HTML {
    guard !post.now.lines.isEmpty else { return .empty }
    return Table(
      caption: "How the hours come about, \(post.teamName)",
      reading:
        "\(words.combination(post.now.combination)) Time that is listed on a line of its own is taken out of the share that it is part of.",
      columns: [Table.Column(heading: "Line"), Table.Column(heading: "Hours a week", isNumeric: true)],
      rows: post.now.lines.map { ["\(words.line($0.kind))", "\(Figures.number($0.hours, places: 3))"] },
      totals: [["Left for cases", "\(Figures.number(post.now.available, places: 3))"]], isNarrow: true
    ).html
  }

  private func limits(_ post: AvailabilityPage.Post) -> HTML {
    guard let lowest = post.ceilings.first else {
      return "<p>No limit of cases can be worked out: hours or the full week of the grade are not known.</p>\n"
    }
    let held = Ratio(post.cases)
    let standing = held > lowest.cases ? "over it" : held == lowest.cases ? "at it" : "under it"
    let whole = lowest.cases.numerator / lowest.cases.denominator
    let sentence =
      "The limit is \(Figures.counted(whole, "case", "cases")), and \(Figures.number(post.cases)) are held: \(standing)."
    // Of the same hours: cases over the part of a full week that they are.
    let full = lowest.cases > .zero ? held * Ratio(lowest.fullWeek) / lowest.cases : .zero
    return """
      <h3>Limit of cases</h3>
      <p>\(sentence) The lowest limit counts, pro rata to contracted hours once; reductions are not taken off it. It is a caseload of \
      <strong>\(Figures.number(full, places: 1))</strong> for a full-time post.</p>
      \(model.companions.map { CompanionsPart(companions: $0).html } ?? .empty)
      \(Table(
        caption: "Limits that apply, \(post.teamName)",
        columns: [
          Table.Column(heading: "What sets it"), Table.Column(heading: "Full week", isNumeric: true),
          Table.Column(heading: "These hours", isNumeric: true),
        ],
        rows: post.ceilings.map {
          ["\(words.ceiling($0.source))", "\(Figures.number($0.fullWeek))", "\(Figures.number($0.cases, places: 2))"]
        }, isNarrow: true
      ).html)
      """
  }

  private func ahead(_ post: AvailabilityPage.Post) -> HTML {
    guard !post.ahead.isEmpty else {
      return "<p>Nothing that is recorded changes these hours in the next 13 weeks.</p>\n"
    }
    return Table(
      caption: "The next 13 weeks, \(post.teamName)", reading: "Weeks in which the hours change, from their Monday on.",
      columns: [Table.Column(heading: "From"), Table.Column(heading: "Hours a week", isNumeric: true)],
      rows: post.ahead.map { ["\($0.day.shortText)", "\(Figures.number($0.available, places: 2))"] }, isNarrow: true
    ).html
  }

  private func duties(_ post: AvailabilityPage.Post) -> HTML {
    guard !post.duties.isEmpty else { return "<p>No duties outside cases are recorded.</p>\n" }
    let headings = ["Duty", "Hours a week", "Days", "About", "Recorded by"] + (model.mayChange ? ["End"] : [])
    return Table(
      caption: "Duties outside cases, \(post.teamName)", columns: headings.map { Table.Column(heading: $0) },
      rows: post.duties.map(row)
    ).html
  }

  private func row(_ duty: AvailabilityPage.HeldDuty) -> [HTML] {
    let kind = pack.duties.first { $0.id == duty.kind }
    let hours = duty.hours.map(Figures.hours) ?? kind?.hoursEach.map { "\(Figures.hours($0)), of the rules" } ?? "none"
    let days = duty.until.map { "\(duty.from.shortText) to \($0.shortText)" } ?? "From \(duty.from.shortText)"
    let about = [duty.colleague, duty.note].compactMap(\.self).joined(separator: ", ")
    let cells: [HTML] = [
      "\(words.duty(duty.kind))", "\(hours)", "\(days)", about.isEmpty ? .blank : "\(about)", "\(duty.recordedBy)",
    ]
    guard model.mayChange else { return cells }
    let last = Field(
      name: AvailabilityForm.lastField, label: "Last day of duty \(duty.id)", width: "short", value: model.day.iso)
    let end: HTML = """
      \(form.begin(.endDuty, model, token, id: String(duty.id)))\
      \(Part.hidden(AvailabilityForm.versionField, String(duty.version)))\
      \(last.html(id: "last-\(duty.id)"))<button class="button second" type="submit">End<span class="hidden"> duty \(duty.id)</span></button></form>
      """
    return cells + [end]
  }
}
