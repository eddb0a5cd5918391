import Caseload
import Casework

/// The days of a history as they stand in an address: a GET form, so that a page with its days can be kept and passed on.
struct HistoryForm {
  static let fromField = "from"
  static let untilField = "until"

  let texts: HistoryTexts
  private(set) var days = HistoryDays()
  private(set) var problems: [FieldProblem] = []

  init(_ texts: HistoryTexts) {
    self.texts = texts
    func day(_ text: String?, _ field: String, _ what: String) -> LocalDate? {
      let plain = (text ?? "").trimmed
      guard !plain.isEmpty else { return nil }
      guard let day = LocalDate(iso: plain) else {
        problems.append(FieldProblem(field, "Enter the \(what) as a year, a month and a day, for instance 2026-11-22."))
        return nil
      }
      return day
    }
    let from = day(texts.from, Self.fromField, "first day")
    let until = day(texts.until, Self.untilField, "last day")
    days = HistoryDays(from: from, until: until)
  }

  /// Takes what the service said of the days.
  mutating func refuse(_ sentence: String) { problems.append(FieldProblem(Self.fromField, sentence)) }

  func html(_ place: LoadAddress.Place?) -> HTML {
    """
    <form method="get" action="\(Address.load(.history(place)))"><div class="row">
    \(field(Self.fromField, "First day", texts.from))\(field(Self.untilField, "Last day", texts.until))\
    <button class="button second" type="submit">Show these weeks</button></div></form>

    """
  }

  private func field(_ name: String, _ label: String, _ value: String?) -> HTML {
    Field(
      name: name, label: label, hint: "For instance 2026-11-22", value: value ?? "", error: problems.sentence(of: name)
    ).html
  }
}
