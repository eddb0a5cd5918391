/// A fixed piece of integer work that never changes, measured in the same run as everything else.
///
/// A machine's speed divides out of a ratio to it, so that results of two machines, or of a busy and a quiet hour, can be compared.
enum ReferenceKernel {
  /// Steps in one round.
  static let steps = 1_000_000

  /// Mixes a number with itself: each step waits for the one before, so nothing can be done side by side.
  @inline(never)
  static func round(_ start: UInt64) -> UInt64 {
    var value = start
    for step in 0..<UInt64(steps) {
      value = (value ^ (value >> 31)) &* 0x9E37_79B9_7F4A_7C15 &+ step
    }
    return value
  }
}
