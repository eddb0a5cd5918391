import Caseload
import Exchange
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Who held a case at any moment of the past")
struct HolderOverTimeTests {
  @Test(
    "At 300 moments every case has exactly one holder or none, and lists agree with it",
    arguments: DatabaseKind.available)
  func moments(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let sample = SampleWorld(size: .team, seed: 11, date: CaseFolders.day)
      _ = try await world.service().importData(path: try world.sample(sample))
      var random = SeededRandom(seed: 300)
      let rows = try await world.database.read { connection in
        try connection.query("SELECT crn, starts_at, staff_code FROM allocation ORDER BY crn, starts_at", []) {
          (crn: try $0.text(0), from: try $0.text(1), staff: try $0.optionalText(2))
        }
      }
      #expect(rows.count > 500)
      let byCase = Dictionary(grouping: rows, by: \.crn)
      var unallocated = 0
      for _ in 0..<300 {
        let day = CaseFolders.day + -Int.random(in: 0..<1_095, using: &random)
        let moment =
          "\(day.iso)T\(Int.random(in: 10...23, using: &random)):\(Int.random(in: 10...59, using: &random)):00Z"
        let holders = try await world.rows(
          """
          SELECT c.crn, COUNT(a.crn), MAX(a.staff_code) FROM case_record c LEFT JOIN allocation a ON a.crn = c.crn
            AND a.starts_at = (SELECT MAX(b.starts_at) FROM allocation b WHERE b.crn = c.crn AND b.starts_at <= ?)
          WHERE c.starts_on <= ? GROUP BY c.crn ORDER BY c.crn
          """, [.text(moment), .text(day.iso)])
        for row in holders {
          guard case .text(let crn) = row[0], case .integer(let count) = row[1] else { continue }
          #expect(count <= 1, "\(crn) \(moment)")
          // Walked through one by one the same person comes out.
          let walked = byCase[crn]?.last { $0.from <= moment }?.staff
          #expect(row[2] == .optional(walked), "\(crn) \(moment)")
          if walked == nil { unallocated += 1 }
        }
      }
      #expect(unallocated > 0)
    }
  }

  @Test("Two holders from one moment are refused by the database itself", arguments: DatabaseKind.available)
  func overlap(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      await #expect(throws: StorageError.self) {
        try await world.database.write {
          try $0.execute(
            "INSERT INTO allocation (crn, starts_at, staff_code) SELECT crn, starts_at, 'P31A001' FROM allocation WHERE crn = 'X310001'"
          )
        }
      }
    }
  }

  @Test(
    "A holder recorded by hand for a moment before the last is refused, and one after it is taken",
    arguments: DatabaseKind.available)
  func byHand(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let before = try await world.digests()
      func entry(_ moment: String) -> HandEntry {
        HandEntry(
          sheet: "allocations",
          texts: ["crn": "X310001", "starts_at": moment, "staff_code": "P31A004", "team": "T311"],
          madeBy: "Marged Prosser")
      }
      for moment in ["2026-01-13T09:12:00Z", "2026-01-13T09:11:59Z"] {
        guard case .refused(let problems) = try await world.service().record(entry(moment)) else {
          Issue.record("\(moment) was taken")
          continue
        }
        #expect(problems.map(\.kind) == [.rewritesHistory])
      }
      #expect(try await world.digests() == before)
      guard case .kept(let effects, isWaiting: true) = try await world.service().record(entry("2026-11-22T08:00:00Z"))
      else {
        Issue.record("a later holder was not taken")
        return
      }
      #expect(effects.posts.map(\.key.staff.text).sorted() == ["P31A002", "P31A004"])
      #expect(try await world.text("SELECT staff_code FROM case_now WHERE crn = 'X310001'") == "P31A004")
    }
  }
}
