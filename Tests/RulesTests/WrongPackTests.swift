import Rules
import Testing

@Suite("A wrong rule pack is refused with file, line, key and reason")
struct WrongPackTests {
  @Test("for a key", arguments: WrongPack.keys)
  func keys(wrong: WrongPack) throws { try expectOneFault(wrong) }

  @Test("for the kind of a value", arguments: WrongPack.types)
  func types(wrong: WrongPack) throws { try expectOneFault(wrong) }

  @Test("for values that do not agree", arguments: WrongPack.sense)
  func sense(wrong: WrongPack) throws { try expectOneFault(wrong) }

  private func expectOneFault(_ wrong: WrongPack) throws {
    var pack = SmallPack()
    try pack.change(wrong.file, wrong.old, to: wrong.new)
    let line = try #require(pack.line(of: wrong.at, in: wrong.file))
    let faults = try pack.faults()
    #expect(faults.count == 1, "\(faults.map(\.description))")
    let fault = try #require(faults.first)
    #expect(fault.file == wrong.file)
    #expect(fault.line == line)
    #expect(fault.key == wrong.key)
    #expect(fault.reason.contains(wrong.because), "\(fault.reason)")
  }

  @Test("when a list that must hold something is empty, levels for instance")
  func emptyLevels() throws {
    var pack = SmallPack()
    pack.set(
      "organisation.yaml",
      """
      name: Levels
      source: Isle
      effective: 2020-01-01
      version: 1
      levels: []
      nation: { code: IS, name: The Isle }
      """)
    #expect(
      try pack.faults() == [
        RulePackFault(file: "organisation.yaml", line: 5, key: "levels", reason: "must not be empty")
      ])
  }

  @Test("when one raw code means two grades")
  func codeOfTwoGrades() throws {
    var pack = SmallPack()
    try pack.change(
      "grades.yaml", "  - { id: NONE",
      to: "  - { id: AM, label: Aide, typeID: 2, holdsCases: true, rawCodes: [AM, CM] }\n  - { id: NONE")
    try pack.change(
      "targets.yaml", "  - { grade: CM", to: "  - { grade: AM, nominalTarget: 9, fullTimeHours: 40 }\n  - { grade: CM")
    #expect(
      try pack.faults() == [
        RulePackFault(
          file: "grades.yaml", line: 11, key: "grades[1].rawCodes[1]",
          reason: "the raw code \"CM\" is already used on line 10")
      ])
  }

  @Test("when a grade that holds work has no row among the targets")
  func lackingTarget() throws {
    var pack = SmallPack()
    try pack.change(
      "grades.yaml", "  - { id: NONE",
      to: "  - { id: AM, label: Aide, typeID: 2, holdsCases: true, rawCodes: [AM] }\n  - { id: NONE")
    #expect(
      try pack.faults() == [
        RulePackFault(file: "targets.yaml", line: 6, key: "targets", reason: "lacks the grade \"AM\"")
      ])
  }
}

@Suite("A rule pack file that cannot be read")
struct UnreadableFileTests {
  @Test(
    "is named when it is missing",
    arguments: [
      "pack.yaml", "organisation.yaml", "grades.yaml", "targets.yaml", "tiers.yaml", "locations.yaml",
      "case-types.yaml",
      "points-standard.yaml", "points-t2a.yaml", "contacts.yaml", "reduction-reasons.yaml", "limits.yaml",
      "extract.yaml",
    ])
  func missing(file: String) throws {
    var pack = SmallPack()
    pack.set(file, nil)
    let faults = try pack.faults()
    #expect(faults.map(\.file) == [file])
    #expect(faults.first?.line == nil)
    #expect(faults.first?.key == nil)
    #expect(faults.first?.reason.contains("missing") == true)
  }

  @Test("is named with the line where it stops being YAML")
  func notYAML() throws {
    var pack = SmallPack()
    pack.set("limits.yaml", "name: Limits\nsource: Isle\nfullPercent: [1, 2\nhighPercent: 3\n")
    let fault = try #require(try pack.faults().first)
    #expect(fault.file == "limits.yaml")
    #expect(fault.line == 4)
    #expect(fault.reason.contains("not YAML"))
  }

  @Test("is named with the line of a key that is given twice")
  func keyTwice() throws {
    var pack = SmallPack()
    try pack.change("limits.yaml", "highPercent: 105", to: "highPercent: 105\nhighPercent: 106")
    let faults = try pack.faults()
    #expect(faults.count == 1)
    #expect(faults.first?.line == 6 || faults.first?.line == 7)
    #expect(faults.first?.reason.contains("highPercent") == true)
  }

  @Test("is refused when it is empty, a list or a single text", arguments: ["", "- a\n- b\n", "limits", "# nothing\n"])
  func noMapping(text: String) throws {
    var pack = SmallPack()
    pack.set("limits.yaml", text)
    let faults = try pack.faults()
    #expect(faults.map(\.file) == ["limits.yaml"])
    #expect(faults.first?.reason.contains("keys with values") == true)
  }

  @Test("is refused as a whole folder when there is no such folder")
  func noFolder() throws {
    let error = #expect(throws: RulePackError.self) { try RulePackReader.read(folder: "/no/such/folder") }
    #expect(error?.faults.count == 13)
    #expect(error?.folder == "/no/such/folder")
  }
}
