import Casework

/// What a logout token must say before sessions end. Source: OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6.
struct LogoutTokenCheck: Sendable {
  let terms: TokenTerms

  /// As the head of a token may say it.
  static let type = "logout+jwt"
  static let event = "http://schemas.openid.net/event/backchannel-logout"

  /// Which sessions are over. - Parameter token: one whose signature is right.
  func notice(_ token: SignedToken) throws(TokenFault) -> LogoutNotice {
    guard token.type == nil || token.type == Self.type || token.type == "jwt" else { throw .type }
    let claims = token.claims
    try terms.check(claims)
    guard claims["events"]?.object?[Self.event]?.object != nil else { throw .events }
    // With a nonce it could be an ID token that somebody passes off.
    guard claims["nonce"] == nil else { throw .nonce }
    guard let id = claims["jti"]?.text, !id.isEmpty else { throw .identifier }
    let (subject, session) = (claims["sub"]?.text, claims["sid"]?.text)
    guard subject != nil || session != nil else { throw .subject }
    let end = min(claims["exp"]?.seconds ?? terms.now, terms.now + TokenTerms.oldest) + 2 * TokenTerms.leeway
    return LogoutNotice(id: id, subject: subject, session: session, goodUntil: end)
  }
}
