import Allocation
import Caseload
import Casework
import Rules

/// Who may take a case, best first, with the reasons beside each name, and below those who cannot, each with the rule.
struct ChoosingPage {
  let found: Recommendation
  /// The unit that was asked for; nil for the usual one.
  let place: CaseAddress.Place?
  let showsAll: Bool
  /// Staff code of somebody who chose not to be shown their own figure; nil for everybody else.
  var keepsOwnBack: String?
  let standing: Standing?

  /// Candidates on the page before the rest is asked for.
  private static let most = 20

  private var crn: String { found.row.crn }

  var page: Page {
    Page(
      title: "Choose a practitioner", section: .unallocated, breadcrumbs: (found.path + [found.unit]).links,
      standing: standing, cases: found.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">Case \(crn)</span><h1>Choose a practitioner</h1>
    \(Part.stamp(found.standing))\(Part.statement(sentence, under: under))
    <section><h2>The case</h2>\(caseFacts)</section>
    <section><h2>Who may take it</h2>\(able)</section>
    <section><h2>Cannot hold this case</h2>\(unable)</section>
    \(compare)
    """
  }

  private var sentence: String {
    let all = Figures.counted(found.able.count + found.unable.count, "post", "posts")
    guard !found.able.isEmpty else { return "None of \(all) in \(found.unit.name) may take this case by the rules." }
    return "\(Figures.number(found.able.count)) of \(all) in \(found.unit.name) may take this case."
  }

  private var under: HTML {
    """
    <p>Best first by points, which are shown with each name; a person decides. The rules, their points and who may decide \
    otherwise are in the \(Part.link("rules", .rules)). \(Part.purpose)</p>
    """
  }

  private var caseFacts: HTML {
    let row = found.row
    let needs = found.needs.isEmpty ? "none that asks for training" : found.needs.joined(separator: ", ")
    let waits: HTML =
      row.holder.map { "Held by \($0.name)" }
      ?? "Waits \(row.days.map { Figures.counted($0, "day", "days") } ?? "since an unknown day")"
    let due: HTML =
      found.due.map { due in
        found.isLate ? "; was due on \(due.text) \(Part.tag("Late", .over))" : "; due on \(due.text)"
      } ?? .empty
    let wishes: HTML =
      found.wishes.isEmpty
      ? .empty
      : "<p>The person asks for: \(found.wishes.joined(separator: "; ")). No rule looks at this: ask who can meet it.</p>\n"
    return """
      <p>\(row.type ?? "No current order"). Tier <strong>\(row.tier)</strong>\(row.isProvisional ? ", provisional" : ""). \
      Risk of serious harm: \(CaseCell.band(row.rosh)). Needs: \(needs). \(waits)\(due).</p>
      \(wishes)<p>\(Part.link("Read the case: risk, record, requirements", .cases(.detail(crn: crn))))</p>

      """
  }

  private var able: HTML {
    guard !found.able.isEmpty else {
      return Part.empty("Nobody. Below stands what keeps each from it, and who may decide otherwise.")
    }
    let shown = shown(of: found.able)
    return Table(
      caption: "Posts that may take this case", reading: "Best first. Reasons are beside each name; you decide.",
      columns: [
        Table.Column(heading: "Practitioner"), Table.Column(heading: "Cases", isNumeric: true),
        Table.Column(heading: "With this case"), Table.Column(heading: "Workload", isNumeric: true),
        Table.Column(heading: "Why", room: .text), Table.Column(heading: "Points", isNumeric: true),
        Table.Column(heading: "Choose"),
      ],
      rows: shown.enumerated().map { index, person in
        let effect = person.candidate.effect
        let isHidden = person.candidate.post.key.staff.text == keepsOwnBack
        return [
          "\(name(person))\(mark(person, index))", Self.change("\(effect.before.cases)", "\(effect.after.cases)"),
          isHidden ? Part.tag("Not shown", .none) : Part.bar(effect.after.percent, found.limits),
          isHidden
            ? "as you chose"
            : Self.change(Figures.percent(effect.before.percent), Figures.percent(effect.after.percent)),
          "\(CandidateReasons(candidate: person.candidate, hidesFigures: isHidden).html)",
          "\(Figures.number(person.candidate.score))", Self.choose(person, for: crn),
        ]
      }
    ).html + more(found.able)
  }

  private func shown(of people: [Recommendation.Person]) -> ArraySlice<Recommendation.Person> {
    showsAll ? people[...] : people.prefix(Self.most)
  }

  /// The way to the rest of a list that is longer than a first view may be.
  private func more(_ people: [Recommendation.Person]) -> HTML {
    let left = people.count - shown(of: people).count
    let words = "Show \(Figures.counted(left, "other", "others"))"
    return left > 0 ? "<p>\(Part.link(words, .cases(.choosing(crn: crn, place, all: true))))</p>\n" : .empty
  }

  private var unable: HTML {
    guard !found.unable.isEmpty else { return Part.empty("Nobody is kept from it.") }
    return Table(
      caption: "Posts that cannot hold this case",
      reading: "Each with what keeps it from the case, and who may decide otherwise with a reason.",
      columns: [
        Table.Column(heading: "Practitioner"), Table.Column(heading: "Cases", isNumeric: true),
        Table.Column(heading: "Why not", room: .text), Table.Column(heading: "May be decided otherwise by"),
      ],
      rows: shown(of: found.unable).enumerated().map { index, person in
        let isHidden = person.candidate.post.key.staff.text == keepsOwnBack
        return [
          "\(name(person))\(mark(person, found.able.count + index))",
          "\(Figures.number(person.candidate.effect.before.cases))",
          CandidateReasons.list(person.candidate.obstacles, hidesFigures: isHidden),
          Self.otherwise(person, for: crn),
        ]
      }
    ).html + more(found.unable)
  }

  private func name(_ person: Recommendation.Person) -> HTML {
    let name: HTML = person.practitionerID.map { Part.link(person.name, .practitioner($0)) } ?? "\(person.name)"
    // For managers of the person; others read until when, and not why.
    let why: HTML =
      person.privateReason.map { "<br><span class=\"small\">No more work for now, for you to know: \($0)</span>" }
      ?? .empty
    return "\(name)<br><span class=\"small quiet\">\(person.grade), \(person.team)</span>\(why)"
  }

  /// A box of the form at the end of the page: whoever is marked stands side by side with others.
  private func mark(_ person: Recommendation.Person, _ index: Int) -> HTML {
    let name = CaseAddress.postField(index + 1)
    return """
      <div class="radio"><input id="\(Field.id(name))" form="\(Self.comparison)" name="\(name)" type="checkbox" value="\(person.post)" \
      autocomplete="off"><label for="\(Field.id(name))">Compare<span class="hidden"> \(person.name)</span></label></div>
      """
  }

  private static let comparison = "compare"

  /// Works without a script: the boxes above belong to this form. The best are one link away as well.
  private var compare: HTML {
    let unit: HTML = place.map { "\(Part.hidden("level", $0.level))\(Part.hidden("code", $0.code))" } ?? .empty
    let best = found.able.prefix(3).map(\.post)
    let link: HTML =
      best.count > 1
      ? """
      <p>\(Part.link(
        "Compare the best \(Figures.number(best.count))",
        .cases(.comparing(crn: crn, posts: Array(best), place))))</p>

      """ : .empty
    return """
      <section><h2>Compare</h2>
      <p>Mark up to \(Figures.number(ComparePage.most)) practitioners above: every rule and every figure then stand side by side.</p>
      <form id="\(Self.comparison)" method="get" action="\(Address.cases(.comparing(crn: crn)))">\(unit)
      <button class="button second" type="submit">Compare those who are marked</button></form>
      \(link)</section>
      """
  }

  /// What it would do, to be confirmed: nothing changes before that.
  static func choose(_ person: Recommendation.Person, for crn: String) -> HTML {
    let address = Address.allocation(.confirm(crn: crn, .init(person.candidate.post.key)))
    return "<a class=\"button second\" href=\"\(address)\">Choose<span class=\"hidden\"> \(person.name)</span></a>"
  }

  /// Who may decide otherwise, and where that starts.
  static func otherwise(_ person: Recommendation.Person, for crn: String) -> HTML {
    let words = words(person.override)
    guard let override = person.override, override != .never else { return "\(words)" }
    let address = Address.allocation(.confirm(crn: crn, .init(person.candidate.post.key)))
    return
      "\(words)<br><a href=\"\(address)\">Decide otherwise<span class=\"hidden\"> for \(person.name)</span></a>"
  }

  /// Before and after: an arrow to the eye, a word to the ear.
  static func change(_ before: String, _ after: String) -> HTML {
    before == after
      ? "\(after)" : "\(before) <span aria-hidden=\"true\">→</span><span class=\"hidden\">to</span> \(after)"
  }

  static func words(_ override: SuitabilityRules.Override?) -> String {
    switch override {
    case .headOfPDU: "Head of PDU, with a reason"
    case .senior: "Senior probation officer, with a reason"
    case .never, nil: "Nobody"
    }
  }
}
