import Caseload
import Exchange
import Rules
import Testing
import Workload

@Suite("Rows that cannot be trusted")
struct BadRowTests {
  @Test(
    "A cell that is no count sets its row aside, and the owner stays as not computable",
    arguments: [
      (Cell.text("12abc"), ImportProblem.Kind.unreadableCount, "12abc"), (.text("1e9"), .unreadableCount, "1e9"),
      (.number("1e9"), .absurdCount, "1e9"), (.number("-3"), .negativeCount, "-3"), (.text("-3"), .negativeCount, "-3"),
      (.number("2.5"), .unreadableCount, "2.5"), (.text("2.0"), .unreadableCount, "2.0"),
      (.text("1,234"), .unreadableCount, "1,234"),
      (.number("100000"), .absurdCount, "100000"),
      (.text("99999999999999999999"), .absurdCount, "99999999999999999999"),
      (.date("44379"), .unreadableCount, "44379"), (.formula("A1+1", value: "4"), .formula, "4"),
      (.formula("1/0", value: ""), .formula, ""), (.boolean(true), .unreadableCount, "1"),
      (.error("#N/A"), .unreadableCount, "#N/A"), (.text("٣"), .unreadableCount, "٣"),
      (.number("nan"), .unreadableCount, "nan"),
      (.number("inf"), .unreadableCount, "inf"), (.text("+3"), .unreadableCount, "+3"),
      (.text("-"), .unreadableCount, "-"),
    ])
  func badCount(cell: Cell, kind: ImportProblem.Kind, value: String) throws {
    for (sheet, grid) in [("WMT_Extract", 0), ("WMT_Extract_Filtered", 1), ("T2A", 2)] {
      var workbook = ExtractForTests()
      workbook[sheet].rows[0]["CommTierA2"] = cell
      let extract = try workbook.read()
      let problem = try #require(extract.problems.first { $0.severity == .quarantined })
      #expect(problem.kind == kind && problem.sheet == sheet && problem.row == 2)
      #expect(problem.column == "CommTierA2 (Q)" && problem.value == value)
      #expect(problem.owner == PostKey(staff: StaffCode("AB1"), team: TeamCode("T1")))
      #expect(problem.done.contains("not computable"))
      let inputs = try #require(extract.owner("AB1", "T1")).inputs
      #expect(inputs.faults == [.quarantined(sheet: sheet, row: 2)])
      #expect([inputs.held, inputs.active, inputs.t2a].map(\.isEmpty) == [grid == 0, grid == 1, grid == 2])
      #expect(extract.owner("AB2", "T1")?.inputs.faults == [])
      #expect(
        extract.sheets.first { $0.name == sheet }?.used == extract.sheets.first { $0.name == sheet }.map { $0.rows - 1 }
      )
    }
  }

  @Test("A bad count of reports or of first weeks sets the row aside too")
  func otherCounts() throws {
    var workbook = ExtractForTests()
    workbook["Court_Reports"].rows[0]["Oral_Reports"] = "many"
    workbook["WMT_Extract"].rows[0]["LicIn1st16Weeks"] = .number("-1")
    let extract = try workbook.read()
    #expect(extract.owner("AB2", "T1")?.inputs.reports == .init())
    #expect(extract.owner("AB2", "T1")?.inputs.faults == [.quarantined(sheet: "Court_Reports", row: 2)])
    #expect(extract.owner("AB1", "T1")?.inputs.faults == [.quarantined(sheet: "WMT_Extract", row: 2)])
    #expect(extract.owner("AB1", "T1")?.inputs.firstSixteenWeeks == .init())
  }

  @Test(
    "Two rows of one post that are the same count once",
    arguments: ["WMT_Extract", "WMT_Extract_Filtered", "T2A", "Court_Reports"])
  func sameTwice(sheet: String) throws {
    var workbook = ExtractForTests()
    let before = try workbook.read()
    workbook[sheet].rows.append(workbook[sheet].rows[0])
    // Keeps the T2A gate open when the T2A row is the one that is there twice.
    workbook["T2A"].rows[0]["V-CRN_Count"] = 1
    if sheet == "T2A" { workbook["T2A"].rows[workbook["T2A"].rows.count - 1]["V-CRN_Count"] = 1 }
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.repeatedRow])
    #expect(extract.owners == before.owners)
  }

  @Test(
    "Two rows of one post that differ are both set aside",
    arguments: [
      ("WMT_Extract", "CommTierA3"), ("WMT_Extract_Filtered", "CommTierA3"), ("T2A", "CommTierD1"),
      ("Court_Reports", "Oral_Reports"),
    ])
  func twoThatDiffer(sheet: String, column: String) throws {
    var workbook = ExtractForTests()
    var row = workbook[sheet].rows[0]
    row[column] = 9
    workbook[sheet].rows += [row, row]
    workbook["T2A"].rows[0]["V-CRN_Count"] = 1
    if sheet == "T2A" { for index in workbook["T2A"].rows.indices { workbook["T2A"].rows[index]["V-CRN_Count"] = 1 } }
    let extract = try workbook.read()
    let rows = workbook[sheet].rows.count
    let expected = [2, rows, rows + 1]
    #expect(extract.problems(.duplicateOwner).map(\.row) == expected)
    #expect(extract.problems(.duplicateOwner).allSatisfy { $0.severity == .quarantined && $0.sheet == sheet })
    let owner = try #require(extract.owners.first { !$0.inputs.faults.isEmpty }).inputs
    #expect(owner.faults == expected.map { .quarantined(sheet: sheet, row: $0) })
    switch sheet {
    case "WMT_Extract": #expect(owner.held.isEmpty && owner.firstSixteenWeeks == .init())
    case "T2A": #expect(owner.t2a.isEmpty)
    case "Court_Reports": #expect(owner.reports == .init())
    default: #expect(owner.active.isEmpty && !owner.held.isEmpty)
    }
    #expect(extract.owners.count == 3)
  }

  @Test("An owner only in a joined sheet is listed and not counted")
  func joinedOnly() throws {
    var workbook = ExtractForTests()
    for sheet in ["WMT_Extract_Filtered", "T2A", "Flag_Upw", "Court_Reports"] {
      workbook[sheet].rows.append(workbook[sheet].rows[0].merging(["OM_Key": "ZZ9"]) { $1 })
    }
    let extract = try workbook.read()
    #expect(
      extract.problems(.ownerOnlyInJoinedSheet).compactMap(\.sheet) == ["WMT_Extract_Filtered", "Flag_Upw", "T2A"])
    #expect(extract.problems(.courtReportsOnly).map(\.severity) == [.noted])
    #expect(extract.owners.count == 3)
  }

  @Test("A practitioner who is there in another team is still not in this one")
  func otherTeam() throws {
    var workbook = ExtractForTests()
    workbook["Flag_O_Due"].rows[0]["Team_Code"] = "T2"
    let extract = try workbook.read()
    #expect(extract.problems(.ownerOnlyInJoinedSheet).map(\.sheet) == ["Flag_O_Due"])
    #expect(extract.owner("AB2", "T1")?.inputs.inactive == .init())
  }

  @Test("An unknown, blank or missing grade is noted", arguments: ["NPSX", " ", "", "npsm"])
  func unknownGrade(grade: String) throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[0]["OM_Grade_Code"] = .shared(grade)
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.unknownGrade])
    #expect(extract.owner("AB1", "T1")?.inputs.rawGrade == grade)
  }

  @Test("A row that holds only counts is a fragment; one that holds more lacks a code")
  func fragments() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows.append(["CommTierA3S": 2, "ComIn1st16Weeks": 1])
    workbook["WMT_Extract"].rows.append(["CommTierA3S": 2, "Team_Code": "T1"])
    let extract = try workbook.read()
    #expect(extract.problems(.fragmentRow).map(\.row) == [5])
    #expect(extract.problems(.fragmentRow).map(\.value) == ["BP 2, DI 1"])
    #expect(extract.problems(.missingCode).map(\.row) == [6])
    #expect(extract.problems(.missingCode).map(\.severity) == [.quarantined])
    #expect(extract.owners.count == 3)
  }

  @Test(
    "A row without region, unit or team is set aside and its owner stays",
    arguments: ["Region_Code", "PDU_Code", "Team_Code"])
  func missingPlace(column: String) throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1][column] = " "
    let extract = try workbook.read()
    let problem = try #require(extract.problems(.missingCode).first { $0.sheet == "WMT_Extract" })
    #expect(problem.severity == .quarantined && problem.row == 3)
    let owner = try #require(extract.owners.first { $0.key.staff.text == "AB2" })
    #expect(owner.inputs.faults == [.quarantined(sheet: "WMT_Extract", row: 3)])
    #expect(owner.inputs.held.isEmpty)
    #expect(extract.owners.count == 3)
  }

  @Test("A long name is cut and noted; a long code sets the row aside")
  func overlong() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[0]["OM_Surname"] = .text(String(repeating: "é", count: 256))
    workbook["WMT_Extract"].rows[1]["OM_Surname"] = .text(String(repeating: "é", count: 255))
    workbook["WMT_Extract"].rows[2]["Trust"] = .text(String(repeating: "x", count: 300))
    var extract = try workbook.read()
    #expect(extract.problems(.overlongValue).map(\.row) == [2, 4])
    #expect(extract.problems(.overlongValue).allSatisfy { $0.severity == .noted && $0.value?.count == 81 })
    #expect(extract.owner("AB1", "T1")?.surname.count == 255 && extract.owner("AB2", "T1")?.surname.count == 255)
    workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["OM_Key"] = .text(String(repeating: "K", count: 256))
    extract = try workbook.read()
    #expect(extract.problems(.overlongValue).map(\.severity) == [.quarantined])
    #expect(extract.owners.count == 2)
    workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["PDU_Code"] = .text(String(repeating: "K", count: 256))
    extract = try workbook.read()
    #expect(extract.problems(.overlongValue).map(\.severity) == [.quarantined])
    #expect(extract.owner("AB2", "T1")?.inputs.faults == [.quarantined(sheet: "WMT_Extract", row: 3)])
  }

  @Test("A team in two units, a unit in two regions and a code with two names are noted, and the first wins")
  func conflicts() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["PDU_Code"] = "P2"
    var extract = try workbook.read()
    #expect(extract.problems(.conflictingOrganisation).map(\.column) == ["PDU_Code (E)"])
    #expect(extract.owner("AB2", "T1")?.pdu.code == "P1")
    workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[2]["Region_Code"] = "R2"
    extract = try workbook.read()
    #expect(extract.problems(.conflictingOrganisation).map(\.column) == ["Region_Code (C)"])
    #expect(extract.owner("AB1", "T2")?.region.code == "R1")
    workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["Team_Desc"] = "Other name"
    extract = try workbook.read()
    #expect(extract.problems(.conflictingOrganisation).map(\.value) == ["Other name"])
    #expect(extract.owner("AB2", "T1")?.team.name == "Team T1")
  }

  @Test("More active than held, and held without an active row, are noted")
  func activeAndHeld() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract_Filtered"].rows[0]["CommTierA3"] = 5
    var extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.moreActiveThanHeld])
    workbook = ExtractForTests()
    workbook["WMT_Extract_Filtered"].rows.remove(at: 1)
    extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.noActiveRow])
    #expect(extract.problems.first?.row == 3)
    workbook["WMT_Extract"].rows[1]["LicenceTierC1S"] = .blank
    #expect(try workbook.read().problems == [])
  }

  @Test(
    "A case row of an unknown tier, location or type is noted and not counted",
    arguments: [
      ("Tier_Code", Cell.text("33"), ImportProblem.Kind.unknownTier), ("Tier_Code", .text("05"), .unknownTier),
      ("Tier_Code", .text("A1"), .unknownTier), ("Tier_Code", .blank, .unknownTier),
      ("Location", "Prison", .unknownLocation),
      ("Location", .blank, .unknownLocation), ("Row_Type", "w", .unknownRowType), ("Row_Type", .blank, .unknownRowType),
      ("OM_Key", .blank, .missingCode), ("Team_Code", .blank, .missingCode),
    ])
  func caseRows(column: String, cell: Cell, kind: ImportProblem.Kind) throws {
    var workbook = ExtractForTests()
    workbook["Flag_O_Due"].rows[0][column] = cell
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [kind])
    #expect(extract.problems.first?.sheet == "Flag_O_Due" && extract.problems.first?.row == 2)
    #expect(extract.owner("AB2", "T1")?.inputs.inactive == .init())
  }

  @Test(
    "A case reference of another shape is noted and the row counts", arguments: ["D0050AG", "x000004", "X00004", ""])
  func reference(text: String) throws {
    var workbook = ExtractForTests()
    workbook["Flag_O_Due"].rows[0]["Case_Ref_No"] = .shared(text)
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.caseReferenceShape])
    #expect(extract.owner("AB2", "T1")?.inputs.inactive.overdueTermination == 1)
  }

  @Test("A thousand problems of one kind are listed, and then how many more there are")
  func many() throws {
    var workbook = ExtractForTests()
    let row = workbook["Flag_O_Due"].rows[0].merging(["Location": "Prison"]) { $1 }
    workbook["Flag_O_Due"].rows = Array(repeating: row, count: 1_000)
    #expect(try workbook.read().problems.count == 1_000)
    workbook["Flag_O_Due"].rows = Array(repeating: row, count: 2_234)
    let problems = try workbook.read().problems
    #expect(problems.count == 1_001)
    #expect(problems.last?.message == "And 1,234 more of this kind in this sheet.")
    #expect(problems.last?.row == nil && problems.last?.kind == .unknownLocation)
  }

  @Test("Control characters in a value are made visible")
  func controlCharacters() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[0]["CommTierA2"] = .text("1\u{85}2\u{202E}3")
    #expect(try workbook.read().problems.first?.value == "1⟨85⟩2⟨202E⟩3")
  }

  @Test("A formula in a code of a joined row sets its counts aside, and a case row is passed over")
  func formulaInJoinedCode() throws {
    for sheet in ["WMT_Extract_Filtered", "T2A", "Court_Reports", "Flag_Upw"] {
      var workbook = ExtractForTests()
      let key = sheet == "Court_Reports" ? "AB2" : "AB1"
      workbook[sheet].rows[0]["OM_Key"] = .xml("<c t=\"str\"><f>A1</f><v>\(key)</v></c>")
      let extract = try workbook.read()
      #expect(extract.problems(.formula).map(\.sheet) == [sheet])
      let faults = try #require(extract.owner(key, "T1")).inputs.faults
      #expect(faults == (sheet == "Flag_Upw" ? [] : [.quarantined(sheet: sheet, row: 2)]))
    }
  }

  @Test("A repeated row with a later Datestamp still dates the extract")
  func dateOfRepeatedRow() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows.append(workbook["WMT_Extract"].rows[0].merging(["Datestamp": .date("44385")]) { $1 })
    #expect(try workbook.read().date.iso == "2021-07-08")
  }

  @Test("A formula in a code sets the row aside")
  func formulaInCode() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["PDU_Code"] = .xml("<c t=\"str\"><f>A1</f><v>P1</v></c>")
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.formula])
    #expect(extract.owner("AB2", "T1")?.inputs.faults == [.quarantined(sheet: "WMT_Extract", row: 3)])
  }
}
