import Caseload
import Casework
import Rules

/// Who of a team lacks a protection that the rules give, and the log of caseloads above a protected limit.
struct ProtectionsView {
  let model: ProtectionsPage
  let isDone: Bool
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "Protections and breaches"
  static let idField = "number"
  static let reasonField = "reason"

  private var words: ProtectionWords { ProtectionWords(pack: pack) }

  var page: Page {
    Page(
      title: "\(Self.heading), \(model.unit.name)", section: .workload, breadcrumbs: (model.path + [model.unit]).links,
      standing: standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(model.unit.name)</span><h1>\(Self.heading)</h1>
    \(Part.notice(isDone ? "The approval is recorded." : nil))\(Part.statement(sentence, under: under))
    <section><h2>Protections that are lacking</h2>
    \(missing)</section>
    <section><h2>Caseloads above a protected limit</h2>
    \(breaches)</section>
    """
  }

  private var sentence: String {
    let open = model.breaches.count { $0.endedOn == nil }
    let breaches =
      open == 0
      ? "No caseload is above a protected limit."
      : "\(Figures.counted(open, "caseload is", "caseloads are")) above a protected limit."
    let lacking =
      model.missing.isEmpty
      ? "" : " \(Figures.counted(model.missing.count, "protection is", "protections are")) lacking."
    return breaches + lacking
  }

  private var under: HTML {
    """
    <p>As the records stand on \(model.day.text). Protections apply by themselves from the days that are recorded: of training, of \
    qualifying, of duties. Rules: \(model.rules); \(Part.link("see them", .rules)). \(Part.link("How figures are made", .guide)).</p>
    """
  }

  private var missing: HTML {
    guard !model.missing.isEmpty else {
      return Part.empty("Everybody of whom the records say that they should be protected is.")
    }
    return Table(
      caption: "Protections that the rules give and the records do not", reading: "By staff code.",
      columns: ["Name", "What", "What to do"].map { Table.Column(heading: $0) },
      rows: model.missing.map { item in
        [
          Part.link(item.name, .availability(AvailabilityAddress(staff: item.staffCode))),
          "\(words.missing(item.kind))", ProtectionWords.mend(item),
        ]
      }
    ).html
  }

  private var breaches: HTML {
    guard !model.breaches.isEmpty else { return Part.empty("None is recorded.") }
    return Table(
      caption: "Breaches of protected limits", reading: "Those that go on first. Nothing here is ever taken away.",
      columns: ["Name", "Protection", "When it was first seen", "Cases then", "Until", "Approved by"].map {
        Table.Column(heading: $0)
      },
      rows: model.breaches.map { breach in
        [
          Part.link(breach.name, .availability(AvailabilityAddress(staff: breach.staffCode))),
          "\(words.protection(breach.protection))", "\(breach.began.shortText)",
          "\(ProtectionWords.measure(breach))",
          breach.endedOn.map { "within the limit on \($0.shortText)" } ?? Part.tag("Goes on", .care), approval(breach),
        ]
      }
    ).html
  }

  private func approval(_ breach: ProtectionBreach) -> HTML {
    if let approval = breach.approval { return "\(approval.by), \(approval.on.shortText): \(approval.reason)" }
    guard model.mayApprove else { return "no approver recorded" }
    let reason = Field(
      name: Self.reasonField, label: "Why it is approved",
      hint: "One sentence, which is kept. Nothing about anybody’s health.", width: "wide")
    return """
      no approver recorded
      <form method="post" action="\(Address.upkeep(.protections(CaseAddress.Place(level: model.unit.levelID, code: model.unit.code))))" autocomplete="off">
      \(token.field)\(Part.hidden(Self.idField, String(breach.id)))\(reason.html(id: "reason-\(breach.id)"))\
      <button class="button second" type="submit">Approve<span class="hidden"> breach \(breach.id)</span></button></form>

      """
  }
}
