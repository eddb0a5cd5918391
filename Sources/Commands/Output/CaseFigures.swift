import Caseload
import Casework

/// How case-level figures stand, as JSON carries it.
struct CaseStandingJSON: Encodable {
  let asOf: String
  let importedAt: String
  let rules: String
  let waitingChanges: Int
  let disagreements: Int
  let isSampleData: Bool

  init(_ standing: CaseStanding) {
    asOf = standing.asOf.iso
    importedAt = standing.importedAt
    rules = standing.rules
    waitingChanges = standing.waiting
    disagreements = standing.disagreements
    isSampleData = standing.isSample
  }
}

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

/// Who holds a case.
struct HolderJSON: Encodable {
  let staffCode: String
  let name: String

  init(_ holder: CaseRow.Holder) {
    staffCode = holder.staffCode
    name = holder.name
  }
}

/// A current case as lists show it.
struct CaseRowJSON: Encodable {
  let crn: String
  let name: String
  let tier: String
  let isProvisional: Bool
  let type: String?
  let location: String?
  let rosh: String?
  let mappa: String?
  let team: String?
  let holder: HolderJSON?
  let since: String?
  let days: Int?
  let release: String?
  let expectedEnd: String?
  let isOverEnd: Bool
  let hasWaitingChange: Bool

  init(_ row: CaseRow) {
    crn = row.crn
    name = row.name
    tier = row.tier
    isProvisional = row.isProvisional
    type = row.type
    location = row.location
    rosh = row.rosh
    mappa = row.mappa
    team = row.team
    holder = row.holder.map(HolderJSON.init)
    since = row.since?.iso
    days = row.days
    release = row.release?.iso
    expectedEnd = row.expectedEnd?.iso
    isOverEnd = row.isOverEnd
    hasWaitingChange = row.hasWaitingChange
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
