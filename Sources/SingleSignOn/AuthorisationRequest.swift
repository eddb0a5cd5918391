import Casework
import Rules
import Secrets

/// The address to which a browser is led to sign in. Source: OpenID Connect Core 1.0, 3.1.2.1; RFC 7636.
enum AuthorisationRequest {
  static func address(
    for begun: BegunSignIn, at endpoint: SecureAddress, _ settings: SignInServerSettings
  ) -> String {
    let query = FormText.encode([
      ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", begun.back),
      ("scope", settings.scopes.joined(separator: " ")), ("state", begun.state), ("nonce", begun.nonce),
      ("code_challenge", ProofKey.challenge(of: begun.verifier)), ("code_challenge_method", "S256"),
    ])
    return endpoint.text + (endpoint.text.contains("?") ? "&" : "?") + query
  }
}

/// Names and values as forms and queries carry them (`application/x-www-form-urlencoded`).
enum FormText {
  static func encode(_ pairs: [(String, String)]) -> String {
    pairs.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
  }

  /// Everything but what RFC 3986 calls unreserved is percent-encoded.
  static func encode(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
