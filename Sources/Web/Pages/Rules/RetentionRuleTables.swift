import Caseload
import Casework
import Rules

/// How long records are kept, and on what grounds data are shared, as the page of rules lists them.
struct RetentionRuleTables {
  let pack: RulePack

  var html: HTML { periods + grounds }

  private var periods: HTML {
    guard !pack.retention.periods.isEmpty else { return .empty }
    let review = pack.retention.review.map { "The periods are looked at again on \($0.text)." } ?? ""
    let table = Table(
      caption: "How long records are kept", reading: review,
      columns: [
        Table.Column(heading: "Kind"), Table.Column(heading: "Months", isNumeric: true),
        Table.Column(heading: "Source"),
      ],
      rows: pack.retention.periods.map { period in
        ["\(period.kind.label)", "\(Figures.number(period.months))", "\(period.source)"]
      })
    return "<section>\(table.html)</section>\n"
  }

  private var grounds: HTML {
    guard !pack.disclosures.grounds.isEmpty else { return .empty }
    let table = Table(
      caption: "Grounds for sharing with partners", columns: [Table.Column(heading: "Ground")],
      rows: pack.disclosures.grounds.map { ["\($0.label)"] })
    return "<section>\(table.html)</section>\n"
  }
}
