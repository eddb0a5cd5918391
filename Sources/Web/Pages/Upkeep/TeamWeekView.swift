import Caseload
import Casework
import Rules

/// What of a team needs its manager this week: exceptions only, each with the one action beside it.
struct TeamWeekView {
  let model: TeamWeek
  var form = TeamWeekForm()
  let isDone: Bool
  let pack: RulePack
  let token: FormToken
  let standing: Standing?

  static let heading = "This week"
  /// In forms of this page: the team whose page they lead back to.
  static let backField = "back"
  /// The things that come first, at most.
  private static let first = 3

  var place: CaseAddress.Place { CaseAddress.Place(level: model.unit.levelID, code: model.unit.code) }

  var page: Page {
    Page(
      title: form.problems.title("\(Self.heading), \(model.unit.name)"), section: .workload,
      breadcrumbs: (model.path + [model.unit]).links,
      standing: standing, main: main)
  }

  private var main: HTML {
    let notice = Part.notice(isDone ? "It is recorded. What is left stands below." : nil)
    let parts = TeamWeekParts(view: self)
    let sections = parts.all.filter { !$0.items.isEmpty }
    return """
      \(form.problems.summary)<span class="caption">\(model.unit.name)</span><h1>\(Self.heading)</h1>
      \(notice)\(Part.statement(sentence, under: under))\(afternoon(sections))\(sections.map(section))
      <p>Looked at: absences and cover, limits, reductions and protections that end, requests, excess, records, and cases that take \
      more than the tool says. \(Part.link("Protections and breaches", .upkeep(.protections(place)))) · \
      \(Part.link("The weeks ahead", .upkeep(.ahead(place)))).</p>
      """
  }

  private var sentence: String {
    model.count == 0
      ? "Nothing needs you this week." : "\(Figures.counted(model.count, "thing needs", "things need")) you this week."
  }

  private var under: HTML {
    """
    <p>Exceptions only, as the records stand on \(model.day.text). What is in order is not shown. Rules: \(model.rules); \
    \(Part.link("see them", .rules)). \(Part.link("How figures are made", .guide)).</p>
    """
  }

  private func afternoon(_ sections: [TeamWeekSection]) -> HTML {
    guard !sections.isEmpty else { return .empty }
    let items = sections.prefix(Self.first).map { section -> HTML in
      "<li><a href=\"#\(section.id)\">\(section.worth)</a></li>\n"
    }
    return "<section><h2>Worth doing this afternoon</h2>\n<ol>\(items)</ol></section>\n"
  }

  private func section(_ section: TeamWeekSection) -> HTML {
    let items = section.items.map { item -> HTML in "<li>\(item)</li>\n" }
    return """
      <section id="\(section.id)" tabindex="-1"><h2>\(section.heading)</h2>
      \(section.around("<ul class=\"plain\">\(items)</ul>"))</section>

      """
  }
}

/// One kind of exception.
struct TeamWeekSection {
  let id: String
  let heading: String
  /// What to do about the first of it, as a line of the things worth doing this afternoon.
  let worth: String
  let items: [HTML]
  /// What stands around the list: nothing, or the form that its answers are in.
  var around: (HTML) -> HTML = { $0 }
}
