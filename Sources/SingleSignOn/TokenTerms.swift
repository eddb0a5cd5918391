/// What both kinds of tokens must say alike: from whom, for whom, and when.
struct TokenTerms: Sendable {
  let issuer: String
  let clientID: String
  /// Whole seconds since 1970.
  let now: Int

  /// Seconds by which clocks may differ. An assumption; a minute is what most servers take.
  static let leeway = 60
  /// Seconds after which a token is too old whatever it says. An assumption: an answer comes at once.
  static let oldest = 600

  /// Throws for claims that are not from the issuer, not for this client, or not of now.
  func check(_ claims: [String: ClaimValue]) throws(TokenFault) {
    guard claims["iss"]?.text == issuer else { throw .issuer }
    guard let audience = claims["aud"]?.texts, audience.contains(clientID) else { throw .audience }
    // For several: the one that asked must be this one (OpenID Connect Core, 3.1.3.7).
    let party = claims["azp"]
    guard party == nil ? audience.count == 1 : party?.text == clientID else { throw .party }
    guard let issued = claims["iat"]?.seconds, let ends = claims["exp"]?.seconds else { throw .moment }
    guard ends > now - Self.leeway else { throw .expired }
    guard issued <= now + Self.leeway else { throw .tooEarly }
    guard issued >= now - Self.oldest - Self.leeway else { throw .tooOld }
    if let begins = claims["nbf"] {
      guard let begins = begins.seconds else { throw .moment }
      guard begins <= now + Self.leeway else { throw .tooEarly }
    }
  }
}
