import Caseload
import Casework
import Samples
import TestSupport
import Testing
import Workload

@Suite("Figures of a sample region")
struct SumsTests {
  @Test(
    "Every practitioner's lines sum to their figure, and every unit's total is the sum of its children",
    arguments: DatabaseKind.available)
  func everything(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importHours(path: nights.hours(.region))
      _ = try await nights.service.importExtract(path: nights.workbook(.region, faults: 0.01))
      let nation = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      let posts = try await check(nation, nights)
      #expect(posts == nation.totals.posts)
      #expect(posts > 900)
    }
  }

  /// Checks a unit and everything below it; returns the number of posts.
  private func check(_ overview: Overview, _ nights: SampleNights) async throws -> Int {
    var sum = UnitTotals()
    for row in overview.rows { sum += row.totals }
    #expect(sum == overview.totals, "\(overview.unit.name)")
    var byGrade = UnitTotals()
    for grade in overview.byGrade { byGrade += grade.totals }
    #expect(byGrade == overview.totals, "\(overview.unit.name) by grade")
    let caseload = try await nights.service.caseload(level: overview.unit.levelID, code: overview.unit.code)
    #expect(caseload.active.total + caseload.t2a.total == overview.totals.casesActive)
    #expect(caseload.held.total + caseload.t2a.total == overview.totals.casesHeld)

    var posts = 0
    for row in overview.rows {
      switch row.subject {
      case .unit(let unit):
        posts += try await check(
          try await nights.service.overview(level: unit.levelID, code: unit.code, sort: .percent, descending: true),
          nights)
      case .post(let post):
        posts += 1
        let explained = try await nights.service.explanation(post: post.id)
        let work = explained.explanation.work.reduce(0) { $0 + $1.points }
        let available = explained.explanation.availability.reduce(Ratio.zero) { $0 + $1.points }
        guard work == row.totals.work,
          !explained.explanation.figure.isComputable || available == row.totals.computable.available,
          UnitTotals(of: [explained.explanation.figure]) == row.totals
        else {
          Issue.record("the working of post \(post.id) does not sum to its figure")
          continue
        }
      }
    }
    return posts
  }
}
