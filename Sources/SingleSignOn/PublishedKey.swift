import FoundationEssentials

/// A public key that a sign-in server publishes (RFC 7517).
struct PublishedKey: Sendable, Hashable {
  let id: String?
  /// `RSA`, `EC` or `OKP`.
  let type: String
  let curve: String?
  /// The way of signing that it is only for.
  let algorithm: String?
  /// The parts of a public key, and nothing else: a private or a shared one is not taken along even where it is published.
  let parts: [String: String]

  /// Bytes of an RSA modulus: 2,048 bits, as NIST SP 800-131A asks.
  private static let shortestModulus = 256

  /// Nil for a key that is for something else, of a kind that is not known here, or too weak.
  init?(_ value: ClaimValue) {
    guard let fields = value.object, let type = fields["kty"]?.text else { return nil }
    guard fields["use"].map({ $0.text == "sig" }) ?? true else { return nil }
    guard fields["key_ops"].map({ $0.texts?.contains("verify") == true }) ?? true else { return nil }
    let names: [String]
    switch type {
    case "RSA": names = ["n", "e"]
    case "EC": names = ["crv", "x", "y"]
    case "OKP": names = ["crv", "x"]
    default: return nil
    }
    var parts: [String: String] = [:]
    for name in names {
      guard let text = fields[name]?.text else { return nil }
      parts[name] = text
    }
    if let modulus = parts["n"] {
      guard let bytes = SignedToken.bytes(modulus), bytes.drop(while: { $0 == 0 }).count >= Self.shortestModulus else {
        return nil
      }
    }
    id = fields["kid"]?.text
    self.type = type
    curve = parts["crv"]
    algorithm = fields["alg"]?.text
    self.parts = parts
  }

  /// Whether a token that is signed in this way may be signed with it.
  func fits(_ signing: SigningAlgorithm) -> Bool {
    signing.kind == (type, curve) && (algorithm ?? signing.rawValue) == signing.rawValue
  }
}

/// The keys that a sign-in server publishes.
struct KeySet: Sendable, Hashable {
  let keys: [PublishedKey]

  /// Nil for what is no key set. Keys that cannot be used are left out.
  init?(_ bytes: [UInt8]) {
    guard case .list(let list)? = ClaimValue.claims(bytes)?["keys"] else { return nil }
    keys = list.compactMap(PublishedKey.init)
  }

  /// The key of a token: of its name, or the only one that fits where the token names none.
  func key(for token: SignedToken) -> PublishedKey? {
    let fitting = keys.filter { $0.fits(token.algorithm) }
    guard let name = token.key else { return fitting.count == 1 ? fitting.first : nil }
    return fitting.first { $0.id == name }
  }
}
