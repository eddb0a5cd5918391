import Caseload
import Casework

/// What every page has around its own part.
struct Frame {
  enum Section: CaseIterable {
    case workload, cases, unallocated, quality, records, extracts, guide, rules, accounts
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
    let managesAccounts: Bool

    init(_ person: SignedIn, at clock: WallClock) {
      name = person.actor.displayName
      formToken = FormToken(person.formToken)
      managesAccounts = person.actor.managesAccounts
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
    let items = Section.allCases.filter { $0 != .accounts || visitor.managesAccounts }.map { item -> HTML in
      if item == section {
        return "<li><a href=\"\(item.address)\" aria-current=\"page\"><strong>\(item.name)</strong></a></li>"
      }
      return "<li><a href=\"\(item.address)\">\(item.name)</a></li>"
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
      visitor.map { "<p>If you open nothing more, your session ends at \($0.ends).</p>" } ?? .empty
    return """
      <footer><div class="wrap"><ul>
      <li><a href="\(Address.guide)">How figures are made</a></li>
      \(HTML.when(visitor != nil, "<li><a href=\"\(Address.rules)\">Rules and their sources</a></li>\n"))\
      <li><a href="\(Address.accessibility)">Accessibility statement</a></li>
      </ul><p>\(rules)\(HTML.when(isSample, " Sample data."))</p>\(session)</div></footer>
      """
  }
}

extension Frame.Section {
  var name: String {
    switch self {
    case .workload: "Workload"
    case .cases: "Cases"
    case .unallocated: "Unallocated"
    case .quality: "Data quality"
    case .records: "Records by hand"
    case .extracts: "Extracts"
    case .guide: "How figures are made"
    case .rules: "Rules"
    case .accounts: "Accounts"
    }
  }

  var address: Address {
    switch self {
    case .workload: .home
    case .cases: .cases(.list(CaseListQuery(.service)))
    case .unallocated: .cases(.unallocated(nil))
    case .quality: .cases(.quality(nil))
    case .records: .records(.list)
    case .extracts: .extracts
    case .guide: .guide
    case .rules: .rules
    case .accounts: .accounts(.list())
    }
  }
}
