public import Casework
public import Rules
import Synchronization

/// A sign-in server that speaks OpenID Connect.
public final class OpenIDServer: SignInServer {
  public let settings: SignInServerSettings
  private let secret: String
  private let outward: any Outward
  private let signatures: any SignatureCheck
  private let published: Publications

  init(
    _ settings: SignInServerSettings, secret: String, outward: any Outward, signatures: any SignatureCheck,
    now: @escaping @Sendable () -> Int
  ) {
    self.settings = settings
    self.secret = secret
    self.outward = outward
    self.signatures = signatures
    published = Publications(of: settings.issuer, outward: outward, now: now)
  }

  public var name: String { settings.name }
  public var issuer: String { settings.issuer }

  public var places: [String] {
    var places = [SecureAddress(settings.issuer)?.origin].compactMap(\.self)
    for place in [published.origin].compactMap(\.self) + settings.leadsTo where !places.contains(place) {
      places.append(place)
    }
    return places
  }

  /// Reads what the server says about itself, so that the first person need not wait for it. Whether it is there does not matter.
  public func prepare() async { _ = try? await published.document() }

  public func address(for begun: BegunSignIn) async throws(SignInServerFault) -> String {
    AuthorisationRequest.address(for: begun, at: try await published.document().authorisation, settings)
  }

  public func person(code: String, of begun: BegunSignIn, at now: Int) async throws(SignInServerFault)
    -> PersonElsewhere
  {
    let exchange = TokenExchange(settings: settings, secret: secret, document: try await published.document())
    let answer: OutwardAnswer
    do { answer = try await outward.ask(exchange.request(code: code, of: begun)) } catch { throw .unreachable }
    let token = try await signed(try TokenExchange.token(of: answer))
    let check = IDTokenCheck(terms: terms(now), nonce: begun.nonce, settings: settings)
    do { return try check.person(token) } catch { throw .untrusted(error.rawValue) }
  }

  public func notice(_ token: String, at now: Int) async throws(SignInServerFault) -> LogoutNotice {
    let token = try await signed(token)
    do { return try LogoutTokenCheck(terms: terms(now)).notice(token) } catch { throw .untrusted(error.rawValue) }
  }

  private func terms(_ now: Int) -> TokenTerms {
    TokenTerms(issuer: settings.issuer, clientID: settings.clientID, now: now)
  }

  /// A token whose signature is that of the server.
  private func signed(_ text: String) async throws(SignInServerFault) -> SignedToken {
    let token: SignedToken
    do { token = try SignedToken(text) } catch { throw .untrusted(error.rawValue) }
    guard let key = try await published.key(for: token) else {
      throw .untrusted(TokenFault.unknownKey.rawValue)
    }
    guard await signatures.isRight(token, by: key) else { throw .untrusted(TokenFault.signature.rawValue) }
    return token
  }
}
