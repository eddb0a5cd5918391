import Casework
import Samples
import Storage
import TestSupport
import Testing
import Workload

@Suite("Hours beside the points of a unit")
struct OverviewHoursTests {
  private static let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day)

  @Test(
    "A unit has the hours of all its posts on that night, and says how many are left out",
    arguments: DatabaseKind.available)
  func sums(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.sample(Self.world))
      let overview = try await world.service().overview(level: nil, code: nil, sort: .name, descending: false)
      let hours = try #require(overview.hours)
      let rows = try await world.rows(
        "SELECT minutes, not_computable FROM post_hours WHERE extract_id = (SELECT MAX(id) FROM extract)")
      var (minutes, left) = (0, 0)
      for row in rows {
        guard case .integer(let those) = row[0] else { continue }
        if row[1] == .null { minutes += those } else { left += 1 }
      }
      #expect(minutes > 0 && hours.minutes == minutes && hours.outPosts == left)
      #expect(hours.posts + hours.outPosts == rows.count)
    }
  }

  @Test("A night from a workbook alone has no hours", arguments: DatabaseKind.available)
  func none(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let overview = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      #expect(overview.hours == nil || overview.hours?.posts == 0)
    }
  }
}
