import Foundation

/// Habits of the house that a line of text can show.
enum HouseRules {
  /// Pure rooms know no clock, print nothing and stop nobody's program.
  static func impureCalls(in tree: SourceTree) -> [Violation] {
    // One file of the pure rooms asks about the process: where the program lies, to find the tables it was shipped with.
    let exceptions = ["Sources/Rules/Reading/RulePackFolders.swift": "ProcessInfo"]
    let forbidden = [
      "Date()", "Date.now", "fatalError(", "try!", "print(", "ContinuousClock", ".random(in", "ProcessInfo",
    ]
    return scan(tree, where: { Room.named($0)?.kind == .pure }) { path, code in
      forbidden.first { exceptions[path] != $0 && contains($0, in: code) }.map { "a pure room has no \($0)" }
    }
  }

  /// In every room: what ends the program in place of an error, or switches off a check of the compiler.
  static func uncheckedCode(in tree: SourceTree) -> [Violation] {
    scan(tree, where: { _ in true }) { _, code in
      if contains("try!", in: code) { return "an error is handled or passed on, not trapped by try!" }
      if contains("fatalError(", in: code) { return "an error is thrown, not a fatalError" }
      return nil
    }
      + defended("@unchecked", in: tree) + defended("nonisolated(unsafe)", in: tree)
  }

  /// A check of the compiler is switched off only where the line above, or the line itself, says why that is sound.
  private static func defended(_ word: String, in tree: SourceTree) -> [Violation] {
    tree.files.filter { $0.isSwift && $0.room != nil }.flatMap { file in
      file.code.enumerated().compactMap { index, code in
        guard contains(word, in: code) else { return nil }
        let above = index > 0 ? file.lines[index - 1].drop { $0 == " " } : ""
        if above.hasPrefix("//") || file.lines[index].contains("//") { return nil }
        return Violation(path: file.path, line: index + 1, message: "\(word) needs a comment that says why it is sound")
      }
    }
  }

  /// No file over 400 lines. - Parameter limit: lines.
  static func longFiles(in tree: SourceTree, limit: Int = 400) -> [Violation] {
    tree.files.filter { $0.isSwift && $0.lines.count - 1 > limit }.map {
      Violation(
        path: $0.path, line: 0, message: "\($0.lines.count - 1) lines are over the limit of \(limit): look for the seam"
      )
    }
  }

  /// Names that say nothing, and notes of things left to do.
  static func emptyWords(in tree: SourceTree) -> [Violation] {
    tree.files.filter { $0.isSwift && ($0.room != nil || $0.path.hasPrefix("Tests/")) }.flatMap { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      var found: [Violation] = []
      for word in ["Manager", "Helper", "Util"] where name.contains(word) {
        found.append(
          Violation(path: file.path, line: 0, message: "a name with \(word) does not say what the file does"))
      }
      for (index, line) in file.lines.enumerated() {
        for word in leftToDo where line.contains(word) {
          found.append(Violation(path: file.path, line: index + 1, message: "\(word.dropLast()) belongs in an issue"))
        }
      }
      return found
    }
  }

  // Put together from halves, so that this file does not name what it looks for.
  private static let leftToDo = ["TO" + "DO:", "FIX" + "ME:", "XX" + "X:"]

  /// How many times each file calls a name, for lists that are kept by hand. Files without a call are left out.
  static func calls(of text: String, in tree: SourceTree) -> [String: Int] {
    var counts: [String: Int] = [:]
    for file in tree.files where file.isSwift && file.room != nil {
      let count = file.code.reduce(0) { $0 + $1.components(separatedBy: text).count - 1 }
      if count > 0 { counts[file.path] = count }
    }
    return counts
  }

  /// Where one machine keeps its things, and the addresses of package registries: neither belongs in the project.
  static func machineTraces(in tree: SourceTree) -> [Violation] {
    let folders = ["work", "opt", "home", "root", "Users"].joined(separator: "|")
    let hosts = ["py" + "pi.org", "python" + "hosted.org", "deb.deb" + "ian.org", "npm" + "js.org", "crates" + ".io"]
    let pattern =
      "(^|[\\s\"'`(=:,])/(\(folders))/[A-Za-z.]|" + hosts.map(NSRegularExpression.escapedPattern).joined(separator: "|")
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    return tree.files.flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        let text = String(line)
        guard expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil else { return nil }
        return Violation(path: file.path, line: index + 1, message: "a machine's path or a registry's address")
      }
    }
  }

  private static func scan(
    _ tree: SourceTree, where isMeant: (String) -> Bool, _ check: (String, String) -> String?
  ) -> [Violation] {
    tree.files.filter { $0.isSwift && $0.room.map(isMeant) == true }.flatMap { file in
      file.code.enumerated().compactMap { index, code in
        check(file.path, code).map { Violation(path: file.path, line: index + 1, message: $0) }
      }
    }
  }

  /// Whether `code` has `text` not as the end of a longer name: `print(` but not `blueprint(`.
  private static func contains(_ text: String, in code: String) -> Bool {
    var rest = code[...]
    while let range = rest.range(of: text) {
      let before = range.lowerBound > rest.startIndex ? rest[rest.index(before: range.lowerBound)] : " "
      let isName = text.first.map { $0.isLetter } == true && (before.isLetter || before.isNumber || before == "_")
      if !isName { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
