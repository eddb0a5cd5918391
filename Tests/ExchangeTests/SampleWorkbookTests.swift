import Caseload
import Exchange
import Foundation
import Rules
import TestSupport
import Testing
import Workload

@Suite("The incumbent's own workbooks")
struct SampleWorkbookTests {
  static let good = Result {
    try NightlyExtractReader(pack: RulePackForTests.pack).read(path: incumbentWorkbook("WMT_PS.xlsx"))
  }

  @Test("The good workbook holds two owners with the counts of its cells")
  func owners() throws {
    let extract = try Self.good.get()
    #expect(extract.date.iso == "2021-07-02")
    #expect(extract.owners.map(\.key.staff.text) == ["N53ITGB", "N53ICDE"])
    let jim = try #require(extract.owner("N53ICDE", "N53IAV"))
    #expect(jim.surname == "Jim" && jim.forename == "Doe")
    #expect(jim.region == .init(code: "N53", name: "NPS East Midlands Region"))
    #expect(jim.pdu.code == "N53ALL" && jim.team.name == "Inactive Team(N53)")
    #expect(jim.inputs.rawGrade == "NPSM")
    // Columns R, U, Y and AA: community A3, B2, C2 and D0 in the pack's order of tiers.
    #expect([1, 6, 10, 16].map { jim.inputs.held[0, $0] } == [1, 3, 1, 1])
    #expect(jim.inputs.held.total == 6 && jim.inputs.active == jim.inputs.held && jim.inputs.t2a.isEmpty)
    #expect(jim.inputs.firstSixteenWeeks == .init(community: 1, licence: 0))
    #expect(jim.inputs.faults.isEmpty && jim.inputs.contacts.isEmpty && jim.inputs.inactive == .init())
    let inactive = try #require(extract.owner("N53ITGB", "N53IAV"))
    #expect(inactive.inputs.rawGrade == " ")
    #expect(inactive.inputs.held.total == 2 && inactive.inputs.active.total == 1)
  }

  @Test("The 33 stray fragment rows are listed, each with its row and column")
  func fragments() throws {
    let fragments = try Self.good.get().problems(.fragmentRow)
    #expect(fragments.count == 33)
    #expect(fragments.allSatisfy { $0.sheet == "WMT_Extract" && $0.severity == .ignored && $0.row != nil })
    #expect(fragments.first?.row == 6)
    #expect(fragments.first?.column == "CustTierC1S (CL)")
    #expect(fragments.first?.value == "CL 1")
  }

  @Test("Owners of joined sheets, odd case references and the other oddities are listed")
  func oddities() throws {
    let extract = try Self.good.get()
    let joined = extract.problems(.ownerOnlyInJoinedSheet)
    #expect(joined.filter { $0.sheet == "T2A" }.compactMap(\.owner?.staff.text) == ["GHE3BG7", "GHE3BG8"])
    #expect(
      Set(joined.compactMap(\.sheet)) == [
        "T2A", "Flag_Warr_4_N", "Flag_Upw", "Flag_O_Due", "Flag_Priority", "WMT_Extract_SA", "Suspended_Lifers",
      ])
    #expect(extract.problems(.caseReferenceShape).count == 10)
    #expect(extract.problems(.courtReportsOnly).compactMap(\.owner?.staff.text) == ["N53B563", "N53B820"])
    #expect(extract.problems(.unknownGrade).map(\.value) == [" "])
    // The two contacts have one number and differ; they are of 3 June, too old to count on 2 July.
    #expect(extract.problems(.repeatedRow).map(\.row) == [3])
    #expect(extract.problems(.repeatedRow).map(\.severity) == [.noted])
    #expect(
      Set(extract.problems.map(\.kind)) == [
        .fragmentRow, .ownerOnlyInJoinedSheet, .caseReferenceShape, .courtReportsOnly, .unknownGrade, .repeatedRow,
      ])
  }

  @Test("Every sheet is summed up with its rows and the rows used")
  func summaries() throws {
    let sheets = try Self.good.get().sheets
    #expect(
      sheets.map(\.name) == [
        "WMT_Extract", "WMT_Extract_Filtered", "Court_Reports", "Flag_Warr_4_N", "Flag_Upw", "Flag_O_Due",
        "Flag_Priority",
        "CMS", "WMT_Extract_SA", "Suspended_Lifers", "T2A_Detail", "T2A", "OMIC_Teams",
      ])
    #expect(sheets.map(\.rows) == [35, 2, 2, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2])
    #expect(sheets.map(\.used) == [2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("The workbook with more T2A than active cases is refused with both sums")
  func refused() throws {
    let refusal = #expect(throws: ExtractRefusal.self) {
      try NightlyExtractReader(pack: RulePackForTests.pack).read(path: incumbentWorkbook("WMT_PS_MORE_T2A.xlsx"))
    }
    #expect(refusal?.reason == .t2aGate)
    #expect(refusal?.message.contains("T2A adds up to 13 and WMT_Extract_Filtered to 7") == true)
    // What was found until then comes with it: OMIC_Teams of this workbook is an older layout.
    #expect(refusal?.problems.contains { $0.sheet == "OMIC_Teams" && $0.kind == .missingColumn } == true)
  }
}
