import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("When a risk changes, the tier and the work follow")
struct TierChangeTests {
  private static let entry = HandEntry(
    sheet: "risk",
    texts: ["crn": "X310001", "kind": "rosh", "recorded_at": "2026-11-22T08:30:00Z", "band": "very-high"],
    madeBy: "Owen Lathbury")

  @Test("A preview shows what will be, to the point, and changes nothing", arguments: DatabaseKind.available)
  func preview(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      let digests = try await world.digests()
      let work = try await world.work("P31A002")
      guard case .kept(let shown, isWaiting: true) = try await service.record(Self.entry, preview: true) else {
        Issue.record("the preview was refused")
        return
      }
      #expect(try await world.digests() == digests)
      guard case .kept(let done, _) = try await service.record(Self.entry) else {
        Issue.record("the change was refused")
        return
      }
      #expect(done.tiers == shown.tiers && done.posts == shown.posts)
      let tiers = try #require(shown.tiers.first)
      #expect(shown.tiers.count == 1 && tiers.crn == "X310001" && tiers.before != tiers.after)
      #expect(tiers.after == (try await world.tier("X310001")))
      let post = try #require(shown.posts.first)
      #expect(shown.posts.count == 1 && post.key.staff.text == "P31A002")
      let difference = try #require(post.after).work - (try #require(post.before).work)
      #expect(difference > 0)
      #expect(try await world.work("P31A002") == work + difference)
    }
  }

  @Test(
    "The history has the tier before and after, each with the working that explains it",
    arguments: DatabaseKind.available)
  func history(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      let before = try await service.explainTier(crn: "X310001")
      _ = try await service.record(Self.entry)
      let after = try await service.explainTier(crn: "X310001")
      let rows = try await world.rows(
        "SELECT tier, reason, changed_at FROM tier_change WHERE crn = 'X310001' ORDER BY changed_at")
      #expect(rows.map { $0[0] } == [.text(before.tier), .text(after.tier)])
      #expect(rows.map { $0[1] } == [.text("first assessment"), .text("risk score recorded by Owen Lathbury")])
      let counting = [before, after].compactMap { $0.models.first(where: \.counts) }
      #expect(counting.count == 2)
      #expect(counting.map(\.tier) == [before.tier, after.tier])
      #expect(counting[0].lines != counting[1].lines)
      #expect(counting[1].lines.contains { $0.found.lowercased().contains("very high") })
      #expect(counting[0].lines.contains { $0.found.lowercased().contains("medium") })
      let detail = try await service.caseDetail(crn: "X310001")
      #expect(detail.tierHistory.map(\.tier) == [after.tier, before.tier])
    }
  }

  @Test("Three changes within one second stand in their order", arguments: DatabaseKind.available)
  func oneSecond(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      var expected = [try await world.tier("X310001")]
      for (second, band) in ["very-high", "low", "very-high"].enumerated() {
        var entry = Self.entry
        entry.texts["recorded_at"] = "2026-11-22T08:30:0\(second)Z"
        entry.texts["band"] = band
        _ = try await service.record(entry)
        expected.append(try await world.tier("X310001"))
      }
      let rows = try await world.rows("SELECT tier FROM tier_change WHERE crn = 'X310001' ORDER BY changed_at")
      #expect(rows == expected.map { [.optional($0)] })
      #expect(Set(expected).count > 1)
    }
  }

  @Test(
    "What is there already is the same, and a row with a fault is refused with its column",
    arguments: DatabaseKind.available)
  func sameOrRefused(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      _ = try await service.importData(path: try world.example())
      let digests = try await world.digests()
      var same = Self.entry
      same.texts["recorded_at"] = "2026-01-26T10:30:00Z"
      same.texts["band"] = "medium"
      if case .same = try await service.record(same) {} else { Issue.record("the same row was taken") }
      var wrong = Self.entry
      wrong.texts["band"] = "enormous"
      if case .refused(let problems) = try await service.record(wrong) {
        #expect(problems.count == 1)
      } else {
        Issue.record("a wrong band was taken")
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.record(HandEntry(sheet: "no-such", texts: [:], madeBy: "x"))
      }
      #expect(try await world.digests() == digests)
    }
  }
}
