import Caseload
import Foundation
import HTTPTypes
import Rules
import Synchronization
import Testing

@testable import Casework
@testable import Web

/// A program that asks the site in this process.
struct Program {
  let site: Site
  var token: String?

  func ask(
    _ target: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String? = nil,
    host: String = "127.0.0.1:8080"
  ) async -> Answer {
    var request = HTTPRequest(method: method, scheme: "http", authority: host, path: target, headerFields: headers)
    if let token, request.headerFields[.authorization] == nil {
      request.headerFields[.authorization] = "Bearer \(token)"
    }
    let bytes = Array((body ?? "").utf8)
    if body != nil, request.headerFields[.contentLength] == nil {
      request.headerFields[.contentLength] = String(bytes.count)
    }
    if body != nil, request.headerFields[.contentType] == nil {
      request.headerFields[.contentType] = "application/json"
    }
    return await site.answer(to: request, body: bytes, port: 8_080, source: "192.0.2.7")
  }
}

extension Answer {
  /// Members of an answer that is an object.
  var json: [String: Any] {
    get throws {
      try #require(JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any], "\(body)")
    }
  }

  /// `not-found` of `urn:headroom:problem:not-found`, where the rest of the problem is as it should be.
  var problem: String? {
    get throws {
      let members = try json
      #expect(headers[.contentType] == "application/problem+json")
      #expect(members["status"] as? Int == status.code && members["title"] is String && members["detail"] is String)
      return (members["type"] as? String)?.split(separator: ":").last.map(String.init)
    }
  }
}

@Suite("Programs ask")
struct APIAskTests {
  private func program(_ scope: String = "read write", account: String = "ada@example.org") async throws -> Program {
    let client = try Client()
    let issued = try await client.accounts.issueToken(
      NewToken(
        account: account, name: "test", scope: try TokenScope(words: scope), until: LocalDate(daysSinceEpoch: 20_500)),
      by: .nobody)
    return Program(site: client.site, token: issued.text)
  }

  @Test(
    "and are answered as JSON with a version",
    arguments: [
      "/api/v1", "/api/v1/units", "/api/v1/units/team/EG", "/api/v1/units/nation/\("E%26W")", "/api/v1/practitioners/2",
      "/api/v1/posts/2/explanation", "/api/v1/cases", "/api/v1/units/team/EG/cases", "/api/v1/practitioners/2/cases",
      "/api/v1/units/team/EG/capacity", "/api/v1/units/team/EG/balance",
      "/api/v1/units/team/EG/excess", "/api/v1/excess/1", "/api/v1/practitioners/2/hours",
      "/api/v1/staff/S1/availability",
      "/api/v1/units/team/EG/staffing", "/api/v1/units/team/EG/people", "/api/v1/units/team/EG/unallocated",
      "/api/v1/units/team/EG/data-quality", "/api/v1/data-quality/no-tier?level=team&code=EG", "/api/v1/search?q=a",
      "/api/v1/audit", "/api/v1/accounts", "/api/v1/cases/X100003", "/api/v1/extracts", "/api/v1/extracts/2",
    ])
  func reads(target: String) async throws {
    let program = try await program()
    let target = target.replacing("E%26W", with: Address.encode(program.site.desk.use(as: .nobody).pack.nation.code))
    let answer = await program.ask(target)
    #expect(answer.status == .ok, "\(answer.body)")
    #expect(answer.headers[.contentType] == "application/json")
    _ = try answer.json
    let tag = try #require(answer.headers[.eTag])
    #expect(tag.wholeMatch(of: /"[0-9a-f]{32}"/) != nil)
    let again = await program.ask(target, headers: [.ifNoneMatch: "\"x\", W/\(tag)"])
    #expect(again.status == .notModified && again.body.isEmpty && again.headers[.eTag] == tag)
    #expect(await program.ask(target, headers: [.ifNoneMatch: "\"x\""]).status == .ok)
    #expect(answer.headers[.cacheControl] == "private, no-cache")
  }

