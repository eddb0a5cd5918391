public import Caseload
public import Rules

/// How a scenario of the past did against what happened, beside forecasts that need no model.
public struct Hindcast: Sendable, Hashable {
  /// One date of the series after the scenario's beginning.
  public struct Point: Sendable, Hashable {
    public let date: LocalDate
    public let actual: Double
    public let median: Double
    /// Ends of the middle 80 %.
    public let low: Double
    public let high: Double
    public let naive: Double
    public let drift: Double
    public let theta: Double
  }

  public let series: PlanSeries
  public let measure: PlanMeasure
  public let points: [Point]
  public let model: ForecastErrors
  public let naive: ForecastErrors
  public let drift: ForecastErrors
  public let theta: ForecastErrors
  /// Of the bands of 80 %.
  public let bands: IntervalScore

  /// - Parameters:
  ///   - run: of a scenario that begins in the past.
  ///   - series: whose measure the run has. Figures up to the run's beginning are what the plain forecasts go by.
  /// - Throws: ``PlanQuestionError`` where the series has no figure after the beginning, or too few before.
  public init(_ run: PlanRun, against series: PlanSeries) throws(PlanQuestionError) {
    guard let measure = series.measure.flatMap(PlanMeasure.init(id:)) else {
      throw PlanQuestionError("The series \(series.id) is of no measure of a plan.")
    }
    let training = series.points.filter { $0.on <= run.scenario.from }.map(\.value)
    let fan = run.fan(measure)
    let later = series.points.filter { $0.on > run.scenario.from }
    let pairs = later.compactMap { point in fan.points.firstIndex { $0.date == point.on }.map { (point, $0) } }
    guard training.count > 2, let horizon = pairs.map(\.1).max() else {
      throw PlanQuestionError(
        "The series \(series.id) needs three figures up to \(run.scenario.from.iso) and one at the end of a quarter after it."
      )
    }
    let plain = (
      PlainForecasts.naive(training, horizon: horizon), PlainForecasts.drift(training, horizon: horizon),
      PlainForecasts.theta(training, horizon: horizon)
    )
    points = pairs.map { point, quarter in
      let found = fan.points[quarter]
      return Point(
        date: point.on, actual: point.value, median: found.median, low: found.band80.low, high: found.band80.high,
        naive: plain.0[quarter - 1], drift: plain.1[quarter - 1], theta: plain.2[quarter - 1])
    }
    self.series = series
    self.measure = measure
    let actual = points.map(\.actual)
    func errors(_ forecast: [Double]) -> ForecastErrors {
      ForecastErrors(actual: actual, forecast: forecast, training: training)
    }
    model = errors(points.map(\.median))
    naive = errors(points.map(\.naive))
    drift = errors(points.map(\.drift))
    theta = errors(points.map(\.theta))
    bands = IntervalScore(actual: actual, lower: points.map(\.low), upper: points.map(\.high), alpha: 0.2)
  }
}

/// How bands did on a series of which nothing but the stock is known: no intakes, no leavers.
///
/// From each of the last origins the stock is carried on, and its band is that of a deviation which grows as the root of
/// time by the mean square of the quarterly changes so far: the model with nothing known but its own discrepancy.
public struct BandHindcast: Sendable, Hashable {
  public let series: PlanSeries
  public let origins: Int
  public let horizon: Int
  /// Forecasts set against a figure.
  public let forecasts: Int
  /// Share of figures within the band of 80 %.
  public let coverage: Double
  /// Mean absolute error as a share, of carrying the stock on, of drift and of Theta.
  public let naive: Double
  public let drift: Double
  public let theta: Double

  /// - Throws: ``PlanQuestionError`` where the series is too short.
  public init(_ series: PlanSeries, origins: Int = 8, horizon: Int = 4) throws(PlanQuestionError) {
    let values = series.points.map(\.value)
    guard values.count >= origins + horizon + 2 else {
      throw PlanQuestionError("The series \(series.id) is too short for \(origins) origins and \(horizon) quarters.")
    }
    let score = NormalQuantile.of(0.9)
    var within = 0
    var count = 0
    var errors = (0.0, 0.0, 0.0)
    for origin in (values.count - horizon - origins + 1)...(values.count - horizon) {
      let known = Array(values[..<origin])
      let changes = zip(known.dropFirst(), known).map(-)
      let spread = (changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)).squareRoot()
      let forecasts = (
        PlainForecasts.naive(known, horizon: horizon), PlainForecasts.drift(known, horizon: horizon),
        PlainForecasts.theta(known, horizon: horizon)
      )
      for step in 0..<horizon {
        let actual = values[origin + step]
        if (actual - forecasts.0[step]).magnitude <= score * spread * Double(step + 1).squareRoot() { within += 1 }
        errors.0 += (forecasts.0[step] - actual).magnitude / actual
        errors.1 += (forecasts.1[step] - actual).magnitude / actual
        errors.2 += (forecasts.2[step] - actual).magnitude / actual
        count += 1
      }
    }
    self.series = series
    self.origins = origins
    self.horizon = horizon
    forecasts = count
    coverage = Double(within) / Double(count)
    naive = errors.0 / Double(count)
    drift = errors.1 / Double(count)
    theta = errors.2 / Double(count)
  }
}
