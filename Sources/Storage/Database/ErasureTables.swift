extension Migrations {
  /// What was erased and when, under which pseudonym; and what lets histories be renamed while it is done.
  static let erasures = Migration(
    number: 16, name: "erasures",
    statements: [
      // Of whom a row is about nothing is left in it but the pseudonym.
      """
      CREATE TABLE erasure (
        id {id}, kind TEXT NOT NULL CHECK (kind IN ('case', 'staff')), pseudonym TEXT NOT NULL UNIQUE,
        erased_at TEXT NOT NULL, erased_by TEXT NOT NULL, due_before TEXT NOT NULL)
      """,
      // Nothing can ever stand here.
      "CREATE TABLE erasure_never (id {int} PRIMARY KEY CHECK (id = 0))",
      // Whose rows are being renamed just now. A row refers to what cannot be, and is looked at when the transaction
      // ends: whoever leaves one behind cannot commit.
      """
      CREATE TABLE erasure_open (
        kind TEXT NOT NULL, code TEXT NOT NULL, pseudonym TEXT NOT NULL, never {int} NOT NULL DEFAULT 1,
        PRIMARY KEY (kind, code),
        FOREIGN KEY (never) REFERENCES erasure_never (id) DEFERRABLE INITIALLY DEFERRED)
      """,
    ])
}

/// A frozen table whose rows an erasure may rename, and what else must become of them.
public struct ErasableHistory: Sendable {
  public let table: String
  /// The condition in SQL, over the rows `OLD` and `NEW`, under which a change is part of an erasure that is being done.
  public let isErasure: String

  /// One way in which an erasure may change a row.
  private struct Way {
    /// `case` or `staff`.
    let kind: String
    /// The column that is renamed; nil where the row is found another way.
    let renamed: String?
    /// In place of the renamed column: what is true of a row that belongs to somebody who is being erased.
    var belongs: String?
    /// Columns that stay as they are.
    let same: [String]
    /// Columns that must be emptied, each with what they become.
    var emptied: [(column: String, becomes: String)] = []

    var condition: String {
      let open =
        renamed.map {
          "SELECT 1 FROM erasure_open o WHERE o.kind = '\(kind)' AND o.code = OLD.\($0) AND o.pseudonym = NEW.\($0)"
        } ?? "SELECT 1 FROM erasure_open o WHERE o.kind = '\(kind)' AND \(belongs ?? "1 = 0")"
      let parts =
        ["EXISTS (\(open))"] + same.map { "OLD.\($0) IS NOT DISTINCT FROM NEW.\($0)" }
        + emptied.map { "NEW.\($0.column) IS NOT DISTINCT FROM \($0.becomes)" }
      return "(" + parts.joined(separator: " AND ") + ")"
    }
  }

  private init(_ table: String, _ ways: Way...) {
    self.table = table
    isErasure = ways.map(\.condition).joined(separator: " OR ")
  }

  /// What stands where a text was erased.
  public static let erased = "erased"

  private static let gone = "'\(erased)'"
  private static let coverOfAnyone = ["id", "starts_on", "ends_on", "made_at", "made_by", "maker_name"]

  /// A mark that somebody is not to be given more work for now. By itself: the table is younger than erasures.
  public static let notForNow = ErasableHistory(
    "not_for_now",
    Way(
      kind: "staff", renamed: "staff_code", same: ["id", "starts_on", "ends_on", "made_at", "made_by", "maker_name"],
      emptied: [("reason", gone)]))

  /// Every frozen table with something of a person in it. A test tries each, and what is not an erasure.
  public static let all: [ErasableHistory] = since16 + since20 + since21

