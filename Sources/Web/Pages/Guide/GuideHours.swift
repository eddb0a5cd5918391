import Caseload
import Rules
import Workload

/// What hours are beside points, with a worked example by the time values in force.
struct GuideHours {
  let pack: RulePack
  /// The day that the example is of.
  let day: LocalDate

  var html: HTML {
    guard let measure = HoursMeasure(pack, on: day) else { return .empty }
    return """
      <section id="hours"><h2>Hours, the other measure</h2>
      <p>Points say how cases compare with each other. Hours say how long the work takes. Both are worked out from the same cases, and
      neither is made from the other: a unit can have one percentage in points and another in hours.</p>
      <ol>
      <li><strong>Work.</strong> Each case has minutes a month by its type and tier; planned contacts, travel to home visits, the first
      and last weeks, needs, requirements, reports and other pieces of work have minutes of their own. What was done for colleagues is
      added and what they did is taken off, and so is what somebody covers for whoever is away.</li>
      <li><strong>Available time.</strong> Contracted hours, less reductions and protections, less the shares for leave and training
      and for travel and supervision.</li>
      <li><strong>The percentage.</strong> Hours of work a week ÷ available hours a week. \(pack.hours.weeksInAYear) weeks are twelve
      months.</li>
      </ol>
      \(example(measure))<p>Each value has a source or says that it is an assumption, who proposed and who agreed it, and the day from
      which it counts: \(Part.link("time values and where they come from", .hours(.values()))). Somebody’s own page opens to every
      case and piece of work. A case that takes more than the values say can be raised, and a senior answers. A case without a tier
      or without a current order is not computable and is listed, never taken as nothing.</p></section>

      """
  }

  /// Counted by the same functions as every other figure, so that the example cannot go out of date.
  private func example(_ measure: HoursMeasure) -> HTML {
    guard
      let grade = pack.grades.all.first(where: { $0.holdsCases && $0.nominalTarget > 0 && $0.fullTimeHours != nil }),
      let week = grade.fullTimeHours, !pack.caseTypes.isEmpty
    else { return .empty }
    var counts = HoursCounts(pack)
    let tiers = pack.tiers.indices.filter { !pack.tiers[$0].isUntiered && !pack.tiers[$0].isSuspended }
    for (count, tier) in zip([6, 10, 4], tiers.dropFirst(4)) {
      for _ in 0..<count { counts.add(HoursCase(type: 0, tier: tier), on: day, measure.set.values, pack) }
    }
    let available = (pack.timeUse.shares(on: day) ?? .none).available(of: week)
    let figure = measure.figure(counts, available: available, reasons: [])
    let lines = measure.lines(counts)
    guard !lines.isEmpty, figure.percent != nil else { return .empty }
    let table = Table(
      caption: "The same in hours: \(grade.label.lowercased()), full time",
      reading: "Minutes a month, by the values of \(measure.set.label).",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Count", isNumeric: true),
        Table.Column(heading: "Minutes each", isNumeric: true), Table.Column(heading: "Minutes", isNumeric: true),
      ],
      rows: lines.map { line in
        [
          "\(line.label)", "\(Figures.number(line.count))", line.each.map { "\(Figures.number($0))" } ?? .blank,
          "\(Figures.number(line.minutes))",
        ]
      },
      totals: [["Work", .blank, .blank, "\(Figures.number(figure.minutes))"]])
    return """
      <h3>A worked example in hours</h3>
      \(table.html)<p>\(Figures.number(figure.minutes)) minutes a month are \(Figures.number(figure.work, places: 2)) hours a week. A full
      week of \(Figures.hours(week)) hours leaves \(Figures.number(available, places: 2)) for cases. So work is
      \(Figures.number(figure.work, places: 2)) ÷ \(Figures.number(available, places: 2)) = <strong>\(Figures.percent(figure.percent))</strong>
      of available time.</p>

      """
  }
}
