import Testing

@testable import Workload

@Suite("Sheets of the nightly workbook")
struct SheetTests {
  @Test("There are 13 sheets with the documented numbers of columns, and no column twice")
  func columns() {
    let counts = Dictionary(uniqueKeysWithValues: WMTSheets.all.map { ($0.cleanName, $0.columns.count) })
    #expect(
      counts == [
        "wmt_extract": 116, "wmt_extract_filtered": 116, "t2a": 116, "omic_teams": 116, "court_reports": 19,
        "flag_warr_4_n": 7, "flag_upw": 7, "flag_o_due": 7, "flag_priority": 7, "wmt_extract_sa": 10,
        "suspended_lifers": 17, "cms": 15, "t2a_detail": 26,
      ])
    for sheet in WMTSheets.all {
      #expect(Set(sheet.columns).count == sheet.columns.count)
      #expect(sheet.headings.map(WMT.cleanName) == sheet.columns)
      #expect(WMTSheets.sheet(cleanName: sheet.cleanName) == sheet)
    }
    #expect(WMTSheets.sheet(cleanName: "gs") == nil)
  }

  @Test("A caseload sheet's headings stand where the sample workbook has them")
  func headings() {
    let headings = WMTSheets.extract.headings
    #expect(headings[13] == "CommTier0")
    #expect(headings[14] == "CommTierA0")
    #expect(headings[30] == "CustTier0")
    #expect(headings[47] == "LicenceTier0")
    #expect(headings[63] == "LicenceTierD3")
    #expect(headings[64] == "CommTierA0S")
    #expect(headings[111] == "LicenceTierD3S")
    #expect(headings[112...] == ["ComIn1st16Weeks", "LicIn1st16Weeks", "Datestamp", "V-CRN_Count"])
    #expect(WMTSheets.extract.columns.last == "vcrn_count")
    #expect(WMTSheets.suspendedLifers.columns.last == "location")
  }

  @Test("A workbook needs every sheet, whatever else it has, and a second hyphen spoils a name")
  func gate() {
    let names = WMTSheets.all.map(\.title)
    #expect(WMT.hasExpectedSheets(names + ["GS"]))
    #expect(WMT.hasExpectedSheets(names.map { " -" + $0.uppercased() }))
    #expect(!WMT.hasExpectedSheets(names.map { "--" + $0 }))
    for index in names.indices {
      var fewer = names
      fewer.remove(at: index)
      #expect(!WMT.hasExpectedSheets(fewer))
    }
  }

  @Test(
    "The T2A sheet must count strictly fewer people",
    arguments: [
      ([WMT.Cell.number(3)], [WMT.Cell.number(4)], true), ([.number(4)], [.number(4)], false), ([], [], false),
      ([.blank], [.number(1)], true), ([.text("x")], [.number(1)], true), ([.number(9)], [.text("n/a")], true),
      ([.text("3")], [.text(" 4 ")], true), ([.text("")], [.blank], false), ([.truth(true)], [.number(1)], false),
      ([.number(1), .number(1)], [.number(1), .number(2)], true),
    ])
  func t2aGate(t2a: [WMT.Cell], filtered: [WMT.Cell], accepted: Bool) {
    #expect(WMT.t2aGateAccepts(t2aCounts: t2a, filteredCounts: filtered) == accepted)
  }

  @Test("Columns that a sheet does not have are dropped, and cleaned names replace")
  func cleanedRow() throws {
    let row = [("Row_Type", 1), ("Extra", 2), ("OM_KEY", 3), ("Om-_Key", 4), ("om_key", 5), ("Lo--cation", 6)]
      .map { (heading: $0.0, value: $0.1) }
    let clean = try WMT.cleanedRow(row, sheet: "flag_upw")
    #expect(Dictionary(uniqueKeysWithValues: clean.map { ($0.column, $0.value) }) == ["row_type": 1, "om_key": 4])
    #expect(throws: CompatibilityProblem.unknownSheet("gs")) { try WMT.cleanedRow(row, sheet: "gs") }
  }

  @Test(
    "Only licence is respelt, in any case, untrimmed",
    arguments: [
      ("licence", "License"), ("LICENCE", "License"), ("Licence ", "Licence "), ("Custody", "Custody"), ("", ""),
    ])
  func location(given: String, kept: String) { #expect(WMT.flagLocation(given) == kept) }
}
