import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Pages of cover, joint work and inspections")
struct TiesPagesTests {
  private static let fields = [
    "form-step": "give", "account": "7", "kind": "cover", "subject": "S8", "from": "2026-12-01", "until": "2026-12-24",
    "reason": "Leave",
  ]

  private func head(_ role: String = "pdu-head") throws -> Client {
    let client = try Client()
    let level =
      role == "regional-director" ? RoleUnit(level: "region", code: "N54") : RoleUnit(level: "pdu", code: "N54NF")
    client.signIn(
      as: client.accounts.add("jo@example.org", "Jo Kim", roles: [HeldRole(role: role, unit: level)]))
    return client
  }

  @Test("give what the form says, list it, and end it")
  func give() async throws {
    let client = try head()
    #expect(try await client.main("/ties").contains("Nobody stands in for anybody now."))
    let answer = await client.send("/ties", Self.fields)
    #expect(answer.status == .seeOther && answer.headers[.location] == "/ties?done=given")
    let main = try await client.main("/ties?done=given")
    #expect(main.contains("Covers the work of") && main.contains("Cy &lt;i&gt;") && main.contains("Leave"))
    #expect(main.contains("It is given"))
    let ended = await client.send("/ties", ["form-step": "end", "tie": "1"])
    #expect(ended.headers[.location] == "/ties?done=ended")
    #expect(try await client.main("/ties?done=ended").contains("Nobody stands in for anybody now."))
    #expect(await client.send("/ties", ["form-step": "end", "tie": "1"]).status == .notFound)
  }

  @Test(
    "say beside the field what is to be put right",
    arguments: [
      ("account", "", "Select who it is given to."), ("kind", "", "Select what it is."),
      ("kind", "inspection", "Select what it is."), ("subject", " , ", "Enter the staff code or the CRN."),
      ("from", "soon", "Enter a day as 2026-11-22, or leave the field empty."), ("reason", "", "Say why it is given."),
      ("until", "2026-11-01", "The last day is before the first."),
    ])
  func problems(field: String, text: String, sentence: String) async throws {
    let client = try head()
    let answer = await client.send("/ties", Self.fields.merging([field: text]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains(">\(sentence)</a>"))
    #expect(answer.body.contains("value=\"2026-12-24\"") == (field != "until"))
    #expect(try await client.main("/ties").contains("Nobody stands in for anybody now."))
  }

  @Test(
    "open cases to an inspector with a last day and a reason, and say of a case that is not there no more than that")
  func inspections() async throws {
    let client = try head()
    var fields = Self.fields
    fields["kind"] = nil
    fields["subject"] = "X100003"
    let answer = await client.send("/inspections", fields)
    #expect(answer.headers[.location] == "/inspections?done=given")
    #expect(try await client.main("/inspections").contains("X100003"))
    for (field, text, sentence) in [
      ("until", "", "Enter the last day on which the cases are open."),
      ("subject", "X999999", "There is no case of this number that you may open. Check each CRN."),
    ] {
      let wrong = await client.send("/inspections", fields.merging([field: text]) { $1 })
      #expect(wrong.status == .unprocessableContent && wrong.body.contains(">\(sentence)</a>"))
    }
  }

  @Test("offer no form to whoever may only look, and no page to whoever may not")
  func others() async throws {
    let looking = try await head("regional-director").main("/ties")
    #expect(!looking.contains("<form") && looking.contains("Nobody stands in"))
    #expect(await (try head("regional-director")).send("/ties", Self.fields).status == .forbidden)
    for target in ["/ties", "/inspections"] {
      #expect(await (try head()).send(target, ["form-step": "explode"]).status == .badRequest)
    }
  }
}
