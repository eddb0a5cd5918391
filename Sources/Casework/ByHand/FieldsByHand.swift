import Caseload

/// The days for which something entered by hand holds: from one that is not past, within a year.
struct DaysByHand {
  let from: LocalDate
  let until: LocalDate?

  /// By the names `from` and `until`. - Parameter day: as of which figures stand.
  func problems(on day: LocalDate) -> [HandProblem] {
    var problems: [HandProblem] = []
    if from < day {
      problems.append(
        HandProblem(
          column: "from", message: "Begin on \(day.text) or later: figures of days that are past do not change."))
    }
    if from > day + Service.longestAhead {
      problems.append(HandProblem(column: "from", message: "Begin within a year of \(day.text)."))
    }
    if let until, until < from {
      problems.append(HandProblem(column: "until", message: "The last day is before the first."))
    }
    return problems
  }
}

/// Why something was entered, in a sentence that is kept.
struct ReasonByHand {
  static let longest = 500
  let text: String

  init(_ text: String) { self.text = text.oneLine }

  /// By the name `reason`.
  func problems(_ lacking: String) -> [HandProblem] {
    if text.isEmpty { return [HandProblem(column: "reason", message: lacking)] }
    if text.count > Self.longest {
      return [HandProblem(column: "reason", message: "Use at most \(Self.longest) characters.")]
    }
    return []
  }
}

extension String {
  /// Every run of white space as one space, none at the ends.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
