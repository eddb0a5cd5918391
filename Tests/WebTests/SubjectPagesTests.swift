import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Pages of requests for own data")
struct SubjectPagesTests {
  private func head() throws -> Client {
    let client = try Client()
    let role = HeldRole(role: "pdu-head", unit: RoleUnit(level: "pdu", code: "N54NF"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [role]))
    return client
  }

  @Test("gather a draft, have it read with what names others ticked, and give out the document")
  func journey() async throws {
    let client = try head()
    #expect(try await client.main("/subjects").contains("Nothing has been gathered yet."))
    let made = await client.send("/subjects", ["kind": "person", "code": " X100003 "])
    #expect(made.headers[.location] == "/subjects/1")
    let main = try await client.main("/subjects/1")
    #expect(main.contains("name=\"leave-out-2\" type=\"checkbox\" value=\"yes\" checked"))
    #expect(main.contains("name=\"leave-out-1\" type=\"checkbox\" value=\"yes\" autocomplete"))
    #expect(await client.ask("/subjects/1/document").status == .badRequest)
    let read = await client.send("/subjects/1", ["leave-out-2": "yes"])
    #expect(read.headers[.location] == "/subjects/1")
    let after = try await client.main("/subjects/1")
    #expect(after.contains("Left out") && after.contains("/subjects/1/document") && after.contains("Jo Kim"))
    let session = client.cookies[client.name(.session)]
    #expect(session != nil)
    #expect(try await client.main("/subjects").contains("Reviewed by Jo Kim"))
  }

  @Test("say what is to be put right")
  func problems() async throws {
    let client = try head()
    for (fields, sentence) in [
      (["code": "X1"], "Select who asks."), (["kind": "staff"], "Enter the CRN or the staff code."),
      (["kind": "staff", "code": "NOBODY"], "Nothing is held about NOBODY."),
    ] {
      let answer = await client.send("/subjects", fields)
      #expect(answer.status == .unprocessableContent && answer.body.contains(">\(sentence)</a>"))
    }
    #expect(await client.ask("/subjects/x").status == .notFound)
    #expect(await client.ask("/subjects/7").status == .forbidden)
  }
}