  @Test("without a token, or with one that is none, and are told how to ask")
  func tokens() async throws {
    var program = try await program()
    program.token = nil
    let none = await program.ask("/api/v1/cases")
    #expect(none.status == .unauthorized && none.headers[.wwwAuthenticate] == "Bearer realm=\"Headroom\"")
    #expect(try none.problem == "no-token")
    for field in ["Bearer x", "Bearer", "Basic YTpi", "bearer \(String(repeating: "x", count: 300))", ""] {
      let answer = await program.ask("/api/v1/cases", headers: [.authorization: field])
      #expect(answer.status == .unauthorized, "\(field)")
      #expect(answer.headers[.wwwAuthenticate]?.contains("error=\"invalid_token\"") == true)
      #expect(!answer.body.contains("X1"))
    }
  }

  @Test("with a token that is none, and it is noted each time")
  func noted() async throws {
    let client = try Client()
    let program = Program(site: client.site, token: "headroom_made-up")
    for _ in 0..<3 { #expect(await program.ask("/api/v1").status == .unauthorized) }
    #expect(client.accounts.book.withLock { $0.changes.filter { $0 == "noteBadToken" }.count } == 3)
  }

  @Test("with a session's cookie, which is not enough")
  func cookies() async throws {
    let client = try Client()
    #expect(await client.ask("/api/v1/cases").status == .unauthorized)
    #expect(await client.ask("/cases").status == .ok)
  }

  @Test(
    "for what there is not, and are told so as a problem",
    arguments: [
      ("/api", 404, "not-found"), ("/api/", 404, "not-found"), ("/api/v2", 404, "not-found"),
      ("/api/v1/", 404, "not-found"), ("/api/v1/units/team", 404, "not-found"),
      ("/api/v1/units/team/NOSUCH", 404, "not-found"), ("/api/v1/units//EG", 404, "not-found"),
      ("/api/v1/practitioners/x", 404, "not-found"), ("/api/v1/practitioners/999999999", 404, "not-found"),
      ("/api/v1/cases/X999999", 403, "restricted"), ("/api/v1/units/team/EG?sort=shoe", 400, "invalid"),
      ("/api/v1/units/team/EG?order=up", 400, "invalid"), ("/api/v1/cases?page=0", 400, "invalid"),
      ("/api/v1/cases?page=99", 404, "not-found"), ("/api/v1/cases?limit=0", 400, "invalid"),
      ("/api/v1/cases?limit=201", 400, "invalid"), ("/api/v1/cases?team=EG", 400, "invalid"),
      ("/api/v1/cases?q=a&q=b", 400, "invalid"), ("/api/v1/cases?tier=", 400, "invalid"),
      ("/api/v1/cases?rosh=AAA", 400, "invalid"), ("/api/v1/cases?tier=Z9", 400, "invalid"),
      ("/api/v1/cases?type=shoe", 400, "invalid"), ("/api/v1/cases?provisional=perhaps", 400, "invalid"),
      ("/api/v1/cases?q=%zz", 400, "invalid"), ("/api/v1/search", 400, "invalid"),
      ("/api/v1/data-quality/no-such", 404, "not-found"), ("/api/v1/data-quality/no-tier?level=team", 400, "invalid"),
      ("/api/v1/audit?crn=X1&staff=S1", 400, "invalid"), ("/api/v1/audit?action=shoe", 400, "invalid"),
      ("/api/v1/audit?before=x", 404, "not-found"), ("/api/v1/accounts?page=99", 404, "not-found"),
      ("/api/v1/extracts/77", 404, "not-found"),
      ("/api/v1/records/no-such/x", 404, "not-found"), ("/api/v1/records/risk/X1", 400, "invalid"),
    ])
  func refusals(target: String, status: Int, kind: String) async throws {
    let answer = await (try await program()).ask(target)
    #expect(answer.status.code == status, "\(answer.body)")
    #expect(try answer.problem == kind)
    #expect(answer.headers[.cacheControl] == "no-store")
  }

  @Test("by methods that there are, at each route")
  func methods() async throws {
    let program = try await program()
    for route in APIRoute.allCases {
      let target = route.rawValue.replacing(/\{[a-z]+\}/, with: "1")
      for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options, .trace]
      where !route.methods.contains(method) {
        let answer = await program.ask(target, method)
        #expect(answer.status == .methodNotAllowed, "\(method) \(target)")
        #expect(answer.headers[.allow] == route.methods.map(\.rawValue).joined(separator: ", "))
      }
    }
  }

