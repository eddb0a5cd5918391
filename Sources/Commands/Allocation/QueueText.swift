import Caseload
import Casework

/// The queue of unallocated cases as text.
struct QueueText {
  let queue: UnallocatedQueue

  var text: String {
    var table = TextTable([
      .words("CRN"), .words("Name"), .words("Tier"), .words("Type"), .words("Team"), .figures("Days"), .words("Due"),
      .words("Held before"),
    ])
    for case .some(let entry) in queue.entries {
      let late = entry.isEscalated ? " for the head of PDU" : entry.isLate ? " late" : ""
      table.add(
        entry.row.crn, entry.row.name, entry.row.tierText, entry.row.type ?? "not recorded",
        entry.row.team ?? "no team",
        entry.row.days.map(String.init) ?? "", (entry.due?.iso ?? "") + late, entry.lastHolder?.name ?? "new")
    }
    let hidden = queue.entries.count { $0 == nil }
    let notes = [
      hidden > 0 ? "\(counted(hidden, "restricted case")) of this page not shown." : nil,
      pageNote(queue.page, of: queue.pages),
    ].compactMap(\.self)
    let summary =
      "\(queue.unit.name): \(counted(queue.total, "unallocated case")), \(queue.late) late"
      + (queue.longest.map { ", the longest waiting \(counted($0, "day"))" } ?? "")
    return ([summary, queue.standing.stamp, "", table.text] + notes + units).joined(separator: "\n")
  }

  /// Who waits longest, by the unit below.
  private var units: [String] {
    guard !queue.parts.isEmpty else { return [] }
    var table = TextTable([.words("Unit"), .figures("Cases"), .figures("Late"), .figures("Longest wait, days")])
    for part in queue.parts {
      table.add(
        part.unit?.name ?? "no unit below", "\(part.count)", "\(part.late)", part.longest.map(String.init) ?? "")
    }
    return ["", table.text]
  }
}
