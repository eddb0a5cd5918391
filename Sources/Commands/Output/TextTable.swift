/// Columns of text, padded: words to the left, figures to the right.
struct TextTable {
  struct Column {
    let heading: String
    let isFigure: Bool
    static func words(_ heading: String) -> Column { Column(heading: heading, isFigure: false) }
    static func figures(_ heading: String) -> Column { Column(heading: heading, isFigure: true) }
  }

  let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: String...) { rows.append(cells) }
  mutating func add(_ cells: [String]) { rows.append(cells) }

  var text: String {
    let all = [columns.map(\.heading)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      var line = ""
      for (index, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[index] - cell.count)
        line += (index > 0 ? "  " : "") + (columns[index].isFigure ? space + cell : cell + space)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
