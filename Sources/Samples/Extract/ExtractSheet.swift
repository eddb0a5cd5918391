internal import Workload

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
    WMTSheets.sheet(cleanName: WMT.cleanName(name))?.headings ?? Self.groupSupervisionHeadings
  }

  /// `GS` is not among the sheets that are read.
  private static let groupSupervisionHeadings = [
    "Contact_ID", "CRN", "Contact_Date", "Contact_Type_Code", "Contact_Type_Desc", "OM_Name", "OM_Key", "OM_Grade",
    "OM_Team_Key", "OM_Provider_Code",
  ]
}
