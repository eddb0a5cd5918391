import Caseload
import Foundation

@testable import Exchange

/// A nightly workbook of three posts that a test spoils in one place.
struct ExtractForTests {
  struct Sheet {
    var name: String
    var headings: [String]
    var rows: [[String: Cell]]
  }
  var sheets: [Sheet]
  var book = WorkbookForTests(sheets: [])

  subscript(name: String) -> Sheet {
    get { sheets.first { $0.name == name } ?? Sheet(name: name, headings: [], rows: []) }
    set { if let index = sheets.firstIndex(where: { $0.name == name }) { sheets[index] = newValue } }
  }

  /// One person in two teams (AB1 in T1 and T2) and a colleague (AB2 in T1), on 2 July 2021.
  init() {
    let people: [[String: Cell]] = [
      Self.person("AB1", "T1", "Ann", "Bell"), Self.person("AB2", "T1", "Cai", "Davies"),
      Self.person("AB1", "T2", "Ann", "Bell"),
    ]
    let caseload = Self.caseloadHeadings
    let cases = ["Row_Type", "Case_Ref_No", "Tier_Code", "Team_Code", "OM_Grade_Code", "OM_Key", "Location"]
    func rows(_ counts: [[String: Cell]]) -> [[String: Cell]] {
      zip(people, counts).map { person, counts in person.merging(counts) { $1 } }
    }
    func flag(_ type: String, _ reference: String, _ tier: Cell, _ key: String, _ team: String, _ location: String)
      -> [String: Cell]
    {
      [
        "Row_Type": .shared(type), "Case_Ref_No": .shared(reference), "Tier_Code": tier, "Team_Code": .shared(team),
        "OM_Key": .shared(key), "OM_Grade_Code": "NPSM", "Location": .shared(location),
      ]
    }
    sheets = [
      Sheet(
        name: "WMT_Extract", headings: caseload,
        rows: rows([
          ["CommTierA3": 4, "CustTierB2": 2, "ComIn1st16Weeks": 1, "V-CRN_Count": 6],
          ["LicenceTierC1S": 3, "V-CRN_Count": 3],
          ["CommTier0": 1, "V-CRN_Count": 1],
        ])),
      Sheet(
        name: "WMT_Extract_Filtered", headings: caseload,
        rows: rows([
          ["CommTierA3": 3, "CustTierB2": 2, "V-CRN_Count": 5], ["LicenceTierC1S": 3, "V-CRN_Count": 3],
          ["CommTier0": 1, "V-CRN_Count": 1],
        ])),
      Sheet(
        name: "Court_Reports",
        headings: Array(caseload[..<13])
          + ["OM_Team_Staff_Grade", "SDR_Last_30", "SDR_Due_Next_30", "SDR_Conv_Last_30", "Oral_Reports", "Datestamp"],
        rows: [
          people[1].merging(["SDR_Last_30": 2, "SDR_Due_Next_30": 4, "SDR_Conv_Last_30": 1, "Oral_Reports": 7]) { $1 }
        ]),
      Sheet(
        name: "Flag_Warr_4_N", headings: cases,
        rows: [
          flag("W", "X000001", "1", "AB1", "T1", "Community"), flag("N", "X000002", "1", "AB1", "T1", "COMMUNITY"),
        ]),
      Sheet(name: "Flag_Upw", headings: cases, rows: [flag("U", "X000003", 6, "AB1", "T1", "Custody")]),
      Sheet(name: "Flag_O_Due", headings: cases, rows: [flag("O", "X000004", "27", "AB2", "T1", "Licence")]),
      Sheet(name: "Flag_Priority", headings: cases, rows: [flag("I", "X000005", "1", "AB1", "T1", "Community")]),
      Sheet(
        name: "CMS",
        headings: [
          "Contact_ID", "CRN", "Contact_Date", "Contact_Type_Code", "Contact_Type_Desc", "Contact_Staff_Name",
          "Contact_Staff_Key", "Contact_Staff_Grade", "Contact_Team_Key", "Contact_Provider_Code", "OM_Name", "OM_Key",
          "OM_Grade", "OM_Team_Key", "OM_Provider_Code",
        ],
        rows: [Self.contact(1, date: .date("44375"), by: ("AB2", "T1"), for: ("AB1", "T1"))]),
      Sheet(
        name: "WMT_Extract_SA", headings: cases + ["Disposal_Type_Desc", "Disposal_Type_Code", "Standalone_Order"],
        rows: [flag("S", "X000006", "1", "AB1", "T1", "Community")]),
      Sheet(
        name: "Suspended_Lifers",
        headings: Array(cases[..<6]) + [
          "In_Custody", "Register_Code", "Register_Description", "Register_Level", "Register_Level_Description",
          "Register_Category", "Deregistration_Date", "Register_Category_Description", "Registration_Date",
          "Next_Review_Date", "Location",
        ], rows: [flag("L", "X000007", "1", "AB1", "T1", "Licence")]),
      Sheet(
        name: "T2A_Detail", headings: SheetLayout(.t2aDetail, pack: RulePackForTests.pack).columns.map(\.name), rows: []
      ),
      Sheet(name: "T2A", headings: caseload, rows: rows([["CommTierD1": 2, "V-CRN_Count": 2]])),
      Sheet(name: "OMIC_Teams", headings: caseload, rows: rows([["CustTierA1": 9]])),
    ]
  }

