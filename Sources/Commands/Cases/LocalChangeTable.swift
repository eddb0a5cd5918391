import Casework

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
