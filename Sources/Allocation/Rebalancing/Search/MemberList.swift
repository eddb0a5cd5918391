/// The cases of one practitioner in no order: add, take away and pick at random in constant time.
struct MemberList {
  private var values: UnsafeMutablePointer<Int32>?
  private var capacity: Int32 = 0
  /// How many there are.
  private(set) var count: Int32 = 0

  /// Adds a case; returns its place.
  @inline(__always)
  mutating func append(_ value: Int32) -> Int32 {
    if count == capacity { grow() }
    values?[Int(count)] = value
    count &+= 1
    return count &- 1
  }

  /// Takes away the one at a place. Returns the one that moved there, or -1 when none had to.
  @inline(__always)
  mutating func remove(at place: Int32) -> Int32 {
    count &-= 1
    guard place < count, let values else { return -1 }
    values[Int(place)] = values[Int(count)]
    return values[Int(place)]
  }

  /// The case at a place below `count`.
  @inline(__always)
  subscript(_ place: Int) -> Int { values.map { Int($0[place]) } ?? 0 }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: Int(max(capacity * 2, 64)))
    if let values {
      larger.update(from: values, count: Int(count))
      values.deallocate()
    }
    values = larger
    capacity = max(capacity * 2, 64)
  }

  /// Gives the memory back; the list is not used afterwards.
  func free() { values?.deallocate() }
}
