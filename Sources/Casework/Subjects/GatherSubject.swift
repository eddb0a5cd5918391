import DataFormat
import Rules
import Storage

/// Gathers what the database holds about one person, place by place.
struct GatherSubject {
  let service: Service
  let subject: DataSubject
  let connection: any SQLConnection

  private var code: SQLValue { .text(subject.code) }

  func data() throws -> SubjectData {
    var parts: [(heading: String, source: String, rows: [[SubjectData.Fact]])] = try DataSheets.all.compactMap(sheet)
    for table in subject.kind == "person" ? Self.ofPeople : Self.ofStaff { parts.append(try rows(table)) }
    if case .staff = subject { parts.append(contentsOf: try account()) }
    parts.append(try rows(Self.erasures(subject)))
    var number = 0
    let sections = parts.filter { !$0.rows.isEmpty }.map { part in
      SubjectData.Section(
        heading: part.heading, source: part.source,
        items: part.rows.map { facts in
          number += 1
          return SubjectData.Item(number: number, facts: facts)
        })
    }
    return SubjectData(sections: sections)
  }

  private static let caseSystem = "The case system, or recorded here in its place"
  private static let here = "Recorded in Headroom"
  private static let looked = "Who looked at or changed it"

  /// What was erased, as far as the trail says: that it was, when and by which rule, and nothing of what it was.
  private static func erasures(_ subject: DataSubject) -> Beside {
    Beside(
      heading: "Erased", table: "audit_event",
      match: "subject = ? AND subject_kind = '\(subject.kind)' AND action = 'erasure' AND outcome = 'done'",
      columns: [("moment", "Erased at", false), ("detail", "Because the record had", false)], order: "seq")
  }

  /// Whether anything is held beside that somebody looked for it.
  static func isAnythingHeld(in data: SubjectData) -> Bool { data.sections.contains { $0.heading != looked } }

  /// Rows of a sheet that name the subject in any of their columns.
  private func sheet(_ sheet: Sheet) throws -> (heading: String, source: String, rows: [[SubjectData.Fact]])? {
    let columns = sheet.columns.filter { column in
      switch subject {
      case .person: column.kind == .caseReference
      case .staff:
        column.refersTo == DataSheets.staff.name || (sheet.name == DataSheets.staff.name && column.name == sheet.key[0])
      }
    }
    guard !columns.isEmpty else { return nil }
    let names = sheet.columns.map(\.name).joined(separator: ", ")
    let match = columns.map { "\($0.name) = ?" }.joined(separator: " OR ")
    let table = SheetTable(sheet)
    let rows = try connection.query(
      "SELECT \(names) FROM \(sheet.table) WHERE \(match) ORDER BY \(sheet.key.joined(separator: ", "))",
      columns.map { _ in code }
    ) { try table.values($0) }
    let isTheirs = service.pack.owners.caseSystem.contains(sheet.name)
    return (
      "Sheet \(sheet.name): \(sheet.about)", isTheirs ? Self.caseSystem : Self.here,
      rows.map { row in
        zip(sheet.columns, row).compactMap { column, value -> SubjectData.Fact? in
          let text = column.text(of: value)
          return text.isEmpty
            ? nil : SubjectData.Fact(label: column.label, value: text, namesOthers: isOfOthers(column, text))
        }
      }
    )
  }

  private func isOfOthers(_ column: SheetColumn, _ text: String) -> Bool {
    guard text != subject.code else { return false }
    if case .text = column.kind, !["forename", "surname"].contains(column.name) { return true }
    return column.refersTo == DataSheets.staff.name || column.kind == .caseReference
  }

  /// A table beside the sheets: which rows are the subject's, and what its columns are called.
  struct Beside {
    let heading: String
    let table: String
    let match: String
    let columns: [(name: String, label: String, namesOthers: Bool)]
    let order: String
  }

