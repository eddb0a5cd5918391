import Caseload
import Casework
import Rules
import Workload

/// One practitioner: the caseload first, then hours and posts; figures of workload only when asked for.
struct PractitionerView {
  let model: PractitionerPage
  /// Their posts as they stand now; empty without case-level data.
  let live: [LivePost]
  /// Whether figures of workload were asked for.
  let asked: Bool
  /// What the reader chose to be shown of this page's figures; nil on a page about somebody else.
  let own: OwnFigures?
  let pack: RulePack
  /// How long it has been too much; nil where it is not shown, and before a week is settled.
  var weeksOver: WeeksOver?
  /// Their work in hours; nil where points lead and where it is not shown.
  var inHours: HoursTotals?
  /// The reader's own last whole week, where they chose that in place of live figures.
  var weekly: WeeklySummaryPart?

  var showsWorkload: Bool { own == .shown || (asked && own?.keepsLiveBack != true) }

  var page: Page {
    // The name stands on the page and never in its title, which ends up in histories and on shared screens.
    Page(
      title: "Practitioner", section: .workload, breadcrumbs: (model.posts.first?.path ?? []).links,
      standing: model.standing,
      main: main)
  }

  private var main: HTML {
    let caption = model.posts.count == 1 ? (model.posts.first?.reference.grade ?? "") : "\(model.posts.count) posts"
    return """
      <span class="caption">\(caption.isEmpty ? "Practitioner" : caption)</span><h1>\(model.name)</h1>
      \(Part.stamp(model.standing, before: model.staffCode))\(left)\(keyFigures)
      <p>\(Part.link("Cases held, one by one", .cases(.list(CaseListQuery(.practitioner(model.id))))))</p>
      \(timeLink)\(LivePostsPart(posts: live, model: model, showsWorkload: showsWorkload).html)\(model.posts.map(post))
      \(StaffRecordLinks(staffCode: model.staffCode, isRecorded: !live.isEmpty).html)
      <section id="workload"><h2>Workload</h2>
      \(workload)</section>
      """
  }

  /// Available time is worked out from case-level data, which not everybody of the nightly extract is in.
  private var timeLink: HTML {
    guard !live.isEmpty else { return .empty }
    let address = AvailabilityAddress(staff: model.staffCode)
    return "<p>\(Part.link("Time for cases, and what protects it", .availability(address)))</p>\n"
  }

  private var left: HTML {
    guard let day = model.leftOn else { return .empty }
    return """
      <div class="notice"><p><strong>No longer in the extract</strong>First missing from the extract of \(day.text). What is shown \
      is of the last extract that names this person.</p></div>

      """
  }

  private var keyFigures: HTML {
    let hours = model.posts.compactMap(\.figure.contracted)
    let sum = hours.reduce(.zero) { $0 + $1 }
    let reduced = model.posts.reduce(WeeklyHours.zero) { $0 + $1.figure.reduced }
    // Assumed hours of several posts may be one and the same week, so they are not added up.
    let isKnown = !hours.isEmpty && !(model.person.sharesOneWeek)
    let unit = model.posts.contains { $0.figure.hoursAreAssumed } ? "a week, assumed" : "a week"
    return Part.keyFigures([
      Part.KeyFigure(label: "Cases held", value: Figures.number(model.person.casesHeld)),
      Part.KeyFigure(
        label: "Contracted hours", value: isKnown ? Figures.hours(sum) : "Not recorded", unit: isKnown ? unit : "",
        isWords: !isKnown),
      Part.KeyFigure(label: "Reductions", value: Figures.hours(reduced), unit: "hours a week"),
      Part.KeyFigure(label: "Posts", value: Figures.number(model.posts.count)),
    ])
  }

