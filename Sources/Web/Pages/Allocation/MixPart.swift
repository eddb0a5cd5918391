import Allocation
import Caseload
import Casework
import Charts
import Rules

/// What the caseloads of a unit are made of, person by person and summed: bars with the same in tables, and long runs of high risk.
struct MixPart {
  let review: AllocationReview
  let pack: RulePack

  /// Practitioners in one drawing or table: more cannot be told apart, and a first view is to be light.
  private static let mostPeople = 40

  /// Nobody by name where there are more than can be told apart: then the sums stand alone, and the units below have the names.
  private var named: [AllocationReview.Person] { review.people.count <= Self.mostPeople ? review.people : [] }

  /// A column of counts: its heading, and how many of a mix it counts.
  private struct Count {
    let heading: String
    let of: (AllocationReview.Mix) -> Int
  }

  var html: HTML {
    guard review.mix.cases > 0 else { return Part.empty("No case is held here that can be shown.") }
    return runs + chart + many
      + table(
        "By risk of serious harm and place", "Cases without a holder are in the sum and in no line.", risks + places)
      + table("By what cases ask for", "One case may ask for several things, so columns overlap.", needs)
      + Part.details("By tier and type", whole("Tier", tiers) + whole("Type", types))
  }

  private var many: HTML {
    guard named.isEmpty, !review.people.isEmpty else { return .empty }
    return """
      <p>\(Figures.counted(review.people.count, "practitioner holds", "practitioners hold")) these cases, too many to show side by side. The \
      sums are of all of them; a team’s page and the file have each by name.</p>
      """
  }

  /// People whose cases have long been mostly of high risk: offered as something to talk about.
  private var runs: HTML {
    let heavy = review.inHeavyRuns
    guard !heavy.isEmpty else {
      return "<p>Nobody’s cases are mostly of high risk: \(pack.lines.highRiskPercent)% of "
        + "\(Figures.counted(pack.lines.highRiskFrom, "case", "cases")) or more.</p>\n"
    }
    let items = heavy.prefix(ReviewPage.most).map { person -> HTML in
      let run = person.run
      let months = run?.months ?? 0
      let length =
        months == 0
        ? "less than a month"
        : "\(run?.isAtLeast == true ? "at least " : "")\(Figures.counted(months, "month", "months"))"
      let talk: HTML =
        months >= pack.suitability.standing.heavyMonths
        ? " \(Part.tag("Worth a talk about variety and relief", .care))" : .empty
      return """
        \(ReviewPage.link(person.holder)): mostly high-risk cases for \(length)\(run?.since.map { ", since \($0.text)" } ?? "")\
        \(talk)
        """
    }
    return """
      <p>High emotional demand goes with cases that are mostly of high risk for long. Those who hold them are named so that their \
      manager can offer support, a lighter mix or time.</p>
      \(Part.list(items))\(ReviewPage.more(heavy.count))
      """
  }

  private var chart: HTML {
    guard !review.people.isEmpty, review.people.count <= Self.mostPeople else { return .empty }
    let high = risks.first?.of(review.mix) ?? 0
    let drawing = StackedBarChart(
      title:
        "\(Figures.number(high)) of \(Figures.counted(review.mix.cases, "case is", "cases are")) at high or very high risk",
      description: "Cases of each practitioner in \(review.unit.name) on \(review.day.text), by risk of serious harm.",
      series: risks.map(\.heading),
      bars: review.people.map { person in
        StackedBarChart.Bar(label: Self.short(person.holder.name), counts: risks.map { $0.of(person.mix) })
      }, identifier: "mix")
    // Drawn by Charts, which escapes its texts.
    return HTML(trusted: drawing.svg)
  }

  /// The last name, as much of it as stands beside a bar; the table has all of it.
  private static func short(_ name: String) -> String {
    let last = name.prefix { $0 != "," }
    return last.count > 9 ? last.prefix(8) + "…" : String(last)
  }

  private var risks: [Count] {
    let high = pack.lines.highRisk
    return [
      Count(heading: "High or very high") { mix in high.reduce(0) { $0 + (mix.risk[$1] ?? 0) } },
      Count(heading: "Medium") { $0.risk["medium"] ?? 0 }, Count(heading: "Low") { $0.risk["low"] ?? 0 },
      Count(heading: "Not recorded") { $0.risk[""] ?? 0 },
    ]
  }

  private var places: [Count] {
    pack.locations.map { location in Count(heading: location.label) { $0.location[location.id] ?? 0 } }
  }

  private var needs: [Count] {
    pack.suitability.needs.map { need in
      Count(heading: CaseCell.words(need.label)) { $0.need[need.id] ?? 0 }
    }
  }

  private var tiers: [Count] {
    let known = pack.tiers.map { tier in Count(heading: tier.label) { $0.tier[tier.id] ?? 0 } }
    let ids = Set(pack.tiers.map(\.id))
    return known + [Count(heading: "Other") { $0.tier.filter { !ids.contains($0.key) }.values.reduce(0, +) }]
  }

  private var types: [Count] {
    pack.caseTypes.map { type in Count(heading: type.label) { $0.type[type.id] ?? 0 } }
      + [Count(heading: "No current order") { $0.type[""] ?? 0 }]
  }

  private func table(_ caption: String, _ reading: String, _ counts: [Count]) -> HTML {
    func cells(_ mix: AllocationReview.Mix) -> [HTML] {
      ["\(Figures.number(mix.cases))"] + counts.map { "\(Figures.number($0.of(mix)))" }
    }
    return Table(
      caption: caption, reading: reading,
      columns: [Table.Column(heading: "Practitioner"), Table.Column(heading: "Cases", isNumeric: true)]
        + counts.map { Table.Column(heading: $0.heading, isNumeric: true) },
      rows: named.map { [ReviewPage.link($0.holder)] + cells($0.mix) },
      totals: [["\(review.unit.name)"] + cells(review.mix)]
    ).html
  }

  /// Counts of the whole unit that are not none.
  private func whole(_ what: String, _ counts: [Count]) -> HTML {
    let some = counts.map { ($0.heading, $0.of(review.mix)) }.filter { $0.1 > 0 }
    return Table(
      caption: "Cases by \(what.lowercased())",
      columns: [Table.Column(heading: what), Table.Column(heading: "Cases", isNumeric: true)],
      rows: some.map { ["\($0.0)", "\(Figures.number($0.1))"] },
      totals: [["All", "\(Figures.number(some.reduce(0) { $0 + $1.1 }))"]], isNarrow: true
    ).html
  }
}
