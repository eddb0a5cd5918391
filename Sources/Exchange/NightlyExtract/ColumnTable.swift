/// What stands in each column of one sheet, looked up by column number alone.
///
/// A slot of 0 or more is a cell of the grid of counts; below that a field, or nothing. Rows are read through this table,
/// so that no heading is compared after the first row.
struct ColumnTable {
  static let nothing: Int16 = -1

  private(set) var slots: [Int16] = []

  mutating func set(_ use: SheetLayout.Use, at column: Int) {
    while slots.count <= column { slots.append(Self.nothing) }
    switch use {
    case .count(let cell): slots[column] = Int16(cell)
    case .field(let field): slots[column] = Self.slot(field)
    case .none: slots[column] = Self.nothing
    }
  }

  /// - Complexity: O(1).
  subscript(column: Int) -> Int16 { column < slots.count ? slots[column] : Self.nothing }

  static func slot(_ field: ColumnField) -> Int16 { Int16(-2 - field.rawValue) }
  static func field(_ slot: Int16) -> Int { Int(-2 - slot) }
}