  private func post(_ post: PractitionerPage.Post) -> HTML {
    let team = post.path.last?.name ?? post.reference.teamCode
    let reports = post.inputs.reports
    let items: [HTML] = [
      term("Team", post.path.last.map { Part.link($0.name, .unit($0)) } ?? "\(team)"),
      term("Grade", "\(post.reference.grade)"),
      term("Contracted hours", "\(hours(post.figure))"),
      term("Reductions", reductions(post.inputs.hours)),
      term(
        "Cases that earn points",
        "\(Figures.number(post.figure.casesActive)) of \(Figures.number(post.figure.casesHeld)) held"),
      term(
        "Court reports",
        "\(reports.standardLast30) standard and \(reports.fastLast30) fast in the last 30 days; \(reports.standardDueNext30) due in the next 30"
      ),
      term(
        "In the first 16 weeks",
        "\(post.inputs.firstSixteenWeeks.community) community, \(post.inputs.firstSixteenWeeks.licence) licence"),
    ]
    return """
      <section><h2>\(team)</h2>
      \(CaseloadTable(caption: "Caseload by tier and location, \(team)", counts: post.inputs.held, t2a: post.inputs.t2a, pack: pack).html)
      <dl class="list">\(items)</dl></section>

      """
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private func hours(_ figure: PostFigure) -> String {
    guard let contracted = figure.contracted else { return "Not recorded" }
    return "\(Figures.hours(contracted)) a week"
      + (figure.hoursAreAssumed ? ", assumed for the grade: none are recorded" : "")
  }

  private func reductions(_ hours: PostHours) -> HTML {
    guard !hours.reductions.isEmpty else { return "No reductions recorded" }
    return hours.reductions.map { reduction -> HTML in
      let reason = pack.reductionReasons.first { $0.id == reduction.reason }?.label ?? reduction.reason
      return "\(reason), \(Figures.hours(reduction.hours)) hours a week"
    }.joined(by: "<br>")
  }

  private var workload: HTML {
    if own?.keepsLiveBack == true {
      return (weekly?.html ?? .empty) + OwnFiguresPart.hiddenNote + "<ul class=\"plain\">\(explanations)</ul>\n"
    }
    guard showsWorkload else {
      return """
        <p>A figure of workload compares work with time. It does not say how well anyone is doing, and it is shown only when asked for.</p>
        <p><a class="button second" href="\(Address.practitioner(model.id, showsWorkload: true))">Show workload</a></p>
        <ul class="plain">\(explanations)</ul>

        """
    }
    return """
      \(Part.statement(measures.statement, under: "\(measures.beside)\(weeks)<p>\(Part.purpose)</p>"))\(postsTable)
      \(hours)<p>\(Part.link("What changed between two nights, and why", .changes(practitioner: model.id))) · \
      \(Part.link("How figures are made", .guide))</p>
      \(hiding)
      """
  }

  /// The other measure, one step away.
  private var hours: HTML {
    live.isEmpty ? .empty : "<p>\(Part.link("The same in hours, case by case", .hours(.person(model.id))))</p>\n"
  }

  private var weeks: HTML {
    guard let weeksOver else { return .empty }
    let said =
      weeksOver.weeks == 0
      ? "Not over \(weeksOver.line)%" : ExcessWords.weeks(weeksOver.weeks, over: weeksOver.line) + " in a row"
    return "<p>\(said), up to the week that ended on \(weeksOver.until.text).</p>"
  }

  private var hiding: HTML {
    own == .shown
      ? "<p>\(Part.link("Choose when your percentage is shown", .signIn(.account())))</p>\n"
      : "<p><a class=\"button second\" href=\"\(Address.practitioner(model.id))\">Hide workload</a></p>\n"
  }

  /// To the working of each post, which has the figure in it: following a link is asking.
  private var explanations: [HTML] {
    model.posts.map { post in
      let name = post.path.last?.name ?? post.reference.teamCode
      return "<li>\(Part.link("How workload is worked out, \(name)", .explanation(post: post.reference.id)))</li>"
    } + ["<li>\(Part.link("What changed between two nights, and why", .changes(practitioner: model.id)))</li>"]
      + (live.isEmpty ? [] : ["<li>\(Part.link("Hours of work, case by case", .hours(.person(model.id))))</li>"])
  }

  private var measures: MeasuresInWords {
    MeasuresInWords(points: personSentence, hours: inHours, headline: pack.measures.headline)
  }

  private var personSentence: String {
    let person = model.person
    guard let percent = person.percent else {
      return
        "Not computable for the person: \(Figures.number(person.work)) points of work, and available time that is not known in full."
    }
    let week = person.sharesOneWeek ? " One assumed week stands for all posts." : ""
    return
      "\(Figures.number(person.work)) points of work against \(Figures.number(person.available)) points of available time: "
      + "\(Figures.percent(percent)).\(week)"
  }

  private var postsTable: HTML {
    Table(
      caption: "Workload by post",
      columns: [
        Table.Column(heading: "Post"), Table.Column(heading: "Work, points", isNumeric: true),
        Table.Column(heading: "Available, points", isNumeric: true), Table.Column(heading: "Work and headroom"),
        Table.Column(heading: "Workload", isNumeric: true), Table.Column(heading: "Headroom, points", isNumeric: true),
        Table.Column(heading: "How"),
      ],
      rows: model.posts.map { post in
        let figure = post.figure
        let reasons = post.notComputable.map { reason -> HTML in "<span class=\"small\">\(reason)</span><br>" }
        let name = post.path.last?.name ?? post.reference.teamCode
        return [
          "\(name)", "\(Figures.number(figure.work))",
          figure.isComputable ? "\(Figures.number(figure.available))" : .noFigure,
          Part.bar(figure.percent, pack.limits),
          figure.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          figure.headroom.map { "\(Figures.number($0))" } ?? .noFigure,
          "\(reasons)<a href=\"\(Address.explanation(post: post.reference.id))\">How this is worked out<span class=\"hidden\">, \(name)</span></a>",
        ]
      }
    ).html
  }
}
