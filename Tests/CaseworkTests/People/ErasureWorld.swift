import Caseload
import DataFormat
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

/// The example's service more than six years later: one case has long ended, and whoever held it has left.
struct ErasureWorld {
  static let crn = "X310007"
  static let staff = "P31A006"
  static let day = "2033-01-02"
  /// Of nobody else, in what was written freely.
  static let marker = "zqxword"

  let folders: CaseFolders
  let service: Service

  static func run(_ kind: DatabaseKind, _ body: (ErasureWorld) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { folders in
      _ = try await folders.service().importData(path: try folders.example())
      let world = ErasureWorld(folders: folders, service: try folders.service(day))
      try await folders.database.write { try world.plant(CaseRecords($0)) }
      try await body(world)
    }
  }

  /// Erases what a dry run lists.
  @discardableResult func erase() async throws -> RetentionReport {
    let due = try await service.retentionDue()
    return try await service.applyRetention(listed: due.listed)
  }

  /// Every value of every table but the audit trail that has a text in it, with its table.
  func found(_ text: String) async throws -> [String] {
    let tables = Set(DataSheets.all.map(\.table) + KeptTables.all.map(\.name) + KeptTables.log + ["case_search"])
    return try await folders.database.read { connection in
      try tables.sorted().flatMap { table in
        try connection.query("SELECT * FROM \(table)", []) { $0.values }.flatMap { $0 }.compactMap { value in
          guard case .text(let held) = value, held.contains(text), table != "rule_pack_file" else { return nil }
          return "\(table): \(held)"
        }
      }
    }
  }

  /// A row of each table that is not filled by the example.
  private func plant(_ records: CaseRecords) throws {
    let crn = SQLValue.text(Self.crn), staff = SQLValue.text(Self.staff), word = SQLValue.text(Self.marker)
    let at: SQLValue = "2026-08-01T09:00:00Z", day: SQLValue = "2026-08-01"
    try records.insert(
      "tier_override", ["crn": crn, "decided_at": at, "tier": "A0", "reason": word, "decided_by": "Ada"])
    try records.insert(
      "tier_change",
      [
        "crn": crn, "changed_at": at, "rule_set": "two-axis", "tier": "B2", "provisional": 0, "reason": word,
        "working": word,
      ])
    try records.insert(
      "practitioner",
      ["staff_code": staff, "forename": word, "surname": word, "search_text": word, "left_on": "2026-08-31"])
    try records.insert(
      "local_change",
      [
        "sheet": "cases", "row_key": crn, "column_name": "surname", "crn": crn, "staff_code": staff,
        "value_before": word,
        "value_after": word, "made_at": at, "made_by": "Ada", "state": "confirmed",
        "settled_at": "2032-12-01T09:00:00Z",
      ])
    try records.insert(
      "disclosure",
      [
        "crn": crn, "shared_on": day, "agency": "police", "recipient": word, "what": word, "ground": "consent",
        "reason": word, "recorded_by": "ada", "recorder_name": "Ada", "recorded_at": at,
      ])
    try records.insert(
      "case_opening",
      [
        "account": "ada", "opened_by": "Ada", "crn": crn, "reason": word, "told": "grace", "opened_at": at,
        "closes_at": at,
      ])
    try records.insert(
      "extra_time",
      [
        "crn": crn, "staff_code": staff, "raised_at": at, "raised_by": "kit", "raiser_name": "Kit", "reason": word,
        "asked": 60, "state": "raised",
      ])
    try records.insert(
      "concern",
      [
        "staff_code": staff, "team": "T312", "kind": "objection", "crn": crn, "held": 1, "too_much": 1,
        "beyond_skill": 0, "words": word, "levels": "spo", "first_level": 0, "named": "Ada", "answer_days": 5,
        "reported_on": day, "reported_at": at, "reported_by": "kit", "reporter_name": word,
      ])
    try records.insert(
      "concern_step",
      [
        "concern_id": 1, "kind": "answered", "day": day, "made_at": at, "made_by": "ada", "maker_name": "Ada",
        "level": 0, "words": word, "next_step": word, "stops": word, "requires": word, "covers": word,
      ])
    try records.insert(
      "planned_contacts",
      [
        "crn": crn, "starts_on": day, "office": 1, "home": 0, "remote": 0, "reason": word, "recorded_at": at,
        "recorded_by": "ada", "recorder_name": "Ada",
      ])
    try records.insert(
      "allocation_decision",
      [
        "crn": crn, "starts_at": at, "staff_code": staff, "team": "T312", "previous_staff": staff, "tier": "B2",
        "rationale": word, "oversight": word, "findings": .text("[\"\(Self.marker)\"]"), "figures": "{}",
        "overridden": "training", "override_reason": word, "training_action": word, "approved_by": "hal",
        "approver_name": "Hal", "pack": "england-wales", "pack_version": "1", "request_digest": "d", "made_at": at,
        "made_by": "ada", "maker_name": "Ada",
      ])
    for (kind, subject) in [("person", crn), ("staff", staff)] {
      try records.insert(
        "subject_draft",
        [
          "kind": .text(kind), "subject": subject, "made_at": "2032-12-01T09:00:00Z", "made_by": "a", "maker_name": "A",
          "content": .text("{\"sections\":[],\"x\":\"\(Self.marker)\"}"), "left_out": "",
        ])
    }
    try affairs(records, staff, word)
    try account(records, crn, staff, word)
  }