  private func rows(_ table: Beside) throws -> (heading: String, source: String, rows: [[SubjectData.Fact]]) {
    let marks = table.match.count { $0 == "?" }
    let found = try connection.query(
      """
      SELECT \(table.columns.map { "CAST(\($0.name) AS TEXT)" }.joined(separator: ", ")) FROM \(table.table)
      WHERE \(table.match) ORDER BY \(table.order)
      """, Array(repeating: code, count: marks)
    ) { row in
      try table.columns.enumerated().compactMap { index, column -> SubjectData.Fact? in
        guard let text = try row.optionalText(index), !text.isEmpty else { return nil }
        return SubjectData.Fact(
          label: column.label, value: text, namesOthers: column.namesOthers && text != subject.code)
      }
    }
    return (table.heading, Self.here, found)
  }

  static let ofPeople = [
    Beside(
      heading: "Tier now, with its working", table: "case_tier", match: "crn = ?",
      columns: [("assessed_on", "Assessed on", false), ("tier", "Tier", false), ("working", "Working", false)],
      order: "assessed_on"),
    Beside(
      heading: "Tiers before", table: "tier_change", match: "crn = ?",
      columns: [("changed_at", "Changed at", false), ("tier", "Tier", false), ("reason", "Why", true)],
      order: "changed_at"),
    Beside(
      heading: "Tiers decided otherwise", table: "tier_override", match: "crn = ?",
      columns: [
        ("decided_at", "Decided at", false), ("tier", "Tier", false), ("reason", "Why", true),
        ("decided_by", "Decided by", true),
      ], order: "decided_at"),
    Beside(
      heading: "Changes made here", table: "local_change", match: "crn = ?",
      columns: [
        ("made_at", "Made at", false), ("sheet", "Sheet", false), ("column_name", "Field", false),
        ("value_before", "Before", true), ("value_after", "After", true), ("made_by", "Made by", true),
        ("reason", "Why", true), ("state", "State", false),
      ], order: "id"),
    Beside(
      heading: "Records to look at", table: "quality_finding", match: "crn = ?",
      columns: [("kind", "What", false), ("sheet", "Sheet", false), ("detail", "Detail", true)], order: "kind, row_key"),
    Beside(
      heading: "Cover while the practitioner was away", table: "case_cover", match: "crn = ?",
      columns: [
        ("starts_on", "From", false), ("ends_on", "Until", false), ("holder", "Held by", true),
        ("covered_by", "Covered by", true), ("maker_name", "Arranged by", true),
      ], order: "id"),
    Beside(
      heading: "Decisions about who holds the case", table: "allocation_decision", match: "crn = ?",
      columns: [
        ("made_at", "Decided at", false), ("staff_code", "Given to", true), ("previous_staff", "Held before by", true),
        ("tier", "Tier", false), ("rationale", "Why", true), ("oversight", "Note of oversight", true),
        ("overridden", "Rules decided otherwise", false), ("override_reason", "Why otherwise", true),
        ("training_action", "Training to come", true), ("approver_name", "Approved by", true),
        ("maker_name", "Decided by", true),
      ], order: "id"),
    Beside(
      heading: "Said to take more time", table: "extra_time", match: "crn = ?",
      columns: [
        ("raised_at", "Raised at", false), ("reason", "Why", true), ("asked", "Minutes a month asked", false),
        ("state", "State", false), ("answer", "Answer", true), ("minutes", "Minutes a month accepted", false),
        ("from_day", "From", false), ("until_day", "Until", false), ("raiser_name", "Raised by", true),
        ("decider_name", "Decided by", true),
      ], order: "id"),
    Beside(
      heading: "Contacts planned", table: "planned_contacts", match: "crn = ?",
      columns: [
        ("starts_on", "From", false), ("ends_on", "Until", false), ("office", "Office", false), ("home", "Home", false),
        ("remote", "Remote", false), ("reason", "Why", true), ("recorder_name", "Recorded by", true),
      ], order: "id"),
    Beside(
      heading: "Practitioners who said that they cannot take the case safely", table: "concern", match: "crn = ?",
      columns: [("reported_on", "Day", false)], order: "id"),
    Beside(
      heading: "Shared with partners", table: "disclosure", match: "crn = ?",
      columns: [
        ("shared_on", "Day", false), ("agency", "Agency", true), ("recipient", "Person", true), ("what", "What", true),
        ("ground", "Ground", false), ("reason", "Why", true), ("recorder_name", "Recorded by", true),
      ], order: "id"),
    Beside(
      heading: "Opened while restricted", table: "case_opening", match: "crn = ?",
      columns: [
        ("opened_at", "Opened at", false), ("opened_by", "By", true), ("reason", "Why", true), ("told", "Told", true),
      ], order: "id"),
    Beside(
      heading: "Ties of colleagues to the case", table: "account_tie",
      match: "subject = ? AND kind IN ('cowork', 'inspection')",
      columns: [
        ("kind", "Kind", false), ("from_day", "From", false), ("until_day", "Until", false), ("reason", "Why", true),
      ], order: "id"),
    Beside(
      heading: looked, table: "audit_event", match: "subject = ? AND subject_kind = 'person'",
      columns: [
        ("moment", "Moment", false), ("action", "What", false), ("outcome", "Outcome", false), ("actor", "Who", true),
      ], order: "seq"),
  ]

