import Caseload
import Casework

/// Cases that take more than the tool says: the form to raise one, what waits for an answer, and what was decided.
struct ExtraTimePage {
  let items: [ExtraTime]
  let form: ExtraTimeForm
  let done: HoursAddress.Done?
  let mayRaise: Bool
  let token: FormToken
  let standing: Standing?

  static let heading = "This takes more than the tool says"

  var page: Page {
    Page(
      title: form.problems.title(Self.heading), section: .workload, standing: standing,
      main: """
        \(form.problems.summary)<h1>\(Self.heading)</h1>
        \(notice)<p>A senior answers what is raised here. What is accepted counts as a line of its own for a period, and all of it \
        is evidence when time values are looked at again.</p>
        \(waiting)\(mayRaise ? raise : .empty)\(evidence)
        """)
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .raised: "It was raised. A senior of the team will answer."
      case .accepted: "It was accepted and counts from today."
      case .declined: "It was declined, with your words."
      case nil: nil
      }
    return Part.notice(sentence)
  }

  private var waiting: HTML {
    let open = items.filter { $0.state == .raised }
    guard !open.isEmpty else {
      return "<section><h2>Waiting for an answer</h2>\n\(Part.empty("Nothing waits."))</section>\n"
    }
    return "<section><h2>Waiting for an answer</h2>\n\(open.map(one))</section>\n"
  }

  private func one(_ item: ExtraTime) -> HTML {
    """
    <h3>\(caseLink(item))</h3>
    <p>\(item.raiserName), \(item.raisedOn.text): \(item.reason) (\(minutes(item.asked)) a month)</p>
    \(item.mayDecide ? ExtraTimeForm.answer(item, token) : .empty)
    """
  }

  private func caseLink(_ item: ExtraTime) -> HTML { Part.link(item.crn, .cases(.detail(crn: item.crn))) }

  private func minutes(_ count: Int) -> String { Figures.counted(count, "minute", "minutes") }

  private var raise: HTML { "<section><h2>Raise a case</h2>\n\(form.html(token))</section>\n" }

  private var evidence: HTML {
    let decided = items.filter { $0.state != .raised }
    guard !decided.isEmpty else { return .empty }
    return Table(
      caption: "Answered: evidence for the review of time values",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Why"), Table.Column(heading: "Asked", isNumeric: true),
        Table.Column(heading: "Answer"), Table.Column(heading: "Minutes", isNumeric: true),
        Table.Column(heading: "Days"), Table.Column(heading: "By"),
      ],
      rows: decided.map { item in
        let days = item.from.flatMap { from in item.until.map { "\(from.shortText) to \($0.shortText)" } }
        let words = item.answer.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
        return [
          caseLink(item), "\(item.reason)", "\(Figures.number(item.asked))",
          "\(item.state == .accepted ? "Accepted" : "Declined")\(words)",
          item.minutes.map { "\(Figures.number($0))" } ?? .blank, days.map { "\($0)" } ?? .blank,
          "\(item.deciderName ?? "")",
        ]
      }
    ).html
  }
}
