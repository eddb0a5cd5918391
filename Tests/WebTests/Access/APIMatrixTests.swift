import Caseload
import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

/// Every route of the programming interface that reads, for every role at every distance: an address of the interface is that of the
/// page with `/api/v1` before it, and must be answered as the page is.
@Suite("Every route of programs for every role at every distance")
struct APIMatrixTests {
  /// Lines of pages that programs can ask for too.
  private static let lines = RouteLine.all.filter { line in
    line.form == nil
      && APIRoute.allCases.contains { $0.rawValue == "/api/v1" + line.route && $0.methods.contains(.get) }
  }

  private func program(_ world: DistanceWorld, _ role: AccessRole, scope: String = "read") async throws -> Program {
    _ = try await world.visitor(role)
    let issued = try await world.service.issueToken(
      NewToken(
        account: "\(role.id)@example.org", name: "test", scope: try TokenScope(words: scope),
        until: DistanceWorld.day + 7),
      by: .terminal(user: "test"))
    return Program(site: world.site, token: issued.text)
  }

  private func target(_ line: RouteLine, _ distance: Distance, _ ids: DistanceIdentifiers) -> String {
    "/api/v1" + line.target(distance, ids).replacing("?workload=show", with: "")
  }

  @Test("is answered as the table of access says")
  func matrix() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      var cells = 0
      for role in world.service.pack.access.roles {
        let program = try await program(world, role)
        let table = AccessTable(role: role, hasStaff: true)
        for line in Self.lines {
          var asked: Set<String> = []
          for distance in Distance.allCases where asked.insert(target(line, distance, ids)).inserted {
            let target = target(line, distance, ids)
            let answer = await program.ask(target)
            let expected = line.isAllowed(table, distance)
            // Signed in is enough for the search, which finds what is within reach.
            #expect((answer.status.code < 400) == expected, "\(role.id): \(target) \(answer.status)")
            #expect(expected || answer.status == .forbidden, "\(role.id): \(target) \(answer.status)")
            let seesCase =
              distance != .restricted
              && [Permission(.view, .cases), Permission(.change, .cases)].contains {
                table.reaches($0, distance, isPersonal: true)
              }
            if !seesCase, !target.contains("q=") {
              #expect(!answer.body.contains(distance.person), "\(role.id): \(target)")
            }
            cells += 1
          }
        }
      }
      #expect(cells > 1_000)
      Soak.note("F5 API", "\(cells) cells of 12 roles, 0 answered otherwise", bar: "all as the written table")
    }
  }

  @Test("is asked for in the matrix, or is none of a page")
  func complete() {
    let own: Set<APIRoute> = [.index, .document, .units, .records, .record, .ready, .metrics]
    let asked = APIRoute.allCases.filter { route in Self.lines.contains { "/api/v1" + $0.route == route.rawValue } }
    #expect(Set(asked).union(own) == Set(APIRoute.allCases))
  }

  @Test("shows no more than the scope of a token, whatever its role")
  func narrowed() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      let role = try #require(world.service.pack.access.role("pdu-head"))
      let program = try await program(world, role, scope: "view:figures")
      let table = AccessTable(role: role, hasStaff: true)
      for line in Self.lines where !line.permissions.isEmpty {
        let answer = await program.ask(target(line, .own, ids))
        let expected = line.permissions.contains(Permission(.view, .figures)) && line.isAllowed(table, .own)
        #expect((answer.status == .ok) == expected, "\(line.route)")
      }
    }
  }
}
