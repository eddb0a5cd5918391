/// Four replications side by side: each lane is one of them.
typealias Lanes = SIMD4<Double>

/// Memory for one type of value, taken once for a thread and given back with the owner.
///
/// Inner loops read and write through the pointer; nothing is taken or given back while they run.
final class Scratch<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ count: Int, of value: Element) {
    self.count = max(1, count)
    base = .allocate(capacity: self.count)
    base.initialize(repeating: value, count: self.count)
  }

  deinit { base.deallocate() }
}

extension SIMD4<Double> {
  /// Held at zero or above.
  @inline(__always)
  var notNegative: SIMD4<Double> { replacing(with: 0, where: self .< 0) }

  /// The lower of both, lane by lane.
  @inline(__always)
  func atMost(_ other: SIMD4<Double>) -> SIMD4<Double> { replacing(with: other, where: self .> other) }

  /// A function of each lane.
  @inline(__always)
  func mapped(_ body: (Double) -> Double) -> SIMD4<Double> {
    SIMD4(body(self[0]), body(self[1]), body(self[2]), body(self[3]))
  }
}
