import Casework

/// A change made here of what the case system owns, as JSON carries it.
struct LocalChangeJSON: Encodable {
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

  init(_ change: LocalChange) {
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

extension [LocalChange] {
  /// A line for each.
  var table: String {
    var table = TextTable([
      .words("Case"), .words("What"), .words("Before"), .words("After"), .words("Made"), .words("By"), .words("State"),
      .words("The case system says"),
    ])
    for change in self {
      table.add(
        change.crn ?? "", change.label.isEmpty ? "new row of \(change.sheet)" : "\(change.sheet): \(change.label)",
        change.before ?? "", change.after ?? "", change.madeAt, change.madeBy, change.state.rawValue,
        change.feedValue ?? "")
    }
    return table.text
  }
}
