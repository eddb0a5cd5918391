/// A sheet of the nightly workbook, with its columns in the order of the headings.
public struct WMTSheet: Sendable, Hashable {
  /// As the case system spells it, for instance `WMT_Extract`.
  public let title: String
  /// Headings as the case system spells them, for instance `V-CRN_Count`.
  public let headings: [String]
  /// The sheet's name as it is compared, for instance `wmt_extract`.
  public let cleanName: String
  /// The columns' names as they are compared, for instance `vcrn_count`, in the order of `headings`.
  public let columns: [String]

  init(_ title: String, _ headings: [String]) {
    self.title = title
    self.headings = headings
    cleanName = WMT.cleanName(title)
    columns = headings.map(WMT.cleanName)
  }
}

/// The 13 sheets that a nightly workbook must have. Source: sections 2.2, 2.4 and 2.6, and the incumbent's sample
/// workbook.
public enum WMTSheets {
  /// In the order of the sample workbook; its fourteenth sheet, GS, is read by nobody.
  public static let all: [WMTSheet] = [
    extract, filteredExtract, courtReports, warrantsAndNormal, unpaidWork, overdueTermination, priority, contacts,
    standaloneSuspended, suspendedLifers, t2aDetail, t2a, omicTeams,
  ]

  /// Every case of every practitioner in every team.
  public static let extract = WMTSheet("WMT_Extract", caseload)
  /// The cases that earn points.
  public static let filteredExtract = WMTSheet("WMT_Extract_Filtered", caseload)
  /// Transition to adulthood cases.
  public static let t2a = WMTSheet("T2A", caseload)
  /// Cases of prison-side teams.
  public static let omicTeams = WMTSheet("OMIC_Teams", caseload)
  /// Counts of court reports.
  public static let courtReports = WMTSheet(
    "Court_Reports",
    people + words("OM_Team_Staff_Grade SDR_Last_30 SDR_Due_Next_30 SDR_Conv_Last_30 Oral_Reports Datestamp"))
  /// Case rows of warrants (`W`) and of the live caseload (`N`).
  public static let warrantsAndNormal = WMTSheet("Flag_Warr_4_N", caseRow)
  /// Case rows of unpaid work (`U`).
  public static let unpaidWork = WMTSheet("Flag_Upw", caseRow)
  /// Case rows of overdue terminations (`O`).
  public static let overdueTermination = WMTSheet("Flag_O_Due", caseRow)
  /// Case rows of IOM (`I`) and persistent cases (`P`).
  public static let priority = WMTSheet("Flag_Priority", caseRow)
  /// Contacts that one practitioner did on another's case.
  public static let contacts = WMTSheet(
    "CMS",
    words(
      """
      Contact_ID CRN Contact_Date Contact_Type_Code Contact_Type_Desc Contact_Staff_Name Contact_Staff_Key
      Contact_Staff_Grade Contact_Team_Key Contact_Provider_Code OM_Name OM_Key OM_Grade OM_Team_Key OM_Provider_Code
      """))
  /// Case rows of stand-alone suspended sentence orders (`S`).
  public static let standaloneSuspended = WMTSheet(
    "WMT_Extract_SA", caseRow + words("Disposal_Type_Desc Disposal_Type_Code Standalone_Order"))
  /// Case rows of suspended lifers (`L`).
  public static let suspendedLifers = WMTSheet(
    "Suspended_Lifers",
    caseRow.dropLast()
      + words(
        """
        In_Custody Register_Code Register_Description Register_Level Register_Level_Description Register_Category
        Deregistration_Date Register_Category_Description Registration_Date Next_Review_Date Location
        """))
  /// Details of transition to adulthood cases.
  public static let t2aDetail = WMTSheet(
    "T2A_Detail",
    words(
      """
      CRN Event_No Allocation_Date Allocation_Desc Allocation_Cd Provider_Code_Order_Manager PDU_Order_Manager
      PDU_Cd_Order_Manager Team_Order_Manager Team_Cd_Order_Manager Staff_Name_Order_Manager Staff_Cd_Order_Manager
      NSI_Cd NSI_Desc Birth_Date Age NSI_Status_Cd NSI_Status_Desc NSI_Outcome_Cd NSI_Outcome_Desc
      Staff_Name_Offender_Manager Staff_Cd_Offender_Manager Staff_Grade_Cd_Offender_Manager
      Provider_Cd_Offender_Manager PDU_Cd_Offender_Manager Team_Cd_Offender_Manager
      """))

  /// The sheet of a cleaned name, nil for a sheet that the incumbent ignores.
  public static func sheet(cleanName: String) -> WMTSheet? { all.first { $0.cleanName == cleanName } }

  private static let people = words(
    """
    Trust Region_Desc Region_Code PDU_Desc PDU_Code LDU_Desc LDU_Code Team_Desc Team_Code OM_Surname OM_Forename
    OM_Key OM_Grade_Code
    """)

  private static let caseRow = words("Row_Type Case_Ref_No Tier_Code Team_Code OM_Grade_Code OM_Key Location")

  private static let caseload: [String] = {
    let locations = ["Comm", "Cust", "Licence"]
    let tiers = ["A", "B", "C", "D"].flatMap { letter in (0...3).map { "\(letter)\($0)" } }
    let held = locations.flatMap { location in (["0"] + tiers).map { "\(location)Tier\($0)" } }
    let suspended = locations.flatMap { location in tiers.map { "\(location)Tier\($0)S" } }
    return people + held + suspended + words("ComIn1st16Weeks LicIn1st16Weeks Datestamp V-CRN_Count")
  }()

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }
}
