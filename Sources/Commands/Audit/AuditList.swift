import ArgumentParser
import Casework

/// What to look for in the trail.
struct AuditFilters: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose data: a CRN, a staff code, an account or another identifier; with person:, staff:, unit:, account: in front, of that kind only.",
      valueName: "NAME"))
  var subject: String?
  @Option(help: ArgumentHelp("Who did it, by the name in the trail.", valueName: "NAME")) var actor: String?
  @Option(help: ArgumentHelp("What was done, for instance view-case or export.", valueName: "ACTION"))
  var action: String?
  @Option(help: ArgumentHelp("First day, in UTC.", valueName: "YYYY-MM-DD")) var from: String?
  @Option(help: ArgumentHelp("Last day, in UTC.", valueName: "YYYY-MM-DD")) var until: String?

  private static let kinds = ["person", "staff", "unit", "account"]

  func validate() throws {
    if let action, AuditAction(rawValue: action) == nil {
      throw ValidationError(
        "There is no action “\(action)”. The actions are \(AuditAction.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
  }

  var query: AuditQuery {
    let kind = subject.flatMap { subject in Self.kinds.first { subject.hasPrefix($0 + ":") } }
    return AuditQuery(
      subject: kind.map { String(subject?.dropFirst($0.count + 1) ?? "") } ?? subject, subjectKind: kind, actor: actor,
      action: action.flatMap(AuditAction.init), from: from, until: until)
  }
}

struct AuditList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Events of the trail, newest first.",
    discussion: "That the trail was looked at is in the trail itself.")

  @OptionGroup var filters: AuditFilters
  @Option(help: "How many events at most.") var limit = Service.auditPageSize
  @Option(help: ArgumentHelp("Only events older than the one with this number: the next page.", valueName: "SEQ"))
  var before: Int?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Event: Encodable {
      let seq: Int
      let moment, way, actor, roles, action, subjectKind, subject, subjectPart, outcome, detail, previous, hash: String?

      init(_ event: AuditEvent) {
        seq = event.seq
        moment = event.moment
        way = event.way
        actor = event.actor
        roles = event.roles
        action = event.action
        subjectKind = event.subjectKind
        subject = event.subject
        subjectPart = event.subjectPart
        outcome = event.outcome
        detail = event.detail
        previous = event.previous
        hash = event.hash
      }
    }
    let events: [Event]
    let total: Int
    /// What to give as `--before` for the next page.
    let before: Int?
  }

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 10000.") }
  }

  func run() async throws {
    try await reporting {
      var query = filters.query
      query.before = before
      let page = try await database.service().auditEvents(query, limit: limit)
      if output.json {
        try Output.json(
          Answer(events: page.events.map(Answer.Event.init), total: page.total, before: page.next?.before))
      } else {
        Output.result(text(page))
      }
    }
  }

  private func text(_ page: AuditPage) -> String {
    guard !page.events.isEmpty else { return "No event like this is in the trail of \(counted(page.total, "row"))." }
    var table = TextTable([
      .figures("Row"), .words("When (UTC)"), .words("Who"), .words("Roles"), .words("What"), .words("Whose"),
      .words("Outcome"), .words("Detail"),
    ])
    for event in page.events {
      let parts = event.subjectKind == "none" ? [] : [event.subjectKind, event.subjectPart, event.subject]
      table.add(
        String(event.seq), event.moment ?? "", event.actor ?? "", event.roles ?? "", event.action ?? "",
        parts.compactMap(\.self).joined(separator: " "), event.outcome ?? "", event.detail ?? "")
    }
    let more = page.next?.before.map { "\nThe next page: --before \($0)" } ?? ""
    return table.text + more
  }
}
