import Rules

/// What a sign-in server says about itself. Source: OpenID Connect Discovery 1.0, 3 and 4.3.
struct DiscoveryDocument: Sendable, Hashable {
  let authorisation: SecureAddress
  let token: SecureAddress
  let keys: SecureAddress
  /// Whether the client's secret is sent in the form rather than in the head of the request.
  let takesSecretInForm: Bool
  /// Whether each answer says whom it is from (RFC 9207).
  let namesItself: Bool

  /// The path of the document, below the issuer's identifier.
  static let path = "/.well-known/openid-configuration"

  static func address(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + path
  }

  /// Nil for the document of another issuer, and for one that leads to places that secrets must not be sent to.
  init?(_ bytes: [UInt8], of issuer: String) {
    guard let fields = ClaimValue.claims(bytes), fields["issuer"]?.text == issuer,
      let authorisation = fields["authorization_endpoint"]?.text.flatMap({ SecureAddress($0, mayHaveQuery: true) }),
      let token = fields["token_endpoint"]?.text.flatMap({ SecureAddress($0, mayHaveQuery: true) }),
      let keys = fields["jwks_uri"]?.text.flatMap({ SecureAddress($0, mayHaveQuery: true) })
    else { return nil }
    // Whoever speaks https may not hand on to a place that does not.
    if issuer.hasPrefix("https:") {
      guard [authorisation, token, keys].allSatisfy({ $0.text.hasPrefix("https:") }) else { return nil }
    }
    self.authorisation = authorisation
    self.token = token
    self.keys = keys
    let methods = fields["token_endpoint_auth_methods_supported"]?.texts ?? ["client_secret_basic"]
    takesSecretInForm = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
    namesItself = fields["authorization_response_iss_parameter_supported"] == .flag(true)
  }
}
