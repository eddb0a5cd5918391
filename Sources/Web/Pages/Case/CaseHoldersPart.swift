import Caseload
import Casework

/// Who held a case from when until when. Exactly one, or nobody, at every moment.
struct CaseHoldersPart {
  let holders: [CaseDetail.HolderPeriod]
  let isCurrent: Bool

  var html: HTML {
    guard !holders.isEmpty else {
      return Part.empty("No holder recorded. The case is unallocated since it began.")
    }
    return Table(
      caption: "Who held this case, newest first", reading: "Times are UTC. Days are whole days.",
      columns: [
        Table.Column(heading: "Held by"), Table.Column(heading: "Team"), Table.Column(heading: "From", room: .day),
        Table.Column(heading: "Until", room: .day), Table.Column(heading: "Days", isNumeric: true),
        Table.Column(heading: "Reason", room: .text),
      ],
      rows: holders.map { period in
        [
          CaseCell.holder(period.holder), period.team.map { "\($0)" } ?? .none,
          "\(Times.shortText(ofUTC: period.from))",
          period.until.map { "\(Times.shortText(ofUTC: $0))" } ?? (isCurrent ? Part.tag("Now") : "The end"),
          period.days.map { "\(Figures.number($0))" } ?? .none, period.reason.map { "\($0)" } ?? .none,
        ]
      }
    ).html
  }
}
