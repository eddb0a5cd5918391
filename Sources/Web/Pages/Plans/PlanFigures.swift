import Caseload
import Casework
import Charts
import Planning
import Rules

/// The drawings and tables of one plan.
struct PlanFigures {
  let answer: PlanAnswer

  private var run: PlanRun { answer.run }
  /// Measures that are drawn, each with its table.
  private static let drawn: [PlanMeasure] = [.utilisation, .officersPublished, .officerCaseload, .people]
  /// Measures of the overview, and of what levers change.
  static let shown: [PlanMeasure] = [
    .people, .work, .capacity, .utilisation, .qualifiedUtilisation, .assessors, .officersPublished, .requiredOfficers,
    .trainees, .officerCaseload,
    .capPosts,
  ]

  /// Every year, and the last quarter.
  static func places(_ run: PlanRun) -> [Int] {
    run.dates.indices.filter { $0 % 4 == 0 || $0 == run.quarters }
  }

  var overview: HTML {
    Self.table("Through the years", PlanWords.range, Self.shown.map(run.fan), run)
  }

  /// What levers change; nothing where none is tried.
  var differences: HTML {
    guard let base = answer.base else { return .empty }
    let capacity = run.fan(.capacity, less: base)
    let table = Self.table(
      "With the levers, less without them",
      "Replication by replication, by the same random numbers. \(PlanWords.range)",
      Self.shown.map { run.fan($0, less: base) }, run, isDifference: true)
    return """
      <section id="differences"><h2>What the levers change</h2>
      <p>\(dip(capacity))</p>\(table)</section>

      """
  }

  /// Capacity through time in words: trainees take from it before they add to it.
  private func dip(_ fan: PlanFan) -> String {
    let lowest = fan.points.min { $0.median < $1.median }
    let last = fan.points.last
    guard let lowest, let last else { return "" }
    let end =
      "On \(last.date.text) capacity differs by \(PlanWords.withRange(last, .capacity, isDifference: true)) hours a week."
    guard lowest.median < -0.5, last.median > 0 else { return end }
    return
      "Capacity falls before it rises: by \(PlanWords.withRange(lowest, .capacity, isDifference: true)) hours a week on \(lowest.date.text), at its lowest. \(end)"
  }

  static func table(
    _ caption: String, _ reading: String, _ fans: [PlanFan], _ run: PlanRun, isDifference: Bool = false
  ) -> HTML {
    let places = places(run)
    return Table(
      caption: caption, reading: reading,
      columns: [Table.Column(heading: "Measure")]
        + places.map { Table.Column(heading: run.dates[$0].shortText, isNumeric: true) },
      rows: fans.map { fan in
        ["\(fan.measure.label)"]
          + places.map { "\(PlanWords.withRange(fan.points[$0], fan.measure, isDifference: isDifference))" }
      }
    ).html
  }

  var charts: HTML { "\(Self.drawn.map(chart))" }

  private func chart(_ measure: PlanMeasure) -> HTML {
    let fan = run.fan(measure)
    guard let first = fan.points.first, let last = fan.points.last else { return .empty }
    let factor = measure.unit == "share" ? 100.0 : 1
    let published = answer.history.filter { $0.measure == measure.id }
    // A year of history and what came since: older points would press the plan into a corner.
    let dots = published.flatMap(\.points).filter {
      $0.on >= run.scenario.from.adding(months: -48) && $0.on <= last.date
    }
    let years = Self.places(run)
    let sentence =
      "\(measure.label): \(PlanWords.withRange(first, measure)) on \(first.date.text), \(PlanWords.withRange(last, measure)) on \(last.date.text)"
    let drawing = FanChart(
      title: sentence,
      description:
        "Median with the middle 50, 80 and 90 % of replications, by quarter. The same figures are in the table.",
      unit: measure.unit == "share" ? "%" : "",
      points: fan.points.map { point in
        FanChart.Point(day: point.date - run.scenario.from, quantiles: point.quantiles.map { $0 * factor })
      },
      dots: dots.map { FanChart.Dot(day: $0.on - run.scenario.from, value: $0.value * factor) },
      beside: answer.base.map { base in
        base.fan(measure).points.map { FanChart.Dot(day: $0.date - run.scenario.from, value: $0.median * factor) }
      } ?? [],
      labels: [years.first, years.last].compactMap(\.self).map {
        (day: run.dates[$0] - run.scenario.from, words: run.dates[$0].shortText)
      },
      identifier: "fan-\(measure.id)")
    let sources: HTML =
      dots.isEmpty
      ? .empty : "<p>Published: \(published.map { "\($0.label), \($0.source)" }.joined(separator: "; ")).</p>"
    // Drawn by Charts, which escapes every word.
    let picture = HTML(trusted: drawing.svg)
    return """
      <section><h3>\(measure.label)</h3>
      <p>\(sentence).</p>\(picture)\(sources)\(Part.details("\(measure.label) by quarter, as a table", quarters(fan)))</section>

      """
  }

  private func quarters(_ fan: PlanFan) -> HTML {
    Table(
      caption: "\(fan.measure.label) by quarter",
      reading:
        "How much of the replications lies below each figure. The median may be off by the last column, for 2,000 replications.",
      columns: [Table.Column(heading: "Day", room: .day)]
        + ["5 %", "10 %", "25 %", "Median", "75 %", "90 %", "95 %", "±"].map {
          Table.Column(heading: $0, isNumeric: true)
        },
      rows: fan.points.map { point in
        ["\(point.date.shortText)"]
          + (point.quantiles + [point.medianError]).map { "\(PlanWords.figure($0, fan.measure))" }
      }
    ).html
  }
}
