import Caseload
import Casework

/// What goes with a case to whoever takes it, as a list to tick off on paper: introduction, risks, plan, dates.
struct HandoverView {
  let model: Handover
  let standing: Standing?

  private static let heading = "Handover pack"

  private var decision: AllocationDecision { model.decision }
  private var detail: CaseDetail { model.detail }

  var page: Page {
    // Nobody's name is in the title, which is printed at the head of each sheet.
    Page(
      title: Self.heading, section: .cases,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: decision.crn)))], standing: standing,
      cases: detail.standing,
      main: """
        <span class="caption">Case \(decision.crn)</span><h1>\(Self.heading)</h1>
        <p>To \(decision.name), \(decision.team), from \(decision.previous ?? "nobody before"). \
        Made on \(model.day.text) from what is recorded; check it with the record.</p>
        \(note)\(section("Introduction", introduction))\(section("Risks", risks))\(section("Plan", plan))\
        \(section("Dates", dates))<p>\(CaseSystemWords.long(decision))</p>
        """)
  }

  private func section(_ heading: String, _ items: [HTML]) -> HTML {
    let lines = items.map { item -> HTML in "<span aria-hidden=\"true\">☐ </span>\(item)" }
    return "<section><h2>\(heading)</h2>\n\(Part.list(lines))</section>\n"
  }

  private var note: HTML { model.oversight.map { "<p><strong>Note of the senior</strong>: \($0)</p>\n" } ?? .empty }

  private var introduction: [HTML] {
    let before = decision.previous.map { "\($0), \(decision.name)" } ?? "the senior, \(decision.name)"
    return [
      "Introduction meeting of the person with \(before). On: ____________",
      decision.nextAppointment.map { "Next appointment due on \($0.text)" }
        ?? "Next appointment: none is recorded. Arranged for: ____________",
      "What works with this person, and what does not, passed on in words",
    ]
  }

  private var risks: [HTML] {
    let rosh = detail.risk.first { $0.kind == "rosh" }?.newest
    let recorded = rosh.map { ", of \(Times.shortText(ofUTC: $0.recordedAt))" } ?? ""
    var items: [HTML] = [
      "Risk of serious harm: \(rosh?.band.map(CaseCell.words) ?? "not recorded")\(recorded)",
      "MAPPA: \(detail.summary.mappa.map(CaseCell.words) ?? "not under MAPPA")",
    ]
    for registration in detail.registrations where registration.ended == nil {
      items.append("Registration read: \(registration.type)")
    }
    return items + ["Risk management plan read, and anything urgent agreed with the senior"]
  }

  private var plan: [HTML] {
    let assessment: HTML =
      detail.needs?.completed.map { "Assessment of \($0.text) read" } ?? "Assessment: none is recorded"
    let requirements = detail.requirements.filter { $0.ended == nil }.map { requirement -> HTML in
      let left: HTML =
        requirement.remaining.map { ", \(Figures.number($0)) \(requirement.unit ?? "") left" } ?? .empty
      return "Requirement: \(requirement.category)\(left)"
    }
    return [assessment, "Sentence plan gone through with the person"] + requirements
  }

  private var dates: [HTML] {
    var items: [HTML] = []
    for order in detail.orders where order.ended == nil {
      items.append(
        "\(order.type), order \(order.number): ends \(order.expectedEnd?.text ?? "on a day that is not recorded")")
      if let day = order.licenceEnds { items.append("Licence ends on \(day.text)") }
    }
    if let day = detail.summary.handover { items.append("Handover from prison on \(day.text)") }
    for item in detail.workItems where item.done == nil {
      items.append("\(item.contact ?? item.kind): due \(item.due?.text ?? "on a day that is not recorded")")
    }
    return items.isEmpty ? ["No date is recorded"] : items
  }
}
