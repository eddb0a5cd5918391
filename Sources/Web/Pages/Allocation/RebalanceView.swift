import Caseload
import Casework
import Rules

/// A few moves worth making in a team or PDU, with what they do to both people: a proposal, which a named person decides move by move.
struct RebalanceView {
  let proposal: RebalanceProposal
  let form: AcceptForm
  /// Nil for whoever decides nothing.
  let token: FormToken?
  let standing: Standing?

  static let heading = "Moves worth making"

  /// Lines of the list of people: a page is to be light.
  static let most = 30

  private var unit: UnitReference { proposal.unit }

  var page: Page {
    Page(
      title: form.problems.title("\(Self.heading), \(unit.name)"), section: .workload,
      breadcrumbs: (proposal.path + [unit]).links,
      standing: standing, cases: proposal.standing,
      main: """
        \(form.problems.summary)<span class="caption">\(unit.name)</span><h1>\(Self.heading)</h1>
        \(Part.stamp(proposal.standing))\(Part.statement(proposal.sentence, under: under))
        <section><h2>\(headline)</h2>\(moves)\(accept)</section>
        <section><h2>Before and after</h2>\(people)</section>
        <section><h2>What stays where it is</h2>\(pinned)</section>
        <ul class="plain"><li>\(Part.link("What can be held here, and what is short", .load(.capacity(unit.place))))</li>
        <li>\(Part.link("Allocation in this unit", .cases(.review(unit.place))))</li></ul>
        """)
  }

  private var under: HTML {
    var proofs: [HTML] = []
    if case .impossible(let words) = proposal.outcome { proofs = words.map { "\($0)" } }
    let short: HTML = proposal.short.map { "<p>\($0)</p>" } ?? .empty
    return """
      \(proofs.isEmpty ? .empty : Part.list(proofs))\(short)
      <p>This is a proposal, and nothing is moved by it. A named person decides each move, after asking both practitioners. Nobody \
      who receives comes over \(proposal.limits.fullPercent)%, nobody receives while over it, nobody both gives and receives, and \
      nobody gets more than \(Figures.counted(proposal.receivers.mostMoves, "case", "cases")) from colleagues in \
      \(Figures.counted(proposal.receivers.withinDays, "day", "days")). The numbers are in the \(Part.link("rules", .rules)). \(Part.purpose) \(Part.link("How figures are made", .guide)).</p>
      """
  }

  private var headline: String {
    switch proposal.moves.count {
    case 0: "No move to propose"
    case 1: "One move worth making this afternoon"
    case let count: "\(Figures.number(count)) moves worth making this afternoon"
    }
  }

  private var moves: HTML {
    guard !proposal.moves.isEmpty else {
      if case .nobodyOver = proposal.outcome { return Part.empty("Nobody is over a line.") }
      return Part.empty("No case may move to anybody here without leaving them over a line.")
    }
    return proposal.moves.enumerated().reduce(HTML.empty) { $0 + move($1.element, number: $1.offset + 1) }
  }

  private func move(_ move: RebalanceProposal.Move, number: Int) -> HTML {
    let (giver, receiver) = (proposal.people[move.from], proposal.people[move.to])
    let table = Table(
      caption: "What move \(number) does to both",
      columns: [
        Table.Column(heading: "Practitioner"), Table.Column(heading: "Now", isNumeric: true),
        Table.Column(heading: "After", isNumeric: true), Table.Column(heading: "Cases now", isNumeric: true),
        Table.Column(heading: "Cases after", isNumeric: true),
      ],
      rows: [(giver, move.giver), (receiver, move.receiver)].map { person, change in
        [
          Self.name(person), Self.percent(change.before), Self.percent(change.after),
          "\(Figures.number(change.before.cases))", "\(Figures.number(change.after.cases))",
        ]
      }, isNarrow: true)
    let post = AllocationAddress.Post(staff: receiver.key.staff.text, team: receiver.key.team.text)
    return """
      <h3>\(number). \(Part.link(move.name, .cases(.detail(crn: move.crn)))), tier \(move.tier): from \(giver.name) to \
      \(receiver.name)</h3>
      \(table.html)\(Part.list(proposal.reasons(of: move).map { "\($0)" }))
      <p>\(Part.link("Look at this move and decide", .allocation(.confirm(crn: move.crn, post))))</p>

      """
  }

  private var accept: HTML {
    guard let token, !proposal.moves.isEmpty else { return .empty }
    return form.html(proposal, token)
  }

  private var people: HTML {
    // Those whom the moves are about come first, then whoever has most work.
    let sorted = proposal.people.sorted { a, b in
      let (first, second) = (a.given + a.received > 0, b.given + b.received > 0)
      if first != second { return first }
      return (b.before.percent ?? .zero, a.key) < (a.before.percent ?? .zero, b.key)
    }
    let more: HTML =
      sorted.count > Self.most
      ? "<p>\(Figures.number(sorted.count - Self.most)) more have less work, and are in none of the moves.</p>\n"
      : .empty
    return Table(
      caption: "Everybody here, before and after \(proposal.moves.count == 1 ? "this move" : "these moves")",
      reading: "Work over available time, of the post or of the person, whichever is higher.",
      columns: [
        Table.Column(heading: "Practitioner"), Table.Column(heading: "Team"),
        Table.Column(heading: "Now", isNumeric: true), Table.Column(heading: "After", isNumeric: true),
        Table.Column(heading: "Gives", isNumeric: true), Table.Column(heading: "Receives", isNumeric: true),
        Table.Column(heading: "Stays out", room: .text),
      ],
      rows: sorted.prefix(Self.most).map { person in
        [
          Self.name(person), "\(person.team)", Self.percent(person.before), Self.percent(person.after),
          "\(Figures.number(person.given))", "\(Figures.number(person.received))",
          person.staysOut.map { "\($0)" } ?? .blank,
        ]
      }
    ).html + more
  }

  private var pinned: HTML {
    guard !proposal.pinned.isEmpty else { return Part.empty("No case of those who are over is kept where it is.") }
    return Table(
      caption: "Cases of those who are over that no plan moves",
      reading: "Meetings and conferences are in no record yet: ask about them before a case moves.",
      columns: [Table.Column(heading: "Reason"), Table.Column(heading: "Cases", isNumeric: true)],
      rows: proposal.pinned.map { ["\($0.pin.words)", "\(Figures.number($0.cases))"] }, isNarrow: true
    ).html
  }

  private static func name(_ person: RebalanceProposal.Person) -> HTML {
    let name: HTML = person.practitionerID.map { Part.link(person.name, .practitioner($0)) } ?? "\(person.name)"
    return "\(name)<br><span class=\"small quiet\">\(person.grade)</span>"
  }

  private static func percent(_ side: RebalanceProposal.Side) -> HTML {
    side.percent.map { "\(Figures.percent($0))" } ?? .noFigure
  }
}
