import Casework
import HTTPTypes
import Synchronization
import Testing

@testable import Web

@Suite("Signing in with the organisation's own server, on the pages")
struct SignInElsewherePageTests {
  private func client() throws -> (Client, FakeElsewhere) {
    var client = try Client()
    let elsewhere = FakeElsewhere(client.accounts)
    client.site.elsewhere = elsewhere
    return (client.stranger, elsewhere)
  }

  @Test("The button stands on the page only where there is a server, and its form may lead there")
  func button() async throws {
    let (client, elsewhere) = try client()
    let answer = await client.ask("/sign-in?then=/cases")
    #expect(answer.body.contains("Sign in with Example &amp; Sons"))
    #expect(answer.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://a.example;") == true)
    let late = await client.send("/records/risk", [:])
    #expect(late.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://a.example;") == true)
    #expect(await client.ask("/guide").headers[.contentSecurityPolicy]?.contains("a.example") == false)
    #expect(elsewhere.state.withLock { $0.begun.isEmpty })
    let other = try Client().stranger
    #expect(!(await other.ask("/sign-in").body.contains("Sign in with")))
    #expect(await other.ask("/sign-in/back?code=1&state=2").status == .notFound)
    #expect(await other.send("/sign-in/back-channel", ["logout_token": "x"]).status == .notFound)
  }

  @Test("The button leads to the server with a secret of this browser, and back to where somebody wanted to go")
  func begun() async throws {
    let (client, elsewhere) = try client()
    _ = await client.ask("/sign-in?then=/cases")
    let led = await client.send("/sign-in/elsewhere", ["then": "/cases"])
    #expect(led.status == .seeOther && led.headers[.location] == "https://a.example/authorise?state=1")
    let begun = try #require(elsewhere.state.withLock { $0.begun.first })
    #expect(begun.back == "http://127.0.0.1:8080/sign-in/back" && begun.destination == "/cases")
    #expect(begun.browser.count == 64 && client.cookies[client.name(.elsewhere)] == begun.browser)
    let back = await client.ask("/sign-in/back?code=good&state=1")
    #expect(back.status == .seeOther && back.headers[.location] == "/cases")
    #expect(client.cookies[client.name(.elsewhere)] == nil)
    #expect(await client.ask("/account").status == .ok)
  }

  @Test(
    "Nobody is led to a place that is not here",
    arguments: ["https://evil.example/", "//evil.example", "/sign-out", "javascript:1", "\\evil"])
  func destination(text: String) async throws {
    let (client, elsewhere) = try client()
    _ = await client.ask("/sign-in")
    _ = await client.send("/sign-in/elsewhere", ["then": text])
    #expect(elsewhere.state.withLock { $0.begun.first?.destination } == nil)
    elsewhere.state.withLock { $0.destination = text }
    #expect(await client.ask("/sign-in/back?code=good&state=1").headers[.location] == "/")
  }

  @Test("The session that the browser had before ends")
  func oldSession() async throws {
    let (client, _) = try client()
    client.signIn(as: 1)
    let old = try #require(client.cookies[client.name(.session)])
    _ = await client.ask("/sign-in/back?code=good&state=1")
    #expect(client.cookies[client.name(.session)] != old)
    #expect(client.accounts.book.withLock { $0.sessions[old] == nil })
  }

  @Test(
    "Each refusal has a calm page of its own and leaves nobody signed in", arguments: CameBackOutcome.Refusal.allCases)
  func refusals(why: CameBackOutcome.Refusal) async throws {
    let (client, elsewhere) = try client()
    elsewhere.state.withLock { $0.refusal = why }
    let answer = await client.ask("/sign-in/back?code=good&state=1&iss=x")
    #expect([400, 403, 503].contains(answer.status.code))
    #expect(try answer.main.contains("Go to the sign-in page"))
    #expect(client.cookies[client.name(.session)] == nil)
  }

  @Test("A server that does not answer is said to, and the page is no error of ours")
  func down() async throws {
    let (client, elsewhere) = try client()
    elsewhere.state.withLock { $0.isDown = true }
    _ = await client.ask("/sign-in")
    let answer = await client.send("/sign-in/elsewhere", [:])
    #expect(answer.status == .serviceUnavailable && answer.body.contains("Example &amp; Sons does not answer"))
  }

  @Test("An error of the server in place of a code is passed on as none, whatever else it says")
  func error() async throws {
    let (client, elsewhere) = try client()
    _ = await client.ask("/sign-in/back?error=access_denied&code=good&state=1")
    let back = try #require(elsewhere.state.withLock { $0.back.first })
    #expect(back.code == nil && back.state == "1" && back.source == "192.0.2.7")
  }

