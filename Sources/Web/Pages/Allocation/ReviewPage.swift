import Allocation
import Caseload
import Casework
import Rules

/// How cases lie with the practitioners of a unit: training for what cases need, changes of practitioner, and what caseloads are
/// made of. Each figure stands above the lines that it is the sum of.
struct ReviewPage {
  let review: AllocationReview
  let pack: RulePack
  let standing: Standing?

  /// Lines of one list on the page, which is to be light; the file has all of them.
  static let most = 30

  private var unit: UnitReference { review.unit }
  private var rules: SuitabilityRules.Standing { pack.suitability.standing }

  var page: Page {
    Page(
      title: "Allocation in this unit, \(unit.name)", section: .unallocated,
      breadcrumbs: unit.level == 0 ? [] : (review.path + [unit]).links, standing: standing, cases: review.standing,
      main: """
        <span class="caption">\(unit.name)</span><h1>Allocation in this unit</h1>
        \(Part.stamp(review.standing))\(Part.statement(sentence, under: under))
        <section><h2>Training for what cases need</h2>\(mismatches)</section>
        <section><h2>Repeated changes of practitioner</h2>\(repeated)</section>
        <section><h2>Continuity</h2>\(ContinuityPart(review: review, rules: rules).html)</section>
        <section><h2>Cases given to somebody trained for them</h2>\(suitable)</section>
        <section><h2>What caseloads are made of</h2>\(MixPart(review: review, pack: pack).html)</section>
        \(links)
        """)
  }

  private var sentence: String {
    guard review.cases > 0 else { return "No current case of this unit is shown to you." }
    let untrained = review.casesUntrained
    let first =
      untrained == 0
      ? "Every holder is trained for what their cases need"
      : "\(Figures.counted(untrained, "case is", "cases are")) held without training in date for a need"
    let changed =
      review.repeated.isEmpty
      ? "no case changed practitioners often"
      : "\(Figures.counted(review.repeated.count, "case", "cases")) changed practitioners often"
    return "Of \(Figures.counted(review.cases, "current case", "current cases")): \(first.prefix(1).lowercased())"
      + "\(first.dropFirst()), and \(changed)."
  }

  private var under: HTML {
    """
    <p>Cases that are kept from you are in none of these figures. Needs, courses and lines are in the \
    \(Part.link("rules", .rules)). These lists are for planning training, support and continuity. They say nothing about how \
    well anyone works.</p>
    """
  }

