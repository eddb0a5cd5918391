import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

/// What every answer of every route carries, and which methods it takes.
@Suite("Every route, whoever asks,")
struct HeaderTests {
  private func faults(_ answer: Answer, isFile: Bool) -> [String] {
    func header(_ name: String) -> String { HTTPField.Name(name).flatMap { answer.headers[$0] } ?? "" }
    var faults: [String] = []
    func expect(_ isRight: Bool, _ what: String) { if !isRight { faults.append(what) } }
    let policy = header("content-security-policy")
    expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "policy \(policy)")
    expect(!policy.contains("unsafe") && policy.contains("form-action 'self'"), "policy \(policy)")
    expect(policy.contains("base-uri 'none'"), "policy \(policy)")
    expect(header("x-content-type-options") == "nosniff", "nosniff")
    expect(["no-referrer", "same-origin"].contains(header("referrer-policy")), "referrer \(header("referrer-policy"))")
    expect(header("cache-control") == "no-store", "cache \(header("cache-control"))")
    expect(header("cross-origin-opener-policy") == "same-origin", "opener \(header("cross-origin-opener-policy"))")
    expect(header("server").isEmpty && header("x-powered-by").isEmpty, "names the program")
    expect(header("content-type").contains("charset=utf-8") || answer.body.isEmpty, "type \(header("content-type"))")
    if isFile { expect(header("content-disposition").hasPrefix("attachment"), "no attachment") }
    for cookie in answer.headers[values: .setCookie] {
      for part in ["HttpOnly", "SameSite=", "Path=/"] { expect(cookie.contains(part), "cookie \(part)") }
      expect(!cookie.contains("Domain="), "cookie for a domain")
    }
    return faults
  }

  @Test("has the headers that keep a browser safe, and nobody's name in its title")
  func headers() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      let visitor = try await world.visitor(try #require(world.service.pack.access.role("data-steward")))
      for line in RouteLine.all {
        for asking in [visitor, world.stranger] {
          let target = line.target(.own, ids)
          let answer =
            if let form = line.form?(.own, ids) { await asking.send(target, form) } else { await asking.get(target) }
          let isFile = line.route.hasSuffix(".csv") && answer.status == .ok
          #expect(faults(answer, isFile: isFile) == [], "\(line.route)")
          let title = answer.body.firstMatch(of: /<title>(.*?)<\/title>/)?.output.1 ?? ""
          #expect(!title.contains("zq") && !title.contains("X2000"), "\(line.route): \(title)")
        }
      }
    }
  }

  @Test("takes no method but those that it is made for, and none that changes by being looked at")
  func methods() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      let visitor = try await world.visitor(try #require(world.service.pack.access.role("data-steward")))
      let others = ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "FOO"]
      for line in RouteLine.all {
        let target = line.target(.own, ids)
        let takesForm = (try? Address(target: target))?.takesForm == true
        for name in others + (takesForm ? [] : ["POST"]) {
          guard let method = HTTPRequest.Method(name) else { continue }
          let answer = await visitor.get(target, method: method)
          #expect(answer.status == .methodNotAllowed, "\(name) \(target): \(answer.status)")
          #expect(answer.headers[.allow] == (takesForm ? "GET, HEAD, POST" : "GET, HEAD"), "\(name) \(target)")
          #expect(!answer.body.contains("zq"), "\(name) \(target)")
        }
      }
      Soak.note("F11", "\(RouteLine.all.count) routes × 9 methods and all headers, 0 faults", bar: "as ASVS")
    }
  }

  @Test("changes nothing by being opened")
  func safe() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      let visitor = try await world.visitor(try #require(world.service.pack.access.role("data-steward")))
      func digests() async throws -> [String: String] {
        let all = try await world.service.dataDigests(all: true)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.table, $0.digest) })
      }
      let before = try await digests()
      for line in RouteLine.all {
        let target = line.target(.own, ids)
        // The fields of each form in the address, as a link from elsewhere would have them.
        let fields = (line.form?(.own, ids) ?? [:]).merging(["form-step": "confirm"]) { given, _ in given }
        let more = Address.query(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        _ = await visitor.get(target)
        _ = await visitor.get(target.contains("?") ? target : target + more)
        _ = await visitor.get(target, method: .head)
      }
      #expect(try await digests() == before)
    }
  }

  @Test(
    "shows nothing of the machine: no listing, no hidden file, no way out of the folder",
    arguments: [
      "/.git/config", "/.env", "/assets/", "/assets/..", "/assets/../Package.swift", "/assets/%2e%2e/Package.swift",
      "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/etc/passwd", "//etc/passwd",
      "/debug", "/metrics/debug", "/server-status", "/phpinfo.php", "/wp-login.php", "/actuator/env", "/admin",
      "/assets/style.css%00.html", "/%00", "/units/team/..%2f..%2f", "/..;/", "/index.html", "/headroom.sqlite",
    ])
  func machine(target: String) async throws {
    let client = try Client()
    for asking in [client, client.stranger] {
      let answer = await asking.ask(target)
      #expect([404, 400, 303].contains(answer.status.code), "\(answer.status)")
      #expect(!answer.body.contains("root:") && !answer.body.contains("swift-tools-version"))
    }
  }
}
