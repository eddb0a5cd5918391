import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Casework
@testable import Web

@Suite("Pages on which a manager keeps a team in order")
struct UpkeepPagesTests {
  @Test("The weeks ahead say the fewest hours, what absence takes, and whose cases have nobody named")
  func ahead() async throws {
    let main = try await (try Client()).main("/units/team/EG/ahead")
    #expect(main.contains("5 cases of people who have been away for more than 5 days have nobody named to cover them."))
    #expect(main.contains("Needs a name") && main.contains("<svg class=\"chart\""))
    #expect(main.contains("Taken by absence") && main.contains("49.72"))
    // Why somebody is away is not shown to whoever may not know it.
    #expect(main.contains("Away: sickness") && main.contains("<td>Away</td>"))
  }

  @Test("Cover is shown case by case, and a form with nobody selected says what to do")
  func cover() async throws {
    let client = try Client()
    let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [spo]))
    let main = try await client.main("/staff/S1/cover")
    #expect(main.contains("2 cases have nobody named for all of the days."))
    #expect(main.contains("1 case is not shown to you, 1 of them"))
    #expect(main.contains("Whoever holds a case stays accountable for it"))
    let answer = await client.send("/staff/S1/cover", ["form-step": "give", "seen": "1", "case-X200002": "yes"])
    #expect(answer.status.code == 422 && answer.body.contains("Select a colleague."))
    #expect(answer.body.contains("name=\"case-X200002\" type=\"checkbox\" value=\"yes\" checked"))
    let given = await client.send(
      "/staff/S1/cover",
      ["form-step": "give", "seen": "1", "coveredBy": "S2", "case-X200002": "yes"])
    #expect(given.headers[.location] == "/staff/S1/cover?done=given")
    for fields in [
      [:], ["form-step": "give"], ["form-step": "end", "number": "x"], ["form-step": "end", "number": "9"],
    ] {
      let answer = await client.send("/staff/S1/cover", fields)
      #expect([400, 404].contains(answer.status.code), "\(fields)")
    }
  }
}
