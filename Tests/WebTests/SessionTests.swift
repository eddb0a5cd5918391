import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import Casework
@testable import Web

@Suite("A session")
struct SessionTests {
  private static let ada = [SignInForm.nameField: "ada@example.org", SignInForm.passwordField: FakeAccounts.password]

  private func client(_ front: Front) throws -> Client {
    Client(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()), front: front)
  }

  @Test("is kept in a cookie that scripts and other sites do not get")
  func cookie() async throws {
    let stranger = try Client().stranger
    _ = await stranger.ask("/sign-in")
    let lines = await stranger.send("/sign-in", Self.ada).headers[values: .setCookie]
    let session = try #require(lines.first { $0.hasPrefix("headroom-local=") })
    #expect(session.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") && !session.contains("Max-Age"))
    let device = try #require(lines.first { $0.hasPrefix("headroom-local-device=") })
    #expect(device.contains("Max-Age=15552000; HttpOnly; SameSite=Lax"))
  }

  @Test("has a cookie of the host alone and of https behind TLS")
  func secureCookie() async throws {
    let stranger = try client(.tls(name: "headroom.example")).stranger
    _ = await stranger.ask("/sign-in")
    let lines = await stranger.send("/sign-in", Self.ada).headers[values: .setCookie]
    let session = try #require(lines.first { $0.hasPrefix("__Host-headroom=") })
    #expect(session.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure") && !session.contains("Domain"))
    #expect(lines.allSatisfy { $0.hasPrefix("__Host-headroom") && $0.hasSuffix("; Secure") })
    #expect(await stranger.ask("/cases").status == .ok)
  }

  @Test("is a new one at every sign-in, and the one that the browser had before ends")
  func fixation() async throws {
    let client = try Client()
    let planted = client.accounts.open().token
    let stranger = client.stranger
    for old in ["planted-by-somebody", planted] {
      stranger.cookies[stranger.name(.session)] = old
      _ = await stranger.ask("/sign-in")
      #expect(await stranger.send("/sign-in", Self.ada).status == .seeOther)
      let new = try #require(stranger.cookies[stranger.name(.session)])
      #expect(new != old)
      #expect(client.accounts.book.withLock { $0.sessions[old] == nil && $0.sessions[new] != nil })
    }
  }

  @Test("ends on the server when its owner signs out, and the browser forgets it")
  func signOut() async throws {
    let client = try Client()
    let token = try #require(client.cookies[client.name(.session)])
    let answer = await client.send("/sign-out", [:])
    #expect(answer.status == .seeOther && answer.headers[.location] == "/signed-out")
    #expect(answer.headers[try #require(HTTPField.Name("Clear-Site-Data"))] == "\"cache\", \"storage\"")
    #expect(
      answer.headers[values: .setCookie].contains { $0.hasPrefix("headroom-local=;") && $0.contains("Max-Age=0") })
    #expect(client.accounts.book.withLock { $0.sessions.isEmpty })
    let thief = client.stranger
    thief.cookies[thief.name(.session)] = token
    #expect(await thief.ask("/cases").status == .seeOther)
  }

  @Test("does not end by an address that is opened")
  func noGet() async throws {
    let client = try Client()
    for target in ["/sign-out", "/account/sessions"] {
      #expect(await client.ask(target).headers[.location] == "/account")
    }
    #expect(client.accounts.book.withLock { $0.changes.isEmpty && $0.sessions.count == 1 })
    #expect(await client.ask("/cases").status == .ok)
  }

  @Test("that ended by itself is said to have, and its owner goes back to where they were")
  func ended() async throws {
    let client = try Client()
    client.accounts.book.withLock { $0.sessions = [:] }
    let answer = await client.ask("/cases?q=Clarke")
    #expect(answer.status == .seeOther && answer.headers[.location] == "/session-ended?then=%2Fcases%3Fq%3DClarke")
    #expect(client.cookies[client.name(.session)] == nil)
    let page = await client.ask(try #require(answer.headers[.location]))
    #expect(
      page.body.contains("<h1>Your session has ended</h1>") && page.body.contains("Nothing that was recorded is lost"))
    let on = await client.send("/sign-in", Self.ada.merging(["then": "/cases?q=Clarke"]) { $1 })
    #expect(on.headers[.location] == "/cases?q=Clarke")
  }

  @Test("of a disabled account is none")
  func disabled() async throws {
    let client = try Client()
    let actor = Actor(way: .account(1), name: "ada@example.org", displayName: "Ada", roles: [])
    try await client.accounts.setState(of: "ada@example.org", enabled: false, by: actor)
    #expect(await client.ask("/cases").headers[.location]?.hasPrefix("/session-ended") == true)
  }

  @Test("says on every page until when it lasts")
  func until() async throws {
    var client = try Client()
    client.site.clock = .fixed(SampleCases.day, hour: 14)
    for target in ["/", "/cases", "/account", "/nowhere"] {
      #expect(await client.ask(target).body.contains("your session ends at 2:30pm on "), "\(target)")
    }
  }

  @Test("that ended before a form was sent loses nothing of it")
  func keptForm() async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let session = client.formToken(of: "/records/risk")
    client.accounts.book.withLock { $0.sessions = [:] }
    let typed = [
      "form-kind": "new", "form-known": "crn", "form-step": "confirm", "crn": "X100003", "kind": "rosh",
      "recorded_at": "2026-11-22", "band": "very-high", "source": "a \"b\" & <c>", FormToken.fieldName: session,
    ]
    let late = await client.send("/records/risk", typed)
    #expect(late.status == .unauthorized && late.headers[.wwwAuthenticate] != nil)
    #expect(late.body.contains("so nothing was changed") && writes.log.withLock { $0.isEmpty })
    let hidden = try inputs(late, inFormTo: "/sign-in")
    let back = await client.send("/sign-in", hidden.merging(Self.ada) { $1 })
    #expect(back.status == .ok && writes.log.withLock { $0.isEmpty })
    let kept = try inputs(back, inFormTo: "/records/risk")
    for (name, value) in typed where ![FormToken.fieldName, "form-step"].contains(name) { #expect(kept[name] == value) }
    #expect(kept[FormToken.fieldName] != session)
    let check = await client.send("/records/risk", kept.merging(["form-step": "check"]) { $1 })
    #expect(check.body.contains("<h1>Check what this does</h1>"))
    #expect(writes.log.withLock { $0.map(\.isPreview) } == [true])
  }

  @Test("in which a password must be chosen first loses nothing of a form that was sent")
  func keptBeforeChoosing() async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let roles = [HeldRole(role: "data-steward", unit: nil)]
    client.signIn(as: client.accounts.add("bo@example.org", "Bo Kim", roles: roles, mustChange: true))
    let typed = [
      "form-kind": "new", "form-known": "crn", "form-step": "confirm", "crn": "X100003", "kind": "rosh",
      "recorded_at": "2026-11-22", "band": "very-high", "source": "a \"b\" & <c>",
    ]
    let early = await client.send("/records/risk", typed)
    #expect(early.status == .forbidden && early.body.contains("What you typed before is kept"))
    #expect(writes.log.withLock { $0.isEmpty })
    let chosen = [
      "old-password": FakeAccounts.password, "new-password": "words of my own", "new-password-again": "words of my own",
    ]
    let wrong = await client.send(
      "/account/password",
      try inputs(early, inFormTo: "/account/password").merging(chosen.merging(["old-password": "no"]) { $1 }) { $1 })
    #expect(wrong.status == .unprocessableContent)
    let right = await client.send(
      "/account/password", try inputs(wrong, inFormTo: "/account/password").merging(chosen) { $1 })
    let kept = try inputs(right, inFormTo: "/records/risk")
    for name in typed.keys where name != "form-step" { #expect(kept[name] == typed[name]) }
    let check = await client.send("/records/risk", kept.merging(["form-step": "check"]) { $1 })
    #expect(check.body.contains("<h1>Check what this does</h1>"))
  }

  @Test("that ended keeps no form with a password in it")
  func keptNoPassword() async throws {
    let client = try Client()
    client.accounts.book.withLock { $0.sessions = [:] }
    let answer = await client.send("/account/password", ["old-password": "s3cret words", "new-password": "n3w words"])
    #expect(answer.status == .unauthorized && !answer.body.contains("s3cret") && !answer.body.contains("n3w"))
  }

  /// The fields that go along unseen with a form, unescaped.
  private func inputs(_ answer: Answer, inFormTo target: String) throws -> [String: String] {
    let form = try #require(try Markup(answer.body).all("form").first { $0["action"] == target })
    let pairs = form.all("input").filter { $0["type"] == "hidden" }.map { ($0["name"] ?? "", plain($0["value"] ?? "")) }
    return Dictionary(pairs) { first, _ in first }
  }

  private func plain(_ escaped: String) -> String {
    escaped.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
