import Casework

/// Who looked at or changed whose data, newest first, with a search. What was searched for is never in the title.
struct AuditView {
  let query: AuditQuery
  /// Nil when the search was wrong.
  let found: AuditPage?
  let problems: [(message: String, field: String)]
  let standing: Standing?

  var page: Page {
    Page(
      title: "\(problems.isEmpty ? "" : "Error: ")Audit trail", section: .audit, standing: standing,
      main: """
        \(problems.isEmpty ? .empty : Part.errorSummary(problems.map { ($0.message, $0.field) }))<h1>Audit trail</h1>
        <p>Who looked at or changed whose data, who signed in, and what was refused. The trail is there to check that data are \
        used lawfully, for the service to look at its own conduct, and to prove that data and trail are whole. \
        It is never used to measure how anybody performs. Looking at this page is in the trail as well.</p>
        \(AuditForm(query: query, problems: problems).html)\(results)
        """)
  }

  private var results: HTML {
    guard let found else { return .empty }
    guard !found.events.isEmpty else { return Part.empty("No event like this is in the trail.") }
    let table = Table(
      caption: "Events, newest first",
      reading: "Times are UTC. The whole trail has \(Figures.counted(found.total, "event", "events")).",
      columns: ["When", "Who", "Roles", "What", "Whose", "Outcome", "Detail"].map { Table.Column(heading: $0) },
      rows: found.events.map(row))
    return "<section>\(table.html)\(paging(found))</section>\n"
  }

  private func row(_ event: AuditEvent) -> [HTML] {
    func text(_ part: String?) -> HTML { part.flatMap { $0.isEmpty ? nil : "\($0)" } ?? .none }
    return [
      "\(Self.moment(event.moment ?? ""))", text(event.actor), text(event.roles), "\(AuditWords.action(event.action))",
      subject(event), "\(AuditWords.outcome(event.outcome))", text(event.detail),
    ]
  }

  private func subject(_ event: AuditEvent) -> HTML {
    guard event.subjectKind != "none" else { return .none }
    let kind = AuditWords.subject(event.subjectKind)
    guard let subject = event.subject else {
      return "\(kind) <span class=\"quiet\">restricted</span>"
    }
    let part = event.subjectPart.map { "\($0) " } ?? ""
    return "\(kind) \(part)\(subject)"
  }

  private func paging(_ found: AuditPage) -> HTML {
    let newest: HTML =
      query.before == nil ? .empty : "<a rel=\"first\" href=\"\(address { $0.before = nil })\">← Newest events</a>"
    let older: HTML =
      found.next.map { "<a rel=\"next\" href=\"\(Address.audit(.events($0)))\">Older events →</a>" } ?? .empty
    guard query.before != nil || found.next != nil else { return .empty }
    return "<nav class=\"pages\" aria-label=\"Pagination\">\(newest)\(older)</nav>\n"
  }

  private func address(_ change: (inout AuditQuery) -> Void) -> Address {
    var query = query
    change(&query)
    return .audit(.events(query))
  }

  /// `2026-11-22 09:00:00.127`, of `2026-11-22T09:00:00.127Z`: whoever follows events needs the parts of a second.
  private static func moment(_ text: String) -> String {
    String(text.map { $0 == "T" ? " " : $0 }.prefix { $0 != "Z" })
  }
}
