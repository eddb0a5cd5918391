import Casework

/// Where the first account is made, by whoever can read what the program printed.
struct FirstRunPage {
  let form: FirstRunForm
  var problems: [FieldProblem] = []
  var notice: String?
  let token: FormToken
  let standing: Standing?

  static let heading = "Make the first account"

  var page: Page {
    let notice: HTML = Part.notice(notice)
    return Page(
      title: problems.title(Self.heading), section: nil, standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        <p>Nobody has an account yet. The first one looks after all others: it is an administrator’s.</p>
        \(notice)<form method="post" action="\(Address.signIn(.firstRun))">
        \(token.field)\(fields)\(NewPassword.fields(problems))<button class="button" type="submit">Make the account and sign in</button>
        </form>
        """)
  }

  private var fields: HTML {
    let all = [
      Field(
        name: FirstRunForm.codeField, label: "One-time code",
        hint: "The program printed it where it was started. A new start prints a new one.", value: form.code,
        error: problems.sentence(of: FirstRunForm.codeField)),
      Field(
        name: FirstRunForm.nameField, label: "User name",
        hint: "What you sign in with, for instance your e-mail address.",
        autocomplete: "username", value: form.name, error: problems.sentence(of: FirstRunForm.nameField)),
      Field(
        name: FirstRunForm.displayField, label: "Your name", hint: "As others see it, for instance Ada Lovelace.",
        autocomplete: "name", value: form.displayName, error: problems.sentence(of: FirstRunForm.displayField)),
    ]
    return "\(all.map(\.html))"
  }
}
