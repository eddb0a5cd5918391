import Caseload
import Casework
import Rules
import Workload

/// Sentences of a balance: how many are over their time, whether work lies unevenly, and what is the answer to it.
struct BalanceWords {
  let balance: Balance

  private var line: Balance.Line { balance.line }

  var sentence: String {
    guard !line.isKeptBack else { return "Not shown: too few people work here, or in a unit beside it." }
    guard line.people > 0 else { return "Not computable: nobody here has a figure of available time." }
    guard let over = line.over else {
      return "\(Figures.counted(line.people, "person", "people")) counted. \(evenness)"
    }
    return "\(Figures.number(over)) of \(Figures.counted(line.people, "person", "people")) "
      + "\(over == 1 ? "has" : "have") more work than time. \(evenness)"
  }

  private var evenness: String {
    guard let people = balance.between.first(where: { $0.kind == .people }) else { return "" }
    return people.spread.isUnbalanced(from: balance.comparison.unbalancedPercent)
      ? "Work is unbalanced between them." : "Work is balanced between them."
  }

  /// When all together have more work than time, moving it is no answer; when they have not and it is uneven, it may be.
  var answer: String? {
    guard !line.isKeptBack, let percent = line.percent else { return nil }
    let level = "work is \(Figures.percent(percent)) of the available time of all together"
    if balance.isOver {
      return
        "\(place) is full: \(level). Moving work between people here does not help. What can: escalate it to the head of the "
        + "unit above, prioritise what comes first and what waits, or borrow staff time."
    }
    guard let people = balance.between.first(where: { $0.kind == .people }),
      people.spread.isUnbalanced(from: balance.comparison.unbalancedPercent)
    else { return nil }
    return
      "Unbalanced, not over: \(level). \(Figures.percent(people.spread.percent)) of the work lies on some above the share of "
      + "their time. That is one thing to look at together, not a fault of anybody."
  }

  private var place: String { balance.units.isEmpty ? "The team" : "The unit" }

  var keptBack: String {
    "Numbers about fewer than \(balance.comparison.fewestPeople) people are kept back, and those from which they could be worked out."
  }

  /// `Under 40`, `40 to under 45`, `80 and over`.
  func band(_ band: Int) -> String {
    let lines = balance.lines.bands
    guard let first = lines.first else { return "All" }
    if band == 0 { return "Under \(first)" }
    return band < lines.count ? "\(lines[band - 1]) to under \(lines[band])" : "\(lines[band - 1]) and over"
  }

  func kind(_ kind: Balance.Between.Kind) -> String {
    switch kind {
    case .people: "People"
    case .units: "Units below"
    case .grades: "Grades"
    case .mixes: "Mostly high risk and mixed caseloads"
    }
  }
}
