import Casework
import Rules

/// One's own account: who one is here, when the session ends, and how one signs in.
struct MyAccountPage {
  let person: SignedIn
  /// When the session ends if nothing more is asked.
  let ends: String
  let done: SignInAddress.Done?
  let figures: OwnFigures
  /// Whether an authenticator can be added on this server.
  let keepsSecondFactors: Bool
  let token: FormToken
  let pack: RulePack
  let standing: Standing?

  static let heading = "Your account"
  static let crumbs = [Frame.Link(text: heading, address: .signIn(.account()))]

  var page: Page {
    Page(
      title: Self.heading, section: nil, standing: standing,
      main: """
        <h1>\(Self.heading)</h1>
        \(notice)<section><h2>Who you are here</h2>
        <dl class="list">\(row("Name", "\(person.actor.displayName)"))\(row("User name", "\(person.actor.name)"))\
        \(row("Staff code", "\(person.actor.staff ?? "None")"))\(row("Roles", roles))</dl>
        <p class="small quiet">If something here is wrong, tell whoever looks after accounts in your service.</p></section>
        <section><h2>How you sign in</h2>
        \(wayIn)</section>
        \(OwnFiguresPart(chosen: figures, token: token).html)\(sessions)
        """)
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .password: "Your new password is in force. Any other session of yours has ended."
      case .secondFactor: "From now on, signing in asks for a code of your authenticator."
      case .secondFactorRemoved: "Signing in asks for your password only."
      case .figures: "Your choice is kept. It holds on every page from now on."
      case nil: nil
      }
    return Part.notice(sentence)
  }

  private func row(_ term: String, _ value: HTML) -> HTML { "<div><dt>\(term)</dt><dd>\(value)</dd></div>\n" }

  private var roles: HTML {
    guard !person.actor.roles.isEmpty else { return "None in force today" }
    return person.actor.roles.map { role -> HTML in "\(RoleChoice.words(role, pack))" }.joined(by: "<br>")
  }

  private var wayIn: HTML {
    guard person.hasPassword else {
      return """
        <p>With your organisation’s own sign-in server. Your password and second factor are kept there, and so are the groups \
        that give you roles here.</p>
        """
    }
    return """
      <dl class="list">\(row("Password", Part.link("Choose a new password", .signIn(.password))))\
      \(row("Second factor", secondFactor))</dl>
      """
  }

  private var secondFactor: HTML {
    if person.hasSecondFactor { return "An authenticator. \(Part.link("Remove it", .signIn(.secondFactor)))" }
    return keepsSecondFactors
      ? "None. \(Part.link("Add an authenticator", .signIn(.secondFactor)))"
      : "None. \(Part.link("This server keeps no second factors", .signIn(.secondFactor)))"
  }

  private var sessions: HTML {
    """
    <section><h2>Sessions</h2>
    <p>This one ends at \(ends) if you open nothing more. Each page that you open begins the time anew, up to the end of a long day.</p>
    <p>If you left a session open elsewhere, you can end all of them from here.</p>
    <form method="post" action="\(Address.signIn(.sessions))">\(token.field)\
    <button class="button second" type="submit">Sign out everywhere</button></form></section>
    """
  }
}
