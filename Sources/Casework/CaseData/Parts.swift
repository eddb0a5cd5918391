extension Array {
  /// The same elements in their order, in parts of at most so many: what one statement takes.
  func parts(of most: Int) -> [[Element]] {
    stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
  }
}