  static let ofStaff =
    timeOfStaff + weeksOfStaff + [
      Beside(
        heading: "Name in the nightly extract", table: "practitioner", match: "staff_code = ?",
        columns: [
          ("staff_code", "Staff code", false), ("forename", "Forename", false), ("surname", "Surname", false),
          ("left_on", "Left on", false),
        ],
        order: "id"),
      Beside(
        heading: "Contracted hours, in hundredths of an hour a week", table: "contracted_hours",
        match: "staff_code = ?",
        columns: [
          ("team_code", "Team", false), ("hundredths", "Hundredths of an hour", false),
          ("recorded_at", "Recorded at", false),
        ],
        order: "team_code"),
      Beside(
        heading: "Reduced hours, in hundredths of an hour a week", table: "hours_reduction", match: "staff_code = ?",
        columns: [
          ("team_code", "Team", false), ("reason", "Reason", false), ("hundredths", "Hundredths of an hour", false),
          ("starts_on", "From", false), ("ends_on", "Until", false),
        ], order: "id"),
      Beside(
        heading: "Frozen figures, night by night", table: "post_figure",
        match:
          "post_id IN (SELECT p.id FROM post p JOIN practitioner r ON r.id = p.practitioner_id WHERE r.staff_code = ?)",
        columns: [
          ("extract_id", "Extract", false), ("grade", "Grade", false), ("cases_held", "Cases held", false),
          ("work", "Work, points", false), ("contracted", "Contracted, hundredths", false),
          ("reduced", "Reduced, hundredths", false),
        ], order: "extract_id, post_id"),
      Beside(
        heading: "Figures now", table: "live_figure", match: "staff_code = ?",
        columns: [
          ("team", "Team", false), ("as_of", "As of", false), ("cases_held", "Cases held", false),
          ("work", "Work, points", false),
        ], order: "team"),
      Beside(
        heading: "Changes made here", table: "local_change", match: "staff_code = ?",
        columns: [
          ("made_at", "Made at", false), ("sheet", "Sheet", false), ("column_name", "Field", false),
          ("value_before", "Before", true), ("value_after", "After", true), ("made_by", "Made by", true),
          ("reason", "Why", true),
        ], order: "id"),
      Beside(
        heading: "Records to look at", table: "quality_finding", match: "staff_code = ?",
        columns: [("kind", "What", false), ("sheet", "Sheet", false), ("detail", "Detail", true)],
        order: "kind, row_key"),
      Beside(
        heading: looked, table: "audit_event", match: "subject = ? AND subject_kind = 'staff'",
        columns: [
          ("moment", "Moment", false), ("action", "What", false), ("outcome", "Outcome", false), ("actor", "Who", true),
        ], order: "seq"),
    ]

