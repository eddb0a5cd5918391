/// An address that secrets may be sent to: `https`, or `http` on this machine alone.
public struct SecureAddress: Sendable, Hashable {
  /// As it was written.
  public let text: String
  /// Scheme, host and port.
  public let origin: String

  /// What is asked of such an address.
  public static let rule =
    "must begin with https:// and a host, without user, query or fragment (http:// only on this machine)"

  /// Nil for anything else, and for signs that no address has.
  ///
  /// - Parameter mayHaveQuery: whether a query may follow the path.
  public init?(_ text: String, mayHaveQuery: Bool = false) {
    let isPlain = text.utf8.allSatisfy { (33...126).contains($0) && !#"\"<>^`{|}"#.utf8.contains($0) }
    guard isPlain, text.utf8.count <= 2_048, !text.contains("#"), mayHaveQuery || !text.contains("?") else {
      return nil
    }
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "https" || parts[0] == "http" else { return nil }
    let authority = parts[1].prefix { $0 != "/" && $0 != "?" }
    guard let host = Self.host(authority), parts[0] == "https" || Self.isOwn(host) else { return nil }
    self.text = text
    origin = "\(parts[0])://\(authority)"
  }

  /// The host of an authority without user; nil for what is none.
  private static func host(_ authority: Substring) -> Substring? {
    var host = authority
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let digits = authority[authority.index(after: colon)...]
      guard (1...5).contains(digits.count), let port = Int(digits), digits.allSatisfy(\.isWholeNumber),
        (1...65_535).contains(port)
      else { return nil }
      host = authority[..<colon]
    }
    if host == "[::1]" { return host }
    let isName = host.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
    }
    return isName && !host.isEmpty && host.first != "." && host.first != "-" ? host : nil
  }

  private static func isOwn(_ host: Substring) -> Bool {
    host == "localhost" || host == "127.0.0.1" || host == "[::1]"
  }
}