  @Test("A way back may be as long as the codes of large servers, and other addresses may not")
  func long() async throws {
    let (client, _) = try client()
    let code = String(repeating: "c", count: 4_000)
    #expect(await client.ask("/sign-in/back?state=1&code=\(code)").status == .seeOther)
    #expect(await client.ask("/sign-in?state=1&code=\(code)").status == .uriTooLong)
    #expect(await client.ask("/sign-in/back?state=1&code=\(code)\(code)\(code)").status == .uriTooLong)
  }

  @Test("The server says from elsewhere that sessions are over, and is told whether that was taken")
  func backChannel() async throws {
    let (client, elsewhere) = try client()
    for headers: HTTPFields in [[:], [.origin: "https://a.example"]] {
      let answer = await client.send("/sign-in/back-channel", ["logout_token": "good"], headers: headers)
      #expect(answer.status == .ok && answer.headers[.cacheControl] == "no-store")
    }
    #expect(elsewhere.state.withLock { $0.notices } == ["good", "good"])
    let bad = await client.send("/sign-in/back-channel", ["logout_token": "bad"], headers: [:])
    #expect(bad.status == .badRequest && bad.body == #"{"error":"invalid_request"}"#)
    elsewhere.state.withLock { $0.isDown = true }
    #expect(await client.send("/sign-in/back-channel", [:], headers: [:]).status == .serviceUnavailable)
  }

  @Test("Addresses of the way back are read, and never written, with what the server said")
  func addresses() throws {
    #expect(try Address(target: "/sign-in/back?code=1&state=2").target == "/sign-in/back")
    #expect(AccessLog.path(try Address(target: "/sign-in/back?code=1&state=2")) == "/sign-in/back")
    #expect(SignInAddress.way("/sign-in/back?code=1") == nil && SignInAddress.way("/sign-in/elsewhere") == nil)
  }

  @Test("Behind TLS people come back by the name of the service, whatever port they asked")
  func behindTLS() async throws {
    var client = Client(
      desk: try Client().site.desk, front: try #require(Front(tlsName: "headroom.example.org")))
    let elsewhere = FakeElsewhere(client.accounts)
    client.site.elsewhere = elsewhere
    let stranger = client.stranger
    _ = await stranger.ask("/sign-in", host: "headroom.example.org:443")
    let led = await stranger.send("/sign-in/elsewhere", [:])
    #expect(led.status == .seeOther)
    _ = await stranger.ask("/sign-in/back?code=good&state=1", host: "headroom.example.org:443")
    let places = elsewhere.state.withLock { $0.begun.map(\.back) + $0.back.map(\.place) }
    #expect(places == ["https://headroom.example.org/sign-in/back", "https://headroom.example.org/sign-in/back"])
    #expect(
      led.headers[values: .setCookie].contains { $0.hasPrefix("__Host-headroom-elsewhere=") && $0.contains("Secure") })
  }
}

/// A sign-in server that takes the code `good` and the notice `good`.
final class FakeElsewhere: SignInElsewhere {
  struct State {
    var begun: [(browser: String, back: String, destination: String?)] = []
    var back: [CameBack] = []
    var notices: [String] = []
    var refusal: CameBackOutcome.Refusal?
    var isDown = false
    var destination: String? = "/cases"
  }

  let state = Mutex(State())
  let accounts: FakeAccounts
  let name = "Example & Sons"
  let places = ["https://a.example"]

  init(_ accounts: FakeAccounts) { self.accounts = accounts }

  func begin(browser: String, back: String, destination: String?) async throws(SignInServerFault) -> String {
    let isDown = state.withLock { state in
      state.begun.append((browser, back, destination))
      return state.isDown
    }
    if isDown { throw .unreachable }
    return "https://a.example/authorise?state=1"
  }

  func finish(_ back: CameBack) async throws -> CameBackOutcome {
    let (refusal, destination) = state.withLock { state in
      state.back.append(back)
      return (state.refusal, state.destination)
    }
    if let refusal { return .refused(refusal) }
    let token = accounts.open(1).token
    guard let person = try await accounts.session(token) else { return .refused(.disabled) }
    return .signedIn(token: token, device: "device-1", person, destination: destination)
  }

  func end(notice: String) async throws {
    try state.withLock { state in
      if state.isDown { throw SignInServerFault.unreachable }
      state.notices.append(notice)
      if notice != "good" { throw SignInServerFault.untrusted("no token") }
    }
  }
}
