/// The measures of workload of a pack, and which of them leads.
public struct Measures: Sendable, Hashable {
  /// Measures that the program can work out.
  public enum Kind: String, Sendable, CaseIterable {
    case points = "wmt-points"
    case hours
  }
  /// A measure as pages name it.
  public struct Measure: Sendable, Hashable {
    public let kind: Kind
    public let label: String
    public let unit: String
    public init(kind: Kind, label: String, unit: String) {
      self.kind = kind
      self.label = label
      self.unit = unit
    }
  }
  public let headline: Kind
  public let all: [Measure]
  public init(headline: Kind, all: [Measure]) {
    self.headline = headline
    self.all = all
  }

  /// A pack without the table: points alone.
  public static let points = Measures(
    headline: .points, all: [Measure(kind: .points, label: "Points", unit: "points")])
}
