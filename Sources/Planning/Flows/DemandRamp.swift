/// An effect that comes in evenly from a step on, for instance what more police do to starts.
public struct DemandRamp: Sendable, Hashable {
  /// The step in which it begins.
  public let start: Double
  /// Steps until it is there in full; 0 for at once.
  public let duration: Double
  /// The share added in full, for instance 0.04.
  public let full: Double
  public init(start: Double, duration: Double, full: Double) {
    self.start = start
    self.duration = duration
    self.full = full
  }

  /// What starts are multiplied by at a step.
  public func multiplier(at step: Double) -> Double { 1 + full * reached(at: step) }

  /// How much of it is there, 0 to 1.
  func reached(at step: Double) -> Double {
    guard duration > 0 else { return step >= start ? 1 : 0 }
    return min(1, max(0, (step - start) / duration))
  }
}
