import Caseload
import Casework
import Exchange
import Samples
import Storage
import TestSupport
import Testing
import Workload

@Suite("Recorded hours")
struct HoursTests {
  private static let heading = HoursFile.columns.joined(separator: ",")

  @Test(
    "Hours and reductions of a file count from the next extract, and the same file twice changes nothing",
    arguments: DatabaseKind.available)
  func counts(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let hours = try nights.hours()
      let first = try await nights.service.importHours(path: hours)
      let again = try await nights.service.importHours(path: hours)
      #expect(first.posts == again.posts)
      #expect(first.posts > 0)
      _ = try await nights.service.importExtract(path: nights.workbook())
      let totals = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false).totals
      let sample = SampleService(size: .team, seed: 1, date: SampleNights.date)
      let reduced = sample.posts.compactMap { $0.hours?.reduced(on: SampleNights.date) }.reduce(WeeklyHours.zero, +)
      #expect(totals.computable.reduced + totals.notComputable.reduced == reduced)
    }
  }

  @Test("One wrong row and nothing is recorded; every wrong row is named", arguments: DatabaseKind.available)
  func allOrNothing(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let file = try nights.write(
        "hours.csv",
        """
        \(Self.heading)
        A1,T1,37,,,,
        A2,T1,-3,,,,
        A3,T1,37,40,other,2026-01-01,2026-02-01
        A4,T1,37,3.7,no-such-reason,2026-01-01,2026-02-01
        A5,T1,37,3.7,other,2026-02-01,2026-01-01
        A6,T1,61,,,,
        """)
      do {
        _ = try await nights.service.importHours(path: file)
        Issue.record("it was recorded")
      } catch let refusal as HoursRefusal {
        #expect(refusal.faults.map { $0.prefix(6) } == ["Row 3:", "Row 4:", "Row 5:", "Row 6:", "Row 7:"])
      }
      let kept = try await nights.database.read {
        try $0.query("SELECT staff_code FROM contracted_hours", []) { try $0.text(0) }
      }
      #expect(kept.isEmpty)
    }
  }

  @Test(
    "A reduction counts on its first and on its last day, and on no other",
    arguments: DatabaseKind.available, [(-1, false), (0, true), (9, true), (10, false)])
  func inclusive(kind: DatabaseKind, night: (later: Int, counts: Bool)) async throws {
    try await SampleNights.run(kind) { nights in
      let owner = try #require(
        SampleService(size: .team, seed: 1, date: SampleNights.date).posts.first { $0.cases.count > 5 }?.key)
      let (first, last) = (SampleNights.date, SampleNights.date + 9)
      let file = try nights.write(
        "hours.csv", "\(Self.heading)\n\(owner.staff),\(owner.team),37,3.7,other,\(first.iso),\(last.iso)\n")
      _ = try await nights.service.importHours(path: file)
      _ = try await nights.service.importExtract(path: nights.workbook(nightsLater: night.later))
      let page = try await nights.service.practitioner(named: owner.staff.text)
      let post = try #require(page.posts.first { $0.reference.teamCode == owner.team.text })
      #expect(post.figure.reduced == (night.counts ? WeeklyHours(hundredths: 370) : .zero))
    }
  }
}
