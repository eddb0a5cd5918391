import Glibc

/// An open file read piece by piece into one buffer, of which the bytes of the current row are kept.
///
/// Invariant: `start ≤ end ≤ capacity`; the bytes from `start` to `end` are read and not yet used.
final class ByteInput {
  private let descriptor: Int32
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  var start = 0
  private(set) var end = 0
  private(set) var isAtEnd = false
  /// The number of the error that ended reading; 0 while there is none.
  private(set) var errorNumber: Int32 = 0

  /// - Parameter descriptor: closed when this is released.
  init(descriptor: Int32, capacity: Int) {
    self.descriptor = descriptor
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
    close(descriptor)
  }

  /// Reads more behind what is there, moving it to the front and growing the buffer only when it is full.
  func fill() {
    if start > 0 {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    if end == capacity { grow() }
    var count = 0
    repeat { count = read(descriptor, base + end, capacity - end) } while count < 0 && errno == EINTR
    if count <= 0 {
      isAtEnd = true
      if count < 0 { errorNumber = errno }
    } else {
      end += count
    }
  }

  /// Drops everything up to and with the next line feed, without keeping it.
  func skipLine() {
    while true {
      if let found = memchr(base + start, 10, end - start) {
        start = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
        return
      }
      start = end
      if isAtEnd { return }
      fill()
    }
  }

  /// Reads no further.
  func stop() {
    start = end
    isAtEnd = true
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: end)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
