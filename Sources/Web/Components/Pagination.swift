/// Links to the pages of a long list, and where in it the reader is. Hidden when there is one page.
struct Pagination {
  let page: Int
  let pages: Int
  let pageSize: Int
  let total: Int
  /// `problems`, `practitioners`.
  let things: String
  let address: (Int) -> Address

  var html: HTML {
    guard pages > 1 else { return "<p class=\"small quiet\">\(Figures.number(total)) \(things).</p>\n" }
    let first = (page - 1) * pageSize + 1
    let last = min(page * pageSize, total)
    let previous: HTML =
      page > 1 ? "<a rel=\"prev\" href=\"\(address(page - 1))\">← Previous<span class=\"hidden\"> page</span></a>" : ""
    let next: HTML =
      page < pages ? "<a rel=\"next\" href=\"\(address(page + 1))\">Next<span class=\"hidden\"> page</span> →</a>" : ""
    return """
      <nav class="pages" aria-label="Pagination">\(previous)<ul>\(numbers)</ul>\(next)</nav>
      <p class="small quiet">Showing \(Figures.number(first)) to \(Figures.number(last)) of \(Figures.number(total)) \(things).</p>

      """
  }

  /// First, last, and the neighbours of the current page; a gap is shown.
  private var numbers: [HTML] {
    var shown: [HTML] = []
    var before = 0
    for number in 1...pages where number == 1 || number == pages || abs(number - page) <= 1 {
      if number > before + 1 { shown.append("<li><span aria-hidden=\"true\">⋯</span></li>") }
      before = number
      shown.append(
        number == page
          ? "<li><a href=\"\(address(number))\" aria-current=\"page\" aria-label=\"Page \(number)\">\(number)</a></li>"
          : "<li><a href=\"\(address(number))\" aria-label=\"Page \(number)\">\(number)</a></li>")
    }
    return shown
  }
}
