import Caseload
import Casework
import Rules

/// What every page has around its own part.
struct Frame {
  enum Section: CaseIterable {
    case home, workload, plans, excess, concerns, cases, unallocated, quality, records, extracts, sharing, ties,
      inspections,
      subjects,
      guide,
      rules,
      audit, accounts
  }

  /// What the page is, for the browser's tab and history. Never a person's name.
  let title: String
  let section: Section?
  /// The way down to the page: what stands above it, with its address.
  let breadcrumbs: [Link]
  let standing: Standing?
  /// The day of the case-level data that the page shows; nil when it shows none.
  let cases: CaseStanding?
  /// Nil where nobody is signed in: then only what stands for everybody is there.
  let visitor: Visitor?
  /// What the program's own style sheet is called today.
  let styleSheet: Address
  /// What its own script is called today. Pages work without it.
  let script: Address

  struct Link {
    let text: String
    let address: Address
  }

  /// Who is signed in, as the frame shows it.
  struct Visitor {
    let name: String
    let formToken: FormToken
    /// When the session ends if nothing more is asked: `2:14am on 22 November 2026 (UTC)`.
    let ends: String
    /// Whole seconds until then.
    let secondsLeft: Int
    /// What the person may open, with the address at which it begins.
    let sections: [(section: Section, address: Address)]

    init(_ person: SignedIn, at clock: WallClock, _ pack: RulePack) {
      name = person.actor.displayName
      formToken = FormToken(person.formToken)
      sections = Section.allCases.compactMap { section in section.address(for: person.actor, pack).map { (section, $0) }
      }
      secondsLeft = person.idleSecondsLeft
      let end = clock.seconds() + person.idleSecondsLeft
      ends = Times.text(ofUTC: WallClock { end }.timestamp)
    }
  }

  func around(_ main: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) – Headroom</title>
    <link rel="stylesheet" href="\(styleSheet)">
    <link rel="icon" href="data:,">
    \(HTML.when(visitor != nil, "<script src=\"\(script)\" type=\"module\"></script>\n"))\
    </head>
    <body>
    <a class="skip" href="#main-content">Skip to main content</a>
    <header>
    \(band)\(navigation)
    </header>
    <div class="wrap">
    \(crumbs)<main id="main-content">
    \(lateness)\(main)
    </main>
    </div>
    \(footer)
    </body>
    </html>

    """
  }

  private var band: HTML {
    let sample: HTML = """
      <div class="sample"><div class="wrap"><p><strong>Sample data.</strong> The people, teams and cases on these pages are made up.</p></div></div>
      """
    return """
      <div class="top"><div class="wrap">
      <a class="mark" href="\(Address.home)"><svg viewBox="0 0 20 24" aria-hidden="true" focusable="false"><path d="M2 22V9M10 22V13M18 22V5" stroke="#fff" stroke-width="4"/><path d="M0 2h20" stroke="#ffdd00" stroke-width="3"/></svg>Headroom</a>
      \(person)</div></div>\(HTML.when(isSample, sample))
      """
  }

  private var person: HTML {
    guard let visitor else { return .empty }
    return """
      <form class="find" role="search" method="get" action="\(Address.search())" aria-label="All pages"><label class="hidden" for="find">Find a person, team or code</label><input id="find" name="q" type="search" autocomplete="off" spellcheck="false"><button type="submit">Search</button></form>
      <div class="who"><a href="\(Address.signIn(.account()))"><span class="hidden">Your account: </span>\(visitor.name)</a>
      <form method="post" action="\(Address.signIn(.signOut))">\(visitor.formToken.field)<button type="submit">Sign out</button></form></div>

      """
  }

  private var isSample: Bool { standing?.isSample == true || cases?.isSample == true }

  private var navigation: HTML {
    guard let visitor else { return .empty }
    let items = visitor.sections.map { item, address -> HTML in
      if item == section {
        return "<li><a href=\"\(address)\" aria-current=\"page\"><strong>\(item.name)</strong></a></li>"
      }
      return "<li><a href=\"\(address)\">\(item.name)</a></li>"
    }
    return "<nav class=\"nav\" aria-label=\"Service\"><div class=\"wrap\"><ul>\(items)</ul></div></nav>"
  }

  private var crumbs: HTML {
    guard !breadcrumbs.isEmpty else { return .empty }
    let items = breadcrumbs.map { link -> HTML in "<li><a href=\"\(link.address)\">\(link.text)</a></li>" }
    return "<nav class=\"crumbs\" aria-label=\"Breadcrumb\"><ol>\(items)</ol></nav>"
  }

  /// Says how old the figures are when the next night is overdue. They stay: an old figure with its age beats none.
  private var lateness: HTML {
    guard let standing, standing.isLate, visitor != nil else { return .empty }
    let age = Figures.counted(standing.ageInDays, "day", "days")
    let waiting: HTML =
      standing.waiting > 0
      ? "<p>\(Figures.counted(standing.waiting, "extract waits", "extracts wait")) for a person’s decision.</p>"
      : .empty
    return """
      <div class="notice" role="region" aria-label="Age of the figures"><p><strong>These figures are \(age) old</strong>\
      They are of \(standing.extractDate.text). A newer extract has not been accepted, so the last good figures stay. \
      <a href="\(Address.extracts)">See the extracts</a>.</p>\(waiting)</div>

