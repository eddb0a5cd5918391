/// The list of requirements that are met, and whether what it names exists.
enum RequirementsCovered {
  static let path = "Documentation/requirements-covered.md"

  /// A row of the list.
  struct Row {
    let line: Int
    let requirement: String
    /// What stands in backticks in the last column: a test's sentence, a pytest function, or a page's address.
    let shownBy: [String]
  }

  static func rows(of file: SourceFile) -> [Row] {
    file.lines.enumerated().compactMap { index, line in
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
      guard line.hasPrefix("| R"), line.dropFirst(3).first?.isNumber == true, cells.count >= 3, let last = cells.last
      else { return nil }
      let quoted = last.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      return Row(
        line: index + 1, requirement: cells[0].split(separator: " ").first.map(String.init) ?? "",
        shownBy: quoted.filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }
  }

  static func violations(in tree: SourceTree) -> [Violation] {
    guard let file = tree.file(path) else { return [Violation(path: path, line: 0, message: "the list is missing")] }
    let existing = namedTests(in: tree)
    let addresses = tree.file("Tests/Browser/addresses.py")?.lines.joined(separator: "\n") ?? ""
    var found: [Violation] = []
    var seen: Set<String> = []
    for row in rows(of: file) {
      func complain(_ message: String) { found.append(Violation(path: path, line: row.line, message: message)) }
      if !seen.insert(row.requirement).inserted { complain("\(row.requirement) has two rows") }
      if row.shownBy.isEmpty { complain("\(row.requirement) names no test and no page") }
      for name in row.shownBy {
        if name.hasPrefix("/") {
          if !addresses.contains("\"\(name)\"") { complain("no page has the address \(name)") }
        } else if !existing.contains(name) {
          complain("there is no test \(name)")
        }
      }
    }
    return found
  }

  /// Every test of the project: the sentences of Swift tests, the function names of Python tests.
  static func namedTests(in tree: SourceTree) -> Set<String> {
    var names: Set<String> = []
    for file in tree.files where file.path.hasPrefix("Tests/") {
      if file.isSwift {
        // A long sentence stands on a line of its own below `@Test(`, so the lines are read as one text.
        let text = file.lines.joined(separator: " ")
        for part in text.split(separator: "@Test(", omittingEmptySubsequences: false).dropFirst() {
          let sentence = part.drop { $0 == " " }
          guard sentence.first == "\"" else { continue }
          names.insert(String(sentence.dropFirst().prefix { $0 != "\"" }))
        }
      } else if file.path.hasSuffix(".py") {
        for line in file.lines where line.hasPrefix("def test_") {
          names.insert(String(line.dropFirst(4).prefix { $0 != "(" }))
        }
      }
    }
    return names
  }
}