  /// What takes from the week, and who approved what.
  private static let timeOfStaff = [
    Beside(
      heading: "Hours now", table: "live_hours", match: "staff_code = ?",
      columns: [
        ("team", "Team", false), ("as_of", "As of", false), ("held", "Cases held", false),
        ("minutes", "Minutes of work a month", false),
      ], order: "team"),
    Beside(
      heading: "Frozen hours, night by night", table: "post_hours",
      match:
        "post_id IN (SELECT p.id FROM post p JOIN practitioner r ON r.id = p.practitioner_id WHERE r.staff_code = ?)",
      columns: [
        ("extract_id", "Extract", false), ("held", "Cases held", false), ("minutes", "Minutes of work a month", false),
      ], order: "extract_id, post_id"),
    Beside(
      heading: "Duties outside cases", table: "duty", match: "staff_code = ? OR colleague = ?",
      columns: [
        ("staff_code", "Staff code", true), ("team", "Team", false), ("kind", "Duty", false),
        ("starts_on", "From", false), ("ends_on", "Until", false), ("hours", "Hundredths of an hour", false),
        ("colleague", "About", true), ("note", "Note", true), ("recorder_name", "Recorded by", true),
      ], order: "id"),
    Beside(
      heading: "Decisions about cases", table: "allocation_decision", match: "staff_code = ? OR previous_staff = ?",
      columns: [
        ("made_at", "Decided at", false), ("crn", "Case", true), ("staff_code", "Given to", true),
        ("previous_staff", "Held before by", true), ("rationale", "Why", true),
        ("oversight", "Note of oversight", true),
        ("findings", "What the rules said", true), ("override_reason", "Why otherwise", true),
        ("training_action", "Training to come", true), ("approver_name", "Approved by", true),
        ("maker_name", "Decided by", true),
      ], order: "id"),
    Beside(
      heading: "Reductions asked for", table: "reduction_request", match: "staff_code = ?",
      columns: [
        ("asked_at", "Asked at", false), ("reason", "Reason", false), ("hours", "Hundredths of an hour", false),
        ("starts_on", "From", false), ("ends_on", "Until", false), ("why", "Why", true),
        ("asker_name", "Asked by", true),
        ("state", "State", false), ("decider_name", "Decided by", true), ("answer", "Answer", true),
      ], order: "id"),
    Beside(
      heading: "Adjustments for health", table: "adjustment_review", match: "staff_code = ?",
      columns: [
        ("team", "Team", false), ("reason", "Reason", false), ("starts_on", "From", false),
        ("ended_on", "Until", false),
        ("reviewer_name", "Ended by", true),
      ], order: "starts_on, team, reason"),
    Beside(
      heading: "Readiness for a full caseload", table: "readiness", match: "staff_code = ?",
      columns: [("confirmed_on", "Confirmed on", false), ("confirmer_name", "By", true)], order: "confirmed_on"),
  ]

  /// The account with this staff code: who it is and what it did, and nothing that opens it.
  private func account() throws -> [(heading: String, source: String, rows: [[SubjectData.Fact]])] {
    func beside(
      _ heading: String, _ table: String, _ match: String,
      _ columns: [(name: String, label: String, namesOthers: Bool)],
      _ order: String
    ) throws -> (heading: String, source: String, rows: [[SubjectData.Fact]]) {
      try rows(Beside(heading: heading, table: table, match: match, columns: columns, order: order))
    }
    let own = "account_id IN (SELECT id FROM account WHERE staff_code = ?)"
    let actor = "actor IN (SELECT name FROM account WHERE staff_code = ?)"
    return [
      try beside(
        "Account", "account", "staff_code = ?",
        [
          ("name", "User name", false), ("display_name", "Name", false), ("created_at", "Made at", false),
          ("last_sign_in", "Last sign-in", false),
        ],
        "id"),
      try beside(
        "Roles", "account_role", own,
        [
          ("role", "Role", false), ("unit_code", "Unit", false), ("from_day", "From", false),
          ("until_day", "Until", false),
        ], "id"),
      try beside(
        "Ties", "account_tie", own,
        [
          ("kind", "Kind", false), ("subject", "Whom or which case", true), ("from_day", "From", false),
          ("until_day", "Until", false), ("reason", "Why", true),
        ],
        "id"),
      try beside(
        "Choices", "account_preference", own, [("name", "Choice", false), ("value", "Chosen", false)], "name"),
      try beside(
        "What they did", "audit_event", actor,
        [
          ("moment", "Moment", false), ("action", "What", false), ("outcome", "Outcome", false),
          ("subject", "About whom", true),
        ],
        "seq"),
    ]
  }
}
