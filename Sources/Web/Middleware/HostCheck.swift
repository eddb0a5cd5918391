/// Refuses requests that name another host: a page from elsewhere must not reach this server through a name that it points here
/// (DNS rebinding).
enum HostCheck {
  /// - Parameter port: the port that the server is bound to.
  static func isOurs(_ authority: String?, port: Int, _ front: Front = .direct) -> Bool {
    guard let authority = authority?.lowercased() else { return false }
    if case .tls(let name) = front { return authority == name || authority == "\(name):443" }
    let names = ["localhost", "127.0.0.1", "[::1]"]
    return names.contains {
      authority == "\($0):\(port)" || (port == 80 && authority == $0) || isOwnNetwork(authority, port)
    }
  }

  /// Any other address of 127.0.0.0/8, on which the server may have been asked to listen.
  private static func isOwnNetwork(_ authority: String, _ port: Int) -> Bool {
    let suffix = ":\(port)"
    guard authority.hasPrefix("127."), authority.hasSuffix(suffix) else { return false }
    return BindAddress.loopback(String(authority.dropLast(suffix.count))) != nil
  }
}
