import Casework
import HTTPTypes

/// What anybody may open, and where everybody else is sent first.
extension Address {
  /// Whether it shows the same to everybody, so that it need not be known who asks.
  var needsNobody: Bool {
    switch self {
    case .asset, .health, .api: true
    default: false
    }
  }

  /// Whether it is there for people who have not signed in.
  var isOpen: Bool {
    switch self {
    case .asset, .health, .guide, .guidePart, .accessibility: true
    case .signIn(let address): address.isBeforeSession
    default: false
    }
  }

  /// Whether it is there for somebody who must choose a password first.
  fileprivate var isOpenBeforeChoosing: Bool {
    switch self {
    case .signIn(.password), .signIn(.signOut): true
    default: isOpen
    }
  }
}

extension Visit {
  /// The answer to somebody who may not go on to an address yet; nil for everybody else.
  func turnedAway(from address: Address?, _ request: HTTPRequest, _ body: [UInt8]) async -> Answer? {
    guard let session else { return address?.isOpen == true ? nil : await signInFirst(address, request, body) }
    guard session.person.mustChangePassword, address?.isOpenBeforeChoosing != true else { return nil }
    // What was typed goes along, as it does where a session ended.
    if request.method == .post, let kept = KeptForm(body, to: address),
      var answer = try? await passwordPage(kept: kept)
    {
      answer.status = .forbidden
      return answer
    }
    return .seeOther(.signIn(.password))
  }

  private func signInFirst(_ address: Address?, _ request: HTTPRequest, _ body: [UInt8]) async -> Answer {
    let isEnded = cookies[.session] != nil
    if request.method == .post {
      return await signInPage(SignInForm(kept: KeptForm(body, to: address)), .sendAgain)
    }
    let then = SignInAddress.way(address?.target)
    var answer = Answer.seeOther(.signIn(isEnded ? .ended(then: then) : .enter(then: then)))
    if isEnded { answer.headers.append(cookies.forgetting(.session)) }
    return answer
  }
}
