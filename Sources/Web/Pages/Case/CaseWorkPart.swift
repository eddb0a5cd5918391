import Caseload
import Casework

/// What an order requires with what is done and left, and pieces of work on the case.
struct CaseWorkPart {
  let model: CaseDetail
  let mark: WaitingMark

  var html: HTML { requirements + items }

  private var requirements: HTML {
    guard !model.requirements.isEmpty else { return Part.empty("No requirements recorded.") }
    return Table(
      caption: "Requirements",
      columns: [
        Table.Column(heading: "Requirement"), Table.Column(heading: "Ordered", isNumeric: true),
        Table.Column(heading: "Done", isNumeric: true), Table.Column(heading: "Remaining", isNumeric: true),
        Table.Column(heading: "Counted in"), Table.Column(heading: "Delivered by"), Table.Column(heading: "State"),
      ],
      rows: model.requirements.map { requirement in
        let key = [model.summary.crn, requirement.order, requirement.number]
        let restrictive: HTML = requirement.isRestrictive ? ", restrictive" : .empty
        func number(_ value: Int?) -> HTML { value.map { "\(Figures.number($0))" } ?? .none }
        return [
          "\(requirement.category)\(restrictive), order \(requirement.order)\(mark.row("requirements", key))",
          number(requirement.ordered), number(requirement.done), number(requirement.remaining),
          requirement.unit.map { "\($0)" } ?? .none, requirement.provider.map { "\($0)" } ?? "The practitioner",
          requirement.ended.map { "Ended \($0.shortText)" } ?? Part.tag("Current"),
        ]
      }
    ).html
  }

  private var items: HTML {
    guard !model.workItems.isEmpty else { return "<h3>Work items</h3>\n" + Part.empty("No work items recorded.") }
    let table = Table(
      caption: "Work items, open ones first",
      columns: [
        Table.Column(heading: "Kind"), Table.Column(heading: "Due"), Table.Column(heading: "Started"),
        Table.Column(heading: "State"), Table.Column(heading: "By"), Table.Column(heading: "Outcome"),
      ],
      rows: model.workItems.map { item in
        let contact: HTML = item.contact.map { ", \($0)" } ?? .empty
        let state: HTML =
          if let done = item.done { "Done \(done.shortText)" } else if item.isLate { Part.tag("Overdue", .care) } else {
            Part.tag("Open")
          }
        return [
          "\(item.kind)\(contact)\(mark.row("work-items", [model.summary.crn, item.number]))",
          item.due.map { "\($0.shortText)" } ?? .none, item.started.map { "\($0.shortText)" } ?? .none, state,
          item.doneBy.map { "\($0)" } ?? "Whoever holds the case", item.outcome.map { "\($0)" } ?? .none,
        ]
      })
    return "<h3>Work items</h3>\n\(table.html)"
  }
}
