/// What an answer hangs on: each driver at a low and a high value, the others in the middle, widest swing first.
public struct Tornado: Sendable, Hashable {
  /// One driver.
  public struct Row: Sendable, Hashable {
    public let parameter: String
    /// The answer with the driver at its low and at its high value.
    public let low: Double
    public let high: Double
    /// Distance between the two.
    public let swing: Double
    /// Low and high answer less the base.
    public let lowDelta: Double
    public let highDelta: Double
  }

  public let base: Double
  /// Widest swing first, equal swings by name.
  public let rows: [Row]

  public init(base: Double, runs: [(parameter: String, low: Double, high: Double)]) {
    self.base = base
    rows = runs.map { run in
      Row(
        parameter: run.parameter, low: run.low, high: run.high, swing: (run.high - run.low).magnitude,
        lowDelta: run.low - base, highDelta: run.high - base)
    }.sorted { $0.swing == $1.swing ? $0.parameter < $1.parameter : $0.swing > $1.swing }
  }
}
