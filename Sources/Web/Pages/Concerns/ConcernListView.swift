import Caseload
import Casework
import Rules

/// What somebody reported with its state, and what awaits their answer.
struct ConcernListView {
  let list: ConcernList
  let done: ConcernAddress.Done?
  let standing: Standing?

  static let heading = "Concerns"
  /// Rows of one table.
  private static let most = 200

  var page: Page { Page(title: Self.heading, section: .concerns, standing: standing, main: main) }

  private var main: HTML {
    """
    <h1>\(Self.heading)</h1>
    \(Part.notice(done == nil ? nil : "It is reported and kept. You see below whom it is with and by when an answer is due."))\
    <p>This is for support. Nothing here is a mark on anybody’s work, and it is no part of managing performance. Only you and those \
    to whom it was sent, or to whom it went on, can see it: it is in no list or count of a team.</p>
    \(awaited)\(own)\(others)\(clock)
    """
  }

  private var awaited: HTML {
    guard !list.awaited.isEmpty else { return .empty }
    let table = table("Awaiting your answer", list.awaited, showsReporter: true)
    return "<section><h2>Awaiting your answer</h2>\n\(table)</section>\n"
  }

  private var own: HTML {
    guard list.mayReport else { return .empty }
    let inside =
      list.own.isEmpty
      ? Part.empty("You have reported nothing.")
      : table("What you reported, newest first", list.own, showsReporter: false)
    return "<section><h2>What you reported</h2>\n\(inside)\(Self.ways)</section>\n"
  }

  /// Where a practitioner reports and prints.
  static var ways: HTML {
    Part.list([
      Part.link("Report stress or overload", .concerns(.new(.report))),
      Part.link("I cannot take this safely: say so about one case", .concerns(.new(.objection))),
      Part.link("My reported position, to print", .concerns(.position())),
    ])
  }

  private var others: HTML {
    guard !list.others.isEmpty || !list.mayReport else { return .empty }
    let inside =
      list.others.isEmpty
      ? Part.empty("Nothing else was sent to you.")
      : table("Sent to you, newest first", list.others, showsReporter: true)
    return "<section><h2>Sent to you, and answered or with somebody else now</h2>\n\(inside)</section>\n"
  }

  private func table(_ caption: String, _ lines: [ConcernLine], showsReporter: Bool) -> HTML {
    let shown = lines.prefix(Self.most)
    let reporter = showsReporter ? [Table.Column(heading: "From")] : []
    return Table(
      caption: caption,
      reading: lines.count > shown.count ? "The first \(Self.most) of \(Figures.number(lines.count))." : "",
      columns: [Table.Column(heading: "What")] + reporter + [
        Table.Column(heading: "Meaning"), Table.Column(heading: "Reported", room: .day), Table.Column(heading: "With"),
        Table.Column(heading: "State"),
      ],
      rows: shown.map { line in
        let words = ConcernWords(concern: line.concern, state: line.state, day: list.day)
        let what = Part.link(
          "\(ConcernWords.name(line.concern.kind)), number \(line.concern.id)", .concerns(.one(line.concern.id)))
        return [what] + (showsReporter ? ["\(line.concern.reporterName)"] : []) + [
          "\(words.meanings)", "\(line.concern.reportedOn.shortText)", "\(line.with)", words.tag,
        ]
      }
    ).html
  }

  private var clock: HTML {
    let days = Figures.counted(list.rules.answerDays, "working day", "working days")
    return Part.details(
      "By when it is answered, and what happens if it is not",
      """
      <p>Each level has \(days), Monday to Friday. What is not answered by then goes to the level above, each time, by itself. While \
      all of a level are away it is with whoever deputises for them, or else with the level above, and the page names them. An \
      answer has reasons and a next step. No action needs reasons and the agreement of a second person. A report is closed by \
      whoever made it and by nobody else. Everything stays on record for both. \(Part.link("The rules with their sources", .rules)).</p>
      """)
  }
}
