/// A public type or function begins with a sentence that says what it is.
///
/// Meant are types at the top of a file, and functions anywhere. Left out is what says itself: types inside another type,
/// functions that carry out what a protocol asks for (the protocol explains them) or that fit on one line, operators,
/// initialisers, and properties, whose type carries the unit.
enum DocstringRule {
  static func violations(in tree: SourceTree) -> [Violation] {
    let files = tree.files.filter { $0.isSwift && $0.room != nil }
    let asked = Set(files.flatMap { $0.code.compactMap(protocolRequirement) })
    return files.flatMap { violations(in: $0, asked: asked) }
  }

  private static func violations(in file: SourceFile, asked: Set<String>) -> [Violation] {
    file.code.enumerated().compactMap { index, code in
      guard let name = publicDeclaration(code), !asked.contains(name), !isDocumented(file.lines, at: index) else {
        return nil
      }
      return Violation(path: file.path, line: index + 1, message: "\(name) is public and has no docstring")
    }
  }

  /// The name of a function that a line declares without access level and body, as protocols do.
  private static func protocolRequirement(_ code: String) -> String? {
    let words = code.split { $0 == " " }
    guard words.first == "func", words.count > 1, !code.contains("{"), code.contains(")") else { return nil }
    return String(words[1].prefix { $0 != "(" && $0 != "<" })
  }

  /// The name that a line declares publicly, nil when it declares nothing of the kind meant here.
  static func publicDeclaration(_ code: String) -> String? {
    let words = code.split { $0 == " " || $0 == "\t" }.drop { $0.hasPrefix("@") }
    guard words.first == "public" || words.first == "open" else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "func", "typealias"]
    guard let at = words.firstIndex(where: kinds.contains), at + 1 < words.endIndex else { return nil }
    // `public let class = …` is a property whatever its name.
    guard !words[..<at].contains(where: { $0 == "let" || $0 == "var" || $0 == "init" }) else { return nil }
    if words[at] == "func" {
      guard !(code.contains("{") && code.hasSuffix("}")) else { return nil }
    } else {
      guard code.first != " " else { return nil }
    }
    let name = words[at + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
    return name.isEmpty || saysItself.contains(name) ? nil : String(name)
  }

  private static let saysItself: Set<Substring> = [
    "advanced", "CodingKeys", "Element", "Body", "encode", "execute", "hash", "index", "main", "makeIterator", "run",
    "validate",
  ]

  private static func isDocumented(_ lines: [Substring], at index: Int) -> Bool {
    for line in lines[..<index].reversed() {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("///") { return true }
      if text.hasPrefix("@") { continue }
      return false
    }
    return false
  }
}
