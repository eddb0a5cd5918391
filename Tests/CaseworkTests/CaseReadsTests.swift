import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("What can be asked about cases, on both kinds of database", .enabled(if: DatabaseKind.available.count == 2))
struct CaseReadsTests {
  /// Three cases: held and complete, nobody's with nothing known, and one that not everybody may see.
  private static let rows = [
    """
    INSERT INTO data_import (fingerprint, kind, state, as_of, received_at, rows_read, problems)
    VALUES ('f', 'full', 'accepted', '2024-10-04', '2024-10-05T05:00', 9, 0)
    """,
    "INSERT INTO org_unit (code, starts_on, name, level) VALUES ('N', '2020-01-01', 'Nation', 'nation')",
    "INSERT INTO org_unit (code, starts_on, name, level, parent) VALUES ('R', '2020-01-01', 'North', 'region', 'N')",
    "INSERT INTO org_unit (code, starts_on, name, level, parent) VALUES ('P', '2020-01-01', 'Éast', 'pdu', 'R')",
    "INSERT INTO org_unit (code, starts_on, name, level, parent) VALUES ('T', '2020-01-01', 'team a', 'team', 'P')",
    "INSERT INTO funded_post (unit, grade, starts_on, fte) VALUES ('T', 'PO', '2020-01-01', 350)",
    "INSERT INTO staff (staff_code, forename, surname, joined_on) VALUES ('S1', 'Ada', 'Éclair', '2022-01-01')",
    "INSERT INTO staff_post (staff_code, team, starts_on, grade, weekly_hours) VALUES ('S1', 'T', '2022-01-01', 'PO', 3700)",
    "INSERT INTO practitioner (staff_code, forename, surname, search_text) VALUES ('S1', 'Ada', 'Éclair', 'ada éclair s1')",
    """
    INSERT INTO case_record (crn, forename, surname, gender, team, setting, responsible, starts_on)
    VALUES ('X000001', 'a', 'Bee', 'female', 'T', 'community', 'probation', '2024-01-01'),
           ('X000002', 'B', 'ant', 'male', NULL, 'custody', 'prison', '2024-01-01'),
           ('X000003', 'C', 'Cow', 'male', 'T', 'community', 'probation', '2024-01-01')
    """,
    "INSERT INTO case_order (crn, number, type, starts_on, expected_end_on) VALUES ('X000001', '1', 'community', '2024-01-01', '2024-09-01')",
    "INSERT INTO risk_score (crn, kind, recorded_at, score) VALUES ('X000001', 'ogrs', '2024-02-01', '55')",
    "INSERT INTO allocation (crn, starts_at, staff_code, team) VALUES ('X000001', '2024-01-02T09:00', 'S1', 'T')",
    """
    INSERT INTO case_now (crn, forename, surname, search_text, gender, team, staff_code, holder_name, holder_team, held_since,
      starts_on, type, orders, location, setting, tier, provisional, rosh, mappa, expected_end_on, restricted,
      marks)
    VALUES ('X000001', 'a', 'Bee', 'a bee x000001', 'female', 'T', 'S1', 'Éclair, Ada', 'T', '2024-01-02T09:00',
      '2024-01-01', 'community', 1, 'community', 'community', 'B2', 0, 'high', NULL, '2024-09-01', 0,
      'B2|community|community|high|none|0')
    """,
    """
    INSERT INTO case_now (crn, forename, surname, search_text, gender, starts_on, orders, setting, tier, provisional, restricted,
      marks)
    VALUES ('X000002', 'B', 'ant', 'b ant x000002', 'male', '2024-01-01', 0, 'custody', 'none', 1, 0,
             'none|none|none|none|none|1'),
           ('X000003', 'C', 'Cow', 'c cow x000003', 'male', '2024-01-01', 0, 'community', 'none', 0, 1,
             'none|none|none|none|none|0')
    """,
    """
    INSERT INTO quality_finding (kind, sheet, row_key, unit, crn)
    VALUES ('no-tier', 'cases', 'X000002', NULL, 'X000002'), ('no-tier', 'cases', 'X000001', 'T', 'X000001')
    """,
    """
    INSERT INTO local_change (sheet, row_key, column_name, crn, value_before, value_after, made_at, made_by, state, settled_at)
    VALUES ('risk', 'X000001|ogrs', 'score', 'X000001', '50', '55', '2024-09-30', 'me', 'contradicted', '2024-10-01'),
           ('cases', 'X000001', 'team', 'X000001', NULL, 'T', '2024-09-30', 'me', 'waiting', NULL)
    """,
  ]

  /// What each read says, or how it refuses, by its name.
  private static func answers(_ service: Service) async throws -> [String: String] {
    var answers: [String: String] = [:]
    func note(_ name: String, _ read: () async throws -> Any) async {
      do { answers[name] = String(describing: try await read()) } catch { answers[name] = "\(error)" }
    }
    var queries = CaseSort.allCases.flatMap { sort in
      [false, true].map { descending in
        var query = CaseListQuery(.service)
        (query.sort, query.descending) = (sort, descending)
        return query
      }
    }
    for filter in CaseFilter.allCases {
      queries += ["none", "yes", "B2", "S1", "high"].map { CaseListQuery(.service).with(filter, $0) }
    }
    queries += [CaseListQuery(.unit(level: "team", code: "T")), CaseListQuery(.practitioner(1))]
    var searched = CaseListQuery(.service)
    searched.text = "BEE x0"
    queries.append(searched)
    for query in queries { await note("\(query)") { try await service.caseList(query) } }
    for crn in ["X000001", "X000002", "X000003", "X000009"] {
      await note(crn) { try await service.caseDetail(crn: crn) }
    }
    for kind in FindingKind.allCases {
      await note("\(kind)") { try await service.findings(kind, level: nil, code: nil, page: 1) }
    }
    for unit in [nil, "team"] {
      let code = unit.map { _ in "T" }
      await note("unallocated \(unit ?? "")") { try await service.unallocated(level: unit, code: code, page: 1) }
      await note("quality \(unit ?? "")") { try await service.dataQuality(level: unit, code: code) }
      await note("staffing \(unit ?? "")") { try await service.staffing(level: unit, code: code) }
    }
    await note("find") { try await service.findCases("bee", page: 1) }
    await note("disagreements") { try await service.disagreements(page: 1) }
    await note("standing") { try await service.caseStanding() as Any }
    return answers
  }

  private static func answers(_ kind: DatabaseKind, _ statements: [String]) async throws -> [String: String] {
    var found: [String: String] = [:]
    try await SampleNights.run(kind) { nights in
      try await nights.database.write { connection in
        for statement in statements { try connection.execute(statement) }
      }
      found = try await answers(nights.service)
    }
    return found
  }

  @Test("Every read gives the same answer on both, with cases and without")
  func same() async throws {
    for statements in [[], Self.rows] {
      let sqlite = try await Self.answers(.sqlite, statements), postgres = try await Self.answers(.postgres, statements)
      for (name, answer) in sqlite.sorted(by: { $0.key < $1.key }) {
        #expect(postgres[name] == answer, "\(name)")
        #expect(!answer.contains("did not do what was expected"), "\(name)")
      }
      #expect(sqlite.count > 50)
    }
  }
}
