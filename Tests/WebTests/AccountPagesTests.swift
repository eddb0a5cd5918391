import Caseload
import HTTPTypes
import Synchronization
import Testing

@testable import Casework
@testable import Web

@Suite("Accounts as an administrator sees them")
struct AccountPagesTests {
  private static let new = [
    "form-step": "add", "name": "bo@example.org", "display-name": "Bo <b>Diddley</b>", "staff-code": "S2",
    "first-password": "plenty of words", "role": "spo", "unit": "EG",
  ]

  private func changes(_ client: Client) -> [String] { client.accounts.book.withLock { $0.changes } }

  @Test("are for administrators only, and so are their forms")
  func administrators() async throws {
    let client = try Client()
    let bo = client.stranger
    bo.signIn(as: client.accounts.add("bo@example.org", "Bo", roles: [HeldRole(role: "spo", unit: nil)]))
    for target in ["/accounts", "/accounts/new", "/accounts/1"] {
      let answer = await bo.ask(target)
      #expect(answer.status == .forbidden && !answer.body.contains("ada@example.org"), "\(target)")
    }
    #expect(await bo.send("/accounts", Self.new).status == .forbidden)
    for step in AccountStep.allCases {
      #expect(await bo.send("/accounts/1", ["form-step": step.rawValue]).status == .forbidden)
    }
    #expect(changes(client).isEmpty)
    #expect(!(await bo.ask("/cases")).body.contains("href=\"/accounts\""))
    #expect(await client.ask("/cases").body.contains("href=\"/accounts\""))
  }

  @Test("are listed fifty on a page, by name, as text and never as markup")
  func list() async throws {
    let client = try Client()
    for number in 1...60 { client.accounts.add("p\(number)@example.org", "<i>Person \(number)</i>") }
    let first = try await client.main("/accounts")
    #expect(first.contains("&lt;i&gt;Person 1&lt;/i&gt;") && !first.contains("<i>"))
    #expect(first.contains("Showing 1 to 50 of 61 accounts") && first.contains("href=\"/accounts?page=2\""))
    let second = await client.ask("/accounts?page=2")
    #expect(try second.main.contains("Ada Lovelace"))
    #expect(await client.ask("/accounts?page=3").status == .notFound)
    #expect(await client.ask("/accounts?page=0").status == .badRequest)
  }

  @Test("name nobody in an address or a title")
  func names() async throws {
    let client = try Client()
    let id = client.accounts.add("bo@example.org", "Bo Diddley")
    let body = await client.ask("/accounts/\(id)").body
    #expect(PageChecks(body).all("title").first?.text == "Account – Headroom" && body.contains("Bo Diddley"))
    #expect(PageChecks(body).targets.allSatisfy { !$0.contains("example") && !$0.contains("Diddley") })
  }

