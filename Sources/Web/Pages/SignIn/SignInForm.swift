/// What stands in the form of signing in, and where it leads.
struct SignInForm {
  var name = ""
  var password = ""
  var code = ""
  /// What the code of an authenticator answers; empty before a password was right.
  var challenge = ""
  /// Where to go on to; nil for the first page.
  var then: Address?
  /// A form that was sent when nobody was signed in any more.
  var kept: KeptForm?

  static let nameField = "name"
  static let passwordField = "password"
  static let codeField = "code"
  static let challengeField = "challenge"
  static let thenField = "then"

  init(then: Address? = nil, kept: KeptForm? = nil) {
    self.then = then
    self.kept = kept
  }

  /// A form that was sent. A password is taken as it is, spaces and all.
  init(sent fields: [String: String]) {
    name = (fields[Self.nameField] ?? "").trimmed
    password = fields[Self.passwordField] ?? ""
    code = (fields[Self.codeField] ?? "").filter { !$0.isWhitespace }
    challenge = fields[Self.challengeField] ?? ""
    then = SignInAddress.way(fields[Self.thenField])
    kept = KeptForm(fields)
  }

  var problems: [FieldProblem] {
    (name.isEmpty ? [FieldProblem(Self.nameField, "Enter your user name.")] : [])
      + (password.isEmpty ? [FieldProblem(Self.passwordField, "Enter your password.")] : [])
  }

  /// What goes along unseen.
  var hidden: HTML {
    let then: HTML = then.map { Part.hidden(Self.thenField, $0.target) } ?? .empty
    return then + (kept?.hidden ?? .empty)
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
