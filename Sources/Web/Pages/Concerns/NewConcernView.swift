import Casework
import Rules

/// Saying that a case cannot be taken safely, or reporting stress or overload.
struct NewConcernView {
  let form: NewConcernForm
  let routes: ConcernRoutes
  let token: FormToken
  let standing: Standing?

  static func heading(_ kind: Concern.Kind) -> String {
    switch kind {
    case .objection: "I cannot take this safely"
    case .report: "Report stress or overload"
    }
  }

  var page: Page {
    Page(
      title: form.problems.title(Self.heading(form.kind)), section: .concerns,
      breadcrumbs: [Frame.Link(text: ConcernListView.heading, address: .concerns(.list()))], standing: standing,
      main: """
        \(form.problems.summary)<h1>\(Self.heading(form.kind))</h1>
        \(about)<p>An answer with reasons and a next step is due in \
        \(Figures.counted(routes.rules.answerDays, "working day", "working days")); without one it goes a level higher by itself. You \
        see where it stands at any time. It stays on record, for you and for whoever answers.</p>
        \(routes.mayReport ? form.html(routes, token) : Part.empty(Service.noStaffCode))
        """)
  }

  private var about: HTML {
    guard form.kind == .objection else {
      return "<p>This is about your work as a whole, and no single case. Saying it early is good practice.</p>\n"
    }
    let accountable =
      switch routes.isHeld {
      case true?: "You hold this case: you stay accountable for it until an answer says otherwise."
      case false?:
        "You do not hold this case: the senior probation officer of the team is accountable until it is allocated."
      case nil:
        """
        Before a case is allocated the senior probation officer of the team is accountable for it; after that its practitioner, until an \
        answer says otherwise.
        """
      }
    return """
      <p>Saying this is part of good practice. \(accountable) The answer says what stops, what public protection still requires, and who \
      covers.</p>

      """
  }
}
