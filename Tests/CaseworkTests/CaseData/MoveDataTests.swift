import Caseload
import Samples
import TestSupport
import Testing

@testable import Casework

@Suite("Moving a service's data")
struct MoveDataTests {
  private static let world = SampleWorld(
    size: .team, seed: 7, date: CaseFolders.day, differences: 0.02, faults: 0.03)

  /// Changes of every kind: an import, a delta, a decision, a row recorded by hand, a night.
  private func fill(_ world: CaseFolders) async throws {
    _ = try await world.service().importData(path: try world.sample(Self.world))
    _ = try await world.service("2026-11-23").importData(path: try world.sample(SampleDelta(Self.world, share: 0.1)))
    let service = try world.service("2026-11-24")
    let crn = try await world.text("SELECT MIN(crn) FROM case_now") ?? ""
    _ = try await service.overrideTier(crn: crn, tier: "A0", reason: "Known from before", decidedBy: "Marged Prosser")
    _ = try await service.record(
      HandEntry(
        sheet: "risk", texts: ["crn": crn, "kind": "rosh", "recorded_at": "2026-11-24T08:00:00Z", "band": "very-high"],
        madeBy: "Marged Prosser"))
    _ = try await service.runNight()
  }

  @Test(
    "An export of everything, brought into an empty database, is the same in every table",
    arguments: DatabaseKind.available)
  func whole(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      try await fill(world)
      let path = world.newPath()
      _ = try await world.service("2026-11-24").exportData(path: path, all: true)
      let expected = try await world.digests()
      // Into the other kind of database as well, where there is one.
      for other in DatabaseKind.available {
        try await CaseFolders.run(other) { target in
          let report = try await target.service("2026-11-25").importData(path: path)
          #expect(report.outcome == .accepted, "\(report.problems)")
          #expect(try await target.digests() == expected)
          // It goes on working there: a change gets a number that is free.
          _ = try await target.service("2026-11-25").runNight()
        }
      }
    }
  }

  @Test(
    "An export of the sheets, brought into an empty database, is the same in every sheet's table",
    arguments: DatabaseKind.available)
  func sheets(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      try await fill(world)
      let path = world.newPath()
      _ = try await world.service("2026-11-24").exportData(path: path, all: false)
      let expected = try await world.digests(all: false)
      try await CaseFolders.run(kind) { target in
        let report = try await target.service("2026-11-24").importData(path: path)
        #expect(report.outcome == .accepted, "\(report.problems)")
        #expect(try await target.digests(all: false) == expected)
      }
    }
  }

  @Test("An export of everything is refused by a database that is not empty", arguments: DatabaseKind.available)
  func notEmpty(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let path = world.newPath()
      _ = try await world.service().exportData(path: path, all: true)
      let delta = try world.delta(asOf: "2026-11-23T02:00:00Z", [("training", "P31A001,sfo,2026-11-20,")])
      _ = try await world.service("2026-11-23").importData(path: delta)
      let before = try await world.digests()
      let service = try world.service()
      await #expect(throws: CaseworkRefusal.self) { try await service.importData(path: path) }
      #expect(try await world.digests() == before)
    }
  }

  @Test("The two kinds of database come to the same of the same data", .enabled(if: DatabaseKind.available.count == 2))
  func same() async throws {
    var found: [[String: String]] = []
    for kind in DatabaseKind.available {
      try await CaseFolders.run(kind) { world in
        try await fill(world)
        found.append(try await world.digests())
      }
    }
    for (table, digest) in found[0] { #expect(found[1][table] == digest, "\(table)") }
  }
}
