/// The addresses of signing in and out, and of one's own account.
enum SignInAddress: Sendable, Hashable {
  /// - Parameter then: where to go on to.
  indirect case enter(then: Address? = nil)
  /// The code of an authenticator is sent here; the page that asks for it is the answer to a password.
  case code
  /// What stands where a session ended by itself.
  indirect case ended(then: Address? = nil)
  /// Leads on to the organisation's own sign-in server.
  case elsewhere
  /// Where that server leads people back to. - Parameter fields: what it says of it.
  case back(fields: [String: String] = [:])
  /// Where that server says by itself that sessions are over.
  case backChannel
  /// Makes the first account, while nobody has one.
  case firstRun
  case signOut, signedOut
  /// One's own account. - Parameter done: what was just done there.
  case account(done: Done? = nil)
  case password
  case secondFactor
  /// Ends all sessions of one's own account.
  case sessions
  /// Takes the choice of being shown one's own percentage.
  case figures

  /// What a page of one's own account says was done.
  enum Done: String, Sendable {
    case password
    case secondFactor = "second-factor"
    case secondFactorRemoved = "second-factor-removed"
    case figures
  }

  var target: String {
    switch self {
    case .enter(let then), .ended(let then): path + Address.query([("then", then?.target)])
    case .account(let done): path + Address.query([("done", done?.rawValue)])
    default: path
    }
  }

  /// The path, which has no name in it and is its own pattern.
  var path: String {
    switch self {
    case .enter: "/sign-in"
    case .code: "/sign-in/code"
    case .elsewhere: "/sign-in/elsewhere"
    case .back: "/sign-in/back"
    case .backChannel: "/sign-in/back-channel"
    case .ended: "/session-ended"
    case .firstRun: "/first-run"
    case .signOut: "/sign-out"
    case .signedOut: "/signed-out"
    case .account: "/account"
    case .password: "/account/password"
    case .secondFactor: "/account/second-factor"
    case .sessions: "/account/sessions"
    case .figures: "/account/figures"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) {
    switch segments {
    case ["sign-in"]: self = .enter(then: Self.way(fields["then"]))
    case ["sign-in", "code"]: self = .code
    case ["sign-in", "elsewhere"]: self = .elsewhere
    case ["sign-in", "back"]: self = .back(fields: fields)
    case ["sign-in", "back-channel"]: self = .backChannel
    case ["session-ended"]: self = .ended(then: Self.way(fields["then"]))
    case ["first-run"]: self = .firstRun
    case ["sign-out"]: self = .signOut
    case ["signed-out"]: self = .signedOut
    case ["account"]: self = .account(done: fields["done"].flatMap(Done.init))
    case ["account", "password"]: self = .password
    case ["account", "second-factor"]: self = .secondFactor
    case ["account", "sessions"]: self = .sessions
    case ["account", "figures"]: self = .figures
    default: return nil
    }
  }

  /// Where a text leads after signing in: an address of this site that shows something, or nil. The text itself goes no further,
  /// so it can lead nowhere else.
  static func way(_ text: String?) -> Address? {
    guard let text, text.utf8.count <= RequestLimits.longestTarget, let address = try? Address(target: text) else {
      return nil
    }
    switch address {
    case .home, .asset, .health, .api: return nil
    case .signIn(let own): if case .account = own { return address } else { return nil }
    default: return address
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .enter, .code, .elsewhere, .backChannel, .firstRun, .signOut, .password, .secondFactor, .sessions, .figures:
      true
    case .back, .ended, .signedOut, .account: false
    }
  }

  /// Whether programs send to it, which have no page of ours and no cookie: what they send is signed.
  var isForPrograms: Bool { self == .backChannel }

  /// Whether its form is one of somebody who has not signed in.
  var isBeforeSession: Bool {
    switch self {
    case .enter, .code, .elsewhere, .back, .backChannel, .ended, .firstRun, .signedOut: true
    case .signOut, .account, .password, .secondFactor, .sessions, .figures: false
    }
  }
}
