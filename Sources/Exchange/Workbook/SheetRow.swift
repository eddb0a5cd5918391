/// What a cell of a workbook holds.
public enum CellKind: UInt8, Sendable {
  case text, number, boolean, error
}

/// One cell that is not blank. Its text is asked of its row.
public struct SheetCell: Sendable {
  /// From 0.
  public let column: Int
  public let kind: CellKind
  /// The text is what the formula last came to.
  public let hasFormula: Bool
  /// The cell is formatted as a date or a time, or says it is a date.
  public let isDate: Bool
  let start: Int
  let count: Int
  let isShared: Bool
}

/// One row with its cells that are not blank, in the order of their columns.
///
/// It is a view of the reader's own buffers and holds only during the call that it is given to.
public struct SheetRow {
  /// As the spreadsheet numbers it, from 1.
  public let number: Int
  public let cells: UnsafeBufferPointer<SheetCell>
  let own: UnsafePointer<UInt8>?
  let shared: UnsafePointer<UInt8>?

  /// The text of a cell of this row as UTF-8. - Complexity: O(1); nothing is copied.
  public func bytes(_ cell: SheetCell) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: (cell.isShared ? shared : own).map { $0 + cell.start }, count: cell.count)
  }

  /// A copy of the text of a cell of this row.
  public func text(_ cell: SheetCell) -> String { String(decoding: bytes(cell), as: UTF8.self) }
}

/// What the reader of a sheet does after a row.
public enum AfterRow: Sendable {
  case goOn, stop
}
