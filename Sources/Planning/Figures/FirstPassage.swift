/// When a level is first passed for good measure.
public enum FirstPassage {
  /// The first period of the first run of `consecutive` periods that are all strictly over the threshold; nil for never.
  public static func start(of values: some Sequence<Double>, over threshold: Double, consecutive: Int) -> Int? {
    start(of: values, consecutive: consecutive) { $0 > threshold }
  }

  /// The first period of the first run of `consecutive` periods that all meet a condition; nil for never.
  static func start(
    of values: some Sequence<Double>, consecutive: Int, where isMet: (Double) -> Bool
  ) -> Int? {
    var run = 0
    for (index, value) in values.enumerated() {
      run = isMet(value) ? run + 1 : 0
      if run >= max(1, consecutive) { return index - run + 1 }
    }
    return nil
  }
}
