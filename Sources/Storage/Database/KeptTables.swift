/// A table that is moved from one database to another as it is.
public struct KeptTable: Sendable, Hashable {
  public let name: String
  public let columns: [String]
  /// What its rows are ordered by: the same rows come in the same order from any database.
  public let order: [String]
}

/// Every table but those of the sheets, the log of imports and the audit trail, each after those that its rows refer to.
///
/// A test compares the list with the schema, so that a new table cannot be forgotten in a move.
public enum KeptTables {
  public static let all: [KeptTable] = [
    table("rule_pack_file", "pack, version, file", "content"),
    table(
      "extract", "id",
      "file_name, fingerprint, state, extract_date, received_at, owners, cases, problems, reason, pack, pack_version"),
    table("extract_sheet", "extract_id, ordinal", "name, rows_read, rows_used"),
    table(
      "import_problem", "extract_id, ordinal",
      "severity, kind, sheet, row_number, column_name, value, message, done"),
    // A unit's number may be below that of the unit it was moved into; its level never is.
    table("unit", "level, id", "code, name, parent_id, search_text"),
    table("practitioner", "id", "staff_code, forename, surname, search_text, left_on"),
    table("post", "id", "practitioner_id, team_id, first_seen, left_on"),
    table("contracted_hours", "staff_code, team_code", "hundredths, recorded_at"),
    table("hours_reduction", "id", "staff_code, team_code, reason, hundredths, starts_on, ends_on, recorded_at"),
    table(
      "post_figure", "extract_id, post_id",
      """
      team_id, grade, cases_held, cases_active, work, available_numerator, available_denominator, contracted,
      hours_assumed, reduced, not_computable, inputs
      """),
    table(
      "unit_figure", "extract_id, unit_id, grade",
      """
      parent_id, posts, held, active, work, available_numerator, available_denominator, contracted, reduced, out_posts,
      out_held, out_active, out_work, out_contracted, out_reduced, caseload
      """),
    table("setting", "name", "value"),
    table("case_tier", "crn", "assessed_on, rule_set, tier, provisional, two_axis, single_axis, working"),
    table(
      "tier_change", "crn, changed_at", "rule_set, tier, provisional, two_axis, single_axis, reason, working"),
    table("tier_override", "crn, decided_at", "tier, reason, decided_by"),
    table("tier_job", "id", "started_at, as_of, rule_set, last_crn, assessed, changed, finished_at"),
    table(
      "case_now", "crn",
      """
      forename, surname, search_text, gender, team, staff_code, holder_name, holder_team, held_since, starts_on, type,
      orders, location, setting, tier, provisional, rosh, mappa, release_on, sentenced_on, expected_end_on, restricted,
      marks, counted
      """),
    table(
      "live_figure", "staff_code, team",
      """
      as_of, grade, cases_held, cases_active, work, available_numerator, available_denominator, contracted,
      hours_assumed, reduced, not_computable, inputs
      """),
    table("quality_finding", "kind, sheet, row_key", "unit, crn, staff_code, detail"),
    table(
      "local_change", "id",
      """
      sheet, row_key, column_name, crn, staff_code, value_before, value_after, made_at, made_by, reason, state,
      settled_at, feed_value
      """),
    table("case_opening", "id", "account, opened_by, crn, reason, told, opened_at, closes_at"),
    table(
      "account", "id",
      """
      name, display_name, password_hash, temporary_until, factor_secret, factor_pending, factor_step, enabled,
      must_change, staff_code, created_at, created_by, last_sign_in
      """),
    table(
      "account_role", "id",
      "account_id, role, unit_level, unit_code, from_day, until_day, granted_at, granted_by, ended_at, ended_by"),
    table(
      "account_tie", "id",
      "account_id, kind, subject, from_day, until_day, granted_at, granted_by, ended_at, ended_by, reason"),
    table(
      "disclosure", "id",
      "crn, shared_on, agency, recipient, what, ground, reason, recorded_by, recorder_name, recorded_at, corrects"),
    table(
      "subject_draft", "id",
      "kind, subject, made_at, made_by, maker_name, content, left_out, reviewed_at, reviewed_by, reviewer_name"),
    table("account_preference", "account_id, name", "value"),
    table(
      "api_token", "id",
      "account_id, name, token_digest, scope, issued_at, issued_by, expires, ended_at, ended_by"),
    table(
      "live_hours", "staff_code, team",
      """
      as_of, held, not_counted, minutes, travel, local, hub, work_numerator, work_denominator, available_numerator,
      available_denominator, not_computable, value_set, counts
      """),
    table(
      "post_hours", "extract_id, post_id",
      """
      held, not_counted, minutes, travel, local, hub, work_numerator, work_denominator, available_numerator,
      available_denominator, not_computable, value_set, counts
      """),
    table(
      "unit_hours", "extract_id, unit_id",
      """
      posts, held, not_counted, minutes, local, work_numerator, work_denominator, available_numerator,
      available_denominator, out_posts, out_minutes
      """),
    table(
      "extra_time", "id",
      """
      crn, staff_code, raised_at, raised_by, raiser_name, reason, asked, state, decided_at, decided_by, decider_name,
      answer, minutes, from_day, until_day
      """),
    table(
      "planned_contacts", "id",
      "crn, starts_on, ends_on, office, home, remote, reason, recorded_at, recorded_by, recorder_name"),
    table("time_study", "id", "work, target, starts_on, ends_on, why, made_at, made_by, maker_name"),
    table("time_record", "id", "study_id, minutes, worked_on, recorded_at, recorded_by"),
    table(
      "limit_setting", "id", "kind, name, cases, starts_on, ends_on, reason, recorded_at, recorded_by, recorder_name"),
    table(
      "local_setting", "id", "unit, kind, starts_on, ends_on, percent, reason, recorded_at, recorded_by, recorder_name"),
    table(
      "plan_scenario", "id", "name, scenario, starts_on, levers, assumptions, kept_at, kept_by, keeper_name"),
    table(
      "week_figure", "staff_code, monday",
      """
      team, nights, nights_out, numerator, denominator, high_weeks, high_from, very_high_weeks, very_high_from, pack,
      pack_version
      """),
    table(
      "excess", "id",
      "staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on, ended_on"),
    table("excess_step", "id", "excess_id, made_at, made_by, maker_name, kind, outcome, reason, until_day"),
    table("account_elsewhere", "issuer, subject", "account_id, linked_at"),
    table(
      "duty", "id",
      """
      staff_code, team, kind, starts_on, ends_on, hours, colleague, note, version, recorded_by, recorder_name, recorded_at
      """),
    table(
      "adjustment_review", "staff_code, team, reason, starts_on",
      "ended_on, reviewed_by, reviewer_name, reviewed_at"),
    table(
      "reduction_request", "id",
      """
      staff_code, team, reason, starts_on, ends_on, hours, why, asked_by, asker_name, asked_at, state, decided_by,
      decider_name, decided_at, answer
      """),
    table("readiness", "staff_code", "confirmed_on, confirmed_by, confirmer_name, confirmed_at"),
    table("erasure", "id", "kind, pseudonym, erased_at, erased_by, due_before"),
    table("case_cover", "id", "crn, holder, covered_by, starts_on, ends_on, made_at, made_by, maker_name"),
    table("case_cover_end", "cover_id", "last_day, made_at, made_by, maker_name"),
    table(
      "protection_breach", "id",
      "staff_code, team, protection, began, limit_numerator, limit_denominator, cases, noticed_at"),
    table("protection_breach_step", "id", "breach_id, kind, day, reason, made_at, made_by, maker_name"),
    table(
      "allocation_decision", "id",
      """
      crn, starts_at, staff_code, team, previous_staff, tier, rationale, oversight, findings, figures, overridden,
      override_reason, training_action, approved_by, approver_name, pack, pack_version, once_key, request_digest, made_at,
      made_by, maker_name
      """),
    table("outbox_event", "id", "kind, subject, made_at"),
    table("outbox_delivery", "id", "event_id, channel, state, at, said"),
    table(
      "concern", "id",
      """
      staff_code, team, kind, crn, held, too_much, beyond_skill, words, levels, first_level, person, named, answer_days,
      reported_on, reported_at, reported_by, reporter_name
      """),
    table(
      "concern_step", "id",
      """
      concern_id, kind, day, made_at, made_by, maker_name, level, too_much, beyond_skill, words, next_step, next_on, stops,
      requires, covers
      """),
    table("not_for_now", "id", "staff_code, starts_on, ends_on, reason, made_at, made_by, maker_name"),
    table("not_for_now_end", "mark_id", "last_day, made_at, made_by, maker_name"),
  ]

  /// The audit trail, which moves along as it is, hash by hash. It is no part of the digests of a database's contents:
  /// whatever is done there adds to it, the move itself first.
  public static let trail: [KeptTable] = [
    table(
      "audit_event", "seq",
      """
      moment, way, actor, roles, action, subject_kind, subject, subject_part, outcome, detail, previous, hash
      """),
    table("audit_head", "id", "seq, hash"),
  ]

  /// Tables that stay behind in a move: what was read when, the state of the schema, and what ends within a day or is
  /// only good where it was made (people sign in again after a move).
  public static let log = [
    "data_import", "data_import_problem", "schema_migration", "session", "device", "sign_in_attempt", "challenge",
    "claim_code", "kept_answer", "session_elsewhere", "sign_in_begun", "logout_notice", "erasure_open", "erasure_never",
    "content_stamp",
  ]

  private static func table(_ name: String, _ order: String, _ columns: String) -> KeptTable {
    func names(_ list: String) -> [String] {
      list.split { $0 == "," || $0 == " " || $0 == "\n" }.map(String.init)
    }
    return KeptTable(name: name, columns: names(order) + names(columns), order: names(order))
  }
}
