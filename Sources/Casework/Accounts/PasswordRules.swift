import Foundation
import Rules

/// What is wrong with a password that somebody wants to have, in sentences.
struct PasswordRules {
  let rules: SignInRules.Passwords

  /// The same password typed on two keyboards is the same bytes: Unicode's composed form (NFC).
  static func composed(_ password: String) -> String { password.precomposedStringWithCanonicalMapping }

  /// Empty when the password may be chosen.
  ///
  /// - Parameter own: words that belong to the person: names, staff code.
  func faults(of password: String, own: [String]) -> [String] {
    // A character is a code point here, as ASVS and NIST SP 800-63B count.
    let count = Self.composed(password).unicodeScalars.count
    guard count >= rules.shortest else {
      return ["Use at least \(rules.shortest) characters; \(rules.advised) or more are better. Several words are good."]
    }
    guard count <= rules.longest else { return ["Use at most \(rules.longest) characters."] }
    guard let common = CommonPasswords(path: rules.common) else {
      return [
        "No password can be chosen at present: the list of common passwords (\(rules.common)) is missing. "
          + "Ask whoever runs the service to install it; Debian has it in the package john-data."
      ]
    }
    guard !common.contains(password) else {
      return ["This is one of the passwords that are guessed first. Choose another."]
    }
    guard let word = wordThatItLivesOn(password, own: own) else { return [] }
    return ["Without “\(word)” too little is left of it. Choose one that does not rest on your name or the service's."]
  }

  /// A word of the service or the person without which the password would be too short.
  private func wordThatItLivesOn(_ password: String, own: [String]) -> String? {
    let words = (rules.contextWords + own.flatMap(Self.words)).filter { $0.count >= Self.shortestWord }
    let small = password.lowercased()
    return words.sorted { $0.count > $1.count }.first { word in
      small.contains(word) && small.replacing(word, with: "").unicodeScalars.count < rules.shortest
    }
  }

  /// Shorter ones are parts of too many other words.
  private static let shortestWord = 3

  /// A name and its parts: `ada.lovelace@example.org`, `ada`, `lovelace`, `example`, `org`.
  private static func words(_ text: String) -> [String] {
    let small = text.lowercased()
    return [small] + small.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
