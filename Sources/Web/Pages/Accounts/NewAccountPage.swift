import Casework
import Rules

/// The form of a new account.
struct NewAccountPage {
  let form: AccountForm
  var problems: [FieldProblem] = []
  let token: FormToken
  let pack: RulePack
  let standing: Standing?

  static let heading = "Add an account"

  var page: Page {
    Page(
      title: problems.title(Self.heading), section: .accounts, breadcrumbs: AccountDetailPage.crumbs,
      standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        <form method="post" action="\(Address.accounts(.list()))" autocomplete="off">
        \(token.field)\(Part.hidden(AccountForm.stepField, AccountStep.add.rawValue))\(fields)\(RoleFields(form, problems, pack).new)\
        <button class="button" type="submit">Add the account</button>
        </form>
        """)
  }

  private var fields: HTML {
    let all = [
      field(AccountForm.nameField, "User name", "What the person signs in with, for instance their e-mail address."),
      field(AccountForm.displayField, "Name", "As others see it, for instance Ada Lovelace."),
      field(
        AccountForm.staffField, "Staff code (optional)",
        "The person’s own code in the case system, where they have one."),
      FirstPasswordField(form, problems).field,
    ]
    return "\(all.map(\.html))"
  }

  private func field(_ name: String, _ label: String, _ hint: String) -> Field {
    Field(name: name, label: label, hint: hint, value: form.text(name), error: problems.sentence(of: name))
  }
}

/// The password that somebody is given for one sign-in. It stands to be read, because it is passed on.
struct FirstPasswordField {
  let field: Field

  init(_ form: AccountForm, _ problems: [FieldProblem]) {
    field = Field(
      name: AccountForm.passwordField, label: "Password for the first sign-in",
      hint:
        "Note it and give it to the person. It is not shown again, and the first thing they do is choose their own.",
      value: form.password.isEmpty ? AccountForm.proposedPassword() : form.password,
      error: problems.sentence(of: AccountForm.passwordField))
  }
}

/// The fields of a role: which, where and between which days.
struct RoleFields {
  let form: AccountForm
  let problems: [FieldProblem]
  let pack: RulePack

  init(_ form: AccountForm, _ problems: [FieldProblem], _ pack: RulePack) {
    self.form = form
    self.problems = problems
    self.pack = pack
  }

  /// For a new account, whose role begins today; others are given on its page.
  var new: HTML { select + unit.html }

  var html: HTML {
    let from = Field(
      name: AccountForm.fromField, label: "First day (optional)", hint: "For example, 2026-11-22. Today if left empty.",
      width: "short", value: form.text(AccountForm.fromField), error: problems.sentence(of: AccountForm.fromField))
    let until = Field(
      name: AccountForm.untilField, label: "Last day (optional)", hint: "For a role that ends by itself.",
      width: "short",
      value: form.text(AccountForm.untilField), error: problems.sentence(of: AccountForm.untilField))
    return new + from.html + until.html
  }

  private var unit: Field {
    Field(
      name: AccountForm.unitField, label: "Code of the unit",
      hint: "The unit for which the role is held. Leave it empty for a role of the whole service.", width: "short",
      value: form.text(AccountForm.unitField), error: problems.sentence(of: AccountForm.unitField))
  }

  private var select: HTML {
    let choices = RoleChoice.all(pack).map { choice in
      let words = choice.level.flatMap { level in pack.levels.first { $0.id == level }?.label }
      return (value: choice.id, words: words.map { "\(choice.label) (of a \($0))" } ?? choice.label)
    }
    return ChoiceField(
      name: AccountForm.roleField, label: "Role", choices: choices, value: form.text(AccountForm.roleField),
      error: problems.sentence(of: AccountForm.roleField)
    ).html
  }
}
