import Allocation
import Caseload
import Casework
import Rules

/// A few of those who may or may not take a case, side by side: every rule, every figure before and after, every point.
struct ComparePage {
  let found: Recommendation
  /// As they were asked for, those who are no candidates left out.
  let people: [Recommendation.Person]
  /// How many of those who were asked for are no candidates of the unit today.
  let missing: Int
  let place: CaseAddress.Place?
  /// Staff code of somebody who chose not to be shown their own figure; nil for everybody else.
  var keepsOwnBack: String?
  let standing: Standing?

  /// Side by side at once: more do not fit beside one another on paper or on a small screen.
  static let most = 4

  static let tooMany = "Four people can be compared at once. Go back, and mark four at most."

  private var crn: String { found.row.crn }

  var page: Page {
    Page(
      title: "Compare practitioners", section: .unallocated, breadcrumbs: (found.path + [found.unit]).links,
      standing: standing, cases: found.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">Case \(crn)</span><h1>Compare practitioners</h1>
    \(Part.stamp(found.standing))\(Part.statement(sentence, under: under))
    \(people.isEmpty ? .empty : tables)<p>\(Part.link("Back to all who may take it", .cases(.choosing(crn: crn, place))))</p>
    """
  }

  private var sentence: String {
    guard !people.isEmpty else { return "Nobody is marked. Go back, and mark up to four." }
    let able = people.count { $0.candidate.isAble }
    return "\(Figures.number(able)) of these \(Figures.number(people.count)) may take this case by the rules."
  }

  private var under: HTML {
    let left: HTML =
      missing == 0
      ? .empty : "<p>\(Figures.counted(missing, "post is", "posts are")) no candidate here today and left out.</p>"
    let needs = found.needs.isEmpty ? "none that asks for training" : found.needs.joined(separator: ", ")
    let wishes: HTML =
      found.wishes.isEmpty
      ? .empty
      : "<p>The person asks for: \(found.wishes.joined(separator: "; ")). No rule looks at this: ask who can meet it.</p>"
    return """
      \(left)<p>Tier \(found.row.tier), risk of serious harm: \(CaseCell.band(found.row.rosh)), needs: \(needs). A person decides. \
      \(Part.purpose)</p>\(wishes)
      """
  }

  private var tables: HTML {
    """
    <section><h2>In short</h2>\(table("Who may take it", "Points only put in order those who may take it.", short))</section>
    <section><h2>Before and after</h2>\(table("Before and after the case", "The same figures as live ones give.", figures))</section>
    <section><h2>Every rule</h2>\(table("What each rule says", "One that fails keeps somebody from the case.", rules))</section>
    <section><h2>Every preference</h2>\(table(
      "What gives and takes points", "Their sum, with the points of rules, is the score.", preferences))</section>

    """
  }

  private func table(_ caption: String, _ reading: String, _ rows: [[HTML]]) -> HTML {
    Table(
      caption: caption, reading: reading,
      columns: [Table.Column(heading: "What")] + people.map { Table.Column(heading: $0.name, room: .text) }, rows: rows
    ).html
  }

  private func row(_ what: String, _ cell: (Recommendation.Person) -> HTML) -> [HTML] { ["\(what)"] + people.map(cell) }

  private func isHidden(_ person: Recommendation.Person) -> Bool {
    person.candidate.post.key.staff.text == keepsOwnBack
  }

  private var short: [[HTML]] {
    [
      row("Grade and team") { "\($0.grade), \($0.team)" },
      row("May take it") { person in
        person.candidate.isAble
          ? "Yes"
          : Part.tag("Cannot", .over)
      },
      row("Decide") { person in
        person.candidate.isAble
          ? ChoosingPage.choose(person, for: crn) : ChoosingPage.otherwise(person, for: crn)
      },
      row("Points") { "\(Figures.number($0.candidate.score))" },
      row("To look at before deciding") { person in
        let care = person.candidate.findings.filter { $0.outcome != .fits }
        return care.isEmpty ? "Nothing" : CandidateReasons.list(care, hidesFigures: isHidden(person))
      },
    ]
  }

  private var figures: [[HTML]] {
    let lines = people.map { CandidateReasons(candidate: $0.candidate, hidesFigures: isHidden($0)).lines }
    var names: [String] = []
    for line in lines.joined() where !names.contains(line.what) { names.append(line.what) }
    return names.map { name in
      ["\(name)"]
        + lines.map { mine in
          mine.first { $0.what == name }.map { ChoosingPage.change($0.before, $0.after) } ?? .noFigure
        }
    }
  }

  private var rules: [[HTML]] {
    SuitabilityRules.HardRule.allCases.map { rule in
      row(CaseCell.words(rule.rawValue)) { self.findings($0, .rule(rule)) }
    }
  }

  private var preferences: [[HTML]] {
    Finding.Preference.allCases.filter { preference in
      people.contains { $0.candidate.findings.contains { $0.subject == .preference(preference) } }
    }.map { preference in row(CaseCell.words(preference.rawValue)) { self.findings($0, .preference(preference)) } }
  }

  private func findings(_ person: Recommendation.Person, _ subject: Finding.Subject) -> HTML {
    let some = person.candidate.findings.filter { $0.subject == subject }
    return some.isEmpty ? .blank : CandidateReasons.list(some, hidesFigures: isHidden(person))
  }
}

extension Recommendation.Person {
  /// The post as the address of a comparison names it.
  var post: String { "\(candidate.post.key.staff.text)/\(candidate.post.key.team.text)" }
}

extension Visit {
  /// Some candidates side by side; a fifth is refused.
  func comparison(
    _ crn: String, _ posts: [String], _ place: CaseAddress.Place?, _ standing: Standing?
  ) async throws -> Answer {
    guard posts.count <= ComparePage.most else { throw CaseworkRefusal.invalid(ComparePage.tooMany) }
    let found = try await use.recommendation(crn: crn, level: place?.level, code: place?.code)
    let all = Dictionary(
      (found.able + found.unable).map { ($0.post, $0) }, uniquingKeysWith: { first, _ in first })
    let people = posts.compactMap { all[$0] }
    let keepsBack = try await use.ownFigures().keepsLiveBack
    return .page(
      framed(
        ComparePage(
          found: found, people: people, missing: posts.count - people.count, place: place,
          keepsOwnBack: keepsBack ? session?.person.actor.staff : nil, standing: standing
        ).page))
  }
}
