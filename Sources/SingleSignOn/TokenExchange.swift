import Casework
import FoundationEssentials
import Rules

/// A code for a token. Source: OpenID Connect Core 1.0, 3.1.3; RFC 6749, 2.3.1 and 4.1.3.
struct TokenExchange: Sendable {
  let settings: SignInServerSettings
  let secret: String
  let document: DiscoveryDocument

  func request(code: String, of begun: BegunSignIn) -> OutwardRequest {
    var form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", begun.back),
      ("code_verifier", begun.verifier),
    ]
    var headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")]
    if document.takesSecretInForm {
      form += [("client_id", settings.clientID), ("client_secret", secret)]
    } else {
      let pair = "\(FormText.encode(settings.clientID)):\(FormText.encode(secret))"
      headers.append(("Authorization", "Basic \(Data(pair.utf8).base64EncodedString())"))
    }
    return OutwardRequest(address: document.token.text, headers: headers, form: FormText.encode(form))
  }

  /// The ID token of an answer. Throws where the code was refused, for instance because it was used already.
  static func token(of answer: OutwardAnswer) throws(SignInServerFault) -> String {
    switch answer.status {
    case 200: break
    case 400..<500: throw .untrusted("the sign-in server refused the code")
    default: throw .unreachable
    }
    guard let token = ClaimValue.claims(answer.body)?["id_token"]?.text else {
      throw .untrusted("the sign-in server gave no ID token")
    }
    return token
  }
}
