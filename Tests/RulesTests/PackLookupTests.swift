import Rules
import Testing

@Suite("Looking for the rule packs that the program was shipped with")
struct PackLookupTests {
  @Test("the packs lie beside the running executable")
  func besideExecutable() {
    let folders = RulePackFolders(executables: "/bin/x")
    #expect(folders.candidates(for: "isle") == ["/bin/x/headroom_Rules.resources/isle"])
  }

  @Test("a folder named by the person running the program is the only place tried")
  func named() {
    let folders = RulePackFolders(named: "/etc/rules", executables: "/bin/x")
    #expect(folders.candidates(for: "isle") == ["/etc/rules/isle"])
  }

  @Test("a pack that is nowhere is refused with the places that were tried")
  func nowhere() throws {
    let error = #expect(throws: RulePackError.self) {
      try RulePackReader.shipped("atlantis", in: RulePackFolders(executables: "/no/such/place"))
    }
    #expect(error?.description.contains("/no/such/place/headroom_Rules.resources/atlantis") == true)
  }

  @Test("without any place to look the refusal says so")
  func noPlace() throws {
    let error = #expect(throws: RulePackError.self) { try RulePackReader.shipped("isle", in: RulePackFolders()) }
    #expect(error?.faults.count == 1)
    #expect(error?.description.contains("not known") == true)
  }
}
