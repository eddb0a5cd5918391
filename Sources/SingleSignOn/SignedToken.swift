import FoundationEssentials

/// A token in its compact form (RFC 7515), taken apart. Nothing in it is to be believed before its signature was looked at.
struct SignedToken: Sendable {
  /// The whole token.
  let text: String
  let algorithm: SigningAlgorithm
  /// The name of the key; nil where the token names none.
  let key: String?
  /// What kind of token it says it is, in small letters.
  let type: String?
  let claims: [String: ClaimValue]

  /// Longer ones are none: a person in some hundred groups has about ten thousand signs.
  private static let longest = 65_536

  /// Throws for what is no token, and for one whose way of signing is not taken.
  init(_ text: String) throws(TokenFault) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, parts.count == 3 else { throw .notAToken }
    guard let head = Self.bytes(parts[0]).flatMap(ClaimValue.claims),
      let claims = Self.bytes(parts[1]).flatMap(ClaimValue.claims), Self.bytes(parts[2]) != nil
    else { throw .notAToken }
    guard let algorithm = head["alg"]?.text.flatMap(SigningAlgorithm.init) else { throw .algorithm }
    // What a token says must be understood is not understood here, whatever it is (RFC 7515, 4.1.11).
    guard head["crit"] == nil else { throw .notAToken }
    self.text = text
    self.algorithm = algorithm
    key = head["kid"]?.text
    type = head["typ"]?.text?.lowercased()
    self.claims = claims
  }

  /// Base64url without padding; nil for other text.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var plain = text.utf8.map { $0 == 45 ? 43 : $0 == 95 ? 47 : $0 }
    guard text.utf8.allSatisfy({ $0 != 43 && $0 != 47 && $0 != 61 }) else { return nil }
    plain.append(contentsOf: [UInt8](repeating: 61, count: (4 - plain.count % 4) % 4))
    return Data(base64Encoded: Data(plain)).map { [UInt8]($0) }
  }
}

/// Ways of signing that are taken: with a private key that only the sign-in server has. `none` and those with a shared secret are not
/// among them: a published key would be the secret.
enum SigningAlgorithm: String, Sendable, CaseIterable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  /// The kind of key it goes with, and its curve where it has one (RFC 7518, 8037).
  var kind: (type: String, curve: String?) {
    switch self {
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: ("RSA", nil)
    case .es256: ("EC", "P-256")
    case .es384: ("EC", "P-384")
    case .es512: ("EC", "P-521")
    case .edDSA: ("OKP", "Ed25519")
    }
  }
}

/// Why a token is not taken. The words are for the audit trail.
enum TokenFault: String, Error, Sendable, Hashable {
  case notAToken = "no token"
  case algorithm = "a way of signing that is not taken"
  case unknownKey = "signed with a key that the server does not publish"
  case signature = "the signature is not right"
  case type = "a token of another kind"
  case issuer = "of another issuer"
  case audience = "for another audience"
  case party = "for another party"
  case expired = "expired"
  case tooEarly = "not valid yet"
  case tooOld = "issued too long ago"
  case moment = "without the moments it must have"
  case nonce = "another nonce"
  case subject = "without a subject"
  case name = "without a name"
  case events = "no notice of a sign-out"
  case identifier = "without an identifier of its own"
}
