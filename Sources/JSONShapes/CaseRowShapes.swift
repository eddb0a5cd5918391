import Caseload
package import Casework

/// How case-level figures stand, as JSON carries it.
package struct CaseStandingJSON: Encodable {
  let asOf: String
  let importedAt: String
  let rules: String
  let waitingChanges: Int
  let disagreements: Int
  let isSampleData: Bool

  package init(_ standing: CaseStanding) {
    asOf = standing.asOf.iso
    importedAt = standing.importedAt
    rules = standing.rules
    waitingChanges = standing.waiting
    disagreements = standing.disagreements
    isSampleData = standing.isSample
  }
}

/// Who holds a case.
package struct HolderJSON: Encodable {
  let staffCode: String
  let name: String

  package init(_ holder: CaseRow.Holder) {
    staffCode = holder.staffCode
    name = holder.name
  }
}

/// A current case as lists show it.
package struct CaseRowJSON: Encodable {
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

  package init(_ row: CaseRow) {
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
