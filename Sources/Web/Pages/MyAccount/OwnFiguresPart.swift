import Casework
import Workload

/// The choice of being shown one's own percentage, and what stands where it is hidden.
struct OwnFiguresPart {
  let chosen: OwnFigures
  let token: FormToken

  static let field = "own-percentage"

  var html: HTML {
    """
    <section id="figures"><h2>Your own percentage</h2>
    <p>Workload compares work with time, so that work can be shared fairly. You choose whether you are shown your own percentage. Your \
    managers see it whatever you choose, and nobody is told what you chose. The summary of a week stands on your first page and on your own \
    page; Headroom sends no e-mail, neither with figures nor without.</p>
    <form method="post" action="\(Address.signIn(.figures))" autocomplete="off">\(token.field)
    <fieldset><legend>When it is shown to you</legend>
    \([OwnFigures.shown, .onRequest, .weekly, .hidden].map(radio))</fieldset>
    <button class="button second" type="submit">Keep this choice</button></form></section>

    """
  }

  private func radio(_ figures: OwnFigures) -> HTML {
    let id = Field.id("\(Self.field)-\(figures.rawValue)")
    let checked: HTML = figures == chosen ? " checked" : .empty
    return """
      <div class="radio"><input id="\(id)" name="\(Self.field)" type="radio" value="\(figures.rawValue)"\(checked) autocomplete="off">\
      <label for="\(id)">\(Self.words(figures))</label></div>

      """
  }

  private static func words(_ figures: OwnFigures) -> String {
    switch figures {
    case .shown: "Show it on my pages"
    case .onRequest: "Show it only when I ask for it on a page"
    case .weekly: "Show a summary of my last whole week, and no live figure"
    case .hidden: "Hide it on all my pages"
    }
  }

  /// What stands on one's own page in place of the figure.
  static let hiddenNote: HTML = """
    <p>You chose not to be shown your percentage as it stands. How your work and time are counted stays open to you. You can \
    \(Part.link("choose otherwise under your account", .signIn(.account()))) at any time.</p>

    """

  /// A team with one figure, which is the reader's own.
  static func page(of unit: UnitReference, path: [UnitReference], standing: Standing) -> Page {
    Page(
      title: unit.name, section: .workload, breadcrumbs: path.links, standing: standing,
      main: """
        <h1>\(unit.name)</h1>
        <p>The one figure of this unit is your own.</p>
        \(hiddenNote)
        """)
  }
}

/// One's own percentage on one's own first page, for whoever chose to be shown it.
struct OwnFigureLine {
  let person: PersonFigure?

  var html: HTML {
    guard let person else { return .empty }
    guard let percent = person.percent else {
      return "<p>Your percentage is not computable: your available time is not known in full.</p>\n"
    }
    return """
      <p>Work takes \(Figures.percent(percent)) of your available time: \(Figures.number(person.work)) points of \
      \(Figures.number(person.available)). \(Part.purpose) \(Part.link("How figures are made", .guide)).</p>

      """
  }
}

/// How the number of people that somebody holds was counted: lines that sum to it.
struct CountedPart {
  let week: MyWeek

  var html: HTML {
    guard !week.counted.isEmpty else { return .empty }
    let table = Table(
      caption: "People whom you hold, by kind of case",
      columns: [
        Table.Column(heading: "Kind of case"), Table.Column(heading: "Where the person is"),
        Table.Column(heading: "People", isNumeric: true),
      ],
      rows: week.counted.map { line in
        [
          "\(line.type ?? "No open order is recorded")", line.isInCustody ? "In custody" : "In the community",
          "\(Figures.number(line.people))",
        ]
      },
      totals: [["All", .blank, "\(Figures.number(week.people))"]])
    let restricted: HTML =
      week.restricted == 0
      ? .empty
      : "<p>Of \(Figures.number(week.restricted)) of them nothing may be shown to you; in the list they have no name.</p>\n"
    return Part.details(
      "How this was counted",
      """
      \(table.html)<p>Each person is counted once, with however many orders, from the day on which you became their practitioner.</p>
      \(restricted)
      """)
  }
}

extension Overview {
  /// Whether the one figure of this unit is somebody's own: its percentage is then theirs.
  func isOnly(_ staff: String) -> Bool { totals.computable.posts <= 1 && rows.contains { $0.isOf(staff) } }
}

extension Overview.Row {
  /// Whether it is a post of somebody with this staff code.
  func isOf(_ staff: String) -> Bool {
    if case .post(let post) = subject { post.staffCode == staff } else { false }
  }
}

extension Visit {
  /// The reader's staff code where a team's page names them and they are not to be shown their percentage there.
  func hidesOwn(in overview: Overview) async throws -> String? {
    guard let staff = session?.person.actor.staff, overview.rows.contains(where: { $0.isOf(staff) }) else { return nil }
    return try await use.ownFigures() == .shown ? nil : staff
  }

  /// The reader's own figure for their week; nil unless they chose to be shown it.
  func ownFigure(in week: MyWeek) async throws -> PersonFigure? {
    guard let id = week.practitionerID, try await use.ownFigures() == .shown else { return nil }
    do { return try await use.practitioner(id: id).person } catch CaseworkRefusal.noFigures { return nil }
  }
}
