import Caseload
import Casework

extension Standing {
  /// `As of 22 November 2026, rules: England and Wales, version 2026.1.`, with a warning when the next extract is overdue.
  var stamp: String {
    var text = "As of \(extractDate.text). Rules: \(rules)."
    if isLate { text += " The next extract is late: these figures are \(ageInDays) days old." }
    if isSample { text += " Sample data." }
    return text
  }
}
