public import Caseload

/// Published figures through time, which forecasts are checked against.
public struct PlanHistory: Sendable, Hashable {
  public let name: String
  /// Under which terms the figures may be used again.
  public let licence: String
  public let series: [PlanSeries]

  public init(name: String, licence: String, series: [PlanSeries]) {
    self.name = name
    self.licence = licence
    self.series = series
  }
}

/// One series of a history.
public struct PlanSeries: Sendable, Hashable {
  public let id: String
  public let label: String
  /// The measure of a plan that it is an observation of; nil where a plan has none.
  public let measure: String?
  public let source: String
  /// In order of day.
  public let points: [Point]

  /// A figure of a day.
  public struct Point: Sendable, Hashable {
    public let on: LocalDate
    public let value: Double
    public init(on: LocalDate, value: Double) {
      self.on = on
      self.value = value
    }
  }

  public init(id: String, label: String, measure: String?, source: String, points: [Point]) {
    self.id = id
    self.label = label
    self.measure = measure
    self.source = source
    self.points = points
  }
}
