import Casework
import HTTPTypes
import Rules
import Synchronization
import TestSupport
import Testing

@testable import Web

/// Asks the site in this process as a browser would, keeps its cookies, and checks every page that it gets. Signed in as Ada, an
/// administrator, unless it is said otherwise.
struct Client {
  var site: Site
  let accounts: FakeAccounts
  let cookies: CookieJar

  init(
    isLate: Bool = false, hasFigures: Bool = true, hasCases: Bool? = nil, writes: any CaseworkWrites = SampleWrites()
  ) throws {
    self.init(
      SampleReads(
        pack: try englandAndWales(), isLate: isLate, hasFigures: hasFigures, hasCases: hasCases ?? hasFigures),
      writes: writes)
  }

  /// The site over other reads.
  init(_ reads: any CaseworkReads, writes: any CaseworkWrites = SampleWrites()) {
    self.init(desk: SampleDesk(reads: reads, writes: writes))
  }

  /// The site over a service. - Parameter accounts: whose first one is signed in; nobody where there is none.
  init(desk: any CaseworkDesk, accounts: FakeAccounts = FakeAccounts(), front: Front = .direct) {
    site = Site(
      desk: desk, accounts: accounts, assets: Assets(styleSheet: "a { color: red }"), log: AccessLog(isSilent: true),
      front: front)
    self.accounts = accounts
    cookies = CookieJar()
    if accounts.book.withLock({ !$0.accounts.isEmpty }) { signIn(as: 1) }
  }

  private init(_ site: Site, _ accounts: FakeAccounts) {
    self.site = site
    self.accounts = accounts
    cookies = CookieJar()
  }

  /// Another browser at the same site, with nobody signed in.
  var stranger: Client { Client(site, accounts) }

  /// Gives this browser a session of an account.
  func signIn(as id: Int) { cookies[name(.session)] = accounts.open(id).token }

  var pack: RulePack { site.desk.use(as: .nobody).pack }

  /// The host under which this site is asked.
  var host: String { if case .tls(let name) = site.front { name } else { "127.0.0.1:8080" } }

  func name(_ kind: Cookies.Kind) -> String {
    Cookies(of: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/"), site.front).name(kind)
  }

  func ask(
    _ target: String, method: HTTPRequest.Method = .get, host: String?? = nil, headers: HTTPFields = [:]
  ) async -> Answer {
    await exchange(target, method, host: host ?? self.host, headers, body: [])
  }

  /// The main part of a page that is there.
  func main(_ target: String) async throws -> String {
    let answer = await ask(target)
    #expect(answer.status == .ok, "\(target)")
    return try answer.main
  }

  /// Sends a form as a browser would: from a page of this server, and with the token that a page of it would have, unless the
  /// fields have one.
  func send(_ target: String, _ fields: [String: String], headers: HTTPFields? = nil) async -> Answer {
    var all = [FormToken.fieldName: formToken(of: target)]
    all.merge(fields) { _, given in given }
    let body = Array(Address.query(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).dropFirst().utf8)
    var sent: HTTPFields = [
      .contentType: "application/x-www-form-urlencoded", .contentLength: String(body.count),
    ]
    for field in headers ?? [.origin: site.front.origin(of: host)] { sent[field.name] = field.value }
    return await exchange(target, .post, host: host, sent, body: body)
  }

  /// The token that forms to an address carry in this browser.
  func formToken(of target: String) -> String {
    if case .signIn(let address) = try? Address(target: target), address.isBeforeSession {
      return cookies[name(.form)] ?? ""
    }
    let session = cookies[name(.session)]
    return session.flatMap { token in accounts.book.withLock { $0.sessions[token]?.formToken } } ?? ""
  }

  private func exchange(
    _ target: String, _ method: HTTPRequest.Method, host: String?, _ headers: HTTPFields, body: [UInt8]
  ) async -> Answer {
    var request = HTTPRequest(method: method, scheme: "http", authority: host, path: target, headerFields: headers)
    if request.headerFields[.cookie] == nil, let line = cookies.line { request.headerFields[.cookie] = line }
    let answer = await site.answer(to: request, body: body, port: 8_080, source: "192.0.2.7")
    cookies.take(answer.headers[values: .setCookie])
    if answer.headers[.contentType]?.hasPrefix("text/html") == true {
      let faults = PageChecks(answer.body).faults
      #expect(faults.isEmpty, "\(target)")
    }
    return answer
  }
}

/// The cookies of one browser, by name.
final class CookieJar: Sendable {
  private let kept = Mutex<[String: String]>([:])

  subscript(name: String) -> String? {
    get { kept.withLock { $0[name] } }
    set { kept.withLock { $0[name] = newValue } }
  }

  /// As a browser sends them; nil when there are none.
  var line: String? {
    let pairs = kept.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
    return pairs.isEmpty ? nil : pairs.joined(separator: "; ")
  }

  func take(_ lines: [String]) {
    for line in lines {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      self[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
    }
  }
}

extension Answer {
  /// The main part of the page.
  var main: String {
    get throws {
      let start = try #require(body.firstRange(of: "<main")).lowerBound
      let end = try #require(body.firstRange(of: "</main>")).lowerBound
      return String(body[start..<end])
    }
  }
}
