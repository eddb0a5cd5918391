import Caseload
import Casework

/// A decision as it was made: done here, what the case system still has to be told, what comes next, and why.
struct DecisionView {
  let decision: AllocationDecision
  /// Whether it was made just now.
  let isNew: Bool
  let hidesFigures: Bool
  let standing: Standing?

  private static let heading = "A decision about who holds a case"

  var page: Page {
    // The name stands on the page and never in its title.
    Page(
      title: Self.heading, section: .unallocated,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: decision.crn)))], standing: standing,
      main: """
        <span class="caption">Case \(decision.crn)</span><h1>\(Self.heading)</h1>
        \(Part.notice(isNew ? "Done here: \(decision.name) holds the case. \(CaseSystemWords.short(decision))" : nil))\
        <dl class="list">\(facts)</dl>
        <section><h2>What the case system has to be told</h2>
        <p>\(CaseSystemWords.long(decision))</p></section>
        <section><h2>Next</h2>
        <p>\(appointment)</p>
        <p>\(Part.link("Handover pack, to print", .allocation(.handover(decision.id))))</p>
        <p>\(Part.link("Unallocated cases", .cases(.unallocated(nil))))</p></section>
        \(reasons)<p>\(Part.link("All decisions about this case", .allocation(.history(crn: decision.crn))))</p>
        """)
  }

  private var facts: [HTML] {
    [
      term("Given to", "\(decision.name), \(decision.team)"),
      term("Held before by", decision.previous.map { "\($0)" } ?? "Nobody"),
      term("Decided by", "\(decision.maker)"), term("Decided at", "\(Times.text(ofUTC: decision.madeAt))"),
      term("Still so", decision.isInForce ? "Yes" : "No: the holder is another since"),
    ]
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private var appointment: String {
    decision.nextAppointment.map { "The next appointment is due on \($0.text)." }
      ?? "When the practitioner next sees the person is not known: no appointment is recorded. The practitioner arranges the first."
  }

  private var reasons: HTML {
    guard let reasons = decision.reasons else { return .empty }
    let oversight: HTML = reasons.oversight.map { "<p>Note for the practitioner: \($0)</p>\n" } ?? .empty
    let otherwise: HTML =
      reasons.override.map { override in
        let training: HTML = override.trainingAction.map { " Training: \($0)." } ?? .empty
        return """
          <h3>Decided otherwise</h3>
          <p>\(override.rules.map(Self.words).joined(separator: "; ")). Approved by \(override.approver), as \(decision.maker) recorded. \
          Why: \(override.reason).\(training)</p>

          """
      } ?? .empty
    let findings = reasons.findings.filter { !hidesFigures || !["workload", "room"].contains($0.name) }
    let items = findings.map { finding -> HTML in
      let points: HTML = finding.points == 0 ? .empty : ", points \(Figures.signed(finding.points))"
      return "\(Self.outcome(finding.outcome)): \(finding.words)\(points)"
    }
    return """
      <section><h2>Why</h2>
      <p>\(reasons.rationale)</p>
      \(oversight)\(otherwise)</section>
      <section><h2>Before and after, as it came to be</h2>
      \(figures(reasons.figures))</section>
      <section><h2>What the rules said</h2>
      \(Part.list(items))<p class="small quiet">By the rules \(reasons.rules).</p></section>

      """
  }

  private func figures(_ figures: DecisionFigures) -> HTML {
    var rows = lines("", figures.taker)
    if let giver = figures.giver { rows += lines("\(decision.previous ?? "The holder before"): ", giver) }
    return Table(
      caption: "Figures before and after",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Before", isNumeric: true),
        Table.Column(heading: "After", isNumeric: true),
      ], rows: rows, isNarrow: true
    ).html
  }

  private func lines(_ whose: String, _ change: DecisionFigures.Change) -> [[HTML]] {
    let cases: [HTML] = ["\(whose)Cases held", "\(change.before.cases)", "\(change.after.cases)"]
    guard !hidesFigures else { return [cases] }
    return [
      cases, ["\(whose)Work, points", "\(Figures.number(change.before.work))", "\(Figures.number(change.after.work))"],
      ["\(whose)Workload", "\(Figures.percent(change.before.percent))", "\(Figures.percent(change.after.percent))"],
    ]
  }

  private static func outcome(_ outcome: String) -> String {
    switch outcome {
    case "fits": "Fits"
    case "care": "Take care"
    default: "Cannot"
    }
  }

  /// The rules that can be decided otherwise, in words.
  static func words(_ rule: String) -> String {
    switch rule {
    case "grade": "the grade that the case asks for"
    case "training": "training"
    case "limit": "the limit of cases"
    case "protection": "a protected limit"
    case "workload": "the high line of workload"
    case "other-team": "a post of another team"
    default: rule
    }
  }
}

/// What the case system says, or has to be told, of a decision.
enum CaseSystemWords {
  static func short(_ decision: AllocationDecision) -> String {
    decision.state == .waiting ? "It waits for the case system." : ""
  }

  static func long(_ decision: AllocationDecision) -> String {
    switch decision.state {
    case .waiting:
      "Done here; waiting for the case system: record there that \(decision.name), \(decision.team), holds case "
        + "\(decision.crn) from \(Times.text(ofUTC: decision.madeAt)). It counts here at once and is marked until the case "
        + "system says the same."
    case .confirmed: "Nothing: it says the same."
    case .contradicted: "It names another holder. The difference is in the list of disagreements."
    case .silent:
      "It has said nothing of it for longer than it should. Record it there; it is in the list of disagreements."
    case .withdrawn: "Nothing any more: a newer change took the place of this one."
    }
  }
}
