import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Homes")
struct HomeTests {
  private func home(_ role: String, unit: RoleUnit? = nil, staff: String? = nil) async throws -> String {
    let client = try Client()
    client.signIn(
      as: client.accounts.add("jo@example.org", "Jo Kim", roles: [HeldRole(role: role, unit: unit)], staff: staff))
    let answer = await client.ask("/")
    #expect(answer.status == .ok)
    return answer.body
  }

  @Test("A practitioner begins with people and the week, and nothing on the page is a percentage")
  func practitioner() async throws {
    let body = try await home("practitioner", unit: RoleUnit(level: "team", code: "EG"), staff: "S2")
    #expect(body.contains("<h1>Your week</h1>"))
    #expect(body.contains("You hold 31 people: 9 in custody, 22 in the community."))
    #expect(!body.contains("%"))
    #expect(!body.contains("/accounts") && !body.contains("/audit") && !body.contains("/extracts"))
  }

  @Test(
    "Every other role begins with the page of its work",
    arguments: [
      ("spo", "team", "EG", "Eastgate"), ("pdu-head", "pdu", "N54NF", "Northfield"),
      ("planner", "", "", "England and Wales"),
      ("data-steward", "", "", "Extracts"), ("administrator", "", "", "Accounts"), ("inspector", "", "", "Cases"),
      ("hub", "pdu", "N54NF", "Cases"), ("lived-experience", "team", "EG", "Cases"),
    ])
  func others(role: String, level: String, code: String, words: String) async throws {
    let body = try await home(role, unit: level.isEmpty ? nil : RoleUnit(level: level, code: code))
    let heading = try #require(body.firstRange(of: "<h1>").map { body[$0.upperBound...].prefix(60) })
    #expect(heading.contains(words), "\(heading)")
  }

  @Test("Somebody without a role is told whom to ask")
  func nobody() async throws {
    let client = try Client()
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim"))
    let answer = await client.ask("/")
    #expect(answer.status == .forbidden)
    #expect(answer.body.contains("An administrator can give it one."))
  }
}
