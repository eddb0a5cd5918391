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

  @Test("A week is exceptions only, with at most three things first and one action beside each")
  func week() async throws {
    let client = try Client()
    let main = try await client.main("/units/team/EG/week")
    #expect(main.contains("Worth doing this afternoon"))
    let first = try #require(main.split(separator: "<ol>").dropFirst().first?.split(separator: "</ol>").first)
    #expect(first.ranges(of: "<li>").count == 3)
    #expect(first.contains("#cover") && first.contains("#breaches") && first.contains("#excess"))
    #expect(main.contains("48 cases at 0.50 of a full week, as 96.0 for a full-time post; these hours may hold 25."))
    #expect(main.contains("Confirm readiness") && main.contains("name=\"back\" value=\"EG\""))
    #expect(main.contains("Answer it") && main.contains("4 records"))
  }

  @Test("Forms of the weekly page lead back to it")
  func back() async throws {
    let client = try Client()
    let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [spo]))
    for (target, fields) in [
      ("/staff/S1/cover", ["form-step": "give-all", "seen": "1", "coveredBy": "S3"]),
      ("/excess/1", ["answer": "reduced", "reason": "One rota fewer"]),
      ("/staff/S3/availability", ["form-step": "ready"]),
    ] {
      let answer = await client.send(target, fields.merging(["back": "EG"]) { $1 })
      #expect(answer.headers[.location] == "/units/team/EG/week?done=yes", "\(target)")
    }
    #expect(try await client.main("/units/team/EG/week?done=yes").contains("It is recorded."))
  }

  @Test("Above a team the protections page has numbers alone, and says what is kept back")
  func counts() async throws {
    let client = try Client()
    let main = try await client.main("/units/pdu/N54NF/protections")
    #expect(main.contains("12 of 40 people lack a protection that the rules give."))
    #expect(main.contains("Numbers about fewer than 5 people are kept back") && main.contains(">kept back</span>"))
    #expect(main.contains("<td class=\"num\">7</td>") && !main.contains("<form"))
    #expect(await client.ask("/units/nation/\("E%26W")/protections").status == .notFound)
  }

  @Test("The log of breaches says plainly where no approver is recorded, and names who approved")
  func breaches() async throws {
    let client = try Client()
    let main = try await client.main("/units/team/EG/protections")
    #expect(main.contains("2 caseloads are above a protected limit. 3 protections are lacking."))
    #expect(main.contains("no approver recorded") && main.contains("Until &lt;b&gt;Friday&lt;/b&gt;"))
    #expect(main.contains("In training, from month 6") && main.contains("23 cases held, limit 20"))
    #expect(main.contains("no day is recorded on which training began"))
    let head = HeldRole(role: "pdu-head", unit: RoleUnit(level: "pdu", code: "N54NF"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [head]))
    let target = "/units/team/EG/protections"
    #expect(await client.send(target, ["number": "3", "reason": ""]).status == .badRequest)
    #expect(await client.send(target, ["reason": "A week"]).status == .badRequest)
    let done = await client.send(target, ["number": "3", "reason": "A week"])
    #expect(done.headers[.location] == "/units/team/EG/protections?done=yes")
  }
}
