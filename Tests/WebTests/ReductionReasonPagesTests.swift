import Caseload
import Exchange
import Foundation
import HTTPTypes
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework
@testable import Web

/// Why somebody's hours are reduced, over the pages of each role, on a service with one night.
@Suite("Why hours are reduced")
struct ReductionReasonPagesTests {
  private static let date = LocalDate(daysSinceEpoch: 20_000)
  private static let reason = "Disability"

  /// Somebody with a reduction, and the units above their team.
  private struct Subject {
    let staff: String
    let practitioner: Int
    let posts: [Int]
    let units: [UnitReference]

    var pages: [String] {
      let team = units.last.map { "/units/\($0.levelID)/\($0.code)" } ?? "/"
      return [
        "/", "/account", "/practitioners/\(practitioner)", "/practitioners/\(practitioner)?workload=show", team,
        "\(team)/overview.csv", "\(team)/caseload", "\(team)/people", "\(team)/staffing", "\(team)/data-quality",
        "/practitioners/\(practitioner)/cases", "/search?q=\(staff)", "/audit", "/extracts", "/extracts/1",
        "/disagreements",
      ] + posts.map { "/posts/\($0)/explanation" }
    }
  }

  private func run(_ body: (Service, Subject) async throws -> Void) async throws {
    try await withThrowawayDatabase(.sqlite) { place, database in
      let service = Service(
        database: database, pack: try englandAndWales(), clock: .fixed(Self.date + 1), actor: .terminal(user: "test"))
      let sample = SampleService(size: .team, seed: 1, date: Self.date)
      let owner = try #require(sample.posts.first { $0.cases.count > 5 }?.key)
      let hours = "\(place.folder)/hours.csv"
      let heading = HoursFile.columns.joined(separator: ",")
      let row = "\(owner.staff),\(owner.team),37,3.7,disability,\(Self.date.iso),\((Self.date + 9).iso)"
      try Data("\(heading)\n\(row)\n".utf8).write(to: URL(filePath: hours))
      _ = try await service.importHours(path: hours)
      let workbook = "\(place.folder)/night.xlsx"
      try SampleWorkbook.write(sample, to: workbook)
      _ = try await service.importExtract(path: workbook)
      let id = try await database.read { connection in
        try connection.first("SELECT id FROM practitioner WHERE staff_code = ?", [.text(owner.staff.text)]) {
          try $0.int(0)
        }
      }
      let page = try await service.practitioner(id: try #require(id))
      let subject = Subject(
        staff: owner.staff.text, practitioner: page.id, posts: page.posts.map(\.reference.id),
        units: try #require(page.posts.first).path)
      try await body(service, subject)
    }
  }

  @Test("Each role finds the reason on the pages of those for whom the table gives it, and nowhere else")
  func roles() async throws {
    try await run { service, subject in
      for role in service.pack.access.roles {
        for staff in [nil, subject.staff] {
          let unit = subject.units.first { $0.levelID == role.level && role.level != "nation" }
          let held = HeldRole(role: role.id, unit: unit.map { RoleUnit(level: $0.levelID, code: $0.code) })
          let client = Client(desk: service)
          client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [held], staff: staff))
          var found: [String] = []
          for target in subject.pages {
            let answer = await client.ask(target)
            if answer.body.contains(Self.reason) || answer.body.contains("disability") { found.append(target) }
          }
          let may = role.grants.contains { grant in
            grant.permission == Permission(.view, .reductionReasons)
              && (grant.relations.contains { if case .within = $0 { true } else { false } }
                || (grant.relations.contains(.own) && staff != nil))
          }
          let expected =
            may
            ? subject.pages.filter {
              $0.hasPrefix("/practitioners/\(subject.practitioner)") && !$0.hasSuffix("/cases")
                || $0.hasPrefix("/posts/")
            } : []
          #expect(Set(found) == Set(expected), "\(role.id) \(staff ?? "-")")
        }
      }
    }
  }

  @Test("Whoever sees the person and not the reason reads of adjusted capacity, with the same figure")
  func adjusted() async throws {
    try await run { service, subject in
      let director = Client(desk: service)
      let region = try #require(subject.units.first { $0.levelID == "region" })
      let held = HeldRole(role: "regional-director", unit: RoleUnit(level: "region", code: region.code))
      director.signIn(as: director.accounts.add("jo@example.org", "Jo Kim", roles: [held]))
      let main = try await director.main("/practitioners/\(subject.practitioner)?workload=show")
      #expect(main.contains("Adjusted capacity, 3.7 hours a week"))
      let asked = try await service.practitioner(id: subject.practitioner).person.percent
      #expect(main.contains(Figures.percent(asked)))
    }
  }
}
