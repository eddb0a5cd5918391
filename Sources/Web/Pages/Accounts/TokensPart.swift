import Caseload
import Casework

/// The tokens of an account, with a form for another. A token itself is shown once, on the page that answers the form.
struct TokensPart {
  let account: AccountSummary
  let tokens: [TokenSummary]
  let form: AccountForm
  let problems: [FieldProblem]
  let formToken: FormToken
  /// Days for which a token is good where no last day is named.
  let usualDays: Int

  static let nameField = "token-name"
  static let scopeField = "token-scope"
  static let untilField = "token-until"
  static let numberField = "token"

  var html: HTML {
    """
    <section><h2>Tokens for programs</h2>
    <p>A program with a token acts as this account, by the programming interface.</p>
    \(tokens.isEmpty ? Part.empty("No token.") : table)
    <h3>Issue a token</h3>
    \(issuing)</section>
    """
  }

  /// What stands at the top when one was just issued.
  static func notice(_ issued: IssuedToken) -> HTML {
    """
    <div class="notice" role="status"><p>This is token \(issued.id). Copy it now: it is kept nowhere and is not shown again.</p>
    <p><code>\(issued.text)</code></p></div>

    """
  }

  private var table: HTML {
    Table(
      caption: "Tokens", columns: ["Token", "For", "May", "Good", "End"].map { Table.Column(heading: $0) },
      rows: tokens.map { token in
        [
          "\(token.id)", "\(token.name)", "\(token.scope)", "\(Self.state(token))",
          token.state == .good ? ending(token) : "Nothing to end",
        ]
      }
    ).html
  }

  private static func state(_ token: TokenSummary) -> String {
    switch token.state {
    case .good: "until \(token.until.text)"
    case .expired: "until \(token.until.text), which has passed"
    case .ended: "ended"
    }
  }

  private func ending(_ token: TokenSummary) -> HTML {
    posting(.endToken, Part.hidden(Self.numberField, "\(token.id)"), "End token \(token.id)")
  }

  private var issuing: HTML {
    let fields = [
      field(Self.nameField, "What it is for", "For instance night report.", ""),
      field(
        Self.scopeField, "What it may do",
        "Words with commas between them: read, write, metrics, or single permissions such as view:cases. Never more than the account’s roles.",
        "read"),
      field(Self.untilField, "Last day", "As 2026-11-22. Leave empty for \(usualDays) days.", ""),
    ]
    return posting(.issueToken, "\(fields.map(\.html))", "Issue the token")
  }

  private func field(_ name: String, _ label: String, _ hint: String, _ usual: String) -> Field {
    let typed = form.texts[name] ?? usual
    return Field(name: name, label: label, hint: hint, value: typed, error: problems.sentence(of: name))
  }

  private func posting(_ step: AccountStep, _ fields: HTML, _ words: String) -> HTML {
    """
    <form method="post" action="\(Address.accounts(.one(account.id)))" autocomplete="off">
    \(formToken.field)\(Part.hidden(AccountForm.stepField, step.rawValue))\(fields)\
    <button class="button second" type="submit">\(words)</button></form>

    """
  }
}

extension AccountForm {
  /// The token that the form asks for, with what is wrong with it.
  ///
  /// - Parameter usualDays: for which it is good where the form names no last day.
  func newToken(of account: AccountSummary, today: LocalDate, usualDays: Int) -> (
    token: NewToken?, problems: [FieldProblem]
  ) {
    var problems = day(TokensPart.untilField).problems
    if text(TokensPart.nameField).isEmpty {
      problems.append(FieldProblem(TokensPart.nameField, "Enter what the token is for."))
    }
    do {
      let scope = try TokenScope(words: text(TokensPart.scopeField))
      guard problems.isEmpty else { return (nil, problems) }
      let until = day(TokensPart.untilField).day ?? today + usualDays
      return (NewToken(account: account.name, name: text(TokensPart.nameField), scope: scope, until: until), [])
    } catch CaseworkRefusal.invalid(let sentence) {
      return (nil, problems + [FieldProblem(TokensPart.scopeField, sentence)])
    } catch {
      return (nil, problems)
    }
  }
}
