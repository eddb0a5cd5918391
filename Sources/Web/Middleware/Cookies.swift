import HTTPTypes

/// The cookies of the site, how they are called and what browsers may do with them. Source: OWASP ASVS 5.0, 3.3.
struct Cookies: Sendable {
  enum Kind: String, CaseIterable {
    /// The session. Browsers forget it when they close; the server ends it anyway.
    case session = ""
    /// Tells this browser from others that guess passwords; says nothing about who is signed in.
    case device = "-device"
    /// The token of forms of somebody who has not signed in.
    case form = "-form"
    /// Ties somebody whom a sign-in server leads back to the browser that was led there.
    case elsewhere = "-elsewhere"
  }

  let front: Front
  private let given: [String: String]

  init(of request: HTTPRequest, _ front: Front) {
    self.front = front
    var given: [String: String] = [:]
    for pair in (request.headerFields[.cookie] ?? "").split(separator: ";") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Of a cookie given twice, the first counts: browsers send the closest first.
      if parts.count == 2, given[String(parts[0])] == nil { given[String(parts[0])] = String(parts[1]) }
    }
    self.given = given
  }

  /// Longer ones are none of ours.
  private static let longest = 200

  /// What the browser sent; nil for nothing, and for what no cookie of this site can be.
  subscript(kind: Kind) -> String? {
    guard let value = given[name(kind)], (1...Self.longest).contains(value.utf8.count),
      value.utf8.allSatisfy(Self.isPlain)
    else { return nil }
    return value
  }

  /// Behind TLS the name binds the cookie to this host and to https; a browser takes it no other way.
  func name(_ kind: Kind) -> String { (front.isTLS ? "__Host-headroom" : "headroom-local") + kind.rawValue }

  /// How long a browser keeps the device cookie, in seconds: 180 days.
  private static let deviceAge = 15_552_000
  /// How long it keeps the cookie of a sign-in that was begun elsewhere, in seconds: as long as that can be ended.
  private static let elsewhereAge = 600

  func setting(_ kind: Kind, _ value: String) -> HTTPField {
    switch kind {
    case .device: field(kind, value, age: Self.deviceAge)
    case .elsewhere: field(kind, value, age: Self.elsewhereAge)
    case .session, .form: field(kind, value, age: nil)
    }
  }

  func forgetting(_ kind: Kind) -> HTTPField { field(kind, "", age: 0) }

  private func field(_ kind: Kind, _ value: String, age: Int?) -> HTTPField {
    let parts = [
      "\(name(kind))=\(value)", "Path=/", age.map { "Max-Age=\($0)" }, "HttpOnly", "SameSite=Lax",
      front.isTLS ? "Secure" : nil,
    ]
    return HTTPField(name: .setCookie, value: parts.compactMap(\.self).joined(separator: "; "))
  }

  /// Letters, digits and the signs of base64 and of identifiers.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95, 43, 47, 61: true
    default: false
    }
  }
}
