import Allocation
import Caseload
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("What a case would do to a post is what it does")
struct PreviewTests {
  private static let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)

  /// Cases of the sample service that somebody in it may take: all that nobody holds, and as many that are held.
  private func cases(_ world: CaseFolders) async throws -> [String] {
    try await world.database.read { connection in
      let free = try connection.query(
        "SELECT crn FROM case_now WHERE staff_code IS NULL AND team IS NOT NULL AND restricted = 0 ORDER BY crn", []
      ) { try $0.text(0) }
      // Held ones with contacts and reports of late, for which points move with the case.
      let worked = try connection.query(
        """
        SELECT DISTINCT n.crn FROM case_now n JOIN work_item w ON w.crn = n.crn
        WHERE n.staff_code IS NOT NULL AND n.team IS NOT NULL AND n.restricted = 0 AND w.done_on > '2026-10-24'
          AND (w.contact IS NOT NULL OR w.staff_code IS NULL) ORDER BY n.crn
        """, []
      ) { try $0.text(0) }
      #expect(!free.isEmpty && worked.count > 6, "\(free.count) free, \(worked.count) with work of late")
      return Array(free.prefix(12)) + Array(worked.prefix(12))
    }
  }

  @Test(
    "The figure after an allocation is the previewed one to the last decimal, for cases with contacts and reports too",
    arguments: DatabaseKind.available)
  func same(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      #expect(try await service.importData(path: try world.sample(Self.world)).outcome == .accepted)
      let crns = try await cases(world)
      var compared = 0
      for crn in crns {
        let found = try await service.recommendation(crn: crn, level: nil, code: nil)
        for person in (found.able + found.unable).prefix(4) {
          let key = person.candidate.post.key
          let entry = HandEntry(
            sheet: "allocations",
            texts: [
              "crn": crn, "starts_at": "2026-11-22T08:00:00Z", "staff_code": key.staff.text, "team": key.team.text,
            ], madeBy: "test")
          guard case .kept(let effects, _) = try await service.record(entry, preview: true) else {
            Issue.record("\(crn) was not given to \(key)")
            continue
          }
          let done = try #require(effects.posts.first { $0.key == key }, "\(crn) \(key)")
          #expect(done.before == person.candidate.effect.before.figure, "\(crn) \(key)")
          #expect(done.after == person.candidate.effect.after.figure, "\(crn) \(key)")
          compared += 1
        }
      }
      #expect(compared > 30)
    }
  }
}
