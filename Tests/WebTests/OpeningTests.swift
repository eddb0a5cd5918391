import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Opening a restricted case")
struct OpeningTests {
  private func client(_ role: String) throws -> Client {
    let client = try Client()
    let held = HeldRole(role: role, unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [held]))
    return client
  }

  @Test("is offered to whoever may, beside the refusal, and leads to the case")
  func offered() async throws {
    let client = try client("spo")
    let refusal = await client.ask("/cases/X999999")
    #expect(refusal.status == .forbidden)
    #expect(refusal.body.contains("href=\"/cases/X999999/open\""))
    let form = try await client.main("/cases/X999999/open")
    #expect(form.contains("Why you need it") && form.contains("Who is told"))
    let answer = await client.send("/cases/X999999/open", ["reason": "She is at the reception now", "told": "bob"])
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/cases/X999999")
  }

  @Test("is not offered to a practitioner")
  func notOffered() async throws {
    let refusal = await (try client("practitioner")).ask("/cases/X999999")
    #expect(refusal.status == .forbidden)
    #expect(!refusal.body.contains("/open"))
  }

  @Test("is told to the second person at the head of the first page, without the number where it is kept from them too")
  func told() {
    let opening = CaseOpening(
      crn: nil, openedBy: "Jo <b>Kim</b>", reason: "She is here", openedAt: "2026-11-22T09:00:00Z",
      closesAt: "2026-11-22T10:00:00Z")
    let text = ToldPart(openings: [opening]).html.text
    #expect(
      text.contains(
        "Jo &lt;b&gt;Kim&lt;/b&gt; opened a case that is kept from you too at 9am on 22 November 2026 (UTC)"))
    #expect(ToldPart(openings: []).html.text.isEmpty)
  }
}