  @Test(
    "in forms that there are",
    arguments: [
      (nil, 200), ("*/*", 200), ("application/json", 200), ("Application/*;q=0.1, text/html", 200), ("text/html", 406),
      ("application/json;q=0", 406), ("*/*, application/json;q=0", 406), ("text/csv, application/json; q=0.5", 200),
      ("", 406),
    ] as [(String?, Int)])
  func forms(accept: String?, status: Int) async throws {
    let program = try await program()
    let answer = await program.ask("/api/v1", headers: accept.map { [.accept: $0] } ?? [:])
    #expect(answer.status.code == (accept == "" ? 200 : status))
  }

  @Test(
    "with content that is JSON, of a length that is said and not too long",
    arguments: [
      ("text/plain", nil, 415), ("application/x-www-form-urlencoded", nil, 415),
      ("application/json", "40000", 413), ("application/json", "-1", 411), ("application/json", "many", 411),
    ] as [(String, String?, Int)])
  func content(type: String, length: String?, status: Int) async throws {
    var headers: HTTPFields = [.contentType: type]
    if let length { headers[.contentLength] = length }
    let answer = await (try await program()).ask("/api/v1/records/risk", .post, headers: headers, body: "{}")
    #expect(answer.status.code == status)
    _ = try answer.problem
  }

  @Test("with nothing where nothing is taken")
  func noContent() async throws {
    let answer = await (try await program()).ask("/api/v1", body: "{}")
    #expect(answer.status == .badRequest)
  }

  @Test("by an address that is too long, or under another host's name")
  func places() async throws {
    let program = try await program()
    let long = await program.ask("/api/v1/cases?q=" + String(repeating: "a", count: 2_048))
    #expect(long.status == .uriTooLong)
    _ = try long.problem
    let foreign = await program.ask("/api/v1", host: "evil.example:8080")
    #expect(foreign.status == .misdirectedRequest)
    #expect(try foreign.problem == "foreign-host")
  }

  @Test("for lists page by page, with links to the others")
  func pages() async throws {
    let program = try await program()
    let first = await program.ask("/api/v1/units/team/EG/cases?limit=2&sort=crn")
    let pages = try #require(try first.json["pages"] as? Int)
    #expect(pages > 2)
    let links = try #require(HTTPField.Name("Link").flatMap { first.headers[$0] })
    let here = "/api/v1/units/team/EG/cases?limit=2&sort=crn&page="
    #expect(
      links == "<\(here)1>; rel=\"first\", <\(here)\(pages)>; rel=\"last\", <\(here)2>; rel=\"next\"")
    let second = await program.ask("\(here)2")
    #expect(HTTPField.Name("Link").flatMap { second.headers[$0] }?.contains("<\(here)1>; rel=\"prev\"") == true)
    #expect(second.body != first.body)
  }
}

@Suite("Addresses of programs")
struct APIAddressTests {
  @Test(
    "are read and written the same",
    arguments: [
      "/api/v1", "/api/v1/units/team/A%2FB", "/api/v1/cases/X%20%2C1",
      "/api/v1/records/risk/X1,rosh,2026-11-22T09%3A00%3A00Z",
      "/api/v1/cases?q=a%20b&page=2", "/health/ready", "/metrics",
    ])
  func round(target: String) throws {
    let address = try Address(target: target)
    guard case .api = address else { throw Address.Fault.notFound }
    #expect(address.target == target)
  }

  @Test("keep the parts of a key apart, whatever signs they have")
  func keys() throws {
    guard case .api(let address) = try Address(target: "/api/v1/records/risk/a%2Cb,c%2Fd,") else {
      throw Address.Fault.notFound
    }
    #expect(address.key == ["a,b", "c/d", ""] && address["sheet"] == "risk")
  }

  @Test("leave those of pages to pages")
  func pages() throws {
    for target in ["/health", "/units/team/EG", "/apis", "/metrics/x"] {
      if case .api = try? Address(target: target) { Issue.record("\(target)") }
    }
  }
}
