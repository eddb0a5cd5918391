/// The sheets of the nightly workbook, in its order and spelling. `GS` is still there, and nobody reads it.
///
/// Source: the Workload Measurement Tool's own sample workbook.
public enum ExtractSheet: String, Sendable, CaseIterable {
  case extract = "WMT_Extract"
  case filtered = "WMT_Extract_Filtered"
  case courtReports = "Court_Reports"
  case warrantsAndLive = "Flag_Warr_4_N"
  case unpaidWork = "Flag_Upw"
  case overdue = "Flag_O_Due"
  case priority = "Flag_Priority"
  case contacts = "CMS"
  case groupSupervision = "GS"
  case standaloneOrders = "WMT_Extract_SA"
  case suspendedLifers = "Suspended_Lifers"
  case transitionDetail = "T2A_Detail"
  case transition = "T2A"
  case prisonTeams = "OMIC_Teams"

  public var name: String { rawValue }
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The heading row, spelt as the workbook spells it.
  public var headings: [String] {
    switch self {
    case .extract, .filtered, .transition, .prisonTeams: Self.caseload
    case .courtReports:
      Self.owner + [
        "OM_Team_Staff_Grade", "SDR_Last_30", "SDR_Due_Next_30", "SDR_Conv_Last_30", "Oral_Reports", "Datestamp",
      ]
    case .warrantsAndLive, .unpaidWork, .overdue, .priority: Self.caseRow + ["Location"]
    case .contacts:
      [
        "Contact_ID", "CRN", "Contact_Date", "Contact_Type_Code", "Contact_Type_Desc", "Contact_Staff_Name",
        "Contact_Staff_Key", "Contact_Staff_Grade", "Contact_Team_Key", "Contact_Provider_Code", "OM_Name", "OM_Key",
        "OM_Grade", "OM_Team_Key", "OM_Provider_Code",
      ]
    case .groupSupervision:
      [
        "Contact_ID", "CRN", "Contact_Date", "Contact_Type_Code", "Contact_Type_Desc", "OM_Name", "OM_Key", "OM_Grade",
        "OM_Team_Key", "OM_Provider_Code",
      ]
    case .standaloneOrders: Self.caseRow + ["Location", "Disposal_Type_Desc", "Disposal_Type_Code", "Standalone_Order"]
    case .suspendedLifers:
      Self.caseRow + [
        "In_Custody", "Register_Code", "Register_Description", "Register_Level", "Register_Level_Description",
        "Register_Category", "Deregistration_Date", "Register_Category_Description", "Registration_Date",
        "Next_Review_Date", "Location",
      ]
    case .transitionDetail:
      [
        "CRN", "Event_No", "Allocation_Date", "Allocation_Desc", "Allocation_Cd", "Provider_Code_Order_Manager",
        "PDU_Order_Manager", "PDU_Cd_Order_Manager", "Team_Order_Manager", "Team_Cd_Order_Manager",
        "Staff_Name_Order_Manager", "Staff_Cd_Order_Manager", "NSI_Cd", "NSI_Desc", "Birth_Date", "Age",
        "NSI_Status_Cd",
        "NSI_Status_Desc", "NSI_Outcome_Cd", "NSI_Outcome_Desc", "Staff_Name_Offender_Manager",
        "Staff_Cd_Offender_Manager",
        "Staff_Grade_Cd_Offender_Manager", "Provider_Cd_Offender_Manager", "PDU_Cd_Offender_Manager",
        "Team_Cd_Offender_Manager",
      ]
    }
  }

  private static let owner = [
    "Trust", "Region_Desc", "Region_Code", "PDU_Desc", "PDU_Code", "LDU_Desc", "LDU_Code", "Team_Desc", "Team_Code",
    "OM_Surname", "OM_Forename", "OM_Key", "OM_Grade_Code",
  ]
  private static let caseRow = ["Row_Type", "Case_Ref_No", "Tier_Code", "Team_Code", "OM_Grade_Code", "OM_Key"]

  /// 13 columns for the owner, 51 plain tiers, 48 with contact suspended, and four more: 116.
  private static let caseload: [String] = {
    let prefixes = ["CommTier", "CustTier", "LicenceTier"]
    let plain = prefixes.flatMap { prefix in ExtractTiers.plainInHeadingOrder.map { prefix + ExtractTiers.name($0) } }
    let suspended = prefixes.flatMap { prefix in
      ExtractTiers.suspendedInHeadingOrder.map { prefix + ExtractTiers.name($0) }
    }
    return owner + plain + suspended + ["ComIn1st16Weeks", "LicIn1st16Weeks", "Datestamp", "V-CRN_Count"]
  }()
}
