import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("The server")
struct ServerTests {
  @Test(
    "listens on this machine only",
    arguments: [
      ("127.0.0.1", true), ("127.0.0.2", true), ("127.255.255.254", true), ("localhost", true), ("LOCALHOST", true),
      ("::1", true), ("[::1]", true),
      ("0.0.0.0", false), ("::", false), ("10.0.0.1", false), ("192.168.1.2", false), ("128.0.0.1", false),
      ("126.255.255.255", false), ("", false),
      ("127.1", false), ("127.0.0.256", false), ("127.0.0.01", false), ("0x7f.0.0.1", false),
      ("localhost.example", false), ("127.0.0.1.example", false),
      ("::ffff:127.0.0.1", false), (" 127.0.0.1", false),
    ])
  func binding(host: String, isTaken: Bool) {
    #expect((BindAddress(host: host, port: 8_080) != nil) == isTaken)
  }

  @Test("takes a port that exists, 0 included", arguments: [(-1, false), (0, true), (65_535, true), (65_536, false)])
  func ports(port: Int, isTaken: Bool) { #expect((BindAddress(host: "127.0.0.1", port: port) != nil) == isTaken) }

  @Test("says why it refuses another address")
  func refusal() {
    let words = BindAddress.refusal(of: "0.0.0.0")
    #expect(words.contains("0.0.0.0") && words.contains("127.0.0.1") && words.contains("--behind-tls"))
  }

  @Test(
    "answers under its own names with its own port, and shows nothing under another",
    arguments: [
      ("127.0.0.1:8080", true), ("localhost:8080", true), ("LocalHost:8080", true), ("[::1]:8080", true),
      ("127.0.0.9:8080", true),
      ("127.0.0.1", false), ("127.0.0.1:8081", false), ("evil.example:8080", false),
      ("localhost.evil.example:8080", false),
      ("127.0.0.1.evil.example:8080", false), ("[::2]:8080", false), (nil, false),
    ] as [(String?, Bool)])
  func hosts(host: String?, isOurs: Bool) async throws {
    let answer = await (try Client()).ask("/units/pdu/N54NF", host: host)
    #expect(answer.status == (isOurs ? .ok : .misdirectedRequest))
    #expect(answer.body.contains("Northfield") == isOurs)
  }

  @Test(
    "reads pages and takes nothing",
    arguments: [
      HTTPRequest.Method.post, .put, .delete, .patch, .options, .trace, .connect,
    ])
  func methods(method: HTTPRequest.Method) async throws {
    let answer = await (try Client()).ask("/", method: method)
    #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET, HEAD")
    #expect(!answer.body.contains("Northfield"))
  }

  @Test("refuses content and long addresses")
  func sizes() async throws {
    let client = try Client()
    #expect(await client.ask("/", headers: [.contentLength: "1"]).status == .contentTooLarge)
    #expect(await client.ask("/", headers: [.contentLength: "0"]).status == .ok)
    #expect(await client.ask("/", headers: [.transferEncoding: "chunked"]).status == .contentTooLarge)
    let start = "/search?q="
    #expect(await client.ask(start + String(repeating: "a", count: 2_048 - start.utf8.count)).status == .badRequest)
    #expect(await client.ask(start + String(repeating: "a", count: 2_049 - start.utf8.count)).status == .uriTooLong)
  }

  @Test(
    "tells the browser what it may not do, whatever it answers",
    arguments: ["/", "/nowhere", "/units/team/EG/overview.csv", "/health", "/search?page=x"])
  func headers(target: String) async throws {
    let client = try Client()
    for answer in [
      await client.ask(target), await client.ask(target, method: .post), await client.ask(target, host: "evil.example"),
    ] {
      let policy = answer.headers[.contentSecurityPolicy] ?? ""
      #expect(
        policy.hasPrefix("default-src 'none'; ") && policy.contains("frame-ancestors 'none'")
          && !policy.contains("unsafe"))
      #expect(answer.headers[.xContentTypeOptions] == "nosniff" && answer.headers[.cacheControl] == "no-store")
      #expect(answer.headers[try #require(HTTPField.Name("Referrer-Policy"))] == "same-origin")
    }
  }

  @Test("serves the style sheet under a name that changes with it, for ever")
  func styleSheet() async throws {
    let client = try Client()
    let answer = await client.ask("/assets/\(client.site.assets.styleSheetName)")
    #expect(answer.status == .ok && answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(Assets(styleSheet: "a").styleSheetName != Assets(styleSheet: "b").styleSheetName)
    let script = await client.ask("/assets/\(client.site.assets.scriptName)")
    #expect(script.status == .ok && script.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
    #expect(throws: Assets.Missing.self) { try Assets(in: ["/nowhere"]) }
  }

  @Test("says nothing of what is inside when something fails, and gives a number to quote")
  func failure() async throws {
    let answer = await Client(FailingReads(pack: try englandAndWales())).ask("/", host: "localhost:8080")
    #expect(answer.status == .internalServerError)
    #expect(!answer.body.contains("secret") && answer.body.contains("give this number"))
  }

  @Test("writes no query and no name to its log")
  func log() throws {
    #expect(AccessLog.path(try Address(target: "/search?q=Clarke")) == "/search")
    #expect(AccessLog.path(.practitioner(2, showsWorkload: true)) == "/practitioners/2")
  }

  @Test("gives the address and the code of the first account while there is none")
  func firstRun() async throws {
    let address = try #require(BindAddress(host: "127.0.0.1", port: 0))
    let (said, saying) = AsyncStream.makeStream(of: WebServer.Listening.self)
    let server = WebServer(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()),
      accounts: FakeAccounts(isClaimed: false), address: address
    ) { saying.yield($0) }
    let running = Task { try await server.run() }
    var iterator = said.makeAsyncIterator()
    let listening = try #require(await iterator.next())
    #expect(listening.firstRun?.code == "one-time")
    #expect(listening.firstRun?.address == listening.address + "/first-run")
    running.cancel()
    _ = await running.result
  }

  @Test("listens on a free port, answers over a socket, and stops when told to")
  func socket() async throws {
    let address = try #require(BindAddress(host: "127.0.0.1", port: 0))
    let (addresses, found) = AsyncStream.makeStream(of: String.self)
    let server = WebServer(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()),
      accounts: FakeAccounts(), address: address
    ) { found.yield($0.address) }
    let running = Task { try await server.run() }
    var iterator = addresses.makeAsyncIterator()
    let url = try #require(await iterator.next())
    #expect(url.hasPrefix("http://127.0.0.1:") && !url.hasSuffix(":0"))
    let port = try #require(UInt16(url.split(separator: ":").last ?? ""))
    let page = Socket.ask("GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n", port: port)
    #expect(page.hasPrefix("HTTP/1.1 200") && page.hasSuffix("ok, figures of 2026-11-22\n"))
    let head = Socket.ask("HEAD /sign-in HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n", port: port)
    #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n") && !head.contains("Content-Length: 0"))
    let foreign = Socket.ask("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", port: port)
    #expect(foreign.hasPrefix("HTTP/1.1 421"))
    running.cancel()
    _ = await running.result
    #expect(Socket.ask("GET /health HTTP/1.1\r\n\r\n", port: port).isEmpty)
  }
}