  /// Tables of the schema up to 16, whose triggers that step replaces.
  public static let since16: [ErasableHistory] = [
    ErasableHistory(
      "allocation",
      Way(kind: "case", renamed: "crn", same: ["starts_at", "staff_code", "team"], emptied: [("reason", "NULL")]),
      Way(kind: "staff", renamed: "staff_code", same: ["crn", "starts_at", "team"], emptied: [("reason", "NULL")])),
    ErasableHistory(
      "tier_change",
      Way(
        kind: "case", renamed: "crn",
        same: ["changed_at", "rule_set", "tier", "provisional", "two_axis", "single_axis"],
        emptied: [("reason", gone), ("working", "''")])),
    ErasableHistory(
      "tier_override",
      Way(kind: "case", renamed: "crn", same: ["decided_at", "tier", "decided_by"], emptied: [("reason", gone)])),
    ErasableHistory(
      "disclosure",
      Way(
        kind: "case", renamed: "crn",
        same: ["id", "shared_on", "agency", "ground", "recorded_by", "recorder_name", "recorded_at", "corrects"],
        emptied: [("recipient", gone), ("what", gone), ("reason", gone)])),
    ErasableHistory(
      "week_figure",
      Way(
        kind: "staff", renamed: "staff_code",
        same: [
          "monday", "team", "nights", "nights_out", "numerator", "denominator", "high_weeks", "high_from",
          "very_high_weeks", "very_high_from", "pack", "pack_version",
        ])),
    ErasableHistory(
      "excess_step",
      Way(
        kind: "staff", renamed: nil,
        belongs:
          "EXISTS (SELECT 1 FROM excess e WHERE e.id = OLD.excess_id AND e.staff_code IN (o.code, o.pseudonym))",
        same: ["id", "excess_id", "made_at", "made_by", "maker_name", "kind", "outcome", "until_day"],
        emptied: [("reason", gone)])),
    ErasableHistory(
      "case_cover",
      Way(kind: "case", renamed: "crn", same: coverOfAnyone + ["holder", "covered_by"]),
      Way(kind: "staff", renamed: "holder", same: coverOfAnyone + ["crn", "covered_by"]),
      Way(kind: "staff", renamed: "covered_by", same: coverOfAnyone + ["crn", "holder"])),
    ErasableHistory(
      "protection_breach",
      Way(
        kind: "staff", renamed: "staff_code",
        same: ["id", "team", "protection", "began", "limit_numerator", "limit_denominator", "cases", "noticed_at"])),
    ErasableHistory(
      "protection_breach_step",
      Way(
        kind: "staff", renamed: nil,
        belongs:
          "EXISTS (SELECT 1 FROM protection_breach b WHERE b.id = OLD.breach_id AND b.staff_code IN (o.code, o.pseudonym))",
        same: ["id", "breach_id", "kind", "day", "made_at", "made_by", "maker_name"], emptied: [("reason", gone)])),
  ]
  private static let decisionOfAnyone = [
    "id", "starts_at", "team", "tier", "figures", "overridden", "approved_by", "approver_name", "pack", "pack_version",
    "once_key", "request_digest", "made_at", "made_by", "maker_name",
  ]

  /// What was written about somebody goes with either of them; who decided and the figures stay.
  private static let wordsOfDecision = [
    ("rationale", gone), ("oversight", "NULL"), ("findings", "'[]'"), ("override_reason", "NULL"),
    ("training_action", "NULL"),
  ]

  /// Tables of schema 20.
  public static let since20: [ErasableHistory] = [
    ErasableHistory(
      "allocation_decision",
      Way(
        kind: "case", renamed: "crn", same: decisionOfAnyone + ["staff_code", "previous_staff"],
        emptied: wordsOfDecision),
      Way(
        kind: "staff", renamed: "staff_code", same: decisionOfAnyone + ["crn", "previous_staff"],
        emptied: wordsOfDecision),
      Way(
        kind: "staff", renamed: "previous_staff", same: decisionOfAnyone + ["crn", "staff_code"],
        emptied: wordsOfDecision))
  ]

  /// Tables of schema 21: what practitioners reported, and what was answered.
  public static let since21: [ErasableHistory] = [
    ErasableHistory(
      "concern",
      Way(
        kind: "case", renamed: "crn", same: concernOfAnyone + ["staff_code", "reporter_name"],
        emptied: [("words", gone)]),
      Way(
        kind: "staff", renamed: "staff_code", same: concernOfAnyone + ["crn"],
        emptied: [("words", gone), ("reporter_name", gone)])),
    ErasableHistory(
      "concern_step",
      Way(kind: "case", renamed: nil, belongs: stepBelongs("crn"), same: stepOfAnyone, emptied: stepEmptied),
      Way(kind: "staff", renamed: nil, belongs: stepBelongs("staff_code"), same: stepOfAnyone, emptied: stepEmptied)),
  ]

  private static let concernOfAnyone = [
    "id", "team", "kind", "held", "too_much", "beyond_skill", "levels", "first_level", "person", "named", "answer_days",
    "reported_on", "reported_at", "reported_by",
  ]
  private static let stepOfAnyone = [
    "id", "concern_id", "kind", "day", "made_at", "made_by", "maker_name", "level", "too_much", "beyond_skill",
    "next_on",
  ]
  private static let stepEmptied = [
    (column: "words", becomes: gone), (column: "next_step", becomes: "NULL"), (column: "stops", becomes: "NULL"),
    (column: "requires", becomes: "NULL"), (column: "covers", becomes: "NULL"),
  ]

  private static func stepBelongs(_ column: String) -> String {
    "EXISTS (SELECT 1 FROM concern c WHERE c.id = OLD.concern_id AND c.\(column) IN (o.code, o.pseudonym))"
  }
}
