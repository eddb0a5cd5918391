import Casework

/// Where one's own password is chosen: by choice, or before anything else.
struct PasswordPage {
  let isForced: Bool
  var problems: [FieldProblem] = []
  /// A form that was sent before a password was chosen, which goes along.
  var kept: KeptForm?
  let token: FormToken
  let standing: Standing?

  static let oldField = "old-password"
  static let heading = "Choose a new password"

  var page: Page {
    let why: HTML =
      isForced
      ? "<p>The password that you signed in with was good for that once. Choose one that only you know; then you go on.</p>\n"
      : "<p>Your other sessions end when the new password comes into force. This one stays.</p>\n"
    let along: HTML =
      kept == nil ? .empty : "<p>What you typed before is kept. You go on with it once the password is chosen.</p>\n"
    return Page(
      title: problems.title(Self.heading), section: nil, breadcrumbs: isForced ? [] : MyAccountPage.crumbs,
      standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        \(why)\(along)<form method="post" action="\(Address.signIn(.password))">
        \(token.field)\(kept?.hidden ?? .empty)\(old)\(NewPassword.fields(problems))<button class="button" type="submit">Choose this password</button>
        </form>
        """)
  }

  private var old: HTML {
    Field(
      name: Self.oldField, label: isForced ? "The password you were given" : "Your password now", type: .password,
      autocomplete: "current-password", error: problems.sentence(of: Self.oldField)
    ).html
  }
}
