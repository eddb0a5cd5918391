/// One row of cells as UTF-8 text in one run of bytes: how rows reach the mapper outside a workbook.
public struct TextCells: Sendable, Hashable {
  public private(set) var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  public private(set) var ends: [Int32] = []

  /// - Parameter cells: an empty text is a blank cell.
  public init(_ cells: some Sequence<String>) {
    for cell in cells {
      bytes.append(contentsOf: cell.utf8)
      ends.append(Int32(bytes.count))
    }
  }

  /// Calls `body` with each cell that is not blank. - Complexity: O(cells).
  @inline(__always)
  func forEach(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        var start = 0
        for column in 0..<ends.count {
          let end = Int(ends[column])
          if end > start { body(column, UnsafeBufferPointer(rebasing: bytes[start..<end])) }
          start = end
        }
      }
    }
  }
}
