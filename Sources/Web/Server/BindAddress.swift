/// Where to listen: on this machine alone, or wherever a proxy that terminates TLS reaches it.
public struct BindAddress: Sendable, Hashable {
  /// As the system takes it: a numeric address or a name.
  public let host: String
  /// 0 takes any free port.
  public let port: Int
  public let front: Front

  /// An address on this machine, with nothing in front. Nil for anything but 127.0.0.0/8, ::1 and localhost, and for a port that does
  /// not exist.
  public init?(host: String, port: Int) {
    guard (0...65_535).contains(port), let loopback = Self.loopback(host) else { return nil }
    self.host = loopback
    self.port = port
    front = .direct
  }

  /// Any address, for the proxy that terminates TLS under a name. Nil for a name or a port that cannot be.
  public init?(host: String, port: Int, behindTLS name: String) {
    guard (0...65_535).contains(port), !host.isEmpty, let front = Front(tlsName: name) else { return nil }
    self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    self.port = port
    self.front = front
  }

  /// Why a host is refused, and what to do, as sentences.
  public static func refusal(of host: String) -> String {
    "Headroom does not listen on “\(host)” without TLS: passwords and people’s data would cross the network unprotected. "
      + "Use 127.0.0.1, ::1 or localhost; or put a proxy that terminates TLS in front, and say under which host name with "
      + "--behind-tls NAME. Ports go from 0 to 65535."
  }

  /// Why a host name is refused, and what to do.
  public static func refusal(ofName name: String) -> String {
    "“\(name)” is no host name. Name the host as people type it, without https:// and without a port, for instance "
      + "headroom.example.org."
  }

  /// As the system takes it; nil for what is not on this machine.
  static func loopback(_ host: String) -> String? {
    let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    switch bare.lowercased() {
    case "localhost": return "localhost"
    case "::1": return "::1"
    default: break
    }
    // Four plain numbers, no other spelling: what a system might read another way is not taken.
    let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
        && (part.utf8.count == 1 || part.first != "0")
        ? UInt8(part) : nil
    }
    guard parts.count == 4, numbers.count == 4, numbers[0] == 127 else { return nil }
    return bare
  }
}
