import Allocation
import Caseload
import Casework
import Rules
import Workload

/// What giving a case to a practitioner would do, before and after, and the form that confirms it.
struct ImpactView {
  let impact: AllocationImpact
  let form: DecisionForm
  /// What is another since the page was shown first, in sentences.
  var changes: [String] = []
  /// Whether the figures of the post are kept back from whoever reads.
  let hidesFigures: Bool
  let token: FormToken
  let standing: Standing?

  static let heading = "Confirm who takes this case"

  private var person: Recommendation.Person { impact.person }
  private var row: CaseRow { impact.row }

  var page: Page {
    Page(
      title: form.problems.title(Self.heading), section: .unallocated,
      breadcrumbs: [Frame.Link(text: "Choose a practitioner", address: .cases(.choosing(crn: row.crn)))],
      standing: standing, cases: impact.standing, main: main)
  }

  private var main: HTML {
    """
    \(form.problems.summary)<span class="caption">Case \(row.crn)</span><h1>\(Self.heading)</h1>
    \(changed)\(Part.stamp(impact.standing))\(Part.statement(sentence, under: under))
    <section><h2>Before and after</h2>
    \(EffectTable(effect: person.candidate.effect, hidesFigures: hidesFigures).html)</section>
    <section><h2>What the rules say</h2>
    \(CandidateReasons.list(person.candidate.findings, hidesFigures: hidesFigures))</section>
    <section><h2>Decide</h2>
    \(decide)</section>
    """
  }

  private var changed: HTML {
    guard !changes.isEmpty else { return .empty }
    return """
      <div class="notice" role="alert"><p><strong>Nothing was changed: something is another since you opened this page</strong></p>
      \(Part.list(changes.map { "\($0)" }))<p>Look again at what stands below, and confirm it if it still holds.</p></div>

      """
  }

  private var sentence: String {
    let effect = person.candidate.effect
    let cases = "\(effect.after.cases) cases in place of \(effect.before.cases)"
    guard !hidesFigures, let before = effect.before.percent, let after = effect.after.percent else {
      return "\(person.name) would hold \(cases)."
    }
    return "\(person.name) would hold \(cases): \(Figures.percent(after)) in place of \(Figures.percent(before))."
  }

  private var under: HTML {
    let needs = impact.needs.isEmpty ? "none that asks for training" : impact.needs.joined(separator: ", ")
    let holder = row.holder.map { "Held by \($0.name) now; the case would move." } ?? "Nobody holds it now."
    return """
      <p>\(person.grade), \(person.team). \(row.type ?? "No current order"). Tier \(row.tier). Risk of serious harm: \
      \(CaseCell.band(row.rosh)). Needs: \(needs). \(holder) \(Part.link("Read the case", .cases(.detail(crn: row.crn)))). \
      \(Part.purpose)</p>
      """
  }

  private var decide: HTML {
    switch impact.approval {
    case .never:
      return """
        <p>This practitioner cannot hold the case, and nobody may decide otherwise. \
        \(Part.link("Choose somebody else", .cases(.choosing(crn: row.crn))))</p>

        """
    case .headOfPDU, .senior:
      guard !impact.approvers.isEmpty else {
        return """
          <p>It takes somebody else’s approval, and nobody has an account who could give it: neither who allocates nor who receives \
          approves. Ask an administrator, or \(Part.link("choose somebody else", .cases(.choosing(crn: row.crn)))).</p>

          """
      }
    case .none: break
    }
    return """
      <p>Nothing changes before you press the button. The case system is told afterwards: until then the case is marked as \
      <em>waiting for the case system</em>.</p>
      \(form.html(impact, token))<p>\(Part.link("Choose somebody else", .cases(.choosing(crn: row.crn))))</p>

      """
  }
}

/// Before and after, figure by figure.
struct EffectTable {
  let effect: AllocationEffect
  let hidesFigures: Bool

  var html: HTML {
    let (before, after) = (effect.before, effect.after)
    var lines: [(String, String, String)] = [("Cases held", "\(before.cases)", "\(after.cases)")]
    if let first = before.fullTimeCases, let second = after.fullTimeCases {
      lines.append(
        ("Cases for a full-time post", Figures.number(first, places: 1), Figures.number(second, places: 1)))
    }
    if !hidesFigures {
      lines.append(("Workload", Figures.percent(before.percent), Figures.percent(after.percent)))
      lines.append(
        ("Headroom, points", Figures.points(before.figure.headroom), Figures.points(after.figure.headroom)))
    }
    lines.append(("Cases of high risk", "\(before.highRisk)", "\(after.highRisk)"))
    lines.append(("Cases of this tier", "\(before.sameTier)", "\(after.sameTier)"))
    if let first = effect.placesBefore, let second = effect.placesAfter {
      lines.append(
        ("Places under the lowest limit", Figures.number(first, places: 1), Figures.number(second, places: 1)))
    }
    return Table(
      caption: "What taking the case does",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Before", isNumeric: true),
        Table.Column(heading: "After", isNumeric: true),
      ], rows: lines.map { ["\($0.0)", "\($0.1)", "\($0.2)"] }, isNarrow: true
    ).html
  }
}
