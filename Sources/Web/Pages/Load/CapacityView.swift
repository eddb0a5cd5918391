import Caseload
import Casework
import Rules
import Workload

/// The capacity statement of a unit: what it can hold, what it holds, what is free or short, and the arithmetic of it.
struct CapacityView {
  let statement: CapacityStatement
  let standing: Standing?

  static let heading = "Capacity statement"

  private var unit: UnitReference { statement.unit }
  private var words: CapacityWords { CapacityWords(statement: statement) }

  var page: Page {
    Page(
      title: "\(Self.heading), \(unit.name)", section: .workload,
      breadcrumbs: unit.level == 0 ? [] : (statement.path + [unit]).links, standing: standing,
      cases: statement.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>\(Self.heading)</h1>
    \(Part.stamp(statement.standing))\(Part.statement(statement.sentence, under: under))\(statement.kept == .everything ? .empty : parts)
    <p>\(Part.link("Download this statement as CSV", .load(.capacityFile(unit.place))))</p>
    """
  }

  private var parts: HTML {
    """
    \(figures)
    <section><h2>By grade</h2>
    \(grades)</section>
    <section><h2>By what the work asks for</h2>
    \(asks)\(tiers)</section>
    <section><h2>Time for each person on probation</h2>
    \(CapacityMonths(time: statement.months).html)</section>
    <section><h2>The arithmetic</h2>
    \(arithmetic)</section>

    """
  }

  private var under: HTML {
    let needed: HTML = statement.needed.map { "<p>\($0)</p>" } ?? .empty
    let kept: HTML = words.keptBack.map { "<p>\($0)</p>" } ?? .empty
    let named = statement.shortages.map { "\($0.grade.id): \($0.grade.label.lowercased())" }
    let grades: HTML =
      named.isEmpty ? .empty : "<p>\(named.joined(separator: ". ")). FTE: full-time equivalent posts.</p>"
    return "\(needed)\(kept)\(grades)<p>By sums, before single people and cases are looked at. \(Part.purpose)</p>"
  }

  private var figures: HTML {
    let sums = statement.sums
    var items = [
      Part.KeyFigure(label: "Available", value: Figures.number(sums.available), unit: "points"),
      Part.KeyFigure(label: "In use", value: Figures.number(sums.work), unit: "points"),
    ]
    if statement.kept == .nothing, let growth = sums.growth(limitPercent: statement.limits.highPercent) {
      items.append(
        Part.KeyFigure(label: "Could hold", value: Figures.number(growth.lambda, places: 2), unit: "times today’s work")
      )
    }
    if let hours = statement.hoursPerPerson {
      items.append(
        Part.KeyFigure(label: "Time for each person", value: Figures.number(hours, places: 1), unit: "hours a month"))
    }
    return Part.keyFigures(items)
  }

  private var grades: HTML {
    guard statement.kept == .nothing else { return Part.empty(words.keptBack ?? "") }
    guard !statement.grades.isEmpty else { return Part.empty("Nobody here has a figure of available time.") }
    return Table(
      caption: "Available time and work by grade",
      reading: "Room of one grade is never set against what another is short of.",
      columns: [
        Table.Column(heading: "Grade"), Table.Column(heading: "Posts", isNumeric: true),
        Table.Column(heading: "Cases", isNumeric: true), Table.Column(heading: "Available, points", isNumeric: true),
        Table.Column(heading: "In use, points", isNumeric: true),
        Table.Column(heading: "Headroom, points", isNumeric: true),
        Table.Column(heading: "Hours a week", isNumeric: true),
        Table.Column(heading: "Full-time posts", isNumeric: true),
        Table.Column(heading: "In words", room: .text),
      ],
      rows: statement.grades.map { line in
        [
          "\(line.grade.label)", "\(Figures.number(line.posts))", "\(Figures.number(line.cases))",
          "\(Figures.number(line.available))", "\(Figures.number(line.work))", "\(Figures.number(line.headroom))",
          line.hours(statement.shares).map { "\(Figures.number($0, places: 1))" } ?? .noFigure,
          line.fullTimePosts.map { "\(Figures.number($0, places: 2))" } ?? .noFigure, "\(CapacityWords.line(line))",
        ]
      }
    ).html
  }

  private var asks: HTML {
    guard statement.kept == .nothing else { return .empty }
    let sums = statement.sums
    return """
      <p>\(Figures.number(sums.qualifiedWork)) points of the work ask for a qualified officer; qualified officers have \
      \(Figures.number(sums.qualifiedAvailable)) points of available time. \(Figures.number(sums.work - sums.qualifiedWork)) points may \
      be held by others as well. Which work asks for whom is in the \(Part.link("rules", .rules)).</p>

      """
  }

  private var tiers: HTML {
    guard !statement.tiers.isEmpty else { return Part.empty("No cases are held by the posts that are counted.") }
    return Table(
      caption: "Cases held by tier",
      reading: "Points of the cases alone: reports and contacts are in the work by grade.",
      columns: [
        Table.Column(heading: "Tier"), Table.Column(heading: "Cases", isNumeric: true),
        Table.Column(heading: "Points", isNumeric: true),
        Table.Column(heading: "Cases for a qualified officer", isNumeric: true),
        Table.Column(heading: "Points for a qualified officer", isNumeric: true),
      ],
      rows: statement.tiers.map { line in
        [
          "\(line.label)", "\(Figures.number(line.cases))", "\(Figures.number(line.points))",
          "\(Figures.number(line.qualifiedCases))", "\(Figures.number(line.qualifiedPoints))",
        ]
      },
      totals: [
        [
          "All", "\(Figures.number(statement.tiers.reduce(0) { $0 + $1.cases }))",
          "\(Figures.number(statement.tiers.reduce(0) { $0 + $1.points }))",
          "\(Figures.number(statement.tiers.reduce(0) { $0 + $1.qualifiedCases }))",
          "\(Figures.number(statement.tiers.reduce(0) { $0 + $1.qualifiedPoints }))",
        ]
      ]
    ).html
  }

  /// How what is missing is worked out; nothing where nothing is.
  private var shortages: HTML {
    guard !statement.shortages.isEmpty else { return .empty }
    let lines = statement.shortages.map { line -> HTML in
      "\(statement.arithmetic(of: line)) = <strong>\(line.fullTimePosts.map { Figures.number($0, places: 2) } ?? "")</strong>"
    }
    return "<p>What is missing before today’s work is just held:</p>\n\(Part.list(lines))"
  }

  private var arithmetic: HTML {
    let bounds = statement.sums.growths(limitPercent: statement.limits.highPercent).map { growth -> HTML in
      "\(words.bound(growth.bound)) = <strong>\(Figures.number(growth.lambda, places: 3))</strong>"
    }
    let limits = statement.limits
    return """
      <p>The lowest of these is how often today’s work could be held with everybody at most at \(limits.highPercent)% and within \
      the limits of caseloads. Below 1 the unit is full, below \(Figures.number(Ratio(limits.roomPercent, over: 100), places: 2)) nearly \
      full, and from there on it has room.</p>
      \(statement.kept == .nothing ? .empty : "<p>What bounds the time of single grades is not shown.</p>\n")\
      \(bounds.isEmpty ? Part.empty("Nothing is held, so nothing bounds it.") : Part.list(bounds))
      \(statement.companions.map { CompanionsPart(companions: $0).html } ?? .empty)\(shortages)
      <p>Full-time posts are points over the points of a full week. Hours a week are those posts times the hours that one has for \
      cases: contracted time less \(statement.shares.nonEffective)% and \(statement.shares.nonAttributable)%, \
      \(statement.shares.combination == .additive ? "both of the whole" : "one after the other"), \
      \(Figures.number(statement.shares.rest * Ratio(100), places: 1))% of it.</p>
      <p>\(words.leftOut) \(Part.link("How figures are made", .guide)).</p>
      """
  }
}
