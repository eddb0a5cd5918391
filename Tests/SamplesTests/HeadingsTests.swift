import Samples
import Testing

@Suite("The workbook has the incumbent's sheets and headings")
struct HeadingsTests {
  @Test("Sheets stand in the sample workbook's order and spelling")
  func sheets() {
    #expect(
      ExtractSheet.allCases.map(\.name) == [
        "WMT_Extract", "WMT_Extract_Filtered", "Court_Reports", "Flag_Warr_4_N", "Flag_Upw", "Flag_O_Due",
        "Flag_Priority",
        "CMS", "GS", "WMT_Extract_SA", "Suspended_Lifers", "T2A_Detail", "T2A", "OMIC_Teams",
      ])
  }

  @Test("Headings are those of the sample workbook, in number and spelling")
  func headings() {
    let owner =
      "Trust Region_Desc Region_Code PDU_Desc PDU_Code LDU_Desc LDU_Code Team_Desc Team_Code OM_Surname OM_Forename OM_Key OM_Grade_Code"
    let plain = "0 A0 A1 A2 A3 B0 B1 B2 B3 C0 C1 C2 C3 D0 D1 D2 D3"
    let suspended = "A0S A1S A2S A3S B0S B1S B2S B3S C0S C1S C2S C3S D0S D1S D2S D3S"
    var caseload = owner.split(separator: " ").map(String.init)
    for tiers in [plain, suspended] {
      for location in ["CommTier", "CustTier", "LicenceTier"] {
        caseload += tiers.split(separator: " ").map { location + $0 }
      }
    }
    caseload += ["ComIn1st16Weeks", "LicIn1st16Weeks", "Datestamp", "V-CRN_Count"]
    #expect(caseload.count == 116)
    for sheet in [ExtractSheet.extract, .filtered, .transition, .prisonTeams] { #expect(sheet.headings == caseload) }

    let flags = "Row_Type Case_Ref_No Tier_Code Team_Code OM_Grade_Code OM_Key Location"
    let expected: [(ExtractSheet, Int, String)] = [
      (
        .courtReports, 19,
        owner + " OM_Team_Staff_Grade SDR_Last_30 SDR_Due_Next_30 SDR_Conv_Last_30 Oral_Reports Datestamp"
      ),
      (.warrantsAndLive, 7, flags), (.unpaidWork, 7, flags), (.overdue, 7, flags), (.priority, 7, flags),
      (
        .contacts, 15,
        "Contact_ID CRN Contact_Date Contact_Type_Code Contact_Type_Desc Contact_Staff_Name Contact_Staff_Key "
          + "Contact_Staff_Grade Contact_Team_Key Contact_Provider_Code OM_Name OM_Key OM_Grade OM_Team_Key OM_Provider_Code"
      ),
      (
        .groupSupervision, 10,
        "Contact_ID CRN Contact_Date Contact_Type_Code Contact_Type_Desc OM_Name OM_Key OM_Grade OM_Team_Key OM_Provider_Code"
      ),
      (.standaloneOrders, 10, flags + " Disposal_Type_Desc Disposal_Type_Code Standalone_Order"),
      (
        .suspendedLifers, 17,
        "Row_Type Case_Ref_No Tier_Code Team_Code OM_Grade_Code OM_Key In_Custody Register_Code Register_Description "
          + "Register_Level Register_Level_Description Register_Category Deregistration_Date Register_Category_Description "
          + "Registration_Date Next_Review_Date Location"
      ),
      (
        .transitionDetail, 26,
        "CRN Event_No Allocation_Date Allocation_Desc Allocation_Cd Provider_Code_Order_Manager PDU_Order_Manager "
          + "PDU_Cd_Order_Manager Team_Order_Manager Team_Cd_Order_Manager Staff_Name_Order_Manager Staff_Cd_Order_Manager "
          + "NSI_Cd NSI_Desc Birth_Date Age NSI_Status_Cd NSI_Status_Desc NSI_Outcome_Cd NSI_Outcome_Desc "
          + "Staff_Name_Offender_Manager Staff_Cd_Offender_Manager Staff_Grade_Cd_Offender_Manager "
          + "Provider_Cd_Offender_Manager PDU_Cd_Offender_Manager Team_Cd_Offender_Manager"
      ),
    ]
    for (sheet, count, headings) in expected {
      #expect(sheet.headings == headings.split(separator: " ").map(String.init))
      #expect(sheet.headings.count == count)
    }
  }

  @Test("Every row has a cell for every heading, and rows are numbered from 2", arguments: ExtractSheet.allCases)
  func rowShapes(sheet: ExtractSheet) {
    let table = SheetTable(SampleService(size: .pdu, seed: 1, date: .testNight, faults: 0.03), sheet)
    #expect(table.rows.allSatisfy { $0.cells.count == sheet.headings.count })
    #expect(table.rows.map(\.number) == Array(2..<(2 + table.rows.count)))
    #expect(table.rows.isEmpty == (sheet == .groupSupervision))
  }

  @Test("Counts of nothing are blank, never 0, and dates are numbers with a date style")
  func cellTypes() {
    let table = SheetTable(SampleService(size: .pdu, seed: 1, date: .testNight), .extract)
    for row in table.rows {
      #expect(!row.cells.contains(.number(0)))
      // 22 November 2026 is day 46,348 of a spreadsheet; the extract is of 00:32:14.
      guard case .date(let serial, .timeOfDay) = table.cell(row, "Datestamp") else { Issue.record("no date"); return }
      #expect(serial == 46_348 + 1_934.0 / 86_400)
    }
  }
}