  private func affairs(_ records: CaseRecords, _ staff: SQLValue, _ word: SQLValue) throws {
    let at: SQLValue = "2026-08-01T09:00:00Z", day: SQLValue = "2026-08-01"
    try records.insert(
      "absence", ["staff_code": "P31A005", "starts_on": day, "kind": "leave", "covered_by": staff])
    try records.insert("absence", ["staff_code": staff, "starts_on": day, "kind": "sickness"])
    for (who, colleague) in [(staff, "P31A005" as SQLValue), ("P31A005", staff)] {
      try records.insert(
        "duty",
        [
          "staff_code": who, "team": "T312", "kind": "mentoring", "starts_on": day, "colleague": colleague,
          "note": word,
          "version": 1, "recorded_by": "ada", "recorder_name": "Ada", "recorded_at": at,
        ])
    }
    try records.insert(
      "reduction_request",
      [
        "staff_code": staff, "team": "T312", "reason": "other", "starts_on": day, "ends_on": day, "hours": 100,
        "why": word, "asked_by": "ada", "asker_name": "Ada", "asked_at": at, "state": "declined", "answer": word,
      ])
    try records.insert(
      "readiness",
      ["staff_code": staff, "confirmed_on": day, "confirmed_by": "ada", "confirmer_name": "Ada", "confirmed_at": at])
    try records.insert(
      "adjustment_review", ["staff_code": staff, "team": "T312", "reason": "other", "starts_on": day])
    try records.insert(
      "contracted_hours", ["staff_code": staff, "team_code": "T312", "hundredths": 3_700, "recorded_at": at])
    try records.insert(
      "hours_reduction",
      [
        "staff_code": staff, "team_code": "T312", "reason": word, "hundredths": 100, "starts_on": day, "ends_on": day,
        "recorded_at": at,
      ])
    try records.insert(
      "week_figure",
      [
        "staff_code": staff, "monday": "2026-07-27", "team": "T312", "nights": 7, "nights_out": 0, "numerator": 113,
        "denominator": 1, "high_weeks": 4, "very_high_weeks": 0, "pack": "england-wales", "pack_version": "2026.5",
      ])
    try records.insert(
      "excess",
      [
        "staff_code": staff, "kind": "sustained", "began": "2026-07-06", "team": "T312", "opened_on": day, "weeks": 4,
        "numerator": 113, "denominator": 1, "owner": "team", "due_on": day,
      ])
    try records.insert(
      "excess_step",
      ["excess_id": 1, "made_at": at, "made_by": "ada", "maker_name": "Ada", "kind": "outcome", "reason": word])
  }

  private func account(_ records: CaseRecords, _ crn: SQLValue, _ staff: SQLValue, _ word: SQLValue) throws {
    let at: SQLValue = "2026-08-01T09:00:00Z"
    for (name, code) in [("kit@example.org", staff), ("ada@example.org", nil)] as [(SQLValue, SQLValue?)] {
      try records.insert(
        "account",
        [
          "name": name, "display_name": word, "password_hash": "hash", "factor_secret": "sealed:k:t", "enabled": 0,
          "must_change": 0, "staff_code": code, "created_at": at, "created_by": "terminal",
        ])
    }
    try records.insert("account_preference", ["account_id": 1, "name": "percentages", "value": "hidden"])
    for (kind, subject) in [("cowork", crn), ("cover", staff)] {
      try records.insert(
        "account_tie",
        [
          "account_id": 2, "kind": .text(kind), "subject": subject, "from_day": "2026-08-01", "granted_at": at,
          "granted_by": "ada", "reason": word,
        ])
    }
  }
}
