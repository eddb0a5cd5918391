import Casework
import Rules

/// Who answers concerns, by when and with what, as the page of rules lists them.
struct ConcernRuleTables {
  let pack: RulePack

  var sections: [(String, HTML)] {
    let rules = pack.concerns
    guard !rules.levels.isEmpty else { return [] }
    let days = Figures.counted(rules.answerDays, "working day", "working days")
    let levels = rules.levels.map { pack.access.role($0)?.label ?? $0 }.joined(separator: ", then ")
    let table = Table(
      caption: "What can be done about a concern",
      columns: [Table.Column(heading: "Meaning"), Table.Column(heading: "Remedy")],
      rows: rules.remedies.map { ["\(ConcernWords.meaning($0.meaning))", "\($0.label)"] }
    ).html
    return [
      ("Concerns of practitioners", "<p>Each level has \(days) for an answer: \(levels).</p>\n\(table)")
    ]
  }
}
