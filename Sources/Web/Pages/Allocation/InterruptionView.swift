import Allocation
import Caseload
import Casework

/// Stops whoever is about to decide otherwise than a rule says: what stands against it, who has to approve, on and back.
struct InterruptionView {
  let impact: AllocationImpact
  let hidesFigures: Bool
  let standing: Standing?

  private static let heading = "A rule stands against this"

  private var crn: String { impact.row.crn }

  var page: Page {
    Page(
      title: Self.heading, section: .unallocated, standing: standing, cases: impact.standing,
      main: """
        <div class="stop"><h1>\(Self.heading)</h1>
        <p>\(impact.person.name), case \(crn):</p>
        \(Part.list(obstacles.map { "\($0)" }))
        <p>\(approval)</p>
        <p>It is kept as an event, with your reason and the name of who approves it. Whoever approves neither allocates nor receives.</p>
        <p><a class="button second" href="\(onward)">Go on with a reason</a></p>
        <p>\(Part.link("Choose somebody else", .cases(.choosing(crn: crn))))</p></div>
        """)
  }

  private var onward: Address {
    .allocation(.confirm(crn: crn, .init(impact.person.candidate.post.key), goesOn: true))
  }

  private var obstacles: [String] {
    let words = impact.person.candidate.obstacles.map { finding in
      if hidesFigures, finding.name == "workload" { return "Workload not shown, as you chose" }
      return finding.words
    }
    return words.isEmpty ? ["The post is of another team"] : words
  }

  private var approval: String {
    switch impact.approval {
    case .headOfPDU: "The head of the PDU may decide otherwise."
    case .senior: "The senior of the other team, or the head of the PDU, has to agree."
    case .never, .none: "Nobody may decide otherwise."
    }
  }
}
