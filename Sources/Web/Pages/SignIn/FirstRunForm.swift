import Casework

/// What stands in the form of the first account.
struct FirstRunForm {
  var code = ""
  var name = ""
  var displayName = ""
  var password = ""
  var again = ""

  static let codeField = "code"
  static let nameField = "name"
  static let displayField = "display-name"

  init() {}

  init(sent fields: [String: String]) {
    code = (fields[Self.codeField] ?? "").filter { !$0.isWhitespace }
    name = (fields[Self.nameField] ?? "").trimmed
    displayName = (fields[Self.displayField] ?? "").trimmed
    password = fields[NewPassword.field] ?? ""
    again = fields[NewPassword.againField] ?? ""
  }

  var problems: [FieldProblem] {
    (code.isEmpty ? [FieldProblem(Self.codeField, "Enter the code that the program printed when it started.")] : [])
      + AccountNames.problems(name: name, displayName: displayName, Self.nameField, Self.displayField)
      + NewPassword.problems(password, again)
  }

  /// An administrator of the whole service, who has just chosen the password.
  var account: NewAccount {
    NewAccount(
      name: name, displayName: displayName, password: password,
      roles: [HeldRole(role: RoleChoice.administrator, unit: nil)],
      mustChangePassword: false)
  }
}

/// A password that is being chosen: typed twice, and judged by the service.
enum NewPassword {
  static let field = "new-password"
  static let againField = "new-password-again"

  static func problems(_ password: String, _ again: String) -> [FieldProblem] {
    if password.isEmpty { return [FieldProblem(field, "Enter a password.")] }
    return password == again ? [] : [FieldProblem(againField, "Enter the same password twice.")]
  }

  /// Both fields. What a password has to be stands once, in words that hold whatever the service asks besides.
  static func fields(_ problems: [FieldProblem]) -> HTML {
    let first = Field(
      name: field, label: "New password",
      hint: "Three or four words that you do not use elsewhere are good, and 15 characters or more. Spaces count. "
        + "A password store may choose it for you.",
      type: .password, autocomplete: "new-password", error: problems.sentence(of: field))
    let second = Field(
      name: againField, label: "New password again", type: .password, autocomplete: "new-password",
      error: problems.sentence(of: againField))
    return first.html + second.html
  }
}

/// The two names of an account.
enum AccountNames {
  /// Characters of either name.
  static let longest = 120

  static func problems(name: String, displayName: String, _ nameField: String, _ displayField: String) -> [FieldProblem]
  {
    check(name, nameField, "a user name, for instance an e-mail address", "the user name")
      + check(displayName, displayField, "the person’s name", "the person’s name")
  }

  private static func check(_ text: String, _ field: String, _ missing: String, _ what: String) -> [FieldProblem] {
    if text.isEmpty { return [FieldProblem(field, "Enter \(missing).")] }
    if text.count > longest { return [FieldProblem(field, "Shorten \(what) to \(longest) characters.")] }
    let hasControls = text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    return hasControls ? [FieldProblem(field, "Take the line breaks and control characters out of \(what).")] : []
  }
}
