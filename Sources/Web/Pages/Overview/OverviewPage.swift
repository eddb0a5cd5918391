import Caseload
import Casework
import Rules
import Workload

/// The nation, a region, a PDU or a team: how full it is, and a line for everything directly below it.
struct OverviewPage {
  let overview: Overview
  /// The staff code of whoever chose not to be shown their own percentage.
  var hides: String?
  let pack: RulePack

  var page: Page {
    Page(
      title: overview.unit.name, section: .workload, breadcrumbs: overview.path.links, standing: overview.standing,
      main: main)
  }

  private var unit: UnitReference { overview.unit }
  private var totals: UnitTotals { overview.totals }
  private var level: OrganisationLevel? { pack.levels.indices.contains(unit.level) ? pack.levels[unit.level] : nil }
  private var words: FullnessInWords {
    FullnessInWords(
      totals: totals, byGrade: overview.byGrade, limits: pack.limits, isPartOfGrades: overview.otherGrades != nil)
  }

  private var measures: MeasuresInWords {
    MeasuresInWords(points: words.sentence, hours: overview.hours, headline: pack.measures.headline)
  }

  private var main: HTML {
    let standing = overview.standing
    let caption: HTML = unit.level == 0 ? .empty : "<span class=\"caption\">\(level?.label ?? "")</span>"
    return """
      \(caption)<h1>\(unit.name)</h1>
      <p class="stamp">As of \(standing.extractDate.text) · extract accepted \(Times.text(ofUTC: standing.acceptedAt))</p>
      \(overview.isKeptBack ? KeptBackPart.html(of: unit, pack.comparison) : figures)
      <section>
      \(overview.isKeptBack ? .empty : OverviewTable(overview: overview, hides: hides, pack: pack).html)
      <ul class="plain">
      <li>\(Part.link("Caseload by tier and location", .caseload(level: unit.levelID, code: unit.code)))</li>
      <li>\(Part.link("Download this table as CSV", file))</li>
      <li>\(Part.link("Cases", .cases(.list(CaseListQuery(unit.caseScope)))))</li>
      <li>\(Part.link("Cases that nobody holds", .cases(.unallocated(unit.place))))</li>
      <li>\(Part.link("Capacity statement", .load(.capacity(unit.place))))</li>
      <li>\(Part.link("How full it was, week by week", .load(.history(unit.place))))</li>
      <li>\(Part.link(BalanceView.heading, .load(.balance(unit.place))))</li>
      \(moves)\(settings)\
      \(ahead)\
      <li>\(Part.link("Staffing: funded posts and people in post", .cases(.staffing(unit.place))))</li>
      <li>\(Part.link("Data quality", .cases(.quality(unit.place))))</li>
      </ul>
      </section>
      """
  }

  private var figures: HTML {
    Part.statement(measures.statement, under: measures.beside + underStatement) + keyFigures
  }

  /// Moves are planned for a team and for the unit right above teams.
  private var moves: HTML {
    guard let place = unit.place, unit.level >= pack.levels.count - 2 else { return .empty }
    return "<li>\(Part.link(RebalanceView.heading, .allocation(.rebalance(place))))</li>\n"
  }

  /// The whole service has the national basis and no setting beside it.
  private var settings: HTML {
    unit.place.map { "<li>\(Part.link(LocalSettingsView.heading, .hours(.settings($0))))</li>\n" } ?? .empty
  }

  /// The weeks ahead are those of a team; protections are counted above it, and below the whole service.
  private var ahead: HTML {
    guard let place = unit.place else { return .empty }
    guard unit.levelID == pack.levels.last?.id else {
      return unit.level == 0
        ? .empty : "<li>\(Part.link(ProtectionsView.heading, .upkeep(.protections(place))))</li>\n"
    }
    return """
      <li>\(Part.link(TeamWeekView.heading, .upkeep(.week(place))))</li>
      <li>\(Part.link(HoursAheadView.heading, .upkeep(.ahead(place))))</li>
      <li>\(Part.link(ProtectionsView.heading, .upkeep(.protections(place))))</li>

      """
  }

  /// In the order of the page; without a query where that is the usual one.
  private var file: Address {
    let isUsual = overview.sort == .name && !overview.descending
    return .overviewFile(
      level: unit.levelID, code: unit.code, sort: isUsual ? nil : overview.sort, descending: overview.descending)
  }

