public import Caseload

/// A case as a row of the workbook's case lists names it.
public struct ListedCase: Sendable, Hashable {
  /// Case reference as the workbook writes it.
  public let reference: String
  /// Who holds it, and in which team.
  public let holder: PostKey
  /// Identifiers of the rule pack.
  public let tier: String
  public let location: String
  /// Whether the row is of the live caseload, in which every case that is held stands once; the other lists flag some.
  public let isLive: Bool
  /// As the spreadsheet numbers it.
  public let row: Int
}
