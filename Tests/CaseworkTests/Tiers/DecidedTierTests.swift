import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Tiers that a person decides")
struct DecidedTierTests {
  @Test(
    "A decision counts in place of the rules until it is lifted; all of it is kept", arguments: DatabaseKind.available)
  func lifted(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let (tier, work) = (try await world.tier("X310001"), try await world.work("P31A002"))
      let decided = try await world.service().overrideTier(
        crn: "X310001", tier: "A3", reason: "Stalking", decidedBy: "Marged Prosser")
      #expect(decided.tiers.map(\.after) == ["A3"])
      #expect(try await world.tier("X310001") == "A3")
      #expect(try await world.work("P31A002") > work)
      let explained = try await world.service().explainTier(crn: "X310001")
      #expect(explained.tier == "A3" && explained.decidedTier == "A3")
      #expect(explained.models.first(where: \.counts)?.tier == tier)
      _ = try await world.service(hour: 10).overrideTier(
        crn: "X310001", tier: nil, reason: "Ended", decidedBy: "Marged Prosser")
      #expect(try await world.tier("X310001") == tier)
      #expect(try await world.work("P31A002") == work)
      #expect(try await world.count("SELECT COUNT(*) FROM tier_override WHERE crn = 'X310001'") == 2)
      #expect(try await world.count("SELECT COUNT(*) FROM tier_change WHERE crn = 'X310001'") == 3)
    }
  }

  @Test("A preview of a decision changes nothing", arguments: DatabaseKind.available)
  func preview(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      let digests = try await world.digests()
      let effects = try await service.overrideTier(
        crn: "X310001", tier: "A3", reason: "Stalking", decidedBy: "Marged Prosser", preview: true)
      #expect(effects.tiers.map(\.after) == ["A3"] && effects.posts.count == 1)
      #expect(try await world.digests() == digests)
    }
  }

  @Test("A decision stands through data of a day before it", arguments: DatabaseKind.available)
  func olderData(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let later = try world.service("2026-11-24")
      _ = try await later.overrideTier(crn: "X310001", tier: "A3", reason: "Stalking", decidedBy: "Marged Prosser")
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T15:00:00Z,,low,,OASys")])
      _ = try await later.importData(path: feed)
      #expect(try await world.tier("X310001") == "A3")
      let explained = try await later.explainTier(crn: "X310001")
      #expect(explained.decidedTier == "A3")
    }
  }

  @Test(
    "Without a reason, without a name, for an unknown tier or case nothing is decided",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      let digests = try await world.digests()
      for (crn, tier, reason, name) in [
        ("X310001", "A3", " ", "M"), ("X310001", "A3", "r", ""), ("X310001", "Z9", "r", "M"),
        ("X999999", "A3", "r", "M"),
        ("X310007", "A3", "r", "M"),
      ] {
        await #expect(throws: CaseworkRefusal.self, "\(crn) \(tier)") {
          try await service.overrideTier(crn: crn, tier: tier, reason: reason, decidedBy: name)
        }
      }
      #expect(try await world.digests() == digests)
    }
  }

  @Test("A case without any measure of risk is untiered, and earns no points", arguments: DatabaseKind.available)
  func untiered(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      #expect(try await world.tier("X310009") == "untiered")
      let explained = try await world.service().explainTier(crn: "X310009")
      #expect(explained.tier == "untiered")
      // Any one measure is enough for a tier, without risk of serious harm a provisional one.
      let delta = try world.delta(
        asOf: "2026-11-22T03:00:00Z", [("risk", "X310009,ogrs3,2026-11-22T00:00:00Z,48,,static,Court")])
      _ = try await world.service().importData(path: delta)
      #expect(try await world.tier("X310009") != "untiered")
      #expect(try await world.count("SELECT provisional FROM case_now WHERE crn = 'X310009'") == 1)
    }
  }
}
