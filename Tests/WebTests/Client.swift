import Casework
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Asks the site in this process, and checks every page that it gets.
struct Client {
  let site: Site

  init(
    isLate: Bool = false, hasFigures: Bool = true, hasCases: Bool? = nil, writes: any CaseworkWrites = SampleWrites()
  ) throws {
    site = Site(
      reads: SampleReads(
        pack: try englandAndWales(), isLate: isLate, hasFigures: hasFigures, hasCases: hasCases ?? hasFigures),
      writes: writes, assets: Assets(styleSheet: "a { color: red }"),
      log: AccessLog(isSilent: true))
  }

  func ask(
    _ target: String, method: HTTPRequest.Method = .get, host: String? = "127.0.0.1:8080", headers: HTTPFields = [:]
  ) async -> Answer {
    let request = HTTPRequest(method: method, scheme: "http", authority: host, path: target, headerFields: headers)
    let answer = await site.answer(to: request, port: 8_080)
    if answer.headers[.contentType]?.hasPrefix("text/html") == true {
      let faults = PageChecks(answer.body).faults
      #expect(faults.isEmpty, "\(target)")
    }
    return answer
  }

  /// The main part of a page that is there.
  func main(_ target: String) async throws -> String {
    let answer = await ask(target)
    #expect(answer.status == .ok, "\(target)")
    let start = try #require(answer.body.firstRange(of: "<main")).lowerBound
    let end = try #require(answer.body.firstRange(of: "</main>")).lowerBound
    return String(answer.body[start..<end])
  }
}

extension Client {
  /// The site over other reads.
  init(_ reads: any CaseworkReads, writes: any CaseworkWrites = SampleWrites()) {
    site = Site(
      reads: reads, writes: writes, assets: Assets(styleSheet: "a { color: red }"), log: AccessLog(isSilent: true))
  }

  /// Sends a form as a browser would: from a page of this server, and with the token unless the fields have one.
  func send(
    _ target: String, _ fields: [String: String], headers: HTTPFields = [.origin: "http://127.0.0.1:8080"]
  ) async -> Answer {
    var all = [RecordForm.tokenField: site.token.text]
    all.merge(fields) { _, given in given }
    let body = Array(Address.query(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).dropFirst().utf8)
    var sent: HTTPFields = [
      .contentType: "application/x-www-form-urlencoded", .contentLength: String(body.count),
    ]
    for field in headers { sent[field.name] = field.value }
    let request = HTTPRequest(
      method: .post, scheme: "http", authority: "127.0.0.1:8080", path: target, headerFields: sent)
    let answer = await site.answer(to: request, body: body, port: 8_080)
    if answer.headers[.contentType]?.hasPrefix("text/html") == true {
      #expect(PageChecks(answer.body).faults.isEmpty, "\(target)")
    }
    return answer
  }
}
