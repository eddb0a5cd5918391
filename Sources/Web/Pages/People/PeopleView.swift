import Caseload
import Casework
import Rules

/// The people of a unit: caseload beside the limit, work held by another grade than it asks for, and needs by team.
struct PeopleView {
  let people: PeoplePage
  let standing: Standing?
  let pack: RulePack

  /// Rows of one list on the page; a team has far fewer.
  private static let most = 200

  private var unit: UnitReference { people.unit }

  var page: Page {
    Page(
      title: "People and caseloads, \(unit.name)", section: .workload,
      breadcrumbs: unit.level == 0 ? [] : (people.path + [unit]).links, standing: standing, cases: people.standing,
      main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>People and caseloads</h1>
    \(Part.stamp(people.standing))\(Part.statement(sentence, under: under))
    <section><h2>Caseload against the limit</h2>\(posts)</section>
    <section><h2>Caseloads for a full-time post</h2>\(FullTimeCaseloadPart(people: people).html)</section>
    <section><h2>Cases held by another grade</h2>\(drift)</section>
    <section><h2>Needs and circumstances</h2>\(needs)</section>
    """
  }

  private var sentence: String {
    guard !people.posts.isEmpty else { return "No posts are recorded here." }
    let over = people.count(.over)
    let at = people.count(.at)
    if over == 0, at == 0 { return "Nobody holds more cases than the limit." }
    return "\(Figures.counted(over, "post is", "posts are")) over the limit, \(Figures.number(at)) at it."
  }

  private var under: HTML {
    let unknown = people.count(.unknown)
    let left: HTML =
      unknown == 0
      ? .empty
      : "<p>\(Figures.counted(unknown, "post has", "posts have")) no recorded hours, so no limit can be worked out for them.</p>"
    return """
      <p>The limit of a full week, of the team where it has its own and of the \(Part.link("rules", .rules)) otherwise, times \
      contracted hours over a full week. Compared unrounded and shown rounded down. A caseload is cases held, not work.</p>\(left)
      """
  }

  private var posts: HTML {
    guard !people.posts.isEmpty else { return Part.empty("No posts are recorded for this unit.") }
    let shown = people.posts.prefix(Self.most)
    return Table(
      caption: "People and cases held",
      reading: people.posts.count > shown.count
        ? "The first \(Self.most) of \(Figures.number(people.posts.count)) posts, over the limit first. Open a team for everybody."
        : "Over the limit first.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "Grade"), Table.Column(heading: "Team"),
        Table.Column(heading: "Hours", isNumeric: true), Table.Column(heading: "Cases held", isNumeric: true),
        Table.Column(heading: "For a full-time post", isNumeric: true),
        Table.Column(heading: "Limit", isNumeric: true), Table.Column(heading: "Standing"),
        Table.Column(heading: "Status"),
      ],
      rows: shown.map { post in
        [
          "\(post.name)", "\(post.grade)", "\(post.teamName)", "\(post.hours.map(Figures.hours) ?? "not recorded")",
          "\(Figures.number(post.cases))",
          post.fullTimeCases.map { "\(Figures.number($0, places: 1))" } ?? .noFigure, limit(post), standing(post),
          "\(post.status ?? "none")",
        ]
      }
    ).html
  }

  private func limit(_ post: PeoplePage.Post) -> HTML {
    guard let limit = post.limit else { return "not computable" }
    let protection: HTML? = post.protection.map { " (\(AvailabilityWords(pack: pack).ceiling($0)))" }
    let own: HTML =
      protection ?? (post.isTeamsOwnLimit ? " (team’s own)" : post.limitSpecialism.map { " (for \($0))" } ?? .empty)
    let adopted: HTML = post.isAdoptedLimit ? " (\(Part.link("adopted", .hours(.limits()))))" : .empty
    // Shown rounded down: a part of a case cannot be held.
    return "\(Figures.number(limit.numerator / limit.denominator))\(own)\(adopted)"
  }

  private func standing(_ post: PeoplePage.Post) -> HTML {
    let mix: HTML =
      people.lines.isHeavyMix(highRisk: post.highRisk, of: post.cases)
      ? " \(Part.tag("\(post.highRisk) of \(post.cases) at high risk", .care))" : .empty
    return "\(limitStanding(post))\(mix)"
  }

  private func limitStanding(_ post: PeoplePage.Post) -> HTML {
    switch post.standing {
    case .over: Part.tag("Over the limit", .care)
    case .at: Part.tag("At the limit")
    case .under: "under"
    case .unknown: "not computable"
    }
  }

  private var drift: HTML {
    guard !people.drift.isEmpty else { return Part.empty("Every case is held by the grade that it asks for.") }
    let shown = people.drift.prefix(Self.most)
    return Table(
      caption: "Work held by another grade than it asks for",
      reading: people.drift.count > shown.count
        ? "The first \(Self.most) of \(Figures.number(people.drift.count)). Open a team for all of its own."
        : "Both ways: work for a qualified officer held by others, and cases held by seniors.",
      columns: [
        Table.Column(heading: "CRN"), Table.Column(heading: "Tier"), Table.Column(heading: "Held by"),
        Table.Column(heading: "Grade"), Table.Column(heading: "What it is"), Table.Column(heading: "Why it asks"),
      ],
      rows: shown.map { item in
        let crn: HTML = item.crn.map { Part.link($0, .cases(.detail(crn: $0))) } ?? "Restricted case"
        let what: HTML =
          item.kind == .caseworkBySeniors ? "casework by a senior" : "work for a qualified officer"
        return [
          crn, item.crn == nil ? "not shown" : "\(item.tier)", "\(item.holder)", "\(item.grade)", what,
          item.reasons.isEmpty ? "not shown" : "\(item.reasons.joined(separator: ", "))",
        ]
      }
    ).html
  }

  private var needs: HTML {
    let present = people.needs.filter { $0.cases > 0 }
    guard !present.isEmpty else { return Part.empty("No needs or circumstances are registered.") }
    // A column for each team only where they fit.
    let teams = people.teams.count <= 12 ? people.teams.sorted { $0.value < $1.value } : []
    return Table(
      caption: "Current cases with each need or circumstance",
      reading: "A case with several is in several rows.",
      columns: [Table.Column(heading: "Need or circumstance"), Table.Column(heading: "Cases", isNumeric: true)]
        + teams.map { Table.Column(heading: $0.value, isNumeric: true) },
      rows: present.map { need in
        ["\(need.label)", "\(Figures.number(need.cases))"]
          + teams.map { "\(Figures.number(need.byTeam[$0.key] ?? 0))" }
      }
    ).html
  }
}
