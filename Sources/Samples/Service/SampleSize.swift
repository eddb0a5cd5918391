/// How large a synthetic service is.
///
/// Source of the figures: the size L of the assurance plan, "12 regions, 108 PDUs, 1,200 teams, 12,000 practitioners,
/// 250,000 cases", and its parts.
public enum SampleSize: String, Sendable, CaseIterable {
  /// One team of 12 practitioners.
  case team
  /// One probation delivery unit: 10 teams, 100 practitioners.
  case pdu
  /// One region: 9 probation delivery units, 100 teams, 1,000 practitioners.
  case region
  /// England and Wales: 12 regions, 108 probation delivery units, 1,200 teams, 12,000 practitioners, about 250,000
  /// cases.
  case nation

  public var practitioners: Int {
    switch self {
    case .team: 12
    case .pdu: 100
    case .region: 1_000
    case .nation: 12_000
    }
  }
}
