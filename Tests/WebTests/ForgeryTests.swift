import HTTPTypes
import Synchronization
import Testing

@testable import Web

/// Forms that come from elsewhere, or from another session.
@Suite("A forged form")
struct ForgeryTests {
  /// Every address that takes a form, of somebody signed in and of a stranger.
  static let changing = [
    "/records/risk", "/sign-out", "/account/password", "/account/second-factor", "/account/sessions", "/accounts",
    "/accounts/1", "/cases/X999999/open",
  ]
  static let before = ["/sign-in", "/sign-in/code", "/sign-in/elsewhere", "/first-run"]

  @Test("the list has every address that takes forms")
  func complete() throws {
    let all: [Address] = [
      .home, .cases(.detail(crn: "X999999")), .cases(.opening(crn: "X999999")), .records(.list),
      .records(.sheet("risk")), .accounts(.list()), .accounts(.new), .accounts(.one(1)),
      .signIn(.enter()), .signIn(.code), .signIn(.elsewhere), .signIn(.back()), .signIn(.ended()), .signIn(.firstRun),
      .signIn(.signOut), .signIn(.signedOut),
      .signIn(.account()), .signIn(.password), .signIn(.secondFactor), .signIn(.sessions),
    ]
    // What only programs send to has no page of ours to come from: what they send is signed.
    #expect(SignInAddress.backChannel.isForPrograms && SignInAddress.backChannel.takesForm)
    #expect(Set(all.filter(\.takesForm).map(\.target)) == Set(Self.changing + Self.before))
  }

  @Test("is refused from a page of another origin", arguments: changing + before)
  func origin(target: String) async throws {
    let client = try Client()
    let referer = try #require(HTTPField.Name("Referer"))
    for headers: HTTPFields in [
      [:], [.origin: "null"], [.origin: "http://evil.example"], [.origin: "http://127.0.0.1:8081"],
      [.origin: "https://127.0.0.1:8080"], [referer: "http://127.0.0.1:8080.evil.example/"],
    ] {
      let answer = await client.send(target, [:], headers: headers)
      #expect(answer.status == .forbidden && answer.body.contains("<h1>This form is not from here</h1>"), "\(headers)")
    }
    #expect(client.accounts.book.withLock { $0.changes.isEmpty && $0.attempts.isEmpty && $0.sessions.count == 1 })
  }

  @Test("is refused without the token of its session", arguments: changing)
  func token(target: String) async throws {
    let writes = SampleWrites()
    let client = try Client(writes: writes)
    let other = client.accounts.open(client.accounts.add("eve@example.org", "Eve")).formToken
    let session = try #require(client.cookies[client.name(.session)])
    for token in ["", "x", other, session] {
      let answer = await client.send(
        target, [FormToken.fieldName: token, "form-step": "disable", "code": "1", "password": "1"])
      #expect(answer.status == .forbidden && answer.body.contains("<h1>This form is out of date</h1>"), "\(token)")
    }
    #expect(client.accounts.book.withLock { $0.changes.isEmpty && $0.sessions.count == 2 })
    #expect(writes.log.withLock { $0.isEmpty })
  }

  @Test("of signing in is refused without what the browser keeps for it", arguments: before)
  func beforeSession(target: String) async throws {
    let stranger = try Client().stranger
    #expect(await stranger.send(target, ["name": "ada@example.org"]).status == .forbidden)
    _ = await stranger.ask("/sign-in")
    for token in ["", "x", String(repeating: "0", count: 64)] {
      #expect(await stranger.send(target, [FormToken.fieldName: token]).status == .forbidden)
    }
    #expect(stranger.accounts.book.withLock { $0.attempts.isEmpty })
  }

  @Test("does not pass by a token of the session where that of signing in is asked for")
  func mixed() async throws {
    let client = try Client()
    _ = await client.ask("/sign-in")
    let answer = await client.send("/sign-in", [FormToken.fieldName: client.formToken(of: "/records/risk")])
    #expect(answer.status == .forbidden)
  }
}
