import Caseload
import Casework
import Rules

/// What an administrator typed about an account.
struct AccountForm {
  let texts: [String: String]

  static let stepField = "form-step"
  static let nameField = "name"
  static let displayField = "display-name"
  static let staffField = "staff-code"
  static let passwordField = "first-password"
  static let removeField = "remove-second-factor"
  static let roleField = "role"
  static let unitField = "unit"
  static let fromField = "from"
  static let untilField = "until"

  init(sent fields: [String: String] = [:]) { texts = fields.mapValues(\.trimmed) }

  func text(_ field: String) -> String { texts[field] ?? "" }

  var step: AccountStep? { AccountStep(rawValue: text(Self.stepField)) }

  /// The password for one sign-in: what was typed, or what the page proposed.
  var password: String { text(Self.passwordField) }

  var newProblems: [FieldProblem] {
    AccountNames.problems(
      name: text(Self.nameField), displayName: text(Self.displayField), Self.nameField, Self.displayField)
      + passwordProblems
  }

  var passwordProblems: [FieldProblem] {
    password.isEmpty ? [FieldProblem(Self.passwordField, "Enter a password for the first sign-in.")] : []
  }

  /// - Parameter role: that was read from the same form; nil where none was asked for.
  func account(_ role: HeldRole?) -> NewAccount {
    NewAccount(
      name: text(Self.nameField), displayName: text(Self.displayField), password: password,
      staff: text(Self.staffField).isEmpty ? nil : text(Self.staffField), roles: role.map { [$0] } ?? [])
  }

  /// The role that the form names, with what is wrong with it.
  func role(_ pack: RulePack) -> (role: HeldRole?, problems: [FieldProblem]) {
    guard let choice = RoleChoice.all(pack).first(where: { $0.id == text(Self.roleField) }) else {
      return (nil, [FieldProblem(Self.roleField, "Select a role.")])
    }
    guard let level = choice.level else { return (HeldRole(role: choice.id, unit: nil), []) }
    let code = text(Self.unitField)
    let name = pack.levels.first { $0.id == level }?.label ?? level
    guard !code.isEmpty else {
      return (nil, [FieldProblem(Self.unitField, "Enter the code of the \(name) for which the role is held.")])
    }
    return (HeldRole(role: choice.id, unit: RoleUnit(level: level, code: code)), [])
  }

  /// The day of a field; nil where none was typed, with what is wrong where it is no day.
  func day(_ field: String) -> (day: LocalDate?, problems: [FieldProblem]) {
    let text = text(field)
    if text.isEmpty { return (nil, []) }
    guard let day = LocalDate(iso: text) else {
      return (nil, [FieldProblem(field, "Enter a day as 2026-11-22, or leave the field empty.")])
    }
    return (day, [])
  }

  /// A password that nobody has used: 20 letters and digits in groups of five, none of them easily taken for another. 98 bits.
  static func proposedPassword() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    let groups = (0..<4).map { _ in
      String((0..<5).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }
    return groups.joined(separator: "-")
  }
}
