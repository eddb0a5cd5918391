import Casework
import Rules

/// One account as an administrator looks after it. The name stands in the page and never in its title or address.
struct AccountDetailPage {
  let account: AccountSummary
  let form: AccountForm
  var problems: [FieldProblem] = []
  /// What was just done.
  let done: AccountStep?
  var tokens: [TokenSummary] = []
  /// A token that was just issued, to be shown this once.
  var issued: IssuedToken?
  let token: FormToken
  let pack: RulePack
  let standing: Standing?

  static let heading = "Account"
  static let crumbs = [Frame.Link(text: AccountListPage.heading, address: .accounts(.list()))]

  var page: Page {
    Page(
      title: problems.title(Self.heading), section: .accounts, breadcrumbs: Self.crumbs, standing: standing,
      main: """
        \(problems.summary)\(issued.map(TokensPart.notice) ?? .empty)<span class="caption">\(account.displayName)</span><h1>\(Self.heading)</h1>
        \(notice)<dl class="list">\(row("User name", "\(account.name)"))\(row("Staff code", "\(account.staff ?? "None")"))\
        \(row("State", AccountWords.state(account)))\(row("Second factor", account.hasSecondFactor ? "An authenticator" : "None"))\
        \(row("Last sign-in", "\(account.lastSignIn.map(Times.text) ?? "Never")"))\(row("Sessions", "\(account.sessions)"))</dl>
        \(roles)\(reset)\(programs)\(state)
        """)
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .add: "The account is there. Give the person their user name and the password."
      case .enable: "The account can be used again."
      case .disable: "The account is disabled, and its sessions have ended."
      case .reset: "The new password is good for one sign-in. All sessions of the account have ended."
      case .endSessions: "All sessions of the account have ended."
      case .grantRole: "The role is given."
      case .endRole: "The role has ended."
      case .endToken: "The token has ended."
      case .issueToken, nil: nil
      }
    return Part.notice(sentence)
  }

  private func row(_ term: String, _ value: HTML) -> HTML { "<div><dt>\(term)</dt><dd>\(value)</dd></div>\n" }

  private func button(_ step: AccountStep, _ words: String, _ fields: HTML = .empty, isSecond: Bool = true) -> HTML {
    """
    <form method="post" action="\(Address.accounts(.one(account.id)))" autocomplete="off">
    \(token.field)\(Part.hidden(AccountForm.stepField, step.rawValue))\(fields)\
    <button class="\(isSecond ? "button second" : "button")" type="submit">\(words)</button></form>

    """
  }

  private var roles: HTML {
    let table = Table(
      caption: "Roles", columns: ["Role", "Days", "End"].map { Table.Column(heading: $0) },
      rows: account.roles.map { dated in
        let words = RoleChoice.words(dated.role, pack)
        let named =
          Part.hidden(AccountForm.roleField, dated.role.role)
          + Part.hidden(AccountForm.unitField, dated.role.unit?.code ?? "")
        return ["\(words)", "\(AccountWords.days(dated))", button(.endRole, "End \(words)", named)]
      })
    return """
      <section><h2>Roles</h2>
      \(account.roles.isEmpty ? Part.empty("No role: the account may sign in and do nothing more.") : table.html)
      <h3>Give a role</h3>
      \(button(.grantRole, "Give the role", RoleFields(form, problems, pack).html))</section>
      """
  }

  private var programs: HTML {
    TokensPart(
      account: account, tokens: tokens, form: form, problems: problems, formToken: token,
      usualDays: pack.programs.usualTokenDays
    ).html
  }

  private var reset: HTML {
    let remove: HTML = """
      <div class="radio"><input id="\(Field.id(AccountForm.removeField))" name="\(AccountForm.removeField)" type="checkbox" value="yes" \
      autocomplete="off"><label for="\(Field.id(AccountForm.removeField))">Remove the second factor too: the authenticator is lost</label></div>

      """
    let fields =
      FirstPasswordField(form, problems).field.html + .when(account.hasSecondFactor, remove)
    return """
      <section><h2>Password</h2>
      <p>For somebody who forgot theirs. Make sure that it is they who ask. All their sessions end.</p>
      \(button(.reset, "Give this password", fields))</section>
      """
  }

  private var state: HTML {
    let sessions = button(.endSessions, "End all sessions")
    let change = account.isEnabled ? button(.disable, "Disable the account") : button(.enable, "Enable the account")
    return """
      <section><h2>Sessions and state</h2>
      <p>A disabled account keeps its name in what was recorded. Its sessions end at once, and nobody signs in with it.</p>
      <div class="actions">\(sessions)\(change)</div></section>
      """
  }
}