      """
  }

  private var footer: HTML {
    let rules: HTML =
      visitor == nil
      ? .empty
      : cases.map { "Rules: \($0.rules). Cases of \($0.asOf.text)." }
        ?? standing.map { "Rules: \($0.rules). Figures of \($0.extractDate.text)." } ?? "No figures yet."
    let session: HTML =
      visitor.map {
        "<p data-session-seconds=\"\($0.secondsLeft)\">If you open nothing more, your session ends at \($0.ends).</p>"
      } ?? .empty
    return """
      <footer><div class="wrap"><ul>
      <li><a href="\(Address.guidePart(.questions))">Questions and help</a></li>
      <li><a href="\(Address.guide)">How figures are made</a></li>
      <li><a href="\(Address.guidePart(.words))">Words</a></li>
      \(HTML.when(visitor != nil, "<li><a href=\"\(Address.rules)\">Rules and their sources</a></li>\n"))\
      <li><a href="\(Address.accessibility)">Accessibility statement</a></li>
      </ul><p>\(rules)\(HTML.when(isSample, " Sample data."))</p>\(session)</div>\(HTML.when(visitor != nil, "<div id=\"session-notice\" class=\"ending\" role=\"status\"></div>"))</footer>
      """
  }
}

extension Frame.Section {
  var name: String {
    switch self {
    case .home: "Home"
    case .workload: "Workload"
    case .plans: PlanListView.heading
    case .excess: "Sustained excess"
    case .concerns: ConcernListView.heading
    case .cases: "Cases"
    case .unallocated: "Unallocated"
    case .quality: "Data quality"
    case .records: "Records by hand"
    case .extracts: "Extracts"
    case .sharing: "Shared with partners"
    case .ties: TiesPage.tiesHeading
    case .inspections: "Inspections"
    case .subjects: SubjectsPage.heading
    case .guide: "How figures are made"
    case .rules: "Rules"
    case .audit: "Audit trail"
    case .accounts: "Accounts"
    }
  }

  /// Where the section begins for somebody; nil where they may not open it.
  func address(for actor: Actor, _ pack: RulePack) -> Address? {
    let rules = pack.access
    func place(_ fields: Permission.Fields, _ address: (CaseAddress.Place?) -> CaseAddress) -> Address? {
      actor.unit(for: .view, fields, rules).map { unit in
        .cases(address(unit.map { CaseAddress.Place(level: $0.level, code: $0.code) }))
      }
    }
    func when(_ may: Bool, _ address: Address) -> Address? { may ? address : nil }
    switch self {
    case .home: return when(actor.home(rules) == .week, .home)
    case .workload:
      return actor.unit(for: .view, .figures, rules).map { unit in
        if case .unit = actor.home(rules) { return .home }
        return unit.map { .unit(level: $0.level, code: $0.code) }
          ?? .unit(level: pack.levels.first?.id ?? "", code: pack.nation.code)
      }
    case .plans: return when(actor.may(.view, .plans, rules), .plans(.list))
    case .excess:
      return actor.unit(for: .view, .excess, rules).map { unit in
        .load(.excesses(unit.map { CaseAddress.Place(level: $0.level, code: $0.code) }))
      }
    case .concerns: return when(actor.may(.view, .stressReports, rules), .concerns(.list()))
    case .cases: return when(actor.may(.view, .cases, rules), .cases(.list(CaseListQuery(.service))))
    case .unallocated: return when(actor.may(.view, .cases, rules), .cases(.unallocated(nil)))
    case .quality: return place(.quality) { .quality($0) }
    case .records:
      let kept: [Permission.Fields] = [.cases, .workItems, .restrictions, .staff, .training, .organisation]
      return when(kept.contains { actor.may(.change, $0, rules) }, .records(.list))
    case .extracts: return when(actor.may(.view, .extracts, rules), .extracts)
    case .sharing: return when(actor.may(.view, .disclosures, rules), .sharing(.list()))
    case .ties: return when(actor.may(.view, .ties, rules), .ties(.ties()))
    case .inspections: return when(actor.may(.view, .inspections, rules), .ties(.inspections()))
    case .subjects: return when(actor.may(.export, .subjectAccess, rules), .subjects(.list))
    case .guide: return .guide
    case .rules: return .rules
    case .audit: return when(actor.may(.view, .audit, rules), .audit(.events(AuditQuery())))
    case .accounts: return when(actor.may(.view, .accounts, rules), .accounts(.list()))
    }
  }
}
