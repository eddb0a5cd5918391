/// A table with a caption, headings with a scope, and a scrolling region of its own that the keyboard reaches.
struct Table {
  struct Column {
    let heading: String
    var isNumeric = false
    /// How wide the column is at the least: in a narrow window a table scrolls before a day breaks or a sentence becomes a tower.
    var room = Room.any
    /// Where the heading leads to sort by this column, and whether the rows are in its order now; nil when it does not sort.
    var sort: Sort?

    struct Sort {
      let address: Address
      let state: State
    }
    enum Room: String {
      case any, day, text
    }
    enum State: String {
      case none, ascending, descending
    }
  }

  let caption: String
  /// How to read the table, under its caption.
  var reading = ""
  let columns: [Column]
  let rows: [[HTML]]
  /// Totals; the first is the strong one, others follow quietly.
  var totals: [[HTML]] = []
  /// For a table of two or three columns, which need not span the page.
  var isNarrow = false

  var html: HTML {
    let heads = columns.map { column -> HTML in
      let kind: HTML =
        column.isNumeric ? " class=\"num\"" : column.room == .any ? "" : " class=\"\(column.room.rawValue)\""
      guard let sort = column.sort else { return "<th scope=\"col\"\(kind)>\(column.heading)</th>" }
      return """
        <th scope="col"\(kind) aria-sort="\(sort.state.rawValue)"><a href="\(sort.address)">\(column.heading)</a></th>
        """
    }
    let body = rows.map { cells -> HTML in "<tr>\(line(cells))</tr>\n" }
    let foot = totals.enumerated().map { index, cells -> HTML in
      index == 0 ? "<tr>\(line(cells))</tr>\n" : "<tr class=\"aside\">\(line(cells))</tr>\n"
    }
    let kind: HTML = isNarrow ? " class=\"narrow\"" : ""
    let how: HTML = reading.isEmpty ? .empty : "<span class=\"how\">\(reading)</span>"
    let feet: HTML = totals.isEmpty ? .empty : "<tfoot>\n\(foot)</tfoot>"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table\(kind)><caption><span class="stay">\(caption)\(how)</span></caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body)</tbody>\(feet)</table></div>

      """
  }

  /// One row: its first cell names it.
  private func line(_ cells: [HTML]) -> HTML {
    let parts = zip(columns, cells).enumerated().map { index, pair -> HTML in
      let (column, cell) = pair
      if index == 0 { return "<th scope=\"row\">\(cell)</th>" }
      return column.isNumeric ? "<td class=\"num\">\(cell)</td>" : "<td>\(cell)</td>"
    }
    return "\(parts)"
  }
}

extension HTML {
  /// A cell without a figure: a dash to the eye, words to the ear.
  static let noFigure: HTML = "<span aria-hidden=\"true\">–</span><span class=\"hidden\">not computable</span>"
  /// A cell to which the column does not apply.
  static let blank: HTML = "<span class=\"hidden\">does not apply</span>"
}
