/// The directions of the house: a room imports what the table says, and nothing else.
enum ImportRule {
  static func violations(in tree: SourceTree) -> [Violation] {
    var found: [Violation] = []
    for name in tree.rooms where Room.named(name) == nil {
      found.append(Violation(path: "Sources/\(name)", line: 0, message: "this room is not in the table of rooms"))
    }
    for file in tree.files where file.isSwift {
      guard let name = file.room, let room = Room.named(name) else { continue }
      for (index, line) in file.code.enumerated() {
        guard let module = importedModule(line), !room.allowed.contains(module) else { continue }
        found.append(Violation(path: file.path, line: index + 1, message: "\(name) may not import \(module)"))
      }
    }
    return found
  }

  /// `Foundation` for `@preconcurrency internal import struct Foundation.Date`; nil when the line imports nothing.
  static func importedModule(_ line: String) -> String? {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count else { return nil }
    let before = words[..<at]
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    guard before.allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    var name = words[at + 1]
    if kinds.contains(name), at + 2 < words.count { name = words[at + 2] }
    return name.split(separator: ".").first.map(String.init)
  }
}
