import Casework

/// Where an authenticator is added to one's own account, or taken away.
struct SecondFactorPage {
  enum State {
    /// What there is to do, by whether there is an authenticator.
    case start
    /// A secret to put into an authenticator, and the first code of it.
    case begun(SecondFactorSecret)
    /// The first code was not right; the secret stays the one that was shown.
    case asked
    /// This server has no key to keep a secret sealed; whoever looks after accounts may be asked.
    case unavailable([Helper])
  }

  /// What a press of a button asks for.
  enum Step: String {
    case begin, confirm, remove
  }

  let state: State
  let hasSecondFactor: Bool
  var problems: [FieldProblem] = []
  let token: FormToken
  let standing: Standing?

  static let stepField = "form-step"
  static let codeField = "code"
  static let passwordField = "password"

  private var heading: String {
    if case .unavailable = state { return "Second factors" }
    return hasSecondFactor ? "Remove your authenticator" : "Add an authenticator"
  }

  var page: Page {
    return Page(
      title: problems.title(heading), section: nil, breadcrumbs: MyAccountPage.crumbs, standing: standing,
      main: """
        \(problems.summary)<h1>\(heading)</h1>
        \(hasSecondFactor ? removal : addition)
        """)
  }

  private var addition: HTML {
    switch state {
    case .start:
      """
      <p>An authenticator is a program, on your telephone or in a password store, that shows a new code every half minute. With one, \
      nobody can sign in as you by knowing your password alone.</p>
      \(form(.begin, .empty, "Show me a secret for it"))
      """
    case .begun(let secret):
      """
      <p>Put this into your authenticator, as a new entry. It is shown once.</p>
      <dl class="list"><div><dt>Secret</dt><dd><code>\(secret.text)</code></dd></div>
      <div><dt>The same as an address</dt><dd><code>\(secret.address)</code></dd></div></dl>
      <p>Then enter the code that it shows. From then on, signing in asks for one.</p>
      \(form(.confirm, code, "Confirm the code"))
      """
    case .asked:
      """
      <p>The secret that you put into your authenticator is still the one that counts. If you no longer have it, begin again with a \
      new one.</p>
      \(form(.confirm, code, "Confirm the code"))\(form(.begin, .empty, "Begin again", isSecond: true))
      """
    case .unavailable(let helpers):
      """
      <p>This server keeps no second factors: it was started without a key to keep their secrets sealed. Signing in asks for your \
      password alone. Whoever looks after the server can start it with a key; then an authenticator can be added here.</p>
      \(helpers.isEmpty ? "<p>Nobody looks after accounts at present. Ask your manager.</p>\n" : whom(helpers))
      """
    }
  }

  private func whom(_ helpers: [Helper]) -> HTML {
    let people = helpers.map { helper -> HTML in "\(helper.displayName), \(helper.name)" }
    return "<p>Whom to ask:</p>\n\(Part.list(people))"
  }

  private var removal: HTML {
    """
    <p>Signing in then asks for your password only. Enter it once more, so that nobody does this at a computer that you left open.</p>
    \(form(.remove, password, "Remove it"))
    """
  }

  private var code: HTML {
    Field(
      name: Self.codeField, label: "Code", type: .digits, autocomplete: "one-time-code", width: "short",
      error: problems.sentence(of: Self.codeField)
    ).html
  }

  private var password: HTML {
    Field(
      name: Self.passwordField, label: "Your password", type: .password, autocomplete: "current-password",
      error: problems.sentence(of: Self.passwordField)
    ).html
  }

  private func form(_ step: Step, _ fields: HTML, _ button: String, isSecond: Bool = false) -> HTML {
    """
    <form method="post" action="\(Address.signIn(.secondFactor))">
    \(token.field)\(Part.hidden(Self.stepField, step.rawValue))\(fields)\
    <button class="\(isSecond ? "button second" : "button")" type="submit">\(button)</button>
    </form>

    """
  }
}