  private var mismatches: HTML {
    guard !review.mismatches.isEmpty else { return Part.empty("Every holder has training in date.") }
    return Table(
      caption: "Held without training in date",
      reading: "One line for each need of a case. Plan the training, co-work the case, or choose somebody else for it.",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Tier"), Table.Column(heading: "Need"),
        Table.Column(heading: "Held by"), Table.Column(heading: "Training", room: .day),
      ],
      rows: review.mismatches.prefix(Self.most).map { line in
        [
          Self.link(line.about), "\(line.tier)", "\(line.need)", Self.link(line.holder),
          line.lapsedOn.map { "Lapsed on \($0.shortText)" } ?? "None recorded",
        ]
      }
    ).html + Self.more(review.mismatches.count)
  }

  private var repeated: HTML {
    let said = "\(rules.changesListed) or more within \(rules.changesWithin) days"
    guard !review.repeated.isEmpty else { return Part.empty("No case had \(said).") }
    return Table(
      caption: "Cases with \(said)",
      reading: "The head of the PDU is asked to look at each: what would let this person keep a practitioner?",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Changes", isNumeric: true),
        Table.Column(heading: "Each of them", room: .text),
      ],
      rows: review.repeated.prefix(Self.most).map { line in
        [
          Self.link(line.about), "\(Figures.number(line.changes.count))",
          Part.list(
            line.changes.map {
              "\($0.day.shortText): from \($0.before) to \($0.after), \($0.reason ?? "no reason recorded")"
            }),
        ]
      }
    ).html + Self.more(review.repeated.count)
  }

  private var suitable: HTML {
    guard !review.suitable.isEmpty else { return Part.empty("No case was given to anybody in this time.") }
    let (some, all) = review.suitable.reduce((0, 0)) { ($0.0 + $1.suitable, $0.1 + $1.of) }
    return Table(
      caption: "Cases given to somebody with training in date, by month and grade",
      reading:
        "Of cases that are current, in \(rules.changesWithin) days, by training and needs of the day; MAPPA by today’s level. "
        + "Experience and the grade itself are not looked at.",
      columns: [
        Table.Column(heading: "Month", room: .day), Table.Column(heading: "Grade"),
        Table.Column(heading: "Trained", isNumeric: true), Table.Column(heading: "Of", isNumeric: true),
        Table.Column(heading: "Share", isNumeric: true),
      ],
      rows: review.suitable.map { line in
        [
          "\(String(line.month.iso.prefix(7)))", line.grade.isEmpty ? CaseCell.notRecorded : "\(line.grade)",
          "\(Figures.number(line.suitable))", "\(Figures.number(line.of))", Self.share(line.suitable, line.of),
        ]
      }, totals: [["All", .blank, "\(Figures.number(some))", "\(Figures.number(all))", Self.share(some, all)]]
    ).html + untrained
  }

  private var untrained: HTML {
    guard !review.untrained.isEmpty else { return .empty }
    let table = Table(
      caption: "Cases given without training in date on the day",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Day", room: .day), Table.Column(heading: "Given to"),
        Table.Column(heading: "Grade"), Table.Column(heading: "Without training in"),
      ],
      rows: review.untrained.prefix(Self.most).map {
        [
          Self.link($0.about), "\($0.day.shortText)", "\($0.name)",
          $0.grade.isEmpty ? CaseCell.notRecorded : "\($0.grade)",
          "\($0.needs.joined(separator: ", "))",
        ]
      }
    ).html
    return Part.details(
      "\(Figures.counted(review.untrained.count, "case", "cases")) given without it",
      table + Self.more(review.untrained.count))
  }

  private var links: HTML {
    let place = unit.place
    return """
      <ul class="plain"><li>\(Part.link("Download all of these lists as CSV", .cases(.reviewFile(place))))</li>
      <li>\(Part.link("Unallocated cases", .cases(.unallocated(place))))</li></ul>
      """
  }

  static func link(_ about: AllocationReview.Case) -> HTML {
    "\(Part.link(about.name, .cases(.detail(crn: about.crn))))<br><span class=\"small quiet\">\(about.crn)</span>"
  }

  static func link(_ holder: AllocationReview.Holder) -> HTML {
    let name: HTML = holder.practitionerID.map { Part.link(holder.name, .practitioner($0)) } ?? "\(holder.name)"
    return holder.grade.isEmpty ? name : "\(name)<br><span class=\"small quiet\">\(holder.grade)</span>"
  }

  static func share(_ some: Int, _ all: Int) -> HTML {
    all > 0 ? "\(Figures.percent(Ratio(some * 100, over: all)))" : .noFigure
  }

  static func more(_ count: Int) -> HTML {
    count > most ? "<p>\(Figures.number(count - most)) more are in the file.</p>\n" : .empty
  }
}

/// How often cases change practitioners, why, and how many stay with the first.
struct ContinuityPart {
  let review: AllocationReview
  let rules: SuitabilityRules.Standing

  private var continuity: Continuity { review.continuity }

  var html: HTML {
    let rate = continuity.changesPerCaseYear.map { Figures.number($0, places: 2) }
    let figures =
      [
        Part.KeyFigure(
          label: "Changes for a case held for a year", value: rate ?? "Not computable", isWords: rate == nil)
      ]
      + continuity.same.map { same in
        Part.KeyFigure(
          label: "With the first practitioner after \(same.days) days",
          value: same.percent.map { Figures.percent($0) } ?? "Not computable", isWords: same.percent == nil)
      }
    let lines = continuity.same.map { same -> HTML in
      """
      After \(Figures.number(same.days)) days: \(Figures.number(same.same)) of \(Figures.counted(same.of, "case", "cases")) whose first \
      practitioner took them so long ago and at most a year longer.
      """
    }
    let rateLine: HTML = """
      \(Figures.counted(continuity.changes, "change", "changes")) from one practitioner to another in \
      \(Figures.number(rules.changesWithin)) days, over \(Figures.counted(continuity.caseDays, "day", "days")) that cases were held. \
      Cases that have ended are not in it.
      """
    return Part.keyFigures(figures) + Part.list([rateLine] + lines) + reasons
  }

  private var reasons: HTML {
    guard continuity.changes > 0 else { return .empty }
    return Table(
      caption: "Why cases changed practitioners", reading: "As it was recorded. The lines sum to the changes above.",
      columns: [
        Table.Column(heading: "Reason"), Table.Column(heading: "Changes", isNumeric: true),
        Table.Column(heading: "Share", isNumeric: true),
      ],
      rows: continuity.reasons.map { reason in
        [
          reason.words.map { "\($0)" } ?? CaseCell.notRecorded, "\(Figures.number(reason.changes))",
          ReviewPage.share(reason.changes, continuity.changes),
        ]
      },
      totals: [
        [
          "All", "\(Figures.number(continuity.changes))", ReviewPage.share(continuity.changes, continuity.changes),
        ]
      ], isNarrow: true
    ).html
  }
}
