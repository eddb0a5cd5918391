import Casework

/// Search and filters above a list of cases. A GET form: what is chosen stands in the address.
struct CaseListForm {
  let list: CaseListPage

  private var query: CaseListQuery { list.query }

  var html: HTML {
    let selects = list.facets.filter {
      query.filters[$0.filter] != nil || $0.choices.count > 1 || $0.choices.first?.cases == nil
    }.map(select)
    let filters: HTML =
      selects.isEmpty
      ? .empty
      : "<details\(HTML.when(!query.filters.isEmpty, " open"))><summary>Filters</summary><div><div class=\"row\">\(selects)</div>\(apply)</div></details>\n"
    return """
      <form method="get" action="\(CaseAddress.form(query.scope))"><div class="row"><div class="group"><label for="text">Name or CRN</label>
      <input id="text" name="q" type="search" value="\(query.text)" maxlength="100" autocomplete="off" spellcheck="false"></div>
      <button class="button" type="submit">Search</button></div>
      \(order)\(filters)</form>

      """
  }

  private var apply: HTML { "<button class=\"button second\" type=\"submit\">Apply filters</button>" }

  /// A search or a filter keeps the order of the list.
  private var order: HTML {
    guard query.sort != .name || query.descending else { return .empty }
    let way = query.descending ? "descending" : "ascending"
    return """
      <input type="hidden" name="sort" value="\(query.sort.rawValue)"><input type="hidden" name="order" value="\(way)">

      """
  }

  private func select(_ facet: CaseListPage.Facet) -> HTML {
    let name = facet.filter.rawValue
    let chosen = query.filters[facet.filter]
    var options = facet.choices.map { choice -> HTML in
      let words = choice.label + (choice.cases.map { " (\(Figures.number($0)))" } ?? "")
      return choice.value == chosen
        ? "<option value=\"\(choice.value)\" selected>\(words)</option>"
        : "<option value=\"\(choice.value)\">\(words)</option>"
    }
    // A choice that leaves nothing stays chosen.
    if let chosen, !facet.choices.contains(where: { $0.value == chosen }) {
      options.append("<option value=\"\(chosen)\" selected>\(chosen) (0)</option>")
    }
    return """
      <div class="group"><label for="by-\(name)">\(Self.label(facet.filter))</label>
      <select id="by-\(name)" name="\(name)"><option value="">Any</option>\(options)</select></div>

      """
  }

  private static func label(_ filter: CaseFilter) -> String {
    switch filter {
    case .tier: "Tier"
    case .type: "Type"
    case .location: "Location"
    case .rosh: "Risk of serious harm"
    case .mappa: "MAPPA"
    case .provisional: "Tier is provisional"
    case .overEnd: "Past the expected end"
    case .holder: "Held by"
    }
  }
}
