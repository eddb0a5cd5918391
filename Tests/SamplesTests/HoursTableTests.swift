import Caseload
import Foundation
import Rules
import Samples
import TestSupport
import Testing

@Suite("The table of hours")
struct HoursTableTests {
  let service = SampleService(size: .region, seed: 4, date: .testNight)

  private func rows() throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "hours-\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try SampleWorkbook.writeHours(service, to: file.path)
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("Its headings are those that the import of hours expects")
  func headings() throws {
    #expect(
      try rows().first == [
        "staff_code", "team_code", "contracted_hours", "reduction_hours", "reduction_reason", "reduction_start",
        "reduction_end",
      ])
  }

  @Test("Every row is of a post of the extract, with hours and dates that can be read and a reason that the pack lists")
  func values() throws {
    let reasons = Set(try englandAndWales().reductionReasons.map(\.id))
    let posts = Set(service.posts.map(\.key))
    for row in try rows().dropFirst() {
      #expect(row.count == 7)
      #expect(posts.contains(PostKey(staff: StaffCode(row[0]), team: TeamCode(row[1]))))
      let contracted = try #require(WeeklyHours(row[2]))
      #expect(contracted > .zero && contracted <= WeeklyHours(hundredths: 3_700))
      guard !row[3].isEmpty else { #expect(row[4...] == ["", "", ""]); continue }
      let reduction = try #require(WeeklyHours(row[3]))
      #expect(reduction > .zero && reduction <= contracted)
      #expect(reasons.contains(row[4]))
      let start = try #require(LocalDate(iso: row[5]))
      let end = try #require(LocalDate(iso: row[6]))
      #expect(start < end)
    }
  }

  @Test("A post with several reductions has a row for each, all with the same contracted hours")
  func severalReductions() throws {
    let byPost = Dictionary(grouping: try rows().dropFirst()) { $0[0] + $0[1] }
    #expect(byPost.values.contains { $0.count > 1 })
    #expect(byPost.values.allSatisfy { Set($0.map { $0[2] }).count == 1 })
    for post in service.posts {
      let expected = post.hours.map { max(1, $0.reductions.count) } ?? 0
      #expect(byPost[post.key.staff.text + post.key.team.text]?.count ?? 0 == expected)
    }
  }

  @Test("About one post in five is part-time, seniors have 37 hours, and a few posts have no row")
  func mix() {
    let recorded = service.posts.compactMap { post in post.hours.map { (post.person.grade, $0.contracted.hundredths) } }
    let partTime = recorded.count { $0.1 < 3_700 }
    #expect((150...280).contains(partTime))
    #expect(recorded.filter { $0.0 == .seniorProbationOfficer }.allSatisfy { $0.1 == 3_700 })
    #expect((5...45).contains(service.posts.count - recorded.count))
  }

  @Test("Trainees have 80, 60 or 40 % off by the months they have been there")
  func trainees() throws {
    var found = Set<String>()
    for post in service.posts where post.person.grade == .trainee {
      guard let hours = post.hours else { continue }
      let now = hours.reductions.filter { $0.start <= service.date && service.date <= $0.end }
      guard let step = now.first(where: { $0.reason.hasPrefix("pqip") }) else { continue }
      let months = (service.date - post.person.joined) / 183
      #expect(step.reason == ["pqip-first-6-months", "pqip-6-to-12-months", "pqip-12-to-18-months"][min(months, 2)])
      #expect(abs(step.hours.hundredths * 100 - hours.contracted.hundredths * [80, 60, 40][min(months, 2)]) <= 500)
      found.insert(step.reason)
    }
    #expect(found.count == 3)
  }

  @Test("Reductions never take more than the contract, on any day")
  func withinContract() {
    for post in service.posts {
      guard let hours = post.hours else { continue }
      for day in hours.reductions.flatMap({ [$0.start, $0.end] }) + [service.date] {
        #expect(hours.reduced(on: day) <= hours.contracted)
      }
    }
  }
}
