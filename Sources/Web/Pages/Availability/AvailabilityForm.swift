import Caseload
import Casework
import Rules

/// What was sent to the page of available time, and what is to be put right in it.
struct AvailabilityForm {
  /// What a press of a button asks for.
  enum Step: String {
    case duty
    case endDuty = "end-duty"
    case ready
    case ask
    case approve, decline
    case endAdjustment = "end-adjustment"
    case mark = "not-for-now"
    case endMark = "end-not-for-now"
  }

  static let stepField = "form-step"
  static let idField = "number"
  static let versionField = "version"
  static let lastField = "last"
  static let answerField = "answer"
  static let whyField = "why"
  /// Before the names of columns of a request, so that they are none of a duty's.
  static let requestPrefix = "ask-"

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }
  var step: Step? { Step(rawValue: text(Self.stepField)) }

  func duty(of staff: String) -> NewDuty {
    NewDuty(
      staff: staff, team: text("team"), kind: text("kind"), hours: text("hours"), from: text("from"),
      until: text("until"), colleague: text("colleague"), note: text("note"))
  }

  /// Before the names of a mark's fields.
  static let markPrefix = "mark-"

  func mark(of staff: String) -> NewNotForNow {
    NewNotForNow(
      staff: staff, from: text(Self.markPrefix + "from"), until: text(Self.markPrefix + "until"),
      reason: text(Self.markPrefix + "reason"))
  }

  /// The form of a mark that somebody is not to be given more work.
  func markForm(_ page: AvailabilityPage, _ token: FormToken) -> HTML {
    begin(.mark, page, token)
      + field(Self.markPrefix + "from", "First day without more work", "For instance \(page.day.iso). Empty for today.")
      + field(Self.markPrefix + "until", "Last day without more work", "It ends by itself after it.")
      + field(Self.markPrefix + "reason", "Why no more work", "Only managers of this person read it.", width: "wide")
      + "<button class=\"button second\" type=\"submit\">Give no more work for now</button></form>\n"
  }

  func request(of staff: String) -> [String: String] {
    var row = ["staff_code": staff]
    for name in Self.requestColumns { row[name] = text(Self.requestPrefix + name) }
    return row
  }

  static let requestColumns = ["team", "reason", "starts_on", "ends_on", "hours"]

  /// The form of a duty.
  func dutyForm(_ page: AvailabilityPage, _ pack: RulePack, _ token: FormToken) -> HTML {
    begin(.duty, page, token) + team("team", page)
      + choice("kind", "Duty", pack.duties.map { (value: $0.id, words: $0.label) })
      + field(
        "hours", "Hours a week", "For instance 3 or 7.25. Empty for a trainee’s assessor: the rules have the hours.")
      + field("from", "First day", "For instance 2026-11-22.") + field("until", "Last day", "Empty for no end.")
      + field("colleague", "Staff code of the colleague", "For an assessor: the trainee. Otherwise empty.")
      + field("note", "Note", "Nothing about health.", width: "wide")
      + "<button class=\"button\" type=\"submit\">Record the duty</button></form>\n"
  }

  /// The form of a reduction that somebody else approves.
  func requestForm(_ page: AvailabilityPage, _ pack: RulePack, _ token: FormToken) -> HTML {
    let reasons = pack.reductionReasons.filter(\.needsApproval).map { (value: $0.id, words: $0.label) }
    return begin(.ask, page, token) + team(Self.requestPrefix + "team", page)
      + choice(Self.requestPrefix + "reason", "Reason", reasons)
      + field(Self.requestPrefix + "hours", "Hours taken off a week", "For instance 3 or 7.25.")
      + field(Self.requestPrefix + "starts_on", "First day of it", "For instance 2026-11-22.")
      + field(Self.requestPrefix + "ends_on", "Last day of it", "It counts on this day and no longer.")
      + field(Self.whyField, "Why", "Who decides reads it.", width: "wide")
      + "<button class=\"button\" type=\"submit\">Ask for approval</button></form>\n"
  }

  func begin(_ step: Step, _ page: AvailabilityPage, _ token: FormToken, id: String? = nil) -> HTML {
    """
    <form method="post" action="\(Address.availability(AvailabilityAddress(staff: page.staffCode)))" autocomplete="off">
    \(token.field)\(Part.hidden(Self.stepField, step.rawValue))\(id.map { Part.hidden(Self.idField, $0) } ?? .empty)
    """
  }

  private func team(_ name: String, _ page: AvailabilityPage) -> HTML {
    if let post = page.posts.first, page.posts.count == 1 { return Part.hidden(name, post.key.team.text) }
    return choice(name, "Post", page.posts.map { (value: $0.key.team.text, words: $0.teamName) })
  }

  private func choice(_ name: String, _ label: String, _ choices: [(value: String, words: String)]) -> HTML {
    ChoiceField(name: name, label: label, choices: choices, value: text(name), error: problems.sentence(of: name)).html
  }

  private func field(_ name: String, _ label: String, _ hint: String, width: String = "short") -> HTML {
    Field(
      name: name, label: label, hint: hint, width: width, value: text(name), error: problems.sentence(of: name)
    ).html
  }
}
