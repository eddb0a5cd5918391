import Caseload
import Casework
import Rules

/// Who has had too much work for a while, and what is being done: those awaiting a management response first.
struct ExcessListView {
  let list: ExcessList

  static let heading = "Sustained excess"
  /// Rows of one table; a PDU has fewer.
  private static let most = 200

  var page: Page {
    Page(
      title: "\(Self.heading), \(list.unit.name)", section: .excess,
      breadcrumbs: list.unit.level == 0 ? [] : (list.path + [list.unit]).links, standing: list.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(list.unit.name)</span><h1>\(Self.heading)</h1>
    \(Part.stamp(list.standing, before: settled))\(Part.statement(sentence, under: "<p>\(Part.purpose)</p>"))
    <section><h2>Awaiting a management response</h2>
    \(table("Awaiting a management response", list.awaited, "Nothing here awaits a response."))</section>
    <section><h2>Put off</h2>
    \(table("Put off with a reason", list.later, "Nothing is put off."))</section>
    <section><h2>Answered</h2>
    \(table("Answered in the last year", list.answered, "Nothing was answered in the last year."))</section>
    \(Part.details("What counts as excess", rules))
    """
  }

  private var settled: String { list.settledTo.map { "Weeks to \($0.text)" } ?? "No week is settled yet" }

  private var sentence: String {
    let count = list.awaited.count
    guard count > 0 else { return "Nothing awaits a management response." }
    let overdue = list.awaited.count { $0.isOverdue(on: list.day) }
    let late = overdue == 0 ? "" : ", \(Figures.number(overdue)) of them past the day"
    return "\(Figures.counted(count, "period awaits", "periods await")) a management response\(late)."
  }

  private func table(_ caption: String, _ items: [Excess], _ none: String) -> HTML {
    guard !items.isEmpty else { return Part.empty(none) }
    let shown = items.prefix(Self.most)
    return Table(
      caption: caption,
      reading: items.count > shown.count
        ? "The first \(Self.most) of \(Figures.number(items.count)). Open a team for all of its own."
        : "By the day that a response is due.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "Team"), Table.Column(heading: "What"),
        Table.Column(heading: "How long or how much"), Table.Column(heading: "Since", room: .day),
        Table.Column(heading: "Whose it is"), Table.Column(heading: "Response"),
      ],
      rows: shown.map { item in
        let words = ExcessWords(excess: item, limits: list.limits, day: list.day)
        return [
          Part.link(item.name, .load(.excess(item.id))), "\(item.teamName)", "\(ExcessWords.name(item.kind))",
          "\(words.measure)", "\(words.since)", "\(item.ownerWords)", words.response,
        ]
      }
    ).html
  }

  private var rules: HTML {
    let rules = list.rules
    let week =
      rules.weekRule == .meanOfNights
      ? "the mean of its nights that have a percentage" : "its last night that has a percentage"
    return """
      <p>A week is Monday to Sunday, and its figure is \(week). Nights of leave and nights without a percentage are in no mean; \
      a week that has no others pauses a run, and does not end it.</p>
      <p>Sustained: over \(list.limits.highPercent)% for \(Figures.counted(rules.weeks, "week", "weeks")) in a row. Very high: over \
      \(list.limits.veryHighPercent)% for \(Figures.counted(rules.veryHighWeeks, "week", "weeks")), which asks for a plan of action. \
      Over is strictly more, before rounding: \(list.limits.highPercent).0% is not over.</p>
      <p>An answer is due in \(rules.dueDays) days, a plan in \(rules.planDays). What nobody answers for \(rules.climbDays) days goes \
      to the head of the unit above the team. An answer is looked at again after \(rules.reviewDays) days while the excess goes on. \
      \(Part.link("The rules with their sources", .rules)).</p>
      """
  }
}
