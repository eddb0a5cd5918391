import Caseload
import Casework

/// All orders of a case, and the entries of the register.
struct CaseOrdersPart {
  let model: CaseDetail
  let mark: WaitingMark

  var html: HTML {
    let links = CaseRecordLinks(model: model)
    return orders + links.orders + registrations + links.registrations
  }

  private var orders: HTML {
    guard !model.orders.isEmpty else { return Part.empty("No orders recorded.") }
    return Table(
      caption: "Orders, current ones first",
      columns: [
        Table.Column(heading: "Type"), Table.Column(heading: "Order"), Table.Column(heading: "Sentence"),
        Table.Column(heading: "From", room: .day), Table.Column(heading: "Expected end", room: .day),
        Table.Column(heading: "Release", room: .day),
        Table.Column(heading: "Recall", room: .day), Table.Column(heading: "Licence ends", room: .day),
        Table.Column(heading: "State"),
      ],
      rows: model.orders.map { order in
        let key = [model.summary.crn, order.number]
        func day(_ value: LocalDate?, _ column: String) -> HTML {
          "\(value.map { "\($0.shortText)" } ?? HTML.none)\(mark.html("orders", key, column))"
        }
        let length: HTML = order.sentenceDays.map { ", \(Figures.counted($0, "day", "days"))" } ?? .empty
        return [
          "\(order.type)\(mark.html("orders", key, "type"))", "\(order.number)",
          "\(day(order.sentenced, "sentenced_on"))\(length)", day(order.start, "starts_on"),
          day(order.expectedEnd, "expected_end_on"), day(order.released, "released_on"),
          day(order.recalled, "recalled_on"), day(order.licenceEnds, "licence_ends_on"), state(order, key),
        ]
      }
    ).html
  }

  private func state(_ order: CaseDetail.Order, _ key: [String]) -> HTML {
    let words: HTML =
      if let ended = order.ended { "Ended \(ended.shortText)" } else if order.isOverEnd {
        Part.tag("Past its end, open", .care)
      } else {
        Part.tag("Current")
      }
    return "\(words)\(mark.html("orders", key, "ended_on"))"
  }

  private var registrations: HTML {
    guard !model.registrations.isEmpty else {
      return "<h3>Registrations</h3>\n" + Part.empty("No registrations recorded.")
    }
    let table = Table(
      caption: "Registrations, current ones first",
      columns: [
        Table.Column(heading: "Type"), Table.Column(heading: "Level and category"),
        Table.Column(heading: "Registered"), Table.Column(heading: "Ended"), Table.Column(heading: "Source"),
      ],
      rows: model.registrations.map { entry in
        let key = [model.summary.crn, entry.number]
        let both = [entry.category.map { "category \($0)" }, entry.level.map { "level \($0)" }].compactMap(\.self)
        return [
          "\(entry.type)\(mark.row("registrations", key))",
          both.isEmpty ? .none : "\(CaseCell.words(both.joined(separator: ", ")))", CaseCell.day(entry.registered),
          entry.ended.map { "\($0.shortText)" } ?? Part.tag("Current"), entry.source.map { "\($0)" } ?? .none,
        ]
      })
    return "<h3>Registrations</h3>\n\(table.html)"
  }
}

extension HTML {
  /// A cell of which nothing is recorded: a dash to the eye, words to the ear.
  static let none: HTML = "<span aria-hidden=\"true\">–</span><span class=\"hidden\">none</span>"
}
