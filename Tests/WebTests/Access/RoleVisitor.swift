import HTTPTypes

@testable import Web

/// A browser at a site in this process, with a session or none.
struct RoleVisitor: Sendable {
  let site: Site
  var session: (token: String, formToken: String)?

  static let host = "127.0.0.1:8080"

  private var cookieName: String {
    Cookies(of: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/"), site.front).name(.session)
  }

  func get(_ target: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]) async -> Answer {
    await ask(target, method, headers, body: [])
  }

  /// Sends a form with its token from a page of the site, unless the headers say otherwise.
  func send(_ target: String, _ fields: [String: String], headers: HTTPFields? = nil) async -> Answer {
    var all = [FormToken.fieldName: session?.formToken ?? ""]
    all.merge(fields) { _, given in given }
    let body = Array(Address.query(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).dropFirst().utf8)
    var sent: HTTPFields = [
      .contentType: "application/x-www-form-urlencoded", .contentLength: String(body.count),
    ]
    for field in headers ?? [.origin: site.front.origin(of: Self.host)] { sent[field.name] = field.value }
    return await ask(target, .post, sent, body: body)
  }

  private func ask(
    _ target: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, body: [UInt8]
  ) async -> Answer {
    var request = HTTPRequest(
      method: method, scheme: "http", authority: Self.host, path: target, headerFields: headers)
    if let session { request.headerFields[.cookie] = "\(cookieName)=\(session.token)" }
    return await site.answer(to: request, body: body, port: 8_080, source: "192.0.2.7")
  }
}
