import Caseload
import Rules

/// Shares of the week, duties and protections, as the page of rules lists them.
struct TimeRuleTables {
  let pack: RulePack

  private var words: AvailabilityWords { AvailabilityWords(pack: pack) }

  var sections: [(String, HTML)] {
    guard !pack.timeUse.shares.isEmpty else { return [] }
    return [("Time that is not available for cases", shares + duties), ("Protections", stages)]
  }

  private var shares: HTML {
    Table(
      caption: "Shares of the week", reading: "Each from its day until the next begins.",
      columns: [
        Table.Column(heading: "From"), Table.Column(heading: "Leave, sickness and training", isNumeric: true),
        Table.Column(heading: "Travel, ICT, supervision, breaks", isNumeric: true),
        Table.Column(heading: "How they combine"),
      ],
      rows: pack.timeUse.shares.map {
        [
          "\($0.from.text)", "\($0.nonEffective)%", "\($0.nonAttributable)%",
          "\(words.combination($0.combination))",
        ]
      }
    ).html
  }

  private var duties: HTML {
    Table(
      caption: "Duties outside cases",
      columns: [
        Table.Column(heading: "Duty"), Table.Column(heading: "Hours where none are recorded", isNumeric: true),
        Table.Column(heading: "Part of the share for"),
        Table.Column(heading: "Limit of cases, full week", isNumeric: true),
      ],
      rows: pack.duties.map { duty in
        [
          "\(duty.label)", duty.hoursEach.map { "\(Figures.hours($0))" } ?? .blank,
          duty.inside.map { "\(words.share($0))" } ?? "neither",
          duty.caseloadLimit.map { "\(Figures.number($0))" } ?? .blank,
        ]
      }
    ).html
  }

  private var stages: HTML {
    let training = pack.protections.traineeStages.map { ("In training, from month \($0.fromMonth)", $0) }
    let qualified = pack.protections.newlyQualified.map { [("Newly qualified, \($0.fromMonth) months", $0)] } ?? []
    let limits = pack.protections.specialisms.map { item -> [HTML] in
      ["Team of this specialism: \(item.name)", .blank, "\(Figures.number(item.caseloadLimit))"]
    }
    return Table(
      caption: "Protections that apply by themselves",
      reading: "Notice is given \(pack.protections.noticeDays) days before an end.",
      columns: [
        Table.Column(heading: "Protection"), Table.Column(heading: "Hours taken off", isNumeric: true),
        Table.Column(heading: "Limit of cases, full week", isNumeric: true),
      ],
      rows: (training + qualified).map {
        ["\($0.0)", "\($0.1.reduction)%", "\(Figures.number($0.1.caseloadLimit))"]
      } + limits
    ).html
  }
}
