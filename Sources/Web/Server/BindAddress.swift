/// An address on this machine alone, to listen on. There is no sign-in yet, so no other address can be made.
public struct BindAddress: Sendable, Hashable {
  /// As the system takes it: a numeric address or `localhost`.
  public let host: String
  /// 0 takes any free port.
  public let port: Int

  /// Nil for anything but 127.0.0.0/8, ::1 and localhost, and for a port that does not exist.
  public init?(host: String, port: Int) {
    guard (0...65_535).contains(port), let loopback = Self.loopback(host) else { return nil }
    self.host = loopback
    self.port = port
  }

  /// Why a host is refused, and what to do, as sentences.
  public static func refusal(of host: String) -> String {
    "Headroom has no sign-in yet, so it serves this machine only and does not listen on “\(host)”. "
      + "Use 127.0.0.1, ::1 or localhost, and a port from 0 to 65535."
  }

  private static func loopback(_ host: String) -> String? {
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
