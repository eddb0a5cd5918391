import Foundation

/// A text file of the project, with its path from the root.
struct SourceFile {
  let path: String
  let lines: [Substring]

  /// The room of a file in `Sources/`, nil elsewhere.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// The lines of a Swift file without comments and without the text of literals, so that prose is not mistaken for code.
  let code: [String]

  init(path: String, lines: [Substring]) {
    self.path = path
    self.lines = lines
    code = path.hasSuffix(".swift") ? SwiftCode.lines(of: lines) : []
  }
}

/// The project's own text files, read once.
struct SourceTree {
  let files: [SourceFile]
  /// Folders directly in `Sources/`.
  let rooms: [String]

  /// The project that this test is part of.
  static let project: SourceTree = {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return SourceTree(root: root)
  }()

  private static let textEndings: Set<String> = [
    "", "swift", "md", "yaml", "yml", "json", "py", "txt", "css", "js", "sh", "h", "modulemap", "toml",
  ]
  private static let notOurs: Set<String> = [
    ".git", ".swiftpm", ".venv", ".pytest_cache", "__pycache__", "sample", "Package.resolved",
  ]

  /// Reads every text file under `root` but build folders and what `.gitignore` keeps out.
  init(root: URL) {
    var found: [SourceFile] = []
    Self.visit(root, path: "") { path, url in
      guard Self.textEndings.contains(url.pathExtension), let text = try? String(contentsOf: url, encoding: .utf8)
      else {
        return
      }
      found.append(SourceFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    files = found.sorted { $0.path < $1.path }
    let sources = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)) ?? []
    rooms = sources.filter { !$0.hasPrefix(".") }.sorted()
  }

  func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

  private static func visit(_ folder: URL, path: String, _ found: (String, URL) -> Void) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where !notOurs.contains(name) && !name.hasPrefix(".build") {
      let url = folder.appending(path: name)
      let inner = path.isEmpty ? name : path + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue { visit(url, path: inner, found) } else { found(inner, url) }
    }
  }
}

/// Something that is not as the house has it.
struct Violation: CustomStringConvertible, Equatable {
  let path: String
  /// Counted from 1; 0 when the whole file is meant.
  let line: Int
  let message: String
  var description: String { line == 0 ? "\(path): \(message)" : "\(path):\(line): \(message)" }
}
