import Casework

/// Questions that people ask, and who helps. It stands at the same place on every page.
struct QuestionsPage {
  /// People who look after accounts here; empty for a reader who has not signed in.
  let helpers: [Helper]
  let isSignedIn: Bool
  let standing: Standing?

  static let heading = "Questions and help"

  var page: Page {
    Page(
      title: Self.heading, section: nil, standing: standing,
      main: """
        <h1>\(Self.heading)</h1>
        <section><h2>About figures</h2>
        \(question("Does a high percentage mean that I am doing something wrong?", """
          No. It compares the work that is allocated to you with the time that you have. It does not say how well anyone is doing, and \
          it leaves out much of what makes work hard. It is there so that work can be shared fairly.
          """))\(question("Does a low percentage mean that I have time to spare?", """
          Not by itself. The measure leaves things out, and each page “How this is worked out” lists what. Tell your senior probation \
          officer what it does not show.
          """))\(question("Why is my figure not what I expected?", """
          Open it down to its lines: each case, report and hour that is in it stands there, and so does what was left out and who can mend \
          it. \(Part.link("A worked example", .guide)) shows the same steps with made-up numbers.
          """))\(question("What do the words mean?", "They are explained under \(Part.link("Words", .guidePart(.words)))."))\(choice)</section>
        <section><h2>About your work</h2>
        \(question("I cannot take another case safely. What do I do?", """
          Tell your senior probation officer now; you need no figure for it. Nothing is allocated by this program: a named manager decides, \
          and is to hear you first.
          """))\(question("Something about a case or about my hours is wrong. Who mends it?", """
          What the case system holds is mended there, and is here after the next night. Hours and reductions are mended by your line \
          manager. Pages about data quality name who can mend each record.
          """))\(question("Why can I not open a case?", """
          Either it is not within the reach of your role, or it is kept to some people. If your work needs it, ask your senior probation \
          officer.
          """))</section>
        <section><h2>About data</h2>
        \(question("Who sees what I look at?", """
          Looking at people’s data is noted in the audit trail, to check that it is lawful and safe. The trail is never used to measure how \
          people work.
          """))\(question("Somebody asks what is held about them. What do I do?", """
          Pass the request on to your service’s data protection officer at once. They can have a draft of all that is held made, which a \
          person reads before anything is given out.
          """))</section>
        <section><h2>Who helps</h2>
        \(who)<p>For barriers on a page, see the \(Part.link("accessibility statement", .accessibility)).</p></section>
        """)
  }

  private func question(_ words: String, _ answer: HTML) -> HTML { "<h3>\(words)</h3>\n<p>\(answer)</p>\n" }

  private var choice: HTML {
    guard isSignedIn else { return .empty }
    return question(
      "Can I choose not to see my percentage?",
      "Yes, under \(Part.link("your account", .signIn(.account()))). Nobody is told what you chose.")
  }

  private var who: HTML {
    guard isSignedIn else { return "<p>Whoever looks after accounts in your service helps you to sign in.</p>\n" }
    guard !helpers.isEmpty else { return "<p>Nobody looks after accounts at present. Ask your manager.</p>\n" }
    let people = helpers.map { helper -> HTML in "\(helper.displayName), \(helper.name)" }
    return "<p>These people look after accounts, roles and this program in your service:</p>\n\(Part.list(people))"
  }
}
