import Foundation
import Testing

/// A small project in a folder of its own, for planting faults in.
private struct PlantedProject: ~Copyable {
  let root: URL

  init(_ files: [String: String]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "planted-\(UUID().uuidString)")
    for (path, text) in files {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  var tree: SourceTree { SourceTree(root: root) }
}

@Suite("A planted fault is found")
struct PlantedViolationTests {
  private func found(
    _ text: String, at path: String = "Sources/Workload/Planted.swift", by check: (SourceTree) -> [Violation]
  ) throws -> [Violation] {
    let project = try PlantedProject([path: text])
    return check(project.tree)
  }

  @Test(
    "an import that the table does not allow",
    arguments: [
      "import Foundation", "public import GRDB", "@preconcurrency internal import struct Foundation.Date",
      "  import Yams",
      "#if os(Linux)\nimport Glibc\n#endif", "@testable import Casework",
    ])
  func forbiddenImport(line: String) throws {
    #expect(try found(line, by: ImportRule.violations).count == 1)
  }

  @Test(
    "an allowed import is left alone",
    arguments: [
      "public import Caseload", "import FoundationEssentials", "// import GRDB", "let text = \"import GRDB\"",
    ])
  func allowedImport(line: String) throws {
    #expect(try found(line, by: ImportRule.violations).isEmpty)
  }

  @Test("a room that the table does not have") func unknownRoom() throws {
    let found = try found("", at: "Sources/Attic/Box.swift", by: ImportRule.violations)
    #expect(found.map(\.path) == ["Sources/Attic"])
  }

  @Test(
    "a clock, chance or output in a pure room",
    arguments: [
      "let now = Date()", "print(figure)", "let n = Int.random(in: 0...9)", "let text = \"at \\(Date())\"",
      "fatalError(\"no\")",
    ])
  func impureCall(line: String) throws {
    #expect(try found(line, by: HouseRules.impureCalls).count == 1)
    #expect(try found(line, at: "Sources/Web/Planted.swift", by: HouseRules.impureCalls).isEmpty)
  }

  @Test(
    "words that only look like a call are left alone",
    arguments: ["blueprint(figure)", "// print(figure)", "\"Date()\""])
  func harmlessWords(line: String) throws {
    #expect(try found(line, by: HouseRules.impureCalls).isEmpty)
  }

  @Test("a trapped error, in any room") func trappedError() throws {
    #expect(try found("let x = try! read()", at: "Sources/Web/P.swift", by: HouseRules.uncheckedCode).count == 1)
  }

  @Test("a compiler check switched off without a reason") func unchecked() throws {
    let bare = "final class Box: @unchecked Sendable {}"
    #expect(try found(bare, by: HouseRules.uncheckedCode).count == 1)
    #expect(try found("// Sound: only the queue touches it.\n" + bare, by: HouseRules.uncheckedCode).isEmpty)
  }

  @Test("a file of 401 lines, and not one of 400") func longFile() throws {
    let line = "let a = 1\n"
    #expect(try found(String(repeating: line, count: 401), by: { HouseRules.longFiles(in: $0) }).count == 1)
    #expect(try found(String(repeating: line, count: 400), by: { HouseRules.longFiles(in: $0) }).isEmpty)
  }

  @Test("an empty name and a note of something left to do") func emptyWords() throws {
    #expect(try found("", at: "Sources/Workload/CaseManager.swift", by: HouseRules.emptyWords).count == 1)
    #expect(try found("// TO" + "DO: later", by: HouseRules.emptyWords).count == 1)
  }

  @Test(
    "a public declaration without a docstring",
    arguments: ["public struct Bare {}", "@frozen\npublic enum Bare {}", "  public static func bare() {\n  }"])
  func missingDocstring(text: String) throws {
    #expect(try found(text, by: DocstringRule.violations).count == 1)
    #expect(try found("/// What it is.\n" + text, by: DocstringRule.violations).isEmpty)
  }

  @Test(
    "what needs no docstring is left alone",
    arguments: [
      "public let id: Int", "public init() {}", "public static func < (a: A, b: A) -> Bool", "struct Own {}",
      "  public enum Kind {}",
    ])
  func needsNoDocstring(text: String) throws {
    #expect(try found(text, by: DocstringRule.violations).isEmpty)
  }

  @Test("text that goes into a page unescaped is counted") func trustedText() throws {
    let project = try PlantedProject([
      "Sources/Web/Page.swift": "HTML(trusted: a) + \"<p>\\(HTML(trusted: b))</p>\"\n// HTML(trusted: c)\n",
      "Sources/Web/Other.swift": "HTML(a)",
    ])
    #expect(HouseRules.calls(of: "HTML(trusted:", in: project.tree) == ["Sources/Web/Page.swift": 2])
  }

  @Test(
    "a machine's folder or a registry's address, in any text file",
    arguments: ["cd /o" + "pt/swift", "see https://py" + "pi.org"])
  func machineTrace(line: String) throws {
    #expect(try found(line, at: "README.md", by: HouseRules.machineTraces).count == 1)
  }

  @Test("an address of a page is no machine's folder", arguments: ["/units/team/T1", "at work/life", "`/guide`"])
  func noMachineTrace(line: String) throws {
    #expect(try found(line, at: "README.md", by: HouseRules.machineTraces).isEmpty)
  }

  @Test("a document that names a file or folder that is not there") func namedPaths() throws {
    let project = try PlantedProject([
      "README.md":
        "See `Sources/Web/`, `Sources/Web`, `Sources/Web/Page.swift`.\nAnd `Sources/Attic/` or `swift build Tests/`.",
      "Sources/Web/Page.swift": "",
    ])
    #expect(
      NamedPaths.violations(in: project.tree) == [
        Violation(path: "README.md", line: 2, message: "there is no Sources/Attic/")
      ])
  }

  @Test("a met requirement that names a test or a page that is not there") func requirementsCovered() throws {
    let list = """
      | Requirement | What | Shown by |
      | --- | --- | --- |
      | R1 | levels | `a sum is a sum`, `test_pages`, `/guide` |
      | R2 | names | `a test that is not there` |
      | R3 | page | `/nowhere` |
      | R4 | nothing | read it |
      | R1 | again | `/guide` |
      """
    let project = try PlantedProject([
      RequirementsCovered.path: list,
      "Tests/WorkloadTests/A.swift": "@Test(\n  \"a sum is a sum\") func sum() {}",
      "Tests/Browser/test_a.py": "def test_pages(page):\n    pass\n",
      "Tests/Browser/addresses.py": "SHAPES = [\"/guide\"]\n",
    ])
    #expect(RequirementsCovered.violations(in: project.tree).map(\.line) == [4, 5, 6, 7])
  }
}
