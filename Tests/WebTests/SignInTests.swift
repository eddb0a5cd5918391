import HTTPTypes
import Synchronization
import Testing

@testable import Casework
@testable import Web

@Suite("Signing in")
struct SignInTests {
  private static let ada = [SignInForm.nameField: "ada@example.org", SignInForm.passwordField: FakeAccounts.password]

  /// A browser in which nobody is signed in, with the page of signing in open.
  private func opened(_ client: Client, _ target: String = "/sign-in") async -> Client {
    let stranger = client.stranger
    _ = await stranger.ask(target)
    return stranger
  }

  @Test(
    "comes before every page of the service",
    arguments: [
      "/", "/units/team/EG", "/units/team/EG/overview.csv", "/practitioners/2", "/posts/2/explanation", "/extracts",
      "/search?q=a", "/cases/X100003", "/cases.csv", "/records/risk/new?crn=X100003", "/rules", "/account",
      "/account/password", "/accounts", "/accounts/new", "/accounts/1",
    ])
  func first(target: String) async throws {
    let answer = await (try Client()).stranger.ask(target)
    #expect(answer.status == .seeOther && answer.body.isEmpty)
    let location = try #require(answer.headers[.location])
    #expect(location.hasPrefix("/sign-in"))
    let isOwn = target == "/" || target.hasPrefix("/account/")
    #expect(location == (isOwn ? "/sign-in" : "/sign-in?then=\(Address.encode(target))"))
  }

  @Test("comes before an address that is not there too, so that nobody learns which are")
  func unknown() async throws {
    let stranger = try Client().stranger
    for target in ["/nowhere", "/units/team/EG?sort=shoe", "/a/b/c/d/e"] {
      let answer = await stranger.ask(target)
      #expect(answer.status == .seeOther && answer.headers[.location] == "/sign-in", "\(target)")
    }
  }

  @Test(
    "is not asked for where help, health and the look of a page are",
    arguments: ["/sign-in", "/session-ended", "/signed-out", "/guide", "/accessibility", "/health"])
  func open(target: String) async throws {
    let answer = await (try Client()).stranger.ask(target)
    #expect(answer.status == .ok)
    #expect(!answer.body.contains("Sign out") && !answer.body.contains("<nav class=\"nav\""))
  }

  @Test("leads on to the page that was asked for, with a session in a cookie")
  func then() async throws {
    let stranger = await opened(try Client(), "/sign-in?then=%2Funits%2Fteam%2FEG%3Fsort%3Dname")
    let answer = await stranger.send("/sign-in", Self.ada.merging(["then": "/units/team/EG?sort=name"]) { $1 })
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/units/team/EG?sort=name&order=ascending")
    let page = await stranger.ask("/units/team/EG")
    #expect(page.status == .ok && page.body.contains("Ada Lovelace") && page.body.contains("Sign out"))
  }

  @Test(
    "leads nowhere but to pages of this site",
    arguments: [
      "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil",
      "", "/sign-in", "/sign-in?then=/cases", "/sign-out", "/signed-out", "/session-ended", "/health", "/assets/x.css",
      "/%2F/evil.example", "///evil.example", "/nowhere", "/cases?page=0", "/.evil.example", "/@evil.example",
      "/account/password", "http:/cases", "/\t/evil.example",
    ])
  func openRedirect(then: String) async throws {
    let stranger = await opened(try Client())
    let answer = await stranger.send("/sign-in", Self.ada.merging(["then": then]) { $1 })
    #expect(answer.status == .seeOther && answer.headers[.location] == "/")
    let page = await stranger.stranger.ask("/sign-in" + Address.query([("then", then)]))
    #expect(!(try page.main).contains("evil"))
  }

  @Test("does not say which of name and password was wrong, and never gives the password back")
  func wrong() async throws {
    let client = try Client()
    var pages: [String] = []
    for (name, password) in [("ada@example.org", "not the <password>"), ("eve@example.org", FakeAccounts.password)] {
      let stranger = await opened(client)
      let answer = await stranger.send("/sign-in", ["name": name, "password": password])
      #expect(answer.status == .unprocessableContent && answer.body.contains("<title>Error: Sign in – "))
      #expect(answer.body.contains("value=\"\(name)\"") && !answer.body.contains("not the"))
      #expect(stranger.cookies[stranger.name(.session)] == nil)
      let token = stranger.formToken(of: "/sign-in")
      pages.append(try answer.main.replacing(name, with: "NAME").replacing(token, with: "TOKEN"))
    }
    #expect(pages[0] == pages[1])
  }

