import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("Frozen history")
struct FrozenHistoryTests {
  @Test("Any inputs come back exactly as they were frozen")
  func inputsComeBack() throws {
    let pack = try englandAndWales()
    var random = SeededRandom(seed: 3)
    for _ in 0..<500 {
      var inputs = pack.randomPost(using: &random)
      inputs.faults = [
        .quarantined(sheet: "T2A", row: 7), .hoursNotDivided(posts: 2), .noHours(grade: "SPO"), .noAvailability,
        .unknownGrade(code: " "),
      ].filter { _ in Bool.random(using: &random) }
      inputs.inactive.warrants = Int.random(in: 0...5, using: &random)
      inputs.inactive.suspendedLifers = Int.random(in: 0...5, using: &random)
      inputs.firstSixteenWeeks = FirstSixteenWeeks(community: 3, licence: 1)
      let kept = try roundTrip(inputs, pack)
      guard kept == inputs else {
        Issue.record("\(inputs) came back as \(kept)")
        return
      }
    }
  }

  @Test("A tier that the rules no longer know is an error, not a missing count")
  func unknownTier() throws {
    let pack = try englandAndWales()
    let other = RulePack(
      id: pack.id, title: pack.title, version: "later", effectiveFrom: pack.effectiveFrom, tables: pack.tables,
      levels: pack.levels,
      nation: pack.nation, grades: pack.grades, tiers: Array(pack.tiers.prefix(5)), locations: pack.locations,
      caseTypes: pack.caseTypes,
      points: pack.points, contacts: pack.contacts, reductionReasons: pack.reductionReasons, limits: pack.limits,
      extract: pack.extract)
    let grid = FrozenGrid(pack.cases(["community D0": 3]), pack)
    #expect(throws: StorageError.self) { try grid.grid(other) }
  }

  private func roundTrip(_ inputs: PostInputs, _ pack: RulePack) throws -> PostInputs {
    try Figures.inputs(Figures.text(of: inputs, pack), pack)
  }

  @Test(
    "Frozen figures, frozen rules and accepted extracts can be neither changed nor removed",
    arguments: DatabaseKind.available,
    [
      "UPDATE post_figure SET work = 0", "DELETE FROM post_figure", "UPDATE unit_figure SET work = 0",
      "DELETE FROM unit_figure",
      "UPDATE rule_pack_file SET content = ''", "DELETE FROM rule_pack_file", "UPDATE extract SET state = 'refused'",
      "DELETE FROM extract",
    ])
  func frozen(kind: DatabaseKind, statement: String) async throws {
    let pack = try englandAndWales()
    let figure = PointsMeasure(pack).figure(pack.post(active: ["community B2": 1]))
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let extract = try Extracts.save(
          connection, fileName: "a.xlsx", fingerprint: "f", state: .accepted, date: LocalDate(iso: "2026-11-22"),
          receivedAt: "now", owners: 1,
          cases: 1, problems: 0, reason: nil, pack: pack.id, packVersion: pack.version)
        let unit = try connection.insert(
          "INSERT INTO unit (level, code, name, search_text) VALUES (?, ?, ?, ?)", [3, "T", "Team", "team"])
        let person = try connection.insert(
          "INSERT INTO practitioner (staff_code, forename, surname, search_text) VALUES (?, ?, ?, ?)",
          ["S", "A", "B", "a b"])
        let post = try connection.insert(
          "INSERT INTO post (practitioner_id, team_id, first_seen) VALUES (?, ?, ?)",
          [.integer(person), .integer(unit), "2026-11-22"])
        try Figures.insert(
          connection, extract: extract, post: post, team: unit, grade: "PO", figure: figure, inputs: pack.post(),
          pack: pack)
        let freezing = try UnitFigures.Freezing(connection, extract: extract)
        try freezing.add(unit: unit, parent: nil, grade: "", totals: UnitTotals(of: [figure]), caseload: nil)
        try freezing.finish()
        try connection.execute("INSERT INTO rule_pack_file (pack, version, file, content) VALUES ('a', 'b', 'c', 'd')")
      }
      await #expect(throws: StorageError.self) { try await database.write { try $0.execute(statement) } }
    }
  }
}
