import Casework

/// The glossary: the words that pages use, each explained in a sentence or two.
struct WordsPage {
  let standing: Standing?

  static let heading = "Words"

  var page: Page {
    Page(
      title: Self.heading, section: .guide, breadcrumbs: [Frame.Link(text: "How figures are made", address: .guide)],
      standing: standing,
      main: """
        <h1>\(Self.heading)</h1>
        <p>What the words on these pages mean. The figures themselves are explained under
        \(Part.link("how figures are made", .guide)).</p>
        <section><h2>Work and time</h2>
        \(GuideWords.html)</section>
        <section><h2>People and cases</h2>
        \(GuideWords.field)</section>
        <section><h2>This service</h2>
        \(GuideWords.service)</section>
        """)
  }
}
