/// Files and folders that the project's own prose names, and whether they are there.
enum NamedPaths {
  static func violations(in tree: SourceTree) -> [Violation] {
    tree.files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
      file.lines.enumerated().flatMap { index, line in
        paths(in: line).filter { !exists($0, in: tree) }.map {
          Violation(path: file.path, line: index + 1, message: "there is no \($0)")
        }
      }
    }
  }

  /// What stands in backticks and begins with one of the project's folders.
  static func paths(in line: Substring) -> [String] {
    let quoted = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    return quoted.filter { $0.offset % 2 == 1 }.map { String($0.element) }.filter { text in
      !text.contains(" ") && ["Sources/", "Tests/", "Documentation/", "scripts/"].contains(where: text.hasPrefix)
    }
  }

  private static func exists(_ path: String, in tree: SourceTree) -> Bool {
    let folder = path.hasSuffix("/") ? path : path + "/"
    return tree.files.contains { $0.path == path || $0.path.hasPrefix(folder) }
  }
}
