/// Looks whether a token is signed with a key.
protocol SignatureCheck: Sendable {
  func isRight(_ token: SignedToken, by key: PublishedKey) async -> Bool
}

#if SingleSignOn
  import FoundationEssentials
  import JWTKit

  /// The same by JWTKit.
  struct JWTKitSignatures: SignatureCheck {
    /// A name for a key that has none: the library wants one.
    private static let name = "key"

    func isRight(_ token: SignedToken, by key: PublishedKey) async -> Bool {
      let parts = token.text.split(separator: ".", omittingEmptySubsequences: false)
      guard key.fits(token.algorithm), parts.count == 3, let signature = SignedToken.bytes(parts[2]) else {
        return false
      }
      var fields = key.parts
      fields["kty"] = key.type
      fields["kid"] = Self.name
      do {
        let known = try JSONDecoder().decode(JWK.self, from: JSONEncoder().encode(fields))
        let keys = try await JWTKeyCollection().add(jwk: known)
        let algorithm = try await keys.getKey(for: JWKIdentifier(string: Self.name), alg: token.algorithm.rawValue)
        return try algorithm.verify(signature, signs: Array("\(parts[0]).\(parts[1])".utf8))
      } catch {
        return false
      }
    }
  }
#endif
