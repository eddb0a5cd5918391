/// What stands between a browser and this server.
public enum Front: Sendable, Hashable {
  /// Nothing: the browser is on this machine.
  case direct
  /// A proxy that terminates TLS under a host name, and passes that name on.
  case tls(name: String)

  /// Nil for what cannot be a host name: letters, digits and dashes between dots (RFC 1123), without a port.
  public init?(tlsName name: String) {
    let labels = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
    guard isName, name.utf8.count <= 253 else { return nil }
    self = .tls(name: name.lowercased())
  }

  var isTLS: Bool { self != .direct }

  /// Where a page of this server says it is from. - Parameter authority: of a request, in lower case, checked before.
  func origin(of authority: String) -> String { isTLS ? "https://\(authority)" : "http://\(authority)" }

  /// The network address that a request came from.
  ///
  /// - Parameters:
  ///   - peer: whoever connected.
  ///   - noted: what proxies noted in `X-Forwarded-For`. The last address is the one that the proxy in front saw itself; any before
  ///     it may have been made up, and without a proxy all of it.
  func source(of peer: String, noted: String?) -> String {
    guard isTLS, let last = noted?.split(separator: ",").last?.filter({ $0 != " " }), !last.isEmpty else { return peer }
    return String(last.prefix(64))
  }
}
