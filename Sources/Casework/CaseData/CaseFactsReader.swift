import Storage

/// Reads the facts of a selection of cases as they stood at the end of a day, each table once, in the order of the key.
///
/// Every table is read in the order in which it is kept, and of several rows the last stands: another order would have
/// the database sort, which takes as long again as the reading.
///
/// - Complexity: O(rows of the selection).
struct CaseFactsReader {
  let connection: any SQLConnection
  /// The day, as ISO text; what begins after it is left out.
  let day: String

  /// The cases that are on the caseload on the day.
  func current(_ selection: CaseSelection) throws -> [CaseFacts] {
    let (condition, arguments) = selection.condition
    var cases = try connection.query(
      """
      SELECT crn, forename, surname, date_of_birth, gender, team, setting, sexual_offence, starts_on, ends_on
      FROM case_record WHERE \(condition) AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?) ORDER BY crn
      """, arguments + [.text(day), .text(day)]
    ) { row in
      CaseFacts(
        crn: try row.text(0), forename: try row.text(1), surname: try row.text(2),
        dateOfBirth: try row.optionalText(3), gender: try row.text(4), team: try row.optionalText(5),
        setting: try row.text(6), hasSexualOffence: try row.optionalInt(7).map { $0 != 0 },
        startsOn: try row.text(8), endsOn: try row.optionalText(9))
    }
    guard !cases.isEmpty else { return [] }

    /// Hands each row of a table to the case it belongs to: both come in the order of the key.
    func join(
      _ columns: String, _ table: String, _ more: String = "", _ moreArguments: [SQLValue] = [], order: String = "",
      _ body: (inout CaseFacts, SQLRow) throws -> Void
    ) throws {
      var index = 0
      try connection.each(
        "SELECT crn, \(columns) FROM \(table) WHERE \(condition) \(more) ORDER BY crn\(order)",
        arguments + moreArguments
      ) { row in
        let crn = try row.text(0)
        while index < cases.count, cases[index].crn < crn { index += 1 }
        if index < cases.count, cases[index].crn == crn { try body(&cases[index], row) }
      }
    }
    let today = SQLValue.text(day)
    let endOfDay = SQLValue.text(day + "T23:59:59Z")

    try join(
      """
      number, type, sentence_type, offence_on, sentenced_on, sentence_days, starts_on, expected_end_on, released_on,
      recalled_on, licence_ends_on, ended_on
      """, "case_order", "AND starts_on <= ?", [today], order: ", number"
    ) { facts, row in
      facts.orders.append(
        .init(
          number: try row.text(1), type: try row.text(2), sentenceType: try row.optionalText(3),
          offenceOn: try row.optionalText(4), sentencedOn: try row.optionalText(5),
          sentenceDays: try row.optionalInt(6), startsOn: try row.text(7), expectedEndOn: try row.optionalText(8),
          releasedOn: try row.optionalText(9), recalledOn: try row.optionalText(10),
          licenceEndsOn: try row.optionalText(11), endedOn: try row.optionalText(12)))
    }
    try join(
      "type, level, category, registered_on", "registration",
      "AND registered_on <= ? AND (ended_on IS NULL OR ended_on >= ?)", [today, today],
      order: ", number"
    ) { facts, row in
      facts.registrations.append(
        .init(
          type: try row.text(1), level: try row.optionalText(2), category: try row.optionalText(3),
          registeredOn: try row.text(4)))
    }
    try join(
      "kind, recorded_at, score, band, basis", "risk_score", "AND recorded_at <= ?", [endOfDay],
      order: ", kind, recorded_at"
    ) { facts, row in
      let kind = try row.text(1)
      if facts.risks.last?.kind == kind { facts.risks.removeLast() }
      facts.risks.append(
        .init(
          kind: kind, recordedAt: try row.text(2), score: try row.optionalText(3), band: try row.optionalText(4),
          basis: try row.optionalText(5)))
    }
    try join(
      """
      completed_on, layer, status, strengths_and_needs, accommodation, employability, relationships, lifestyle,
      drug_misuse, alcohol_misuse, thinking, attitudes, parenting, impulsivity, temper_control
      """, "needs_assessment", "AND completed_on <= ? AND layer = 3 AND status <> 'incomplete'", [today],
      order: ", completed_on"
    ) { facts, row in
      facts.needs = .init(
        completedOn: try row.text(1), layer: try row.int(2), status: try row.text(3),
        isStrengthsAndNeeds: try row.bool(4), sections: try (5..<13).map { try row.optionalInt($0) },
        parenting: try row.optionalInt(13), impulsivity: try row.optionalInt(14),
        temperControl: try row.optionalInt(15))
    }
    try join(
      "order_number, category, restrictive, ordered, done, starts_on", "requirement",
      "AND (ended_on IS NULL OR ended_on >= ?)", [today],
      order: ", order_number, number"
    ) { facts, row in
      facts.requirements.append(
        .init(
          order: try row.text(1), category: try row.text(2), isRestrictive: try row.bool(3),
          ordered: try row.optionalInt(4), done: try row.optionalInt(5), startsOn: try row.optionalText(6)))
    }
    try join(
      "started_on, outcome", "work_item", "AND kind IN ('recall', 'breach') AND started_on <= ?", [today]
    ) { facts, row in
      facts.enforcement.append(.init(startedOn: try row.text(1), outcome: try row.optionalText(2)))
    }
    try join(
      "staff_code, team, starts_at", "allocation", "AND starts_at <= ?", [endOfDay], order: ", starts_at"
    ) { facts, row in
      facts.holder = .init(staff: try row.optionalText(1), team: try row.optionalText(2), since: try row.text(3))
    }
    try join("tier, decided_at", "tier_override", "AND decided_at <= ?", [endOfDay], order: ", decided_at") {
      facts, row in
      facts.override = .init(tier: try row.optionalText(1), decidedAt: try row.text(2))
    }
    try join("kind", "restriction", "AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)", [today, today]) {
      facts, _ in
      facts.isRestricted = true
    }
    // The newest first, of one day in the order of their numbers.
    for index in cases.indices where cases[index].registrations.count > 1 {
      cases[index].registrations.sortStably { $0.registeredOn > $1.registeredOn }
    }
    return cases
  }
}

extension Array {
  /// Swift's own sorting promises no order for what it is not asked about.
  fileprivate mutating func sortStably(by isBefore: (Element, Element) -> Bool) {
    let places = indices.sorted { a, b in
      isBefore(self[a], self[b]) || (a < b && !isBefore(self[b], self[a]))
    }
    self = places.map { self[$0] }
  }
}
