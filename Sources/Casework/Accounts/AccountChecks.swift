import Caseload
import Rules

/// What an account must be before it is kept. Each check throws ``CaseworkRefusal`` with a sentence.
struct AccountChecks {
  let pack: RulePack

  func name(_ typed: String) throws -> AccountName {
    guard let name = AccountName(typed) else {
      throw CaseworkRefusal.invalid(
        "“\(typed)” cannot be the name of an account. Use letters, digits and . _ - + ' @, for instance an e-mail address."
      )
    }
    return name
  }

  func displayName(_ typed: String) throws -> String {
    let name = trimmed(typed)
    guard !name.isEmpty, name.count <= 100, isPlain(name) else {
      throw CaseworkRefusal.invalid("Give the person's name as pages are to show it, in at most 100 characters.")
    }
    return name
  }

  /// Nil for nobody in the case system.
  func staff(_ typed: String?) throws -> String? {
    guard let code = typed.map(trimmed), !code.isEmpty else { return nil }
    guard code.count <= 50, isPlain(code) else {
      throw CaseworkRefusal.invalid("“\(code)” is no staff code: at most 50 characters without breaks.")
    }
    return code
  }

  /// A role for units needs one, or it would reach everywhere; a bounded one needs its last day.
  func role(_ held: HeldRole, until: LocalDate? = nil) throws {
    guard let role = pack.access.role(held.role) else {
      throw CaseworkRefusal.invalid(
        "There is no role “\(held.role)”. The roles are \(pack.roleNames.joined(separator: ", ")).")
    }
    guard !role.isBounded || until != nil else {
      throw CaseworkRefusal.invalid(
        "The role \(role.label.lowercased()) is only given until a day. Give it to the account with its last day.")
    }
    guard let unit = held.unit else {
      guard role.level == pack.levels.first?.id else {
        throw CaseworkRefusal.invalid(
          "The role \(role.label.lowercased()) is held for a unit. Give its level and code, for instance \(role.level):CODE."
        )
      }
      return
    }
    guard pack.levels.contains(where: { $0.id == unit.level }) else {
      throw CaseworkRefusal.invalid(
        "There is no level “\(unit.level)”. The levels are \(pack.levels.map(\.id).joined(separator: ", ")).")
    }
    guard !unit.code.isEmpty, unit.code.count <= 50, isPlain(unit.code) else {
      throw CaseworkRefusal.invalid("Give the code of the unit that the role is for.")
    }
  }

  func tie(_ tie: Tie) throws {
    guard !tie.subject.isEmpty, tie.subject.count <= 50, isPlain(tie.subject) else {
      throw CaseworkRefusal.invalid("Give the staff code or the case reference number that this is about.")
    }
  }

  func days(from: LocalDate, until: LocalDate?) throws {
    guard until.map({ $0 >= from }) ?? true else {
      throw CaseworkRefusal.invalid("The last day is before the first.")
    }
  }

  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
