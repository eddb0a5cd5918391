package import Casework

/// A change made here of what the case system owns, as JSON carries it.
package struct LocalChangeJSON: Encodable {
  let crn: String?
  let sheet: String
  let row: String
  let column: String
  let before: String?
  let after: String?
  let madeAt: String
  let madeBy: String
  let reason: String?
  let state: String
  let caseSystemSays: String?

  package init(_ change: LocalChange) {
    crn = change.crn
    sheet = change.sheet
    row = change.rowKey
    column = change.column
    before = change.before
    after = change.after
    madeAt = change.madeAt
    madeBy = change.madeBy
    reason = change.reason
    state = change.state.rawValue
    caseSystemSays = change.feedValue
  }
}
