/// The forecasts that a model has to beat.
public enum PlainForecasts {
  /// The last value, carried forward.
  public static func naive(_ series: [Double], horizon: Int) -> [Double] {
    guard let last = series.last else { return [] }
    return [Double](repeating: last, count: max(0, horizon))
  }

  /// The last value with the mean change of the whole series added for every step.
  public static func drift(_ series: [Double], horizon: Int) -> [Double] {
    guard let first = series.first, let last = series.last else { return [] }
    let slope = series.count > 1 ? (last - first) / Double(series.count - 1) : 0
    return (0..<max(0, horizon)).map { last + slope * Double($0 + 1) }
  }

  /// Theta: the mean of the straight line through the series and of simple exponential smoothing of the line's mirror
  /// with twice the curvature. Source: Assimakopoulos and Nikolopoulos (2000), with the smoothing weight that fits the
  /// series best among 0.01 to 0.99.
  public static func theta(_ series: [Double], horizon: Int) -> [Double] {
    guard series.count > 2 else { return naive(series, horizon: horizon) }
    let count = Double(series.count)
    let meanTime = (count - 1) / 2
    let meanValue = series.reduce(0, +) / count
    var above = 0.0
    var below = 0.0
    for (time, value) in series.enumerated() {
      above += (Double(time) - meanTime) * (value - meanValue)
      below += (Double(time) - meanTime) * (Double(time) - meanTime)
    }
    let slope = above / below
    let line = { (time: Double) in meanValue + slope * (time - meanTime) }
    let mirror = series.enumerated().map { 2 * $1 - line(Double($0)) }
    let level = smoothed(mirror)
    return (0..<max(0, horizon)).map { (line(count + Double($0)) + level) / 2 }
  }

  /// The level of simple exponential smoothing after the last value.
  private static func smoothed(_ series: [Double]) -> Double {
    var best = (error: Double.infinity, level: series[0])
    for hundredth in 1...99 {
      let weight = Double(hundredth) / 100
      var level = series[0]
      var error = 0.0
      for value in series.dropFirst() {
        error += (value - level) * (value - level)
        level += weight * (value - level)
      }
      if error < best.error { best = (error, level) }
    }
    return best.level
  }
}
