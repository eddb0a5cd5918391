import HTTPTypes
import Rules
import Testing

@testable import Casework
@testable import Web

@Suite("Deciding who takes a case")
struct DecisionPagesTests {
  private static let target = "/cases/X100001/allocate"

  private func page(_ target: String) async throws -> Markup {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    return try Markup(answer.body)
  }

  private func send(_ fields: [String: String]) async throws -> Answer {
    let client = try Client()
    let senior = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [senior]))
    return await client.send(
      Self.target, ["staff": "S2", "team": "ZZ", "key": "key", "seen": "seen"].merging(fields) { $1 })
  }

  @Test("shows before and after, what the rules say, and asks for a reason before anything changes")
  func impact() async throws {
    let page = try await page("\(Self.target)?staff=S2&team=ZZ")
    #expect(page.all("h1").map(\.words) == ["Confirm who takes this case"])
    #expect(page.words.contains("would hold 21 cases in place of 20: "))
    let rows = try #require(page.all("table").first { $0.words.contains("What taking the case does") }).all("tr")
    #expect(rows.map(\.words).contains("Cases held 20 21"))
    #expect(page.words.contains("Fits: Trained in domestic abuse, in date"))
    let names = page.all("form").first { $0["action"] == Self.target }?.all("input").compactMap { $0["name"] }
    #expect(names == ["form-token", "staff", "team", "key", "seen", "rationale", "oversight"])
    #expect(page.words.contains("Nothing changes before you press the button."))
  }

  @Test("a rule that stands against it stops whoever chose, with what it is and who approves, on and back")
  func interruption() async throws {
    let page = try await page("\(Self.target)?staff=S30&team=ZZ")
    #expect(page.all("h1").map(\.words) == ["A rule stands against this"])
    #expect(page.words.contains("No training in domestic abuse is recorded"))
    #expect(page.words.contains("The head of the PDU may decide otherwise."))
    #expect(!page.all("form").contains { $0["action"] == Self.target })
    let on = try #require(page.all("a").first { $0.words == "Go on with a reason" }?["href"])
    #expect(on == "\(Self.target)?staff=S30&team=ZZ&override=yes")
    let form = try await self.page(on)
    #expect(form.words.contains("What training follows, and by when") && form.words.contains("Who approves it"))
    #expect(form.all("option").map { $0["value"] } == ["", "head@example.org"])
  }

  @Test("what nobody may decide otherwise has no form at all")
  func never() async throws {
    let page = try await page("\(Self.target)?staff=S27&team=EG")
    #expect(page.words.contains("nobody may decide otherwise"))
    #expect(!page.all("form").contains { $0["action"] == Self.target })
  }

  @Test("a form that is taken leads to the decision, and sent again to the same one")
  func taken() async throws {
    for key in ["key", "again"] {
      let answer = try await send(["rationale": "Has room", "key": key])
      #expect(answer.status == .seeOther && answer.headers[.location] == "/allocations/1?done=yes")
    }
  }

  @Test("what is to be put right stands beside its field, and what was typed stays")
  func putRight() async throws {
    let answer = try await send(["rationale": " ", "oversight": "Ask <i>"])
    #expect(answer.status == .unprocessableContent)
    let page = try Markup(answer.body)
    #expect(page.words.contains("There is a problem Say why this practitioner, in a sentence or two."))
    #expect(page.all("input").first { $0["name"] == "oversight" }?["value"] == "Ask <i>")
    #expect(page.all("input").first { $0["name"] == "key" }?["value"] == "key")
    #expect(page.all("title").first?.words.hasPrefix("Error: ") == true)
  }

  @Test("what changed meanwhile is said, and the page is made anew with what holds now")
  func changed() async throws {
    let answer = try await send(["rationale": "Has room", "seen": "old"])
    #expect(answer.status == .conflict)
    let page = try Markup(answer.body)
    #expect(page.words.contains("The tier of the case is <b>A1</b> now."))
    #expect(page.all("input").first { $0["name"] == "seen" }?["value"] == "seen-S2")
    #expect(page.all("input").first { $0["name"] == "rationale" }?["value"] == "Has room")
  }

  @Test("a form without approval for what a rule is against stops at the rule; a key used before is refused")
  func ruledOut() async throws {
    let stopped = try await send(["rationale": "Now", "staff": "S30"])
    #expect(stopped.status == .conflict && stopped.body.contains("A rule stands against this"))
    let otherwise = try await send([
      "rationale": "Now", "staff": "S30", "override": "yes", "reason": "No other", "training": "Course",
      "approver": "head@example.org",
    ])
    #expect(otherwise.status == .seeOther)
    #expect(try await send(["rationale": "Now", "key": "used"]).status == .badRequest)
    #expect(try await send(["rationale": "Now", "staff": ""]).status == .badRequest)
  }

  @Test("the decision says what was done here, what the case system has to be told, what is next, and why")
  func decision() async throws {
    let page = try await page("/allocations/1?done=yes")
    #expect(page.words.contains("Done here: "))
    #expect(page.words.contains("Done here; waiting for the case system: record there that"))
    #expect(page.words.contains("is not known: no appointment is recorded"))
    #expect(page.words.contains("Knows <b>her</b>"))
    #expect(page.words.contains("training; a post of another team. Approved by Bo <i>, as Cy <i> recorded."))
    #expect(page.all("a").contains { $0["href"] == "/allocations/1/handover" })
    #expect(try await !self.page("/allocations/1").words.contains("Done here: "))
    #expect(await (try Client()).ask("/allocations/7").status == .notFound)
  }

  @Test("the handover pack is a list to tick off: introduction, risks, plan and dates")
  func handover() async throws {
    let page = try await page("/allocations/1/handover")
    #expect(page.all("h2").map(\.words) == ["Introduction", "Risks", "Plan", "Dates"])
    #expect(page.words.contains("Note of the senior: Ask about <i>Friday</i>"))
    #expect(page.words.contains("Introduction meeting of the person with"))
    // Why it was given is not for the pack.
    #expect(!page.words.contains("Knows <b>her</b>"))
  }
}
