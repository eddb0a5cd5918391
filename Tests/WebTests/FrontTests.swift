import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("Behind a proxy with TLS, the server")
struct FrontTests {
  private func client() throws -> Client {
    Client(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()),
      front: .tls(name: "headroom.example"))
  }

  @Test(
    "listens anywhere, for a name that a host can have",
    arguments: [
      ("headroom.example", true), ("Headroom.Example", true), ("localhost", true), ("a-b.c1", true),
      ("https://headroom.example", false), ("headroom.example:443", false), ("", false), ("a..b", false),
      ("-a.b", false),
      ("a_b", false), ("a b", false), ("headroom.example/", false), ("*.example", false), ("ä.example", false),
      (String(repeating: "a", count: 64), false),
    ])
  func name(name: String, isTaken: Bool) {
    #expect((BindAddress(host: "0.0.0.0", port: 8_080, behindTLS: name) != nil) == isTaken)
  }

  @Test("takes a port that exists and a host that is named")
  func ports() {
    #expect(BindAddress(host: "0.0.0.0", port: 65_536, behindTLS: "headroom.example") == nil)
    #expect(BindAddress(host: "", port: 80, behindTLS: "headroom.example") == nil)
    #expect(BindAddress(host: "[::]", port: 80, behindTLS: "headroom.example")?.host == "::")
  }

  @Test(
    "answers under that name alone",
    arguments: [
      ("headroom.example", true), ("HEADROOM.example", true), ("headroom.example:443", true),
      ("headroom.example:8080", false), ("127.0.0.1:8080", false), ("localhost:8080", false), ("evil.example", false),
      ("headroom.example.evil.example", false), ("evil.headroom.example", false),
    ])
  func hosts(host: String, isOurs: Bool) async throws {
    let answer = await (try client()).ask("/units/pdu/N54NF", host: host)
    #expect(answer.status == (isOurs ? .ok : .misdirectedRequest))
    #expect(answer.body.contains("Northfield") == isOurs)
  }

  @Test("has browsers come back by https only, for a year, and says no such thing without TLS")
  func strictTransport() async throws {
    for target in ["/", "/nowhere", "/health", "/sign-in"] {
      let answer = await (try client()).ask(target)
      #expect(answer.headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
      #expect(await (try Client()).ask(target).headers[.strictTransportSecurity] == nil)
    }
  }

  @Test("takes forms from its own pages over https only")
  func origins() async throws {
    let client = try client()
    for origin in ["http://headroom.example", "https://evil.example", "https://headroom.example:8080", "null"] {
      #expect(await client.send("/sign-out", [:], headers: [.origin: origin]).status == .forbidden, "\(origin)")
    }
    #expect(await client.send("/sign-out", [:], headers: [.origin: "https://headroom.example"]).status == .seeOther)
  }

  @Test("believes of where a request came from what its own proxy noted, and nothing else")
  func source() {
    let front = Front.tls(name: "headroom.example")
    #expect(front.source(of: "10.0.0.1", noted: "198.51.100.9, 203.0.113.5") == "203.0.113.5")
    #expect(front.source(of: "10.0.0.1", noted: nil) == "10.0.0.1")
    #expect(front.source(of: "10.0.0.1", noted: " , ") == "10.0.0.1")
    #expect(Front.direct.source(of: "127.0.0.1", noted: "203.0.113.5") == "127.0.0.1")
  }

  @Test("does not start while nobody has an account")
  func nobodyYet() async throws {
    let address = try #require(BindAddress(host: "127.0.0.1", port: 0, behindTLS: "headroom.example"))
    let server = WebServer(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()),
      accounts: FakeAccounts(isClaimed: false), address: address, listening: { _ in })
    await #expect(throws: NobodyYet.self) { try await server.run() }
    #expect(NobodyYet().description.contains("headroom account add"))
  }
}
