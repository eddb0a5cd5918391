import Caseload
import Casework
import Rules
import Workload

/// How figures are made: a worked example by the rules in force, and the words.
struct GuidePage {
  let pack: RulePack
  let standing: Standing?

  var page: Page {
    Page(
      title: "How figures are made", section: .guide, standing: standing,
      main: """
        <h1>How figures are made</h1>
        <p>A figure of workload compares the work that somebody holds with the time that they have. It does not say how well anyone is
        doing, and it is no measure of quality.</p>
        \(steps)\(example)\(hours)<section><h2>Words of the measure</h2>
        \(GuideWords.html)<p>More words, of cases and people, are under \(Part.link("Words", .guidePart(.words))). Answers to questions, and \
        who helps, are under \(Part.link("Questions and help", .guidePart(.questions))).</p></section>
        <section><h2>What the measure leaves out</h2>
        <p>\(PointsMeasure.workWithoutPoints) have no points in this measure. Cases without a tier have none
        either: the practitioner can complete the assessment in the case system. Each page “How this is worked out” lists what was left
        out of its figure and who can mend it.</p></section>
        <section><h2>How exact it is</h2>
        <p>Everything is worked out exactly and rounded once, for show, half away from zero. A line such as \(pack.limits.highPercent)% is
        compared with the unrounded figure: \(pack.limits.highPercent).0% exactly is not over it.</p>
        <p>The sum of a unit is all work over all available time, never an average of percentages. Posts that are not computable are in
        neither side of the division; they are counted and listed.</p></section>
        """)
  }

  /// By the values of the day that figures are of; before the first night, of the newest ones.
  private var hours: HTML {
    guard let day = standing?.extractDate ?? pack.hours.sets.last?.from else { return .empty }
    return GuideHours(pack: pack, day: day).html
  }

  private var steps: HTML {
    """
    <section><h2>Three steps</h2>
    <ol>
    <li><strong>Work.</strong> Each case earns points by its tier and by where the person on probation is supervised. Court reports and
    contacts done for colleagues add points; contacts that colleagues did take points away.</li>
    <li><strong>Available time.</strong> A full week of each grade holds a nominal number of points. Contracted hours and reductions
    bring it to what this person has.</li>
    <li><strong>The percentage.</strong> Work ÷ available time. Headroom is available time minus work, in points.</li>
    </ol>
    <p>Every number comes from \(Part.link("the rules", .rules)), with its source and its date.</p></section>

    """
  }

  /// Counted by the same functions as every other figure, so that the example cannot go out of date.
  private var example: HTML {
    guard
      let grade = pack.grades.all.first(where: { $0.holdsCases && $0.nominalTarget > 0 && $0.fullTimeHours != nil }),
      let code = pack.grades.byRawCode.first(where: { pack.grades.all[$0.value].id == grade.id })?.key
    else { return .empty }
    var active = pack.noCases
    let tiers = pack.tiers.indices.filter {
      !pack.tiers[$0].isUntiered && !pack.tiers[$0].isSuspended && pack.points.standard[0, $0] > 0
    }
    for (count, tier) in zip([6, 10, 4], tiers.dropFirst(4)) { active[0, tier] = count }
    let inputs = PostInputs(
      rawGrade: code, held: active, active: active, t2a: pack.noCases, reports: CourtReports(standardLast30: 1),
      hours: PostHours(contracted: grade.fullTimeHours))
    let explanation = PointsMeasure(pack).explanation(inputs)
    let figure = explanation.figure
    let table = Table(
      caption: "A worked example: \(grade.label.lowercased()), full time",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Count", isNumeric: true),
        Table.Column(heading: "Points each", isNumeric: true), Table.Column(heading: "Points", isNumeric: true),
      ],
      rows: explanation.work.map {
        ["\($0.label)", "\($0.count)", "\(Figures.number($0.pointsEach))", "\(Figures.number($0.points))"]
      },
      totals: [["Work", .blank, .blank, "\(Figures.number(figure.work))"]])
    return """
      <section><h2>A worked example</h2>
      \(table.html)<p>Available time is \(Figures.number(figure.available)) points. So work is \(Figures.number(figure.work)) ÷
      \(Figures.number(figure.available)) = <strong>\(Figures.percent(figure.percent))</strong> of available time, and headroom is
      \(Figures.points(figure.headroom)) points.</p></section>

      """
  }
}
