import Caseload
import Casework

/// The tier of a case: what counts, how it came about step by step, how it changed, and who decided otherwise.
struct CaseTierPart {
  let model: CaseDetail

  var html: HTML { now + history + overrides }

  private var now: HTML {
    guard let tier = model.tier else {
      return Part.empty("No assessment yet. The tier is worked out when the case is loaded or changed.")
    }
    let provisional: HTML = tier.isProvisional ? " \(Part.tag("Provisional", .none))" : .empty
    let overridden: HTML =
      tier.isOverridden
      ? "<p>A person decided that this tier counts. The assessment alone gives \(tier.assessed).</p>\n" : .empty
    let on = tier.assessedOn.map { "Assessed on \($0.text)" } ?? "Assessed"
    return """
      <p><strong>\(tier.counts)</strong>\(provisional)</p>
      \(overridden)<p class="stamp">\(on) · rule set: \(tier.ruleSet)\(axes(tier))</p>
      \(Self.working(tier.working, caption: "How the tier came about"))
      """
  }

  private func axes(_ tier: CaseDetail.TierNow) -> HTML {
    let two: HTML = tier.twoAxis.map { " · two axes: \($0)" } ?? .empty
    let one: HTML = tier.singleAxis.map { " · single axis: \($0)" } ?? .empty
    return two + one
  }

  static func working(_ lines: [CaseDetail.WorkingLine], caption: String) -> HTML {
    guard !lines.isEmpty else { return Part.empty("No working was kept.") }
    return Table(
      caption: caption,
      columns: [
        Table.Column(heading: "Step"), Table.Column(heading: "What was found"), Table.Column(heading: "Result"),
      ],
      rows: lines.map { line in [words(line.label), words(line.found), words(line.result)] }
    ).html
  }

  private static func words(_ text: String) -> HTML { text.isEmpty ? "<span class=\"quiet\">–</span>" : "\(text)" }

  private var history: HTML {
    guard !model.tierHistory.isEmpty else { return "<h3>History</h3>\n" + Part.empty("The tier has not changed.") }
    let table = Table(
      caption: "Changes of tier, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "When"), Table.Column(heading: "Tier"), Table.Column(heading: "Why"),
        Table.Column(heading: "Rule set"),
      ],
      rows: model.tierHistory.map { change in
        [
          "\(Times.shortText(ofUTC: change.at))",
          change.isProvisional ? "\(change.tier) \(Part.tag("Provisional", .none))" : "\(change.tier)",
          Self.words(change.reason), Self.words(change.ruleSet),
        ]
      })
    let workings = model.tierHistory.filter { !$0.working.isEmpty }.prefix(10).map { change -> HTML in
      let at = Times.shortText(ofUTC: change.at)
      return Part.details("Working of \(at)", Self.working(change.working, caption: "Working of \(at)"))
    }
    return "<h3>History</h3>\n\(table.html)\(workings)"
  }

  private var overrides: HTML {
    guard !model.overrides.isEmpty else {
      return "<h3>Decisions by a person</h3>\n" + Part.empty("Nobody has decided that another tier counts.")
    }
    let table = Table(
      caption: "Decisions by a person, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "When"), Table.Column(heading: "Decision"), Table.Column(heading: "Reason"),
        Table.Column(heading: "By"),
      ],
      rows: model.overrides.map { override in
        [
          "\(Times.shortText(ofUTC: override.at))",
          override.tier.map { "\($0) counts" } ?? "The assessment counts again", Self.words(override.reason),
          Self.words(override.decidedBy),
        ]
      })
    return "<h3>Decisions by a person</h3>\n\(table.html)"
  }
}