  static func person(_ key: String, _ team: String, _ forename: String, _ surname: String) -> [String: Cell] {
    [
      "Trust": "PS", "Region_Desc": "Wales ", "Region_Code": "R1", "PDU_Desc": "Cardiff", "PDU_Code": "P1",
      "LDU_Desc": "Cardiff", "LDU_Code": "L1", "Team_Desc": .shared("Team \(team)"), "Team_Code": .shared(team),
      "OM_Surname": .shared(surname), "OM_Forename": .shared(forename), "OM_Key": .shared(key), "OM_Grade_Code": "NPSM",
      "Datestamp": .date("44379.022389"),
    ]
  }

  static func contact(
    _ number: Int, code: String = "CMS01", date: Cell, by staff: (String, String), for holder: (String, String)
  ) -> [String: Cell] {
    [
      "Contact_ID": .number(String(number)), "CRN": "X000001", "Contact_Date": date, "Contact_Type_Code": .shared(code),
      "Contact_Staff_Key": .shared(staff.0), "Contact_Team_Key": .shared(staff.1), "OM_Key": .shared(holder.0),
      "OM_Team_Key": .shared(holder.1),
    ]
  }

  /// As the incumbent's own workbooks spell them.
  static let caseloadHeadings: [String] = {
    var counts: [String] = []
    for suffix in ["", "S"] {
      for place in ["CommTier", "CustTier", "LicenceTier"] {
        if suffix.isEmpty { counts.append(place + "0") }
        for letter in ["A", "B", "C", "D"] {
          for digit in 0...3 { counts.append("\(place)\(letter)\(digit)\(suffix)") }
        }
      }
    }
    let people = [
      "Trust", "Region_Desc", "Region_Code", "PDU_Desc", "PDU_Code", "LDU_Desc", "LDU_Code", "Team_Desc", "Team_Code",
      "OM_Surname", "OM_Forename", "OM_Key", "OM_Grade_Code",
    ]
    return people + counts + ["ComIn1st16Weeks", "LicIn1st16Weeks", "Datestamp", "V-CRN_Count"]
  }()

  func write() throws -> TemporaryFile {
    var book = book
    book.sheets = sheets.map { sheet in
      WorkbookForTests.Sheet(
        name: sheet.name,
        rows: [sheet.headings.map { Cell.shared($0) }]
          + sheet.rows.map { row in sheet.headings.map { row[$0] ?? .blank } })
    }
    return try book.write()
  }

  func read(limits: ReadingLimits = .init()) throws -> NightlyExtract {
    let file = try write()
    return try NightlyExtractReader(pack: RulePackForTests.pack, limits: limits).read(path: file.path)
  }

  /// The refusal, or nil when the workbook was read.
  func refusal(limits: ReadingLimits = .init()) throws -> ExtractRefusal? {
    do {
      _ = try read(limits: limits)
      return nil
    } catch let refusal as ExtractRefusal { return refusal }
  }
}

extension NightlyExtract {
  func problems(_ kind: ImportProblem.Kind) -> [ImportProblem] { problems.filter { $0.kind == kind } }
  func owner(_ staff: String, _ team: String) -> ExtractOwner? {
    owners.first { $0.key.staff.text == staff && $0.key.team.text == team }
  }
}
