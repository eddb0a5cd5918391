import Caseload
import Casework

extension Part {
  /// As of which day, by which rules.
  static func stamp(_ standing: Standing, before: String = "") -> HTML {
    """
    <p class="stamp">\(before.isEmpty ? "" : before + " · ")As of \(standing.extractDate.text) · rules: \(standing.rules)</p>

    """
  }

  /// The same for case-level data.
  static func stamp(_ cases: CaseStanding, before: String = "") -> HTML {
    """
    <p class="stamp">\(before.isEmpty ? "" : before + " · ")As of \(cases.asOf.text) · rules: \(cases.rules)</p>

    """
  }
}
