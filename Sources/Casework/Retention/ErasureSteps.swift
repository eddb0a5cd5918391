import Storage

/// What becomes of one table's rows about whoever is erased.
struct ErasureStep {
  let table: String
  /// Statements with `:code` and `:pseudonym`.
  let statements: [String]

  func run(from code: String, to pseudonym: String, _ connection: any SQLConnection) throws {
    for statement in statements {
      var values: [SQLValue] = []
      var sql = ""
      var rest = Substring(statement)
      while let mark = rest.firstRange(of: /:(code|pseudonym)\b/) {
        values.append(.text(rest[mark] == ":code" ? code : pseudonym))
        sql += rest[..<mark.lowerBound] + "?"
        rest = rest[mark.upperBound...]
      }
      try connection.execute(sql + rest, values)
    }
  }
}

/// Every table with something of a person on probation or of a member of staff, and what an erasure does to it.
///
/// A test compares the tables with the schema. Frozen figures have numbers of posts in them and no names: they stay.
enum ErasureSteps {
  private static let gone = "'\(ErasableHistory.erased)'"

  /// Rows are taken out.
  private static func remove(_ table: String, _ column: String) -> ErasureStep {
    ErasureStep(table: table, statements: ["DELETE FROM \(table) WHERE \(column) = :code"])
  }

  /// Rows stay under the pseudonym, some of their columns emptied.
  private static func rename(
    _ table: String, _ columns: String..., emptying: [(column: String, becomes: String)] = [], where more: String? = nil
  ) -> ErasureStep {
    let emptied = emptying.map { ", \($0.column) = \($0.becomes)" }.joined()
    return ErasureStep(
      table: table,
      statements: columns.map { column in
        "UPDATE \(table) SET \(column) = :pseudonym\(emptied) WHERE \(column) = :code\(more.map { " AND \($0)" } ?? "")"
      })
  }

  private static let wordsOfDecision = [
    (column: "rationale", becomes: gone), (column: "oversight", becomes: "NULL"), (column: "findings", becomes: "'[]'"),
    (column: "override_reason", becomes: "NULL"), (column: "training_action", becomes: "NULL"),
  ]

  static let ofCases: [ErasureStep] =
    [
      "case_order", "registration", "risk_score", "needs_assessment", "requirement", "work_item", "restriction",
      "preference", "case_tier", "case_now", "quality_finding", "local_change", "planned_contacts", "extra_time",
    ].map { remove($0, "crn") } + [
      ErasureStep(table: "subject_draft", statements: [drafts("person")]),
      rename(
        "case_record", "crn",
        emptying: [
          ("forename", gone), ("surname", gone), ("date_of_birth", "NULL"), ("gender", "'not-known'"),
          ("handover_on", "NULL"), ("sexual_offence", "NULL"), ("legacy_tier", "NULL"),
        ]),
      rename("allocation", "crn", emptying: [("reason", "NULL")]),
      rename("tier_change", "crn", emptying: [("reason", gone), ("working", "''")]),
      rename("tier_override", "crn", emptying: [("reason", gone)]),
      rename("disclosure", "crn", emptying: [("recipient", gone), ("what", gone), ("reason", gone)]),
      rename("case_opening", "crn", emptying: [("reason", gone)]), rename("case_cover", "crn"),
      rename("allocation_decision", "crn", emptying: wordsOfDecision),
      rename("concern", "crn", emptying: [("words", gone)]), concernSteps("crn"),
      rename(
        "account_tie", "subject", emptying: [("reason", "NULL")], where: "kind IN ('cowork', 'inspection')"),
    ]

  static let ofStaff: [ErasureStep] =
    [
      "staff_reduction", "absence", "training", "vetting", "contracted_hours", "hours_reduction", "live_figure",
      "live_hours", "quality_finding", "local_change", "duty", "adjustment_review",
    ].map { remove($0, "staff_code") } + [
      ErasureStep(table: "subject_draft", statements: [drafts("staff")]),
      rename(
        "staff", "staff_code",
        emptying: [
          ("forename", gone), ("surname", gone), ("joined_on", "NULL"), ("trainee_from", "NULL"),
          ("qualified_on", "NULL"), ("newly_qualified_until", "NULL"),
        ]),
      rename(
        "practitioner", "staff_code",
        emptying: [("forename", gone), ("surname", gone), ("search_text", gone)]),
      rename("staff_post", "staff_code"), rename("absence", "covered_by"), rename("duty", "colleague"),
      rename("work_item", "staff_code"), rename("restriction", "staff_code"),
      rename("allocation", "staff_code", emptying: [("reason", "NULL")]), rename("extra_time", "staff_code"),
      rename("reduction_request", "staff_code", emptying: [("why", gone), ("answer", "NULL")]),
      rename("readiness", "staff_code"), rename("week_figure", "staff_code"), rename("excess", "staff_code"),
      rename("case_cover", "holder", "covered_by"), rename("protection_breach", "staff_code"),
      rename("allocation_decision", "staff_code", "previous_staff", emptying: wordsOfDecision),
      rename("not_for_now", "staff_code", emptying: [("reason", gone)]),
      ErasureStep(
        table: "protection_breach_step",
        statements: [
          """
          UPDATE protection_breach_step SET reason = \(gone) WHERE reason <> \(gone) AND breach_id IN
            (SELECT id FROM protection_breach WHERE staff_code = :pseudonym)
          """
        ]),
      ErasureStep(
        table: "excess_step",
        statements: [
          """
          UPDATE excess_step SET reason = \(gone) WHERE reason <> \(gone) AND excess_id IN
            (SELECT id FROM excess WHERE staff_code = :pseudonym)
          """
        ]),
      rename("concern", "staff_code", emptying: [("words", gone), ("reporter_name", gone)]), concernSteps("staff_code"),
      rename(
        "account_tie", "subject", emptying: [("reason", "NULL")], where: "kind NOT IN ('cowork', 'inspection')"),
    ] + account

  /// What was said about concerns that have been renamed before.
  private static func concernSteps(_ column: String) -> ErasureStep {
    ErasureStep(
      table: "concern_step",
      statements: [
        """
        UPDATE concern_step SET words = \(gone), next_step = NULL, stops = NULL, requires = NULL, covers = NULL
        WHERE concern_id IN (SELECT id FROM concern WHERE \(column) = :pseudonym)
        """
      ])
  }

  /// The account of the person signs nobody in any more. Its name stays: it signs what they decided about others.
  private static let account: [ErasureStep] =
    ["account_preference", "session", "device", "challenge", "account_elsewhere"].map { table in
      ErasureStep(
        table: table,
        statements: ["DELETE FROM \(table) WHERE account_id IN (SELECT id FROM account WHERE staff_code = :code)"])
    } + [
      rename(
        "account", "staff_code",
        emptying: [
          ("display_name", gone), ("password_hash", "NULL"), ("temporary_until", "NULL"), ("factor_secret", "NULL"),
          ("factor_pending", "NULL"), ("factor_step", "NULL"), ("enabled", "0"),
        ])
    ]

  private static func drafts(_ kind: String) -> String {
    "DELETE FROM subject_draft WHERE kind = '\(kind)' AND subject = :code"
  }
}
