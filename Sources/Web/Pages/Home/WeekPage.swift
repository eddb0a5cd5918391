import Caseload
import Casework
import Workload

/// A practitioner's week: what is coming and whom they hold. Workload stands behind a link, for whoever asks.
struct WeekPage {
  let week: MyWeek
  /// One's own percentage; nil unless its owner chose to be shown it.
  let own: PersonFigure?
  /// One's own last whole week; nil unless its owner chose that in place of live figures.
  let weekly: WeeklySummaryPart?
  let standing: Standing?

  var page: Page {
    Page(title: "Your week", section: .home, standing: standing, cases: week.standing, main: main)
  }

  private var main: HTML {
    """
    <h1>Your week</h1>
    <p class="stamp">\(week.from.text) to \((week.from + 6).text), and the two weeks after</p>
    \(late)<section><h2>What is coming</h2>
    \(coming)</section>
    <section><h2>Your people</h2>
    \(people)</section>
    <section><h2>About your workload</h2>
    \(workload)</section>
    <section><h2>When it is too much, or not safe</h2>
    <p>Saying so early is part of good practice. It goes to whom you choose, and to nobody else until it climbs.</p>
    \(ConcernListView.ways)</section>
    """
  }

  private var late: HTML {
    guard !week.late.isEmpty else { return .empty }
    return
      "<section><h2>Still open</h2>\n\(table("Work whose day has passed, longest ago first", week.late))</section>\n"
  }

  private var coming: HTML {
    week.coming.isEmpty
      ? Part.empty("Nothing is recorded for these days.") : table("What is coming, by day", week.coming)
  }

  private func table(_ caption: String, _ items: [MyWeek.Item]) -> HTML {
    Table(
      caption: caption,
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Day"), Table.Column(heading: "Person on probation"),
        Table.Column(heading: "CRN"),
      ],
      rows: items.map { item in
        [
          "\(words(item.kind))", "\(item.day.shortText)", "\(item.name)",
          Part.link(item.crn, .cases(.detail(crn: item.crn))),
        ]
      }
    ).html
  }

  private func words(_ kind: MyWeek.Item.Kind) -> String {
    switch kind {
    case .work(let label): label
    case .release: "Release"
    case .end: "Expected end"
    }
  }

  private var people: HTML {
    let others = week.people - week.inCustody
    let list: HTML =
      week.practitionerID.map { id in
        "<p>\(Part.link("Your case list", .cases(.list(CaseListQuery(.practitioner(id))))))</p>"
      } ?? .empty
    let waiting: HTML =
      week.waiting == 0
      ? .empty
      : """
      <p>Changes about \(Figures.counted(week.waiting, "person", "people")) wait for the case system to confirm them.</p>

      """
    return """
      <p>You hold \(Figures.counted(week.people, "person", "people")): \(Figures.number(week.inCustody)) in custody, \
      \(Figures.number(others)) in the community. \(Figures.number(week.new)) began with you this week.</p>
      \(CountedPart(week: week).html)\(waiting)\(list)
      """
  }

  private var workload: HTML {
    guard let id = week.practitionerID else {
      return
        "<p>No night’s figures name you yet. Your senior probation officer can tell you how your time is counted.</p>"
    }
    return """
      <p>How much of your time your work takes is compared by your managers to share work fairly. It is not a mark on your work.</p>
      \(OwnFigureLine(person: own).html)\(weekly?.html ?? .empty)<p>\(Part.link("Your caseload and hours", .practitioner(id)))</p>
      """
  }
}
