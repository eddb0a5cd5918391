import Casework

/// Where people sign in. The same form stands where a session ended and where a form came too late.
struct SignInPage {
  enum Occasion {
    case first, ended, sendAgain
  }

  let form: SignInForm
  let occasion: Occasion
  var problems: [FieldProblem] = []
  /// What is said above the form, for instance when to try again.
  var notice: String?
  /// The name of the organisation's own sign-in server.
  var elsewhere: String?
  let token: FormToken
  let standing: Standing?

  private var heading: String {
    switch occasion {
    case .first: "Sign in"
    case .ended: "Your session has ended"
    case .sendAgain: "Sign in to go on"
    }
  }

  private var words: HTML {
    switch occasion {
    case .first: .empty
    case .ended:
      """
      <p>It ends by itself when nothing is asked for a while, and at the end of a long day. Nothing that was recorded is lost. Sign in, \
      and you are back where you were.</p>

      """
    case .sendAgain:
      """
      <p>Your session ended before this form arrived, so nothing was changed. \
      \(form.kept == nil ? "Sign in here, then go back and fill it in again." : "What you typed is kept on this page: sign in, and go on with it.")</p>

      """
    }
  }

  var page: Page {
    let notice: HTML = Part.notice(notice)
    return Page(
      title: problems.title(heading), section: nil, standing: standing,
      main: """
        \(problems.summary)<h1>\(heading)</h1>
        \(words)\(notice)\(elsewhereForm)<form method="post" action="\(Address.signIn(.enter()))">
        \(token.field)\(form.hidden)\(name)\(password)<button class="button" type="submit">Sign in</button>
        </form>
        <p class="small">If you have forgotten your password, or lost your authenticator, ask whoever looks after accounts in your \
        service. They can give you a password for one sign-in.</p>
        """)
  }

  /// The way by the organisation's own server, before the fields: where there is one, most people take it.
  private var elsewhereForm: HTML {
    guard let elsewhere else { return .empty }
    return """
      <form method="post" action="\(Address.signIn(.elsewhere))">
      \(token.field)\(form.then.map { Part.hidden(SignInForm.thenField, $0.target) } ?? .empty)\
      <button class="button" type="submit">Sign in with \(elsewhere)</button>
      </form>
      \(form.kept == nil ? HTML.empty : "<p>What you typed does not come along this way: copy it first.</p>\n")<h2>Or with an account of Headroom</h2>

      """
  }

  private var name: HTML {
    Field(
      name: SignInForm.nameField, label: "User name", autocomplete: "username", value: form.name,
      error: problems.sentence(of: SignInForm.nameField)
    ).html
  }

  private var password: HTML {
    Field(
      name: SignInForm.passwordField, label: "Password", type: .password, autocomplete: "current-password",
      error: problems.sentence(of: SignInForm.passwordField)
    ).html
  }
}
