import Caseload
import Casework
import Rules
import Workload

/// The two assumed shares of the week with what is recorded beside them, for a person or a unit.
struct RecordedSharesPart {
  let shares: RecordedShares
  /// Whether absences are one line: for whoever may not see why somebody is away.
  let hidesKinds: Bool
  let pack: RulePack?

  private var recorded: RecordedTime { shares.recorded }

  var html: HTML {
    guard recorded.contracted > .zero else {
      return
        "<h3>Assumed and recorded time</h3>\n<p>No contracted hours are recorded, so no share of them can be worked out.</p>\n"
    }
    let days = "\(recorded.days.lowerBound.text) to \(recorded.days.upperBound.text)"
    let out: HTML =
      recorded.leftOut == 0
      ? .empty
      : "<p>Left out: \(Figures.counted(recorded.leftOut, "post", "posts")) without recorded hours in some of these days.</p>\n"
    return """
      <h3>Assumed and recorded time</h3>
      \(Table(
        caption: "Shares of contracted hours, \(days)",
        reading: "Percent of \(Figures.number(recorded.contracted)) contracted hours. What is assumed counts; what is recorded stands beside it.",
        columns: [
          Table.Column(heading: "Share for"), Table.Column(heading: "Assumed", isNumeric: true),
          Table.Column(heading: "Recorded", isNumeric: true),
        ],
        rows: [
          row("Leave, sickness and training", shares.assumed?.nonEffective, shares.local?.nonEffective, .nonEffective),
          row(
            "Travel, ICT, supervision and breaks", shares.assumed?.nonAttributable, shares.local?.nonAttributable,
            .nonAttributable),
        ], isNarrow: true
      ).html)\(Part.details("What is recorded", lines))\(out)<p>Journeys, failing equipment and breaks are in no records, so the second \
      recorded share is the least that it can be. Long absences are outside both.</p>

      """
  }

  private func row(_ name: String, _ national: Int?, _ local: Int?, _ share: AssumedShare) -> [HTML] {
    let assumed = local ?? national
    let words: HTML =
      assumed.map { percent in
        local == nil || national == nil
          ? "\(percent)%" : "\(percent)%, this unit’s own; nationally \(national ?? percent)%"
      } ?? "none"
    return [
      "\(name)", words, recorded.percent(share).map { "\(Figures.percent($0))" } ?? "not recorded",
    ]
  }

  private var lines: HTML {
    guard !recorded.lines.isEmpty else { return Part.empty("Nothing is recorded in these days.") }
    return Table(
      caption: "Recorded hours",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Part of"),
        Table.Column(heading: "Hours", isNumeric: true),
      ],
      rows: named.map { [$0.name, $0.part, "\(Figures.number($0.hours, places: 1))"] }, isNarrow: true
    ).html
  }

  private var named: [(name: HTML, part: HTML, hours: Ratio)] {
    var away: [Bool: Ratio] = [:]
    var lines: [(name: HTML, part: HTML, hours: Ratio)] = []
    func part(_ isInside: Bool) -> HTML { isInside ? "leave, sickness and training" : "neither: outside both shares" }
    for line in recorded.lines {
      switch line.kind {
      case .absence(let kind), .outside(let kind):
        let isInside = if case .absence = line.kind { true } else { false }
        if hidesKinds {
          away[isInside, default: .zero] += line.hours
        } else {
          lines.append(("Away: \(kind.replacing("-", with: " "))", part(isInside), line.hours))
        }
      case .duty(let id, let inside):
        let label = pack?.duties.first { $0.id == id }?.label ?? id
        lines.append(
          (
            "\(label)", inside == .nonEffective ? part(true) : "travel, ICT, supervision and breaks", line.hours
          ))
      }
    }
    for isInside in [true, false] { away[isInside].map { lines.append(("Away", part(isInside), $0)) } }
    return lines
  }
}
