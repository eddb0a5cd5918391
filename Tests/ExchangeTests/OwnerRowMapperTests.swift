import Caseload
import Exchange
import Foundation
import Testing
import Workload

@Suite("Mapping one owner's text cells")
struct OwnerRowMapperTests {
  private let pack = RulePackForTests.pack
  private var headings: [String] { OwnerRowMapper.caseloadHeadings(pack) }

  private func row(_ cells: [String: String]) -> TextCells { TextCells(headings.map { cells[$0] ?? "" }) }
  private func flag(_ type: String, _ tier: String, _ location: String) -> TextCells {
    TextCells([type, "X000001", tier, "T1", "NPSM", "AB1", location])
  }

  @Test("The usual headings are the 116 of the incumbent's sheets, in their order")
  func usualHeadings() {
    #expect(headings.count == 116)
    let spelled = ExtractForTests.caseloadHeadings.map { heading in
      heading.lowercased().replacingOccurrences(of: "v-crn", with: "vcrn")
    }
    #expect(headings == spelled)
  }

  @Test("Counts land at their location and tier, and case rows under their kind")
  func counts() {
    let mapper = OwnerRowMapper(pack: pack, headings: headings)
    let inputs = mapper.inputs(
      rawGrade: "NPSM",
      held: row(["commtiera3": "4", "licencetierd0s": "2", "comin1st16weeks": "3", "om_surname": "Bell"]),
      active: row(["commtiera3": " 3 "]), t2a: row(["custtier0": "1"]),
      cases: [
        flag("W", "1", "Community"), flag("U", "5", "licence"), flag("O", "32", "CUSTODY"),
        flag("S", "33", "Community"),
        flag("L", "2", "Elsewhere"), flag("N", "2", "Community"), flag("L", "2", "License"),
        flag("X", "2", "Community"),
      ])
    #expect(inputs.held[0, 1] == 4 && inputs.held[2, 32] == 2 && inputs.held.total == 6)
    #expect(inputs.active[0, 1] == 3 && inputs.t2a[1, 0] == 1)
    #expect(inputs.firstSixteenWeeks == .init(community: 3, licence: 0))
    #expect(inputs.inactive == InactiveCases(warrants: 1, unpaidWork: 1, overdueTermination: 1, suspendedLifers: 1))
    #expect(inputs.faults == [])
  }

  @Test("A row with a cell that is no count is set aside as a whole")
  func faults() {
    let mapper = OwnerRowMapper(pack: pack, headings: headings)
    let inputs = mapper.inputs(
      rawGrade: "NPSM", held: row(["commtiera3": "4"]), active: row(["commtiera3": "4", "commtiera2": "12abc"]),
      t2a: nil,
      cases: [], row: 9)
    #expect(inputs.active.isEmpty && inputs.held.total == 4)
    #expect(inputs.faults == [.quarantined(sheet: "wmt_extract_filtered", row: 9)])
  }

  @Test("A row from a workbook and the same row as text cells come to the same counts")
  func sameAsWorkbook() throws {
    let extract = try ExtractForTests().read()
    let owner = try #require(extract.owner("AB1", "T1")).inputs
    let mapper = OwnerRowMapper(pack: pack, headings: headings)
    let inputs = mapper.inputs(
      rawGrade: "NPSM", held: row(["commtiera3": "4", "custtierb2": "2", "comin1st16weeks": "1"]),
      active: row(["commtiera3": "3", "custtierb2": "2"]), t2a: row(["commtierd1": "2"]), cases: [])
    #expect(inputs.held == owner.held && inputs.active == owner.active && inputs.t2a == owner.t2a)
    #expect(inputs.firstSixteenWeeks == owner.firstSixteenWeeks)
  }
}

@Suite("A file's fingerprint")
struct FileFingerprintTests {
  @Test("It is SHA-256 in hexadecimal: the standard's own example, and a file of many pieces")
  func known() throws {
    let abc = try TemporaryFile(Data("abc".utf8))
    #expect(
      try FileFingerprint.sha256(path: abc.path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = try TemporaryFile(Data(repeating: 0x61, count: 1_000_000))
    #expect(
      try FileFingerprint.sha256(path: long.path) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("A file that is not there has none")
  func absent() { #expect(throws: ExtractRefusal.self) { try FileFingerprint.sha256(path: "no-such-file") } }
}
