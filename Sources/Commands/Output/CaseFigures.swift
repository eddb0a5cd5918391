import Caseload
import Casework

extension CaseStanding {
  /// `As of 22 November 2026. Rules: England and Wales, version 2026.1.`
  var stamp: String {
    var text = "As of \(asOf.text). Rules: \(rules)."
    if waiting > 0 { text += " Changes that wait for the case system: \(waiting)." }
    if disagreements > 0 { text += " Disagreements with it: \(disagreements)." }
    if isSample { text += " Sample data." }
    return text
  }
}

extension CaseRow {
  /// The tier with a mark where it may still rise.
  var tierText: String { isProvisional ? "\(tier)?" : tier }
}

/// `1 case`, `3 cases`.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(count) \(count == 1 ? one : several ?? one + "s")"
}
