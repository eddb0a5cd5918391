import Testing

@Suite("The house as it stands")
struct HouseTests {
  let tree = SourceTree.project

  /// Fails with one line for each violation.
  private func expectNone(_ violations: [Violation]) {
    let list = violations.map { "\n  \($0)" }.joined()
    #expect(violations.isEmpty, "\(list)")
  }

  @Test("the project's files are found") func filesAreFound() {
    #expect(tree.file("Package.swift") != nil)
    #expect(tree.files.count { $0.room != nil } > 30)
  }

  @Test("every room of the table exists") func roomsExist() {
    let missing = Room.all.map(\.name).filter { !tree.rooms.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test("a room imports only what the table of rooms allows") func imports() {
    expectNone(ImportRule.violations(in: tree))
  }

  @Test("a pure room has no clock, no chance and no output") func pureRooms() {
    expectNone(HouseRules.impureCalls(in: tree))
  }

  @Test("an error is thrown, never trapped") func errorsAreThrown() {
    expectNone(HouseRules.uncheckedCode(in: tree))
  }

  @Test("no file is over 400 lines") func fileLength() {
    expectNone(HouseRules.longFiles(in: tree))
  }

  @Test("no name is empty of meaning and nothing is left to do") func names() {
    expectNone(HouseRules.emptyWords(in: tree))
  }

  @Test("every public type and function has a docstring") func docstrings() {
    expectNone(DocstringRule.violations(in: tree))
  }

  @Test("no file names a machine's folders or a registry") func machineTraces() {
    expectNone(HouseRules.machineTraces(in: tree))
  }

  @Test("every test and page that the list of met requirements names exists") func requirementsCovered() {
    expectNone(RequirementsCovered.violations(in: tree))
  }

  @Test("every file and folder that the documents name exists") func namedPaths() {
    expectNone(NamedPaths.violations(in: tree))
  }

  @Test("text passes unescaped into a page only where this table says") func trustedText() {
    #expect(HouseRules.calls(of: "HTML(trusted:", in: tree) == TrustedText.allowed)
  }
}
