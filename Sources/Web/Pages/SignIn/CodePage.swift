import Casework

/// The second step of signing in: a code of the authenticator.
struct CodePage {
  let form: SignInForm
  var problems: [FieldProblem] = []
  let token: FormToken
  let standing: Standing?

  static let heading = "Enter the code of your authenticator"

  var page: Page {
    Page(
      title: problems.title(Self.heading), section: nil, standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        <p>The password is right. Open your authenticator and enter the six digits that it shows for Headroom, within five minutes.</p>
        <form method="post" action="\(Address.signIn(.code))">
        \(token.field)\(form.hidden)\(Part.hidden(SignInForm.challengeField, form.challenge))\(field)\
        <button class="button" type="submit">Go on</button>
        </form>
        <p>\(Part.link("Start again with your password", .signIn(.enter(then: form.then))))</p>
        """)
  }

  private var field: HTML {
    Field(
      name: SignInForm.codeField, label: "Code",
      hint: "Each code is good once. If it is refused, wait for the next one.",
      type: .digits, autocomplete: "one-time-code", width: "short",
      error: problems.sentence(of: SignInForm.codeField)
    ).html
  }
}