  @Test("are added with a password for one sign-in, and a role of a unit")
  func add() async throws {
    let client = try Client()
    let page = try await client.main("/accounts/new")
    for choice in RoleChoice.all(client.pack) { #expect(page.contains("<option value=\"\(choice.id)\">")) }
    let answer = await client.send("/accounts", Self.new)
    #expect(answer.status == .seeOther && answer.headers[.location] == "/accounts/2?done=add")
    let done = try await client.main("/accounts/2?done=add")
    #expect(done.contains("The account is there.") && done.contains("Senior probation officer, Team EG"))
    #expect(!done.contains("plenty of words") && done.contains("Bo &lt;b&gt;Diddley&lt;/b&gt;"))
    let made = client.accounts.book.withLock { $0.accounts[1] }
    #expect(made.summary.mustChangePassword && made.summary.staff == "S2" && made.password == "plenty of words")
    #expect(made.summary.roles.map(\.role) == [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))])
  }

  @Test("are proposed a password that nobody has used")
  func proposed() {
    let proposals = Set((0..<100).map { _ in AccountForm.proposedPassword() })
    #expect(proposals.count == 100)
    #expect(proposals.allSatisfy { $0.count == 23 && $0.split(separator: "-").count == 4 })
  }

  @Test(
    "are not added by a form with something to put right",
    arguments: [
      ("name", "", "Enter a user name"), ("name", "ada@example.org", "There is an account of this name already."),
      ("display-name", "", "Enter the person’s name."),
      ("first-password", "", "Enter a password for the first sign-in."),
      ("first-password", "short", "at least 8 characters"), ("role", "king", "Select a role."),
      ("unit", "", "Enter the code of the Team"),
    ])
  func problems(field: String, text: String, sentence: String) async throws {
    let client = try Client()
    let answer = await client.send("/accounts", Self.new.merging([field: text]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains("<title>Error: Add an account – "))
    #expect(try answer.main.contains(sentence) && answer.main.contains("<div class=\"error-summary\""))
    #expect(changes(client).isEmpty)
  }

  @Test("are disabled, which ends their sessions, and enabled again")
  func state() async throws {
    let client = try Client()
    let id = client.accounts.add("bo@example.org", "Bo")
    let bo = client.stranger
    bo.signIn(as: id)
    #expect(await client.send("/accounts/2", ["form-step": "disable"]).headers[.location] == "/accounts/2?done=disable")
    #expect(await bo.ask("/cases").status == .seeOther)
    let main = try await client.main("/accounts/2?done=disable")
    #expect(main.contains("Disabled") && main.contains("Enable the account") && !main.contains("Disable the account"))
    #expect(await client.send("/accounts/2", ["form-step": "enable"]).headers[.location] == "/accounts/2?done=enable")
    #expect(changes(client) == ["setState", "setState"])
  }

  @Test("are given a password for one sign-in, with their authenticator taken away when that is asked")
  func reset() async throws {
    let client = try Client()
    client.accounts.add("bo@example.org", "Bo")
    let bo = Actor(way: .account(2), name: "bo@example.org", displayName: "Bo", roles: [])
    try await client.accounts.confirmSecondFactor(of: bo, code: FakeAccounts.code)
    let fields = ["form-step": "reset", "first-password": "other fine words"]
    _ = await client.send("/accounts/2", fields)
    #expect(client.accounts.book.withLock { $0.accounts[1].summary.hasSecondFactor })
    let answer = await client.send("/accounts/2", fields.merging(["remove-second-factor": "yes"]) { $1 })
    #expect(answer.headers[.location] == "/accounts/2?done=reset")
    #expect(client.accounts.book.withLock { !$0.accounts[1].summary.hasSecondFactor })
    let short = await client.send("/accounts/2", ["form-step": "reset", "first-password": "short"])
    #expect(short.status == .unprocessableContent && short.body.contains("<a href=\"#f-first-password\">"))
  }

  @Test("are given roles between days, and lose them")
  func roles() async throws {
    let client = try Client()
    client.accounts.add("bo@example.org", "Bo")
    let grant = [
      "form-step": "grant-role", "role": "inspector", "unit": "", "from": "2026-11-01", "until": "2026-12-01",
    ]
    #expect(await client.send("/accounts/2", grant).headers[.location] == "/accounts/2?done=grant-role")
    #expect(try await client.main("/accounts/2").contains("from 1 November 2026 until 1 December 2026"))
    let wrong = await client.send("/accounts/2", grant.merging(["from": "soon"]) { $1 })
    #expect(wrong.status == .unprocessableContent && wrong.body.contains("<a href=\"#f-from\">"))
    let end = ["form-step": "end-role", "role": "inspector", "unit": ""]
    #expect(await client.send("/accounts/2", end).headers[.location] == "/accounts/2?done=end-role")
    #expect(await client.send("/accounts/2", end).status == .notFound)
    #expect(client.accounts.book.withLock { $0.accounts[1].summary.roles.isEmpty })
  }

  @Test("have their sessions ended")
  func sessions() async throws {
    let client = try Client()
    let bo = client.stranger
    bo.signIn(as: client.accounts.add("bo@example.org", "Bo"))
    #expect(await client.send("/accounts/2", ["form-step": "end-sessions"]).status == .seeOther)
    #expect(await bo.ask("/cases").status == .seeOther)
  }

  @Test("do not change by a form that does not say what to do, or about an account that is not there")
  func nothing() async throws {
    let client = try Client()
    for fields in [[:], ["form-step": "add"], ["form-step": "explode"]] {
      #expect(await client.send("/accounts/1", fields).status == .badRequest)
    }
    #expect(await client.send("/accounts", ["form-step": "disable"]).status == .badRequest)
    #expect(await client.send("/accounts/99", ["form-step": "disable"]).status == .notFound)
    #expect(await client.ask("/accounts/99").status == .notFound)
    #expect(await client.ask("/accounts/x").status == .notFound)
    #expect(changes(client).isEmpty)
  }
}
