import Casework

/// Asks for the reason before a restricted case opens, and who is told.
struct OpeningPage {
  let crn: String
  let people: [(name: String, displayName: String)]
  let reason: String
  let told: String
  let minutes: Int
  let problems: [FieldProblem]
  let token: FormToken
  let standing: Standing?

  static let reasonField = "reason"
  static let toldField = "told"
  private static let heading = "Open a restricted case"

  var page: Page {
    Page(title: problems.title(Self.heading), section: .cases, standing: standing, main: main)
  }

  private var main: HTML {
    """
    \(problems.summary)<h1>\(Self.heading)</h1>
    <p>This case is kept to some people. If your work needs it now, it opens for \(Figures.counted(minutes, "minute", "minutes")).
    Your reason is kept, and the person whom you choose is told.</p>
    <form method="post" action="\(Address.cases(.opening(crn: crn)))">
    \(token.field)\(field)\(select)<button class="button" type="submit">Open it and tell them</button>
    </form>
    """
  }

  private var field: HTML {
    Field(
      name: Self.reasonField, label: "Why you need it",
      hint: "One sentence. It can be read by whoever checks the audit trail.",
      width: "wide", value: reason, error: problems.sentence(of: Self.reasonField)
    ).html
  }

  private var select: HTML {
    ChoiceField(
      name: Self.toldField, label: "Who is told", choices: people.map { (value: $0.name, words: $0.displayName) },
      value: told
    ).html
  }
}

/// Restricted cases that others opened and told somebody of, at the head of that person's first page.
struct ToldPart {
  let openings: [CaseOpening]

  var html: HTML {
    guard !openings.isEmpty else { return .empty }
    let items = openings.map { opening -> HTML in
      let which: HTML =
        opening.crn.map { Part.link("case \($0)", .cases(.detail(crn: $0))) } ?? "a case that is kept from you too"
      return """
        <li>\(opening.openedBy) opened \(which) at \(Times.text(ofUTC: opening.openedAt)): “\(opening.reason)”</li>

        """
    }
    return """
      <div class="notice" role="region" aria-label="Restricted cases that were opened"><p><strong>You were told of restricted cases \
      that were opened</strong></p><ul>
      \(items)</ul></div>

      """
  }
}
