import FoundationEssentials

/// The passwords that are tried first by whoever guesses.
struct CommonPasswords {
  private let all: Set<String>

  /// Reads the file that the rules name; nil where it cannot be read or holds next to nothing.
  ///
  /// It is read anew each time: a password is chosen seldom, and the file may have been put there meanwhile.
  init?(path: String) {
    guard let content = FileManager.default.contents(atPath: path) else { return nil }
    let lines = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline)
    all = Set(lines.filter { !$0.hasPrefix("#!comment") }.map { $0.lowercased() })
    guard all.count >= Self.fewest else { return nil }
  }

  /// ASVS 5.0, 6.2.4, asks for the top 3,000.
  private static let fewest = 3_000

  func contains(_ password: String) -> Bool { all.contains(password.lowercased()) }
}
