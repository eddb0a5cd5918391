import Caseload
import Casework
import Rules
import Workload

/// How caseloads and work lie on the people of a unit and on the units below it.
struct BalanceView {
  let balance: Balance
  let standing: Standing?

  static let heading = "Caseloads and balance"

  private var unit: UnitReference { balance.unit }
  private var line: Balance.Line { balance.line }
  private var words: BalanceWords { BalanceWords(balance: balance) }

  var page: Page {
    Page(
      title: "\(Self.heading), \(unit.name)", section: .workload,
      breadcrumbs: unit.level == 0 ? [] : (balance.path + [unit]).links, standing: standing, cases: balance.standing,
      main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>\(Self.heading)</h1>
    \(Part.stamp(balance.standing))\(Part.statement(words.sentence, under: under))\(line.isKeptBack ? .empty : parts)
    <p>\(Part.link("Download this page as CSV", .load(.balanceFile(unit.place))))</p>
    """
  }

  private var under: HTML {
    let answer: HTML = words.answer.map { "<p>\($0)</p>" } ?? .empty
    let kept: HTML = balance.showsPeople ? .empty : "<p>\(words.keptBack)</p>"
    return "\(answer)\(kept)<p>\(Part.purpose) \(Part.link("How figures are made", .guide)).</p>"
  }

  private var parts: HTML {
    """
    <section><h2>People by caseload</h2>
    \(bands)\(CompanionsPart(companions: balance.companions).html)\(partTime)</section>
    <section><h2>People over their available time</h2>
    \(share)</section>
    <section><h2>How evenly work lies</h2>
    \(spread)</section>

    """
  }

  private var bands: HTML {
    guard line.people > 0, let perPost = line.perPost else { return Part.empty("Nobody here has a figure.") }
    let lines = balance.lines
    let columns =
      [Table.Column(heading: "Unit"), Table.Column(heading: "People", isNumeric: true)]
      + (0...lines.bands.count).map { Table.Column(heading: words.band($0), isNumeric: true) }
      + [Table.Column(heading: "For a full-time post", isNumeric: true)]
    return """
      <p>\(Figures.counted(line.cases, "case", "cases")) over \(Figures.number(line.fte, places: 2)) full-time posts: \
      <strong>\(Figures.number(perPost, places: 1))</strong> for each.</p>
      \(Table(
        caption: "People by cases for a full-time post",
        reading: "A person is counted once, over all posts; at a line is in its band. Over \(lines.escalation) is a matter for the "
          + "head of the unit above. Somebody with posts in two units is counted in both.",
        columns: columns, rows: balance.units.map(row), totals: [row(line)]
      ).html)
      """
  }

  private func row(_ line: Balance.Line) -> [HTML] {
    let name: HTML =
      line.unit == unit ? "\(unit.name)" : Part.link(line.unit.name, .load(.balance(line.unit.place)))
    guard !line.isKeptBack else { return [name] + (0..<(line.bands.count + 2)).map { _ in Self.kept } }
    return [name, "\(Figures.number(line.people))"]
      + line.bands.map { count in count.map { "\(Figures.number($0))" } ?? Self.kept }
      + [line.perPost.map { "\(Figures.number($0, places: 1))" } ?? .noFigure]
  }

  private static let kept: HTML = "<span class=\"quiet\">kept back</span>"

  private var partTime: HTML {
    guard !balance.partTime.isEmpty else { return .empty }
    let names = balance.partTime.prefix(50).map { one -> HTML in
      """
      \(Part.link(one.name, .availability(AvailabilityAddress(staff: one.staffCode)))): \
      \(Figures.counted(one.cases, "case", "cases")) in \(Figures.number(one.fte, places: 2)) of a full week, \
      <strong>\(Figures.number(one.fullTimeCases, places: 1))</strong> for a full-time post; the limit of one is \(one.limit)
      """
    }
    let more: HTML =
      balance.partTime.count > names.count
      ? "<p>The first 50 of \(Figures.number(balance.partTime.count)). Open a team for all of its own.</p>\n" : .empty
    return """
      <h3>Part-time, with more than their part of a caseload</h3>
      <p>Fewer hours and the same cases: each of these is to be looked at by the senior of the team.</p>
      \(Part.list(Array(names)))\(more)
      """
  }

  private var share: HTML {
    Table(
      caption: "People over \(balance.limits.fullPercent)% of their available time on \(balance.day.text)",
      reading: "Strictly over, unrounded, over all posts of a person. Left out are those without a figure.",
      columns: [
        Table.Column(heading: "Unit"), Table.Column(heading: "Over", isNumeric: true),
        Table.Column(heading: "Of", isNumeric: true), Table.Column(heading: "Share", isNumeric: true),
        Table.Column(heading: "Left out", isNumeric: true),
      ],
      rows: balance.units.map(shareRow), totals: [shareRow(line)]
    ).html
  }

  private func shareRow(_ line: Balance.Line) -> [HTML] {
    guard !line.isKeptBack else { return ["\(line.unit.name)"] + (0..<4).map { _ in Self.kept } }
    let share: HTML =
      line.over.map { over in
        line.people > 0 ? "\(Figures.percent(Ratio(over * 100, over: line.people)))" : .noFigure
      } ?? Self.kept
    return [
      "\(line.unit.name)", line.over.map { "\(Figures.number($0))" } ?? Self.kept, "\(Figures.number(line.people))",
      share, "\(Figures.number(line.leftOut))",
    ]
  }

  private var spread: HTML {
    guard !balance.between.isEmpty else {
      return Part.empty("Nothing to compare: fewer than two parts that may be shown have a figure.")
    }
    return Table(
      caption: "Work that would have to change hands for all to be loaded alike",
      reading:
        "From \(balance.comparison.unbalancedPercent)% on a unit is called unbalanced. One measure for people, units and "
        + "grades; it says nothing about whether all together have too much.",
      columns: [
        Table.Column(heading: "Between"), Table.Column(heading: "Parts", isNumeric: true),
        Table.Column(heading: "Points to change hands", isNumeric: true), Table.Column(heading: "Of", isNumeric: true),
        Table.Column(heading: "Share", isNumeric: true), Table.Column(heading: "Lowest and highest"),
        Table.Column(heading: "In words"),
      ],
      rows: balance.between.map { between in
        let spread = between.spread
        // The ends among people are two people's own figures.
        let ends: HTML =
          between.kind == .people && !balance.showsPeople
          ? Self.kept : "\(Figures.percent(spread.lowest)) and \(Figures.percent(spread.highest))"
        return [
          "\(words.kind(between.kind))", "\(Figures.number(spread.parts))",
          "\(Figures.number(spread.moved))", "\(Figures.number(spread.work))", "\(Figures.percent(spread.percent))",
          ends,
          spread.isUnbalanced(from: balance.comparison.unbalancedPercent) ? "Unbalanced" : "Balanced",
        ]
      }
    ).html
  }
}
