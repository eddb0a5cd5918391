import Casework
import HTTPTypes

extension Visit {
  private var wayBack: String { site.front.origin(of: host) + Address.signIn(.back()).target }

  /// Leads on to the organisation's own sign-in server. A form that waits to be sent again stays behind.
  func ledElsewhere(_ form: SignInForm) async throws -> Answer {
    guard let elsewhere = site.elsewhere else { throw Address.Fault.notFound }
    // One secret for all that this browser has begun: each may be answered.
    let browser = cookies[.elsewhere] ?? FormToken.random().text
    let address: String
    do {
      address = try await elsewhere.begin(browser: browser, back: wayBack, destination: form.then?.target)
    } catch {
      return await refused(.unreachable)
    }
    var answer = Answer.seeOther(elsewhere: address)
    answer.headers.append(cookies.setting(.elsewhere, browser))
    return answer
  }

  /// Takes whoever comes back from there.
  func cameBack(_ fields: [String: String]) async throws -> Answer {
    guard let elsewhere = site.elsewhere else { throw Address.Fault.notFound }
    let outcome = try await elsewhere.finish(
      CameBack(
        state: fields["state"] ?? "", code: fields["error"] == nil ? fields["code"] : nil, issuer: fields["iss"],
        browser: cookies[.elsewhere], place: wayBack, source: source, device: cookies[.device]))
    switch outcome {
    case .refused(let why): return await refused(why)
    case .signedIn(let token, let device, _, let destination):
      // The session that this browser had is not the new one's: it ends.
      if let old = cookies[.session], old != token { try await site.accounts.signOut(old) }
      var answer = Answer.seeOther(SignInAddress.way(destination) ?? .home)
      answer.headers.append(cookies.setting(.session, token))
      answer.headers.append(cookies.setting(.device, device))
      answer.headers.append(cookies.forgetting(.elsewhere))
      return answer
    }
  }

  /// Takes a notice of the sign-in server that sessions are over. Source: OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8.
  func toldOfSignOut(_ fields: [String: String]) async -> Answer {
    guard let elsewhere = site.elsewhere else { return await refusal(.notFound(nil)) }
    do {
      try await elsewhere.end(notice: fields["logout_token"] ?? "")
      return .text("")
    } catch SignInServerFault.untrusted {
      return .json(#"{"error":"invalid_request"}"#, .badRequest)
    } catch SignInServerFault.unreachable {
      return .json(#"{"error":"temporarily_unavailable"}"#, .serviceUnavailable)
    } catch {
      return await refusal(error)
    }
  }

  private func refused(_ why: CameBackOutcome.Refusal) async -> Answer {
    let page = ElsewhereRefusalPage(
      why: why, server: site.elsewhere?.name ?? "", standing: try? await use.standing())
    return .page(framed(page.page), page.status)
  }
}

extension Answer {
  fileprivate static func json(_ text: String, _ status: HTTPResponse.Status) -> Answer {
    Answer(status: status, headers: [.contentType: "application/json"], body: text)
  }
}