  @Test("says what is missing at the top and beside the field")
  func missing() async throws {
    let stranger = await opened(try Client())
    let answer = await stranger.send("/sign-in", ["name": " ", "password": ""])
    #expect(answer.status == .unprocessableContent)
    for (field, words) in [("name", "Enter your user name."), ("password", "Enter your password.")] {
      #expect(answer.body.contains("<a href=\"#f-\(field)\">\(words)</a>"))
      #expect(answer.body.contains("id=\"f-\(field)-error\"><span class=\"hidden\">Error: </span>\(words)</p>"))
    }
    #expect(stranger.accounts.book.withLock { $0.attempts.isEmpty })
  }

  @Test("lets password stores do their work")
  func passwordStores() async throws {
    let client = try Client()
    let main = try await client.stranger.main("/sign-in")
    #expect(main.contains("autocomplete=\"username\"") && main.contains("autocomplete=\"current-password\""))
    #expect(!main.contains("placeholder") && !main.contains("onpaste"))
    #expect(try await client.main("/account/password").contains("autocomplete=\"new-password\""))
  }

  @Test("says when to try again after too many attempts, and lets the known browser in")
  func throttled() async throws {
    let client = try Client()
    let stranger = await opened(client)
    for _ in 0..<FakeAccounts.patience {
      _ = await stranger.send("/sign-in", Self.ada.merging(["password": "x"]) { $1 })
    }
    let answer = await stranger.send("/sign-in", Self.ada)
    #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "90")
    #expect(try answer.main.contains("Try again in 2 minutes"))
    stranger.cookies[stranger.name(.device)] = "device-1"
    #expect(await stranger.send("/sign-in", Self.ada).status == .seeOther)
    let attempts = client.accounts.book.withLock { $0.attempts }
    #expect(attempts.allSatisfy { $0.source == "192.0.2.7" } && attempts.last?.device == "device-1")
  }

  @Test("asks for a code of the authenticator where there is one, and takes each challenge once")
  func code() async throws {
    let client = try Client()
    let actor = Actor(way: .account(1), name: "ada@example.org", displayName: "Ada Lovelace", roles: [])
    try await client.accounts.confirmSecondFactor(of: actor, code: FakeAccounts.code)
    let stranger = await opened(client)
    let asked = await stranger.send("/sign-in", Self.ada.merging(["then": "/cases"]) { $1 })
    #expect(asked.status == .ok && asked.body.contains("<h1>Enter the code of your authenticator</h1>"))
    #expect(asked.body.contains("autocomplete=\"one-time-code\"") && stranger.cookies[stranger.name(.session)] == nil)
    let page = try Markup(asked.body)
    let challenge = try #require(page.all("input").first { $0["name"] == SignInForm.challengeField }?["value"])
    let fields = [SignInForm.challengeField: challenge, "then": "/cases"]
    let wrong = await stranger.send("/sign-in/code", fields.merging(["code": "000000"]) { $1 })
    #expect(wrong.status == .unprocessableContent && wrong.body.contains("This code is not right"))
    let right = await stranger.send("/sign-in/code", fields.merging(["code": " 123 456 "]) { $1 })
    #expect(right.status == .seeOther && right.headers[.location] == "/cases")
    let again = stranger.stranger
    _ = await again.ask("/sign-in")
    #expect(
      await again.send("/sign-in/code", fields.merging(["code": "123456"]) { $1 }).status == .unprocessableContent)
    #expect(await again.ask("/sign-in/code").headers[.location] == "/sign-in")
  }

  @Test("lets nobody on who has to choose a password first, but to choose it or to leave")
  func mustChange() async throws {
    let client = try Client()
    let id = client.accounts.add("bo@example.org", "Bo", mustChange: true)
    let bo = client.stranger
    bo.signIn(as: id)
    for target in ["/", "/cases", "/account", "/accounts", "/nowhere"] {
      #expect(await bo.ask(target).headers[.location] == "/account/password", "\(target)")
    }
    let form = await bo.send("/records/risk", [:])
    #expect(form.status == .forbidden && form.body.contains("<h1>Choose a new password</h1>"))
    #expect(try await bo.main("/account/password").contains("was good for that once"))
    #expect(await bo.ask("/guide").status == .ok)
    let fields = [
      "old-password": FakeAccounts.password, "new-password": "words of my own", "new-password-again": "words of my own",
    ]
    #expect(await bo.send("/account/password", fields).headers[.location] == "/")
    #expect(await bo.ask("/cases").status == .ok)
  }
}