  private var underStatement: HTML {
    guard let percent = totals.percent else {
      return "<p>\(Part.link("What not computable means", .guide)). Work and cases are listed below all the same.</p>"
    }
    let overall: HTML =
      words.gradesDiffer
      ? "<p>All grades together, work is \(Figures.percent(percent)) of available time; the grades are not set against each other.</p>"
      : .empty
    return """
      \(overall)<p>By sums, before who may hold which case is looked at. \(Part.purpose)</p>
      \(Part.details("The arithmetic", arithmetic))
      """
  }

  private var arithmetic: HTML {
    let counted = totals.computable
    let left: HTML =
      totals.notComputable.posts == 0
      ? "<p>Every post here has a figure, so nothing is left out.</p>"
      : """
      <p>Left out on both sides: \(Figures.counted(totals.notComputable.posts, "post", "posts")) without a figure, with \
      \(Figures.number(totals.notComputable.work)) points of work and \
      \(Figures.counted(totals.notComputable.casesHeld, "case", "cases")). They have a line of their own under the table.</p>
      """
    return """
      <p>Work \(Figures.number(counted.work)) points ÷ available time \(Figures.number(counted.available)) points = \
      <strong>\(Figures.percent(totals.percent))</strong>.</p>
      <p>Headroom is available time minus work: \(Figures.number(counted.available)) − \(Figures.number(counted.work)) = \
      \(Figures.points(totals.headroom)) points. All of it is sums over posts, never an average of percentages, and it is rounded \
      once, for show.</p>
      \(left)\(byGrade)<p>\(Part.link("How figures are made", .guide))</p>
      """
  }

  private var byGrade: HTML {
    guard overview.byGrade.count > 1 || overview.otherGrades != nil else { return .empty }
    let other = overview.otherGrades.map { totals -> HTML in
      """
      <p>Grades of fewer than \(pack.comparison.fewestPeople) people, and those from which they could be worked out, are kept back one by
      one. Together they are \(Figures.counted(totals.posts, "post", "posts")).</p>
      """
    }
    guard !overview.byGrade.isEmpty else { return other ?? .empty }
    return (other ?? .empty)
      + Table(
        caption: "By grade, in points",
        columns: [
          Table.Column(heading: "Grade"), Table.Column(heading: "Posts counted", isNumeric: true),
          Table.Column(heading: "Work", isNumeric: true), Table.Column(heading: "Available", isNumeric: true),
          Table.Column(heading: "Headroom", isNumeric: true), Table.Column(heading: "Full-time posts", isNumeric: true),
        ],
        rows: overview.byGrade.map { part in
          let counted = part.totals.computable
          let need = words.grades.first { $0.grade.id == part.grade.id }
          return [
            "\(part.grade.label)", "\(Figures.number(counted.posts))", "\(Figures.number(counted.work))",
            counted.posts > 0 ? "\(Figures.number(counted.available))" : .noFigure,
            part.totals.headroom.map { "\(Figures.number($0))" } ?? .noFigure,
            need?.tenths.map { "\(Figures.number(Ratio($0, over: 10), places: 1))" } ?? .noFigure,
          ]
        }
      ).html
  }

  private var keyFigures: HTML {
    var figures = [
      Part.KeyFigure(label: "Cases held", value: Figures.number(totals.casesHeld)),
      Part.KeyFigure(label: "Posts", value: Figures.number(totals.posts)),
    ]
    if let percent = totals.percent, let headroom = totals.headroom {
      figures.append(
        Part.KeyFigure(label: "Work allocated", value: Figures.percent(percent), unit: "of available time"))
      figures.append(
        words.gradesDiffer
          ? Part.KeyFigure(label: "Headroom", value: "Differs by grade", isWords: true)
          : Part.KeyFigure(label: "Headroom", value: Figures.number(headroom), unit: "points"))
    } else {
      figures.append(Part.KeyFigure(label: "Work allocated", value: Figures.number(totals.work), unit: "points"))
      figures.append(Part.KeyFigure(label: "Headroom", value: "Not computable", isWords: true))
    }
    figures.append(
      Part.KeyFigure(
        label: "Not computable", value: Figures.number(totals.notComputable.posts),
        unit: "of \(Figures.counted(totals.posts, "post", "posts"))"))
    return Part.keyFigures(figures)
  }
}
