import DataFormat
import Rules

/// Who holds the truth of a sheet, by the rule pack.
struct TruthHolder {
  let isCaseSystem: Bool

  init(_ sheet: Sheet, _ pack: RulePack) { isCaseSystem = pack.owners.caseSystem.contains(sheet.name) }

  var name: String { isCaseSystem ? "The case system" : "Headroom" }

  /// What that means for a change made here.
  var sentence: String {
    isCaseSystem
      ? "The case system holds the truth of this. A change made here counts at once, is marked as waiting, and stays so until the case system says the same."
      : "Headroom holds the truth of this. A change made here stands at once."
  }
}
