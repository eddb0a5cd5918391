import Caseload
import Foundation
import JSONShapes
import Planning
import Rules

/// Results of plans for a terminal: tables and sentences, never a figure without its range.
enum PlanText {
  /// A figure as its unit is read.
  static func figure(_ value: Double, _ measure: PlanMeasure) -> String {
    switch measure.unit {
    case "share": String(format: "%.1f %%", value * 100)
    case "cases": String(format: "%.1f", value)
    default: whole(value)
    }
  }

  /// A whole number with its thousands parted.
  static func whole(_ value: Double) -> String {
    let text = String(format: "%.0f", value.magnitude)
    var parted = ""
    for (place, digit) in text.reversed().enumerated() {
      parted = String(digit) + (place > 0 && place % 3 == 0 ? "," : "") + parted
    }
    return (value < 0 && text != "0" ? "−" : "") + parted
  }

  static func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }

  private static let shown: [PlanMeasure] = [
    .people, .work, .capacity, .utilisation, .officersPublished, .requiredOfficers, .trainees, .officerCaseload,
  ]

  static func run(_ run: PlanRun, _ answer: PlanRunJSON) -> String {
    var lines = [answer.basis.stamp, "Median, and in brackets the middle 80 %.", ""]
    lines.append(fans(shown.map(run.fan), everyYear: run.quarters > 8))
    lines += ["", "Staff from \(run.scenario.from.text) to \(run.dates[run.quarters].text), means", staff(run), ""]
    for place in run.fullness { lines.append(sentence(place, run)) }
    for target in answer.targets {
      lines += [
        "",
        "\(target.name): probability \(String(format: "%.2f", target.probability)). "
          + "It needs \(String(format: "%.1f", target.value)); the run comes to \(String(format: "%.1f", target.median)) "
          + "(\(String(format: "%.1f", target.p10)) to \(String(format: "%.1f", target.p90))).",
        "Base \(String(format: "%.1f", target.base)). \(target.source).",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// One column a date, one row a measure.
  static func fans(_ fans: [PlanFan], everyYear: Bool) -> String {
    guard let points = fans.first?.points else { return "" }
    let places = points.indices.filter { !everyYear || $0 % 4 == 0 }
    var table = TextTable([.words("")] + places.map { .figures(points[$0].date.iso) })
    for fan in fans {
      table.add(
        [fan.measure.label]
          + places.map { place in
            let point = fan.points[place]
            return
              "\(figure(point.median, fan.measure)) (\(figure(point.band80.low, fan.measure)) to \(figure(point.band80.high, fan.measure)))"
          })
    }
    return table.text
  }

  /// The whole time in one table. It adds up, because each quarter does.
  private static func staff(_ run: PlanRun) -> String {
    var table = TextTable([
      .words("Grade"), .figures("Opening"), .figures("Joined"), .figures("Qualified"), .figures("Promoted"),
      .figures("Moved on"), .figures("Left"), .figures("Closing"),
    ])
    let rows = StaffTable(run).rows
    for grade in PlanScenario.grades {
      let own = rows.filter { $0.grade == grade }
      guard let first = own.first, let last = own.last else { continue }
      func sum(_ part: (StaffTable.Row) -> Double) -> String { whole(own.reduce(0) { $0 + part($1) }) }
      table.add(
        grade, whole(first.opening), sum(\.joined), sum(\.qualified), sum(\.promoted), sum(\.movedOn), sum(\.left),
        whole(last.closing))
    }
    return table.text
  }

  private static func sentence(_ place: Fullness, _ run: PlanRun) -> String {
    let level = percent(place.level)
    let last = run.dates.count - 1
    let rule = place.quarters == 1 ? "one reported quarter" : "\(place.quarters) quarters in a row"
    return "Full (over \(level) for \(rule) after rebalancing), \(place.place): "
      + "by \(run.dates[0].iso) in \(percent(place.fullBy[0])), by \(run.dates[last].iso) in \(percent(place.fullBy[last])) "
      + "of replications; never in \(percent(place.never)). "
      + "Full and then not full again by \(run.dates[last].iso) in \(percent(place.notFullAgainBy[last])). "
      + "Median date of becoming full: \(place.median?.text ?? "none, as fewer than half do")."
  }

  static func check(_ scenario: PlanScenario, _ basis: PlanBasis) -> String {
    var levers = TextTable([.words("Lever"), .words("Kind"), .words("From"), .words("Amount"), .words("Source")])
    for lever in scenario.levers {
      levers.add(lever.id, lever.kind.rawValue, lever.from.iso, lever.amount.distribution.words, lever.amount.source)
    }
    var assumptions = TextTable([.words("Assumption"), .words("Why")])
    for line in basis.assumptions { assumptions.add(line.name, line.source) }
    return [
      "\(scenario.name) can be run: from \(scenario.from.text), \(scenario.months) months. \(scenario.about)", "",
      scenario.levers.isEmpty ? "No levers." : levers.text, "", assumptions.text,
    ].joined(separator: "\n")
  }
}
