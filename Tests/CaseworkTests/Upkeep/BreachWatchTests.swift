import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Who is looked at for breaches of a protection")
struct BreachWatchTests {
  private static let people = 300

  /// People who qualified at any time of the last four years, with any hours, some of them away for some time.
  private func addPeople(_ records: CaseRecords, _ random: inout SeededRandom) throws {
    for number in 0..<Self.people {
      let code = "N\(1_000 + number)"
      let qualified = SmallCases.day + -Int.random(in: 0..<1_500, using: &random)
      let until = Bool.random(using: &random) ? qualified + Int.random(in: 0..<400, using: &random) : nil
      try records.staff(code, "Di", "Owen", qualified: qualified.iso, newlyQualifiedUntil: until?.iso)
      let hours = [nil, 0, 370, 1_850, 2_220, 3_700].randomElement(using: &random) ?? nil
      try records.post(code, "T1", hours: hours, from: qualified.iso)
      guard Bool.random(using: &random) else { continue }
      let away = qualified + Int.random(in: 0..<300, using: &random)
      try records.insert(
        "absence",
        [
          "staff_code": .text(code), "starts_on": .text(away.iso), "kind": "sickness",
          "ends_on": .text((away + Int.random(in: 0..<500, using: &random)).iso),
        ])
    }
  }

  @Test(
    "Whoever the rules protect is among those who are looked at, and most of the others are not",
    arguments: DatabaseKind.available)
  func protected(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      var random = SeededRandom(seed: 9)
      try addPeople(records, &random)
    } _: { service in
      try await service.database.read { connection in
        let (day, pack) = (SmallCases.day, service.pack)
        let inputs = try AvailabilityReader(connection: connection, pack: pack, day: day).inputs(of: nil)
        let rules = AvailabilityRules(pack)
        let protected = Set(inputs.filter { !rules.protections($0.value, on: day).isEmpty }.map(\.key.staff.text))
        let watch = BreachWatch(connection: connection, pack: pack, day: day, moment: "2026-11-22T03:00:00Z")
        let looked = try watch.protected(nil)
        #expect(protected.subtracting(looked) == [])
        #expect(protected.count > 20)
        #expect(looked.count < Self.people)
        let some = Set(looked.sorted().prefix(10))
        #expect(try watch.protected(some) == some)
      }
    }
  }

  @Test("More people than one statement takes are followed all the same", arguments: DatabaseKind.available)
  func many(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S3", "Di", "Owen", qualified: "2026-09-01")
      try records.post("S3", "T1")
    } _: { service in
      try await service.database.write { connection in
        let posts = try LivePosts(connection: connection, pack: service.pack, day: SmallCases.day).posts(of: nil)
        try LiveFigures.replaceAll(with: posts, pack: service.pack, day: SmallCases.day, connection)
        try connection.execute("UPDATE live_figure SET cases_held = 41 WHERE staff_code = 'S3'")
        let watch = BreachWatch(
          connection: connection, pack: service.pack, day: SmallCases.day, moment: "2026-11-22T03:00:00Z")
        try watch.follow(Set(["S3"] + (0..<40_000).map { "X\($0)" }))
        let found = try connection.query("SELECT staff_code FROM protection_breach", []) { try $0.text(0) }
        #expect(found == ["S3"])
      }
    }
  }
}
