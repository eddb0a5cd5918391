import Casework

/// All that was decided here about who holds one case, newest first.
struct DecisionHistoryView {
  let crn: String
  let decisions: [AllocationDecision]
  let standing: Standing?

  private static let heading = "Decisions about who holds this case"

  var page: Page {
    Page(
      title: Self.heading, section: .cases,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: crn)))], standing: standing,
      main: """
        <span class="caption">Case \(crn)</span><h1>\(Self.heading)</h1>
        <p>What was decided in Headroom. Who held the case before that, and what the case system says, is on the page of the case.</p>
        \(list)
        """)
  }

  private var list: HTML {
    guard !decisions.isEmpty else { return Part.empty("Nothing was decided here yet.") }
    return Table(
      caption: "Decisions, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "When"), Table.Column(heading: "Given to"), Table.Column(heading: "Held before by"),
        Table.Column(heading: "Decided by"), Table.Column(heading: "Case system"), Table.Column(heading: "Handover"),
      ],
      rows: decisions.map { decision in
        let when = Times.shortText(ofUTC: decision.madeAt)
        return [
          decision.reasons == nil ? "\(when)" : Part.link(when, .allocation(.decision(decision.id))),
          "\(decision.name), \(decision.team)", decision.previous.map { "\($0)" } ?? "Nobody", "\(decision.maker)",
          Self.state(decision.state),
          "<a href=\"\(Address.allocation(.handover(decision.id)))\">Pack<span class=\"hidden\"> of \(when)</span></a>",
        ]
      }
    ).html
  }

  private static func state(_ state: AllocationDecision.State) -> HTML {
    switch state {
    case .waiting: CaseCell.waiting
    case .confirmed: "Says the same"
    case .contradicted: Part.tag("Says another", .over)
    case .silent: Part.tag("Has said nothing", .over)
    case .withdrawn: "Newer change since"
    }
  }
}
