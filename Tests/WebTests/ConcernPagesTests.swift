import Caseload
import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

@Suite("Pages of what practitioners report")
struct ConcernPagesTests {
  @Test(
    "A page of concerns is whole, shows words as they were written, and names nobody in its title",
    arguments: [
      "/concerns", "/concerns/new", "/concerns/new?kind=objection", "/concerns/new?kind=objection&crn=X100003",
      "/concerns/1", "/concerns/2", "/concerns/3", "/concerns/4", "/concerns/5", "/concerns/position",
      "/concerns/position?day=2026-11-10",
    ])
  func whole(target: String) async throws {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    #expect(PageChecks(answer.body).faults.isEmpty, "\(PageChecks(answer.body).faults)")
    #expect(!answer.body.contains("<b>courts") && !answer.body.contains("<img"))
    let title = PageChecks(answer.body).all("title").first?.text ?? ""
    #expect(!title.contains("img") && !title.contains("X1"))
    // Support, and never a measure of anybody.
    #expect(!answer.body.lowercased().contains("underperform") && !answer.body.contains("complaint against"))
  }

  /// A browser of somebody whose role has these pages.
  private func senior() throws -> Client {
    let client = try Client()
    let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [spo]))
    return client
  }

  @Test("What lacks words, a meaning or a route comes back with each field said, and what was typed")
  func problems() async throws {
    let client = try senior()
    let sent = await client.send("/concerns", ["kind": "objection", "crn": "", "words": ""])
    #expect(sent.status == .unprocessableContent)
    for sentence in [
      "Enter the CRN of the case.", "Select one of the two, or both.", "Say in your own words what it is.",
      "Select to whom it goes.",
    ] { #expect(sent.body.contains(sentence), "\(sentence)") }
    #expect(PageChecks(sent.body).faults.isEmpty, "\(PageChecks(sent.body).faults)")
    let long = await client.send(
      "/concerns",
      ["kind": "report", "too-much": "yes", "route": "level:spo", "words": String(repeating: "a ", count: 5_000)])
    #expect(long.status == .unprocessableContent && long.body.contains("at most 2000 characters"))
    let markup = await client.send(
      "/concerns", ["kind": "report", "words": "<script>alert(1)</script> https://example.org"])
    #expect(markup.body.contains("&lt;script&gt;alert(1)&lt;/script&gt; https://example.org"))
  }

  @Test(
    "An answer lacks nothing that it must have: reasons, next step and day, and of an objection what goes on meanwhile")
  func answers() async throws {
    let client = try senior()
    let sent = await client.send("/concerns/5", ["form-step": "answer", "next-on": "soon"])
    #expect(sent.status == .unprocessableContent)
    for sentence in [
      "Select what is done about this.", "Give the reasons.", "Say what the next step is.",
      "Enter the day of the next step", "Say what stops meanwhile", "Say what public protection still requires.",
      "Say who covers, by name.",
    ] { #expect(sent.body.contains(sentence), "\(sentence)") }
    let refused = await client.send("/concerns/1", ["form-step": "take-higher", "words": "More"])
    #expect(refused.status == .unprocessableContent && refused.body.contains("once it is answered"))
    #expect(PageChecks(refused.body).faults.isEmpty, "\(PageChecks(refused.body).faults)")
    // A form of a step that is no longer open has nothing to put right.
    let late = await client.send("/concerns/2", ["form-step": "answer"])
    #expect(late.status == .unprocessableContent && late.body.contains("This cannot be done now."))
    let done = await client.send("/concerns/1", ["form-step": "acknowledge"])
    #expect(done.status == .seeOther && done.headers[.location] == "/concerns/1?done=yes")
  }

  @Test("A role without these pages sends nothing, whatever the form says")
  func noRole() async throws {
    let client = try Client()
    #expect(await client.send("/concerns", ["kind": "report", "too-much": "yes"]).status == .forbidden)
    #expect(await client.send("/concerns/1", ["form-step": "acknowledge"]).status == .forbidden)
  }

  @Test("A number that is not there and a day that cannot be are refused with a sentence")
  func wrong() async throws {
    let client = try Client()
    #expect(await client.ask("/concerns/99").status == .forbidden)
    #expect(await client.ask("/concerns/x").status == .notFound)
    #expect(await client.ask("/concerns/new?kind=objection&crn=X999999").status == .forbidden)
    for day in ["2026-02-30", "soon", "2099-01-01"] {
      #expect(await client.ask("/concerns/position?day=\(day)").status == .unprocessableContent, "\(day)")
    }
  }
}
