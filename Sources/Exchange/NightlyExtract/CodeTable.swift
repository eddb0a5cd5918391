/// Gives each different code a small number, looked up by its bytes, so that a quarter of a million rows name a practitioner
/// and a team without a String each.
struct CodeTable {
  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing with linear probing; at most half full. A slot holds a number plus 1, or 0.
  private var slots = [Int32](repeating: 0, count: 1_024)

  /// The number of a code that was interned. - Complexity: O(bytes) expected.
  func find(_ code: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = slots[place(of: code)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// The number of a code, a new one if it has none. - Complexity: O(bytes) expected.
  mutating func intern(_ code: UnsafeBufferPointer<UInt8>) -> Int {
    let found = place(of: code)
    if slots[found] != 0 { return Int(slots[found]) - 1 }
    texts.append(String(decoding: code, as: UTF8.self))
    bytes.append(contentsOf: code)
    ends.append(bytes.count)
    slots[found] = Int32(texts.count)
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  private func place(of code: UnsafeBufferPointer<UInt8>) -> Int {
    // Swift's hasher has a seed of its own in each run, so that no file can be made to collide.
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(code))
    var place = hasher.finalize() & (slots.count - 1)
    while slots[place] != 0, !matches(Int(slots[place]) - 1, code) { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private func matches(_ number: Int, _ code: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    return ends[number] - start == code.count && bytes[start..<ends[number]].elementsEqual(code)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let bytes = bytes
    bytes.withUnsafeBufferPointer { bytes in
      for number in texts.indices {
        let start = number == 0 ? 0 : ends[number - 1]
        slots[place(of: UnsafeBufferPointer(rebasing: bytes[start..<ends[number]]))] = Int32(number + 1)
      }
    }
  }
}
