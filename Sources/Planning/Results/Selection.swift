/// Order statistics without sorting everything.
enum Selection {
  /// Rearranges values so that those of the wanted ranks stand where sorting would put them.
  ///
  /// - Parameter ranks: ascending, each within the buffer.
  /// - Complexity: length × logarithm of the number of ranks, on average.
  static func place(_ ranks: [Int], in values: UnsafeMutableBufferPointer<Float>) {
    guard !ranks.isEmpty, values.count > 1 else { return }
    place(ranks[...], in: values, from: 0, to: values.count - 1)
  }

  private static func place(
    _ ranks: ArraySlice<Int>, in values: UnsafeMutableBufferPointer<Float>, from: Int, to: Int
  ) {
    guard let first = ranks.first, let last = ranks.last, from < to else { return }
    if to - from < 16 {
      for place in (from + 1)...to {
        var at = place
        let value = values[at]
        while at > from, values[at - 1] > value {
          values[at] = values[at - 1]
          at -= 1
        }
        values[at] = value
      }
      return
    }
    // The middle of three stands for all.
    let middle = (from + to) / 2
    if values[middle] < values[from] { values.swapAt(middle, from) }
    if values[to] < values[from] { values.swapAt(to, from) }
    if values[to] < values[middle] { values.swapAt(to, middle) }
    let pivot = values[middle]
    var (left, right) = (from, to)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if first <= right { place(ranks.prefix { $0 <= right }, in: values, from: from, to: right) }
    if last >= left { place(ranks.drop { $0 < left }, in: values, from: left, to: to) }
  }

  /// Quantiles by linear interpolation, as ``Quantiles`` has them. The values are rearranged.
  static func quantiles(_ values: UnsafeMutableBufferPointer<Float>, at shares: [Double]) -> [Double] {
    guard !values.isEmpty else { return shares.map { _ in .nan } }
    let last = values.count - 1
    let places = shares.map { min(1, max(0, $0)) * Double(last) }
    let ranks = Set(places.flatMap { [Int($0), min(Int($0) + 1, last)] }).sorted()
    place(ranks, in: values)
    return places.map { place in
      let below = Int(place)
      let low = Double(values[below])
      return low + (Double(values[min(below + 1, last)]) - low) * (place - Double(below))
    }
  }
}
